"""People and activities that the tests of activities share."""

import uuid
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

import httpx
import pytest
from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts.models import Role
from app.volunteers.models import Organisation
from tests.activities.builders import make_organisation
from tests.builders import MONDAY_MORNING, make_grant
from tests.conftest import Freeze, LogIn

StaffOf = Callable[..., Awaitable[httpx.AsyncClient]]


@pytest.fixture
def monday(freeze: Freeze) -> datetime:
    """Half past ten on a Monday morning in Shanghai, for as long as the test runs."""
    freeze(MONDAY_MORNING)
    return MONDAY_MORNING


@pytest.fixture
def staff_of(log_in: LogIn, session: AsyncSession) -> StaffOf:
    """Somebody who is logged in and holds a role in the region."""

    async def staff_of(
        role: Role = Role.REGION_ADMIN, scope_id: uuid.UUID | None = None, **more: Any
    ) -> httpx.AsyncClient:
        me = await log_in(f"staff{uuid.uuid4().hex[:8]}")
        account_id = uuid.UUID((await me.get("/v1/me")).json()["id"])
        await make_grant(session, account_id, role, scope_id, **more)
        await session.commit()
        return me

    return staff_of


@pytest.fixture
async def team(session: AsyncSession) -> Organisation:
    """An active team of the region."""
    made = await make_organisation(session)
    await session.commit()
    return made


@pytest.fixture
async def organiser(monday: datetime, team: Organisation, staff_of: StaffOf) -> httpx.AsyncClient:
    """Who organises for the team, on that Monday morning."""
    return await staff_of(Role.ORGANISER, team.id)
