"""Do the jobs: poll the queue, retry what fails, come back after the database was away."""

import asyncio
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from traceback import extract_tb
from typing import Any

import asyncpg
import orjson
from pgqueuer.adapters.drivers.asyncpg import AsyncpgDriver
from pgqueuer.adapters.persistence.queries import Queries
from pgqueuer.core.executors import EntrypointExecutor, EntrypointExecutorParameters
from pgqueuer.core.qm import QueueManager
from pgqueuer.domain.errors import RetryRequested
from pgqueuer.domain.models import Context, Job
from sqlalchemy import text

from app import clock, jobs
from app.databases import plain
from app.jobs import JobContext, Payload
from app.logs import get_log

log = get_log()

POLL = timedelta(seconds=1)
HEARTBEAT_TIMEOUT = timedelta(seconds=5)  # a killed worker's job runs again after this
BATCH = 10
MAX_ATTEMPTS = 8  # with the delays below about ten minutes, then held for a person to look at
FIRST_DELAY_SECONDS = 2
MAX_DELAY_SECONDS = 300
RECONNECT_SECONDS = 1
SCHEDULE_SECONDS = 5
DRAIN_SECONDS = 10  # less than the 30 that a stop may take in all
KEEP_LOG_DAYS = 14


class JobFailedError(Exception):
    """A job that failed each time; names the error and the place, never its values."""


async def run_worker(context: JobContext, url: str, stop: asyncio.Event) -> None:
    """Do jobs until ``stop`` is set, then finish those that run.

    A lost connection is opened again: a job that ran meanwhile is done once more.
    """
    while not stop.is_set():
        try:
            await _work(context, url, stop)
        except Exception as error:  # noqa: BLE001  # whatever it was, jobs must go on
            log.warning("worker_lost_database", error=type(error).__name__)
            await _wait(stop, RECONNECT_SECONDS)


async def _work(context: JobContext, url: str, stop: asyncio.Event) -> None:
    connection = await asyncpg.connect(
        plain(url),
        timeout=5,
        command_timeout=10,
        server_settings={"application_name": "nuanxin-worker", "timezone": "UTC"},
    )
    try:
        manager = QueueManager(Queries(AsyncpgDriver(connection)))
        for name in jobs.handlers:
            _register(manager, name, context)
        await _run_until_stopped(manager, context, stop)
    finally:
        with suppress(OSError, asyncpg.PostgresError, asyncpg.InterfaceError, TimeoutError):
            await connection.close(timeout=2)


async def _run_until_stopped(
    manager: QueueManager, context: JobContext, stop: asyncio.Event
) -> None:
    running = asyncio.create_task(
        manager.run(
            dequeue_timeout=POLL,
            batch_size=BATCH,
            heartbeat_timeout=HEARTBEAT_TIMEOUT,
            shutdown_on_listener_failure=True,
        )
    )
    scheduling = asyncio.create_task(_schedule(context, stop))
    stopping = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({running, scheduling, stopping}, return_when=asyncio.FIRST_COMPLETED)
        manager.shutdown.set()
        if scheduling.done():
            scheduling.result()
        await asyncio.wait_for(running, DRAIN_SECONDS)
    finally:
        for task in (running, scheduling, stopping):
            task.cancel()
        await asyncio.gather(running, scheduling, stopping, return_exceptions=True)


def _register(manager: QueueManager, name: str, context: JobContext) -> None:
    async def run(job: Job) -> None:
        payload: Payload = orjson.loads(job.payload or b"{}")
        await jobs.handlers[name](context, payload)

    # "hold": what keeps failing stays in the queue as failed, where people see it.
    parameters = EntrypointExecutorParameters(concurrency_limit=0, func=run, on_failure="hold")
    manager.register_executor(name, _RetryingExecutor(parameters))


class _RetryingExecutor(EntrypointExecutor):
    """Puts a failed job back with a growing delay; holds it after the last attempt."""

    async def execute(self, job: Job, context: Context) -> None:
        try:
            await super().execute(job, context)
        except Exception as error:  # noqa: BLE001  # whatever a handler raises
            # pgqueuer stores the text of an error: ours names no values, which may be personal.
            what = f"{type(error).__name__} at {_place_of(error)}"
            log.warning("job_failed", job=job.entrypoint, attempt=job.attempts + 1, error=what)
            if job.attempts + 1 >= MAX_ATTEMPTS:
                raise JobFailedError(what) from None
            delay = min(FIRST_DELAY_SECONDS * 2**job.attempts, MAX_DELAY_SECONDS)
            raise RetryRequested(delay=timedelta(seconds=delay), reason=what) from None


def _place_of(error: BaseException) -> str:
    """Return file and line of the innermost frame that is no library's."""
    frames = [one for one in extract_tb(error.__traceback__) if "/lib/python" not in one.filename]
    return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"


async def _schedule(context: JobContext, stop: asyncio.Event) -> None:
    """Enqueue scheduled work when its slot begins; the database lets one process win."""
    known: dict[str, int] = {}
    while not stop.is_set():
        for schedule in jobs.schedules.values():
            slot = schedule.slot_at(clock.now())
            if known.get(schedule.name) == slot:
                continue
            async with context.sessionmaker.begin() as session:
                await jobs.enqueue_due(session, schedule, slot)
            known[schedule.name] = slot
        await _wait(stop, SCHEDULE_SECONDS)


async def _wait(stop: asyncio.Event, seconds: float) -> None:
    with suppress(TimeoutError):
        await asyncio.wait_for(stop.wait(), seconds)


@jobs.daily("jobs.prune", at="03:40")
async def prune_log(context: JobContext, _: Payload) -> None:
    """Forget what the queue wrote about jobs long done; held ones stay."""
    async with context.sessionmaker.begin() as session:
        connection = await session.connection()
        for table in ("pgqueuer_log", "pgqueuer_statistics"):
            statement = f"DELETE FROM {table} WHERE created < :before"  # noqa: S608  # two names
            before = clock.now() - timedelta(days=KEEP_LOG_DAYS)
            await connection.execute(text(statement), {"before": before})


async def count_jobs(connection: Any) -> dict[str, int]:
    """Return how many jobs wait, run and are held."""
    rows = await connection.execute(
        text("SELECT status::text, count(*) FROM pgqueuer GROUP BY status")
    )
    found = dict(rows.all())
    return {status: found.get(status, 0) for status in ("queued", "picked", "failed")}
