"""People and places that the tests of stations share."""

import uuid
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

import httpx
import pytest
from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts.models import Role
from app.regions.models import Region
from tests.builders import HERE, MONDAY_MORNING, REGION, make_community, make_grant
from tests.conftest import Freeze, LogIn

Get = Callable[..., Awaitable[Any]]
StaffOf = Callable[..., Awaitable[httpx.AsyncClient]]


@pytest.fixture
def monday(freeze: Freeze) -> datetime:
    """Half past ten on a Monday morning in Shanghai, for as long as the test runs."""
    freeze(MONDAY_MORNING)
    return MONDAY_MORNING


@pytest.fixture
def nearby(client: httpx.AsyncClient) -> Get:
    """What is around the county seat, or around ``at``."""

    async def get(at: tuple[float, float] = HERE, **query: Any) -> list[dict[str, Any]]:
        asked = {"latitude": at[0], "longitude": at[1]} | query
        answer = await client.get("/v1/stations/nearby", params=asked)
        assert answer.status_code == 200, answer.text
        items: list[dict[str, Any]] = answer.json()["items"]
        return items

    return get


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
async def region(session: AsyncSession) -> Region:
    """The county with 圪洞镇 and 武当社区."""
    await make_community(session)
    await session.commit()
    return await session.get_one(Region, REGION)
