"""Rate limits count over all processes, by window, and are forgotten."""

import asyncio
from datetime import datetime, timedelta

import asyncpg
import httpx
import pytest
from fastapi import FastAPI
from sqlmodel import func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts import jobs
from app.errors import TooManyRequestsError
from app.jobs import JobContext
from app.limits import RateLimit, spend
from app.settings import Settings
from tests.builders import MONDAY_MORNING, make_station
from tests.conftest import LOOPBACK, Freeze, Run


@pytest.fixture
def pool(app: FastAPI) -> asyncpg.Pool:
    found: asyncpg.Pool = app.state.hot_pool
    return found


async def uses(pool: asyncpg.Pool, times: int, *, of: int, key: str = "k") -> int:
    """Return how many of so many uses were let through."""
    passed = 0
    for _ in range(of):
        try:
            await spend(pool, key, times=times, seconds=60)
        except TooManyRequestsError:
            continue
        passed += 1
    return passed


async def test_as_many_as_are_allowed_pass_in_a_window(pool: asyncpg.Pool, freeze: Freeze) -> None:
    freeze(MONDAY_MORNING)
    assert await uses(pool, 3, of=5) == 3
    assert await uses(pool, 3, of=5, key="another") == 3
    freeze(MONDAY_MORNING + timedelta(seconds=60))
    assert await uses(pool, 3, of=5) == 3


async def test_the_refusal_says_when_the_window_ends(pool: asyncpg.Pool, freeze: Freeze) -> None:
    freeze(MONDAY_MORNING + timedelta(seconds=42))
    await spend(pool, "k", times=1, seconds=60)
    with pytest.raises(TooManyRequestsError) as refused:
        await spend(pool, "k", times=1, seconds=60)
    assert refused.value.retry_after_seconds == 18


async def test_many_at_once_are_counted_one_by_one(pool: asyncpg.Pool, freeze: Freeze) -> None:
    freeze(MONDAY_MORNING)
    passed = await asyncio.gather(*(uses(pool, 20, of=1) for _ in range(60)))
    assert sum(passed) == 20


async def test_who_used_what_is_kept_hashed_and_forgotten_after_the_window(
    app: FastAPI, pool: asyncpg.Pool, session: AsyncSession, freeze: Freeze
) -> None:
    freeze(MONDAY_MORNING)
    await spend(pool, "log_in:10.1.2.3", times=1, seconds=60)
    (row,) = (await session.exec(select(RateLimit))).all()
    assert "10.1.2.3" not in row.key
    await session.rollback()
    context = JobContext(app.state.sessionmaker, app.state.wechat, app.state.settings)
    for seconds, left in ((30, 1), (61, 0)):
        freeze(MONDAY_MORNING + timedelta(seconds=seconds))
        await jobs.forget_expired(context, {})
        assert (await session.exec(select(func.count()).select_from(RateLimit))).one() == left
        await session.rollback()


@pytest.mark.parametrize(("limits", "last"), [("on", 429), ("off", 204)])
async def test_they_can_be_switched_off_for_load_tests(
    settings: Settings,
    run_app: Run,
    session: AsyncSession,
    *,
    limits: str,
    last: int,
    monday: datetime,
) -> None:
    station = await make_station(session)
    await session.commit()
    app = await run_app(settings.model_copy(update={"rate_limits": limits}))
    transport = httpx.ASGITransport(app, client=("127.0.0.1", 50000))
    async with httpx.AsyncClient(transport=transport, base_url=LOOPBACK) as client:
        for _ in range(121):
            answer = await client.post(f"/v1/stations/{station.id}/visit")
    assert answer.status_code == last
    if last == 429:
        assert answer.headers["retry-after"]
        assert answer.json()["code"] == "too_many_requests"


@pytest.fixture
def monday(freeze: Freeze) -> datetime:
    """A window of a minute that does not end in the middle of the test."""
    freeze(MONDAY_MORNING)
    return MONDAY_MORNING
