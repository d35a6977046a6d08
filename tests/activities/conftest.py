"""People and activities that the tests of activities share."""

import uuid
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

import asyncpg
import httpx
import orjson
import pytest
from fastapi import FastAPI
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app import jobs as all_jobs
from app.accounts.models import Role
from app.activities import telling
from app.databases import plain
from app.jobs import JobContext
from app.messages.models import InboxMessage
from app.volunteers.models import Organisation
from tests.activities.builders import make_organisation
from tests.builders import MONDAY_MORNING, make_grant
from tests.conftest import Freeze, LogIn
from tests.databases import TestDatabase

StaffOf = Callable[..., Awaitable[httpx.AsyncClient]]
Told = Callable[[], Awaitable[list[tuple[uuid.UUID, str, str]]]]


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


@pytest.fixture
def told(app: FastAPI, database: TestDatabase, session: AsyncSession) -> Told:
    """Do the jobs that tell people; return whom, of what kind, what."""

    async def told() -> list[tuple[uuid.UUID, str, str]]:
        context = JobContext(app.state.sessionmaker, app.state.wechat, app.state.settings)
        queue = await asyncpg.connect(plain(database.superuser_url))
        take = "DELETE FROM pgqueuer WHERE entrypoint = $1 RETURNING payload"
        for row in await queue.fetch(take, telling.TELL):
            for _ in range(2):  # at least once: again tells nobody again
                await all_jobs.handlers[telling.TELL](context, orjson.loads(row["payload"]))
        await queue.close()
        rows = await session.exec(select(InboxMessage).order_by(col(InboxMessage.id)))
        return [(row.account_id, row.kind, row.text) for row in rows]

    return told
