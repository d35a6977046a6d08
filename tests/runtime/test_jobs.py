"""Jobs: written with what they belong to, done at least once, visible when they fail."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlmodel.ext.asyncio.session import AsyncSession

from app import jobs, migrations, worker
from app.databases import APP, DATABASE, OWNER, create_database
from app.db import SessionMaker, make_engine, make_sessionmaker
from app.embedded import EmbeddedPostgres
from app.jobs import JobContext, Schedule
from app.settings import Settings
from tests.databases import TestDatabase
from tests.runtime.jobs_for_tests import read_notes

TRACEBACKS = "SELECT string_agg(traceback::text, ' ') FROM pgqueuer_log"
PROGRAM = Path(__file__).with_name("worker_for_tests.py")


@asynccontextmanager
async def working(url: str, sessionmaker: SessionMaker) -> AsyncIterator[None]:
    """Run a worker in this process."""
    stop = asyncio.Event()
    context = JobContext(sessionmaker, wechat=None, settings=Settings(_env_file=None))
    task = asyncio.create_task(worker.run_worker(context, url, stop))
    try:
        yield
    finally:
        stop.set()
        await task


async def until(
    condition: Callable[[], Awaitable[bool]], *, seconds: float = 15, every: float = 0.05
) -> None:
    """Wait for a condition, and fail when it does not come true in time."""
    async with asyncio.timeout(seconds):
        while not await condition():  # noqa: ASYNC110  # the database tells nobody
            await asyncio.sleep(every)


async def is_idle(sessionmaker: SessionMaker) -> bool:
    """Say whether nothing runs or was held; a schedule may have queued something meanwhile."""
    found = await count(sessionmaker)
    return (found["picked"], found["failed"]) == (0, 0)


async def count(sessionmaker: SessionMaker) -> dict[str, int]:
    async with sessionmaker() as session:
        return await worker.count_jobs(await session.connection())


async def test_a_job_commits_with_its_caller(session: AsyncSession) -> None:
    await jobs.enqueue(session, "tests.note", {"what": "a"})
    await session.commit()
    assert await session.scalar(text("SELECT count(*) FROM pgqueuer")) == 1


async def test_a_job_rolls_back_with_its_caller(session: AsyncSession) -> None:
    await jobs.enqueue(session, "tests.note", {"what": "a"})
    await session.rollback()
    assert await session.scalar(text("SELECT count(*) FROM pgqueuer")) == 0


async def test_the_same_key_waits_only_once(session: AsyncSession) -> None:
    for _ in range(2):
        await jobs.enqueue(session, "tests.note", {"what": "a"}, dedupe_key="k")
    await jobs.enqueue(session, "tests.slow", {"seconds": 0}, dedupe_key="k")
    await session.commit()
    assert await session.scalar(text("SELECT count(*) FROM pgqueuer")) == 2


async def test_a_worker_does_what_was_enqueued(
    database: TestDatabase, sessionmaker: SessionMaker
) -> None:
    async with sessionmaker.begin() as session:
        for number in range(30):
            await jobs.enqueue(session, "tests.note", {"what": f"{number:02}"})
    async with working(database.url, sessionmaker):
        await until(lambda: has_notes(sessionmaker, 30))
    assert await read_notes(sessionmaker) == [f"{number:02}" for number in range(30)]
    await until(lambda: is_idle(sessionmaker))


async def test_a_delayed_job_waits(database: TestDatabase, sessionmaker: SessionMaker) -> None:
    async with sessionmaker.begin() as session:
        await jobs.enqueue(session, "tests.note", {"what": "later"}, delay_seconds=3600)
        await jobs.enqueue(session, "tests.note", {"what": "now"})
    async with working(database.url, sessionmaker):
        await until(lambda: has_notes(sessionmaker, 1))
        await asyncio.sleep(0.3)
    assert await read_notes(sessionmaker) == ["now"]


async def test_a_failing_job_is_tried_again(
    database: TestDatabase, sessionmaker: SessionMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "FIRST_DELAY_SECONDS", 0.1)
    async with sessionmaker.begin() as session:
        await jobs.enqueue(session, "tests.fail_first", {})
    async with working(database.url, sessionmaker):
        await until(lambda: has_notes(sessionmaker, 2))
    assert await read_notes(sessionmaker) == ["attempt 0", "attempt 1"]


async def test_a_job_that_keeps_failing_is_held_and_its_words_are_not(
    database: TestDatabase, sessionmaker: SessionMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "MAX_ATTEMPTS", 1)
    async with sessionmaker.begin() as session:
        await jobs.enqueue(session, "tests.fail_first", {})
    async with working(database.url, sessionmaker):
        await until(lambda: is_held(sessionmaker))
        async with sessionmaker() as session:
            written = str(await session.scalar(text(TRACEBACKS)))
    assert "RuntimeError at jobs_for_tests.py" in written
    assert "13800138000" not in written


async def test_a_killed_workers_job_runs_again(
    database: TestDatabase, sessionmaker: SessionMaker
) -> None:
    async with sessionmaker.begin() as session:
        await jobs.enqueue(session, "tests.slow", {"seconds": 1})
    doomed = start_worker(database.url)
    await until(lambda: has_notes(sessionmaker, 1))
    os.kill(doomed.pid, signal.SIGKILL)
    doomed.wait()
    async with working(database.url, sessionmaker):
        await until(lambda: has_notes(sessionmaker, 3))
    notes = await read_notes(sessionmaker)
    assert notes == ["end", *sorted([f"start {doomed.pid}", f"start {os.getpid()}"])]


async def test_a_stopping_worker_finishes_what_it_began(
    database: TestDatabase, sessionmaker: SessionMaker
) -> None:
    async with sessionmaker.begin() as session:
        await jobs.enqueue(session, "tests.slow", {"seconds": 1})
    async with working(database.url, sessionmaker):
        await until(lambda: has_notes(sessionmaker, 1))
    assert await read_notes(sessionmaker) == ["end", f"start {os.getpid()}"]
    await until(lambda: is_idle(sessionmaker))


async def test_the_worker_comes_back_after_the_database_was_killed(folder: Path) -> None:
    server = EmbeddedPostgres(folder, is_fast=True)
    await asyncio.to_thread(server.start)
    await create_database(server.url(), DATABASE)
    url = server.url(APP, DATABASE)
    await migrations.upgrade(server.url(OWNER, DATABASE), url)
    engine = make_engine(url, pool_size=3)
    sessionmaker = make_sessionmaker(engine)
    async with working(url, sessionmaker):
        await asyncio.sleep(0.5)
        pid = int((server.cluster / "postmaster.pid").read_text().split("\n", 1)[0])
        os.kill(pid, signal.SIGKILL)
        await until(lambda: asyncio.to_thread(lambda: not server.is_running()))
        await asyncio.to_thread(server.start)
        async with sessionmaker.begin() as session:
            await jobs.enqueue(session, "tests.note", {"what": "after"})
        await until(lambda: has_notes(sessionmaker, 1))
    await engine.dispose()
    await asyncio.to_thread(server.stop)


async def test_scheduled_work_runs_once_in_a_slot_however_many_ask(
    sessionmaker: SessionMaker,
) -> None:
    schedule = Schedule("tests.note", 600)

    async def ask(slot: int) -> bool:
        async with sessionmaker.begin() as session:
            return await jobs.enqueue_due(session, schedule, slot)

    assert sum(await asyncio.gather(*(ask(7) for _ in range(8)))) == 1
    assert sum(await asyncio.gather(*(ask(6) for _ in range(2)))) == 0
    assert sum(await asyncio.gather(*(ask(8) for _ in range(8)))) == 1


def test_a_daily_slot_begins_at_its_time_in_shanghai() -> None:
    prune = jobs.schedules["jobs.prune"]
    begins = datetime(2026, 11, 22, 19, 40, tzinfo=UTC)  # 03:40 of the 23rd in Shanghai
    assert prune.slot_at(begins) == prune.slot_at(begins + timedelta(hours=23, minutes=59))
    assert prune.slot_at(begins) == prune.slot_at(begins - timedelta(seconds=1)) + 1


async def test_the_log_of_old_jobs_is_forgotten(sessionmaker: SessionMaker) -> None:
    insert = (
        "INSERT INTO pgqueuer_log (created, job_id, status, priority, entrypoint) "
        "VALUES (now() - make_interval(days => :days), 1, 'successful', 0, 'tests.note')"
    )
    async with sessionmaker.begin() as session:
        connection = await session.connection()
        for days in (1, 30):
            await connection.execute(text(insert), {"days": days})
    context = JobContext(sessionmaker, wechat=None, settings=Settings(_env_file=None))
    await worker.prune_log(context, {})
    async with sessionmaker() as session:
        assert await session.scalar(text("SELECT count(*) FROM pgqueuer_log")) == 1


def test_a_name_has_one_handler() -> None:
    with pytest.raises(ValueError, match=r"two handlers for the job tests\.note"):
        jobs.handler("tests.note")(jobs.handlers["tests.note"])


async def has_notes(sessionmaker: SessionMaker, number: int) -> bool:
    return len(await read_notes(sessionmaker)) >= number


async def is_held(sessionmaker: SessionMaker) -> bool:
    return (await count(sessionmaker))["failed"] == 1


def start_worker(url: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, str(PROGRAM), url])
