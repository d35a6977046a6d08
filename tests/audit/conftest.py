"""Writing the log of acts, sealing it, and looking whether it fits."""

from collections.abc import AsyncIterator
from datetime import timedelta

import asyncpg
import pytest
from fastapi import FastAPI
from sqlmodel.ext.asyncio.session import AsyncSession

from app import clock
from app.audit import jobs, seals
from app.audit.service import record_act
from app.databases import plain
from app.jobs import JobContext
from tests.builders import REGION, make_region
from tests.databases import TestDatabase


@pytest.fixture
def context(app: FastAPI) -> JobContext:
    return JobContext(app.state.sessionmaker, app.state.wechat, app.state.settings)


@pytest.fixture
async def superuser(database: TestDatabase) -> AsyncIterator[asyncpg.Connection]:
    """Somebody who may do everything to the database."""
    connection = await asyncpg.connect(plain(database.superuser_url))
    yield connection
    await connection.close()


async def write(session: AsyncSession, many: int, region_code: str = REGION) -> None:
    await make_region(session, region_code)
    for number in range(many):
        record_act(session, f"act{number}", account_id=None, region_code=region_code)
    await session.commit()


async def seal(context: JobContext) -> None:
    """Seal as the job does, when all that was written has settled."""
    with clock.shift(seals.SETTLED_AFTER + timedelta(seconds=1)):
        await jobs.seal_audit(context, {})


async def verdict(session: AsyncSession, region_code: str = REGION) -> tuple[int, int | None]:
    await session.rollback()
    found = await seals.verify(session, region_code)
    return found.entries, found.broken_at
