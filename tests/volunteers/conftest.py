"""A county, and people who volunteer in it."""

import uuid
from collections.abc import Awaitable, Callable

import httpx
import pytest
from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts.models import Role
from app.regions.models import Community
from tests.builders import make_community, make_grant
from tests.conftest import LogIn
from tests.volunteers.people import account_of, bind

StaffOf = Callable[..., Awaitable[httpx.AsyncClient]]


@pytest.fixture
async def community(session: AsyncSession) -> Community:
    """武当社区 of the county."""
    made = await make_community(session)
    await session.commit()
    return made


@pytest.fixture
async def li(log_in: LogIn, community: Community) -> httpx.AsyncClient:
    """Somebody who is logged in and has bound a phone."""
    me = await log_in("li")
    await bind(me)
    return me


@pytest.fixture
def staff_of(log_in: LogIn, session: AsyncSession, community: Community) -> StaffOf:
    """Somebody who is logged in and holds a role in the region."""

    async def staff_of(
        role: Role = Role.REGION_ADMIN, scope_id: uuid.UUID | None = None, **more: str
    ) -> httpx.AsyncClient:
        me = await log_in(f"staff{uuid.uuid4().hex[:8]}")
        await make_grant(session, await account_of(me), role, scope_id, **more)
        await session.commit()
        return me

    return staff_of
