"""Volunteers who are logged in, and hours of theirs."""

import uuid
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts.models import Role
from app.hours import awards, publicity
from app.hours.models import ServiceRecord
from app.jobs import JobContext
from app.volunteers.models import Volunteer
from tests.builders import REGION, make_grant
from tests.conftest import Freeze, LogIn
from tests.hours.builders import RULES, THEN, Event, make_person, turn_up

LATER = THEN + timedelta(days=8)
LogInAs = Callable[..., Awaitable[tuple[httpx.AsyncClient, Volunteer]]]


def once() -> dict[str, str]:
    return {"Idempotency-Key": str(uuid.uuid4())}


@pytest.fixture
def context(app: FastAPI) -> JobContext:
    return JobContext(app.state.sessionmaker, app.state.wechat, app.state.settings)


@pytest.fixture
def volunteering(log_in: LogIn, session: AsyncSession, freeze: Freeze) -> LogInAs:
    """Log somebody in who is a volunteer; the clock stands when a shift is settled."""
    freeze(THEN)

    async def log_in_as(
        name: str = "li", real_name: str = "王小明", region_code: str = REGION
    ) -> tuple[httpx.AsyncClient, Volunteer]:
        me = await log_in(name)
        account_id = uuid.UUID((await me.get("/v1/me")).json()["id"])
        volunteer = await make_person(session, account_id, region_code=region_code, name=real_name)
        await session.commit()
        return me, volunteer

    return log_in_as


@pytest.fixture
async def admin(log_in: LogIn, session: AsyncSession) -> httpx.AsyncClient:
    """The region's admin."""
    me = await log_in("admin")
    account_id = uuid.UUID((await me.get("/v1/me")).json()["id"])
    await make_grant(session, account_id, Role.REGION_ADMIN)
    await session.commit()
    return me


async def serve(
    session: AsyncSession, event: Event, volunteer: Volunteer | None = None, **given: Any
) -> ServiceRecord:
    """Somebody turns up and is awarded; committed."""
    attendance = await turn_up(session, event, volunteer, **given)
    record = await awards.award_attendance(session, event.region_code, attendance.id, RULES, THEN)
    assert record is not None
    await session.commit()
    return record


async def make_final(session: AsyncSession, now: datetime = LATER) -> None:
    """Let the days of publicity pass."""
    await publicity.close_publicity(session, REGION, now)
    await session.commit()
