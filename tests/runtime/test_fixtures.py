"""What the other tests stand on: the database is emptied, the server is real."""

import asyncio
import uuid
from datetime import UTC, datetime

import httpx
from sqlalchemy import text
from sqlmodel.ext.asyncio.session import AsyncSession

from app.limits import RateLimit
from tests.conftest import Freeze, LogIn, Serve


async def test_first_leaves_rows(session: AsyncSession, log_in: LogIn) -> None:
    await log_in("xiaowang")
    session.add(RateLimit(key="left", window=0, used=1, ends_at=datetime.now(UTC)))
    await session.commit()


async def test_next_finds_none_but_the_vocabulary(session: AsyncSession) -> None:
    for table in ("account", "rate_limit", "audit_entry", "login_session", "pgqueuer"):
        assert await session.scalar(text(f'SELECT count(*) FROM "{table}"')) == 0
    assert await session.scalar(text("SELECT count(*) FROM station_kind")) > 0


async def test_the_clock_stands_still(client: httpx.AsyncClient, freeze: Freeze) -> None:
    freeze(datetime(2027, 2, 17, 4, tzinfo=UTC))
    answer = await client.post("/v1/auth/wechat", json={"code": "demo:xiaowang:1"})
    assert answer.json()["expires_at"].startswith("2027-03-19T04:00:00")


async def test_several_processes_answer_one_rush(server: Serve) -> None:
    running = await asyncio.to_thread(server, 2)
    code = [f"demo:xiaowang:{uuid.uuid4()}" for _ in range(8)]
    async with httpx.AsyncClient(base_url=running.url, timeout=20) as client:
        answers = await asyncio.gather(
            *(client.post("/v1/auth/wechat", json={"code": one}) for one in code)
        )
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.json()["account"]["id"] for answer in answers}) == 1
