"""Work for later, written in the caller's transaction and done at least once.

``enqueue`` puts a job into the database together with what it belongs to: both are committed
or neither. A handler is registered by name and must be idempotent, because a killed worker's
job runs again. pgqueuer stands behind this port; ``app.worker`` runs what is registered here.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import orjson
from pgqueuer.adapters.persistence.qb import QueryQueueBuilder
from sqlalchemy import BigInteger, Text
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import Field, col
from sqlmodel.ext.asyncio.session import AsyncSession

from app.db import Local, SessionMaker, internal
from app.settings import Settings

Payload = dict[str, Any]
Handler = Callable[["JobContext", Payload], Awaitable[None]]

ENQUEUE = QueryQueueBuilder().build_enqueue_query("skip")
DAY_SECONDS = 24 * 60 * 60
SHANGHAI_SECONDS = 8 * 60 * 60  # ahead of UTC, all year


@dataclass(frozen=True)
class JobContext:
    """What a handler may use; it opens its own sessions and holds none over outside calls."""

    sessionmaker: SessionMaker
    wechat: Any  # the client of app.wechat, a room on the same floor that is not imported here
    settings: Settings


@dataclass(frozen=True)
class Schedule:
    """Work that comes round: once in each slot of ``period_seconds``, on whichever process."""

    name: str
    period_seconds: int
    offset_seconds: int = 0

    def slot_at(self, instant: datetime) -> int:
        """Return the number of the slot that the instant lies in."""
        return int(instant.timestamp() - self.offset_seconds) // self.period_seconds


class JobSchedule(Local, table=True):
    """The last slot in which a scheduled job was enqueued."""

    __tablename__ = "job_schedule"

    name: str = Field(primary_key=True, sa_type=Text, sa_column_kwargs=internal("names the job"))
    last_slot: int = Field(sa_type=BigInteger, sa_column_kwargs=internal("when it last came round"))


handlers: dict[str, Handler] = {}
schedules: dict[str, Schedule] = {}


def handler(name: str) -> Callable[[Handler], Handler]:
    """Register the function that does the jobs of that name."""

    def register(function: Handler) -> Handler:
        if name in handlers:
            raise ValueError(f"two handlers for the job {name}")
        handlers[name] = function
        return function

    return register


def every(name: str, *, minutes: int) -> Callable[[Handler], Handler]:
    """Register a handler that runs once in every so many minutes, with an empty payload."""
    return _scheduled(Schedule(name, minutes * 60))


def daily(name: str, *, at: str) -> Callable[[Handler], Handler]:
    """Register a handler that runs once a day, from ``at`` (``"03:30"``, Asia/Shanghai) on."""
    hours, minutes = (int(part) for part in at.split(":"))
    offset = (hours * 60 + minutes) * 60 - SHANGHAI_SECONDS
    return _scheduled(Schedule(name, DAY_SECONDS, offset))


def _scheduled(schedule: Schedule) -> Callable[[Handler], Handler]:
    schedules[schedule.name] = schedule
    return handler(schedule.name)


async def enqueue(
    session: AsyncSession,
    name: str,
    payload: Payload,
    *,
    dedupe_key: str | None = None,
    delay_seconds: int = 0,
) -> None:
    """Write a job that becomes due with the caller's commit, or ``delay_seconds`` later.

    While a job with the same name and ``dedupe_key`` waits or runs, nothing is written.
    """
    connection = await session.connection()
    key = None if dedupe_key is None else f"{name}:{dedupe_key}"
    values = (
        [0],  # priority
        [name],
        [orjson.dumps(payload)],
        [timedelta(seconds=delay_seconds)],
        [key],
        ["{}"],  # headers
    )
    await connection.exec_driver_sql(ENQUEUE, values)


async def enqueue_due(session: AsyncSession, schedule: Schedule, slot: int) -> bool:
    """Enqueue scheduled work unless somebody has for this slot; say whether we did."""
    row = insert(JobSchedule).values(name=schedule.name, last_slot=slot)
    won = await session.scalar(
        row.on_conflict_do_update(
            index_elements=["name"],
            set_={"last_slot": slot},
            where=col(JobSchedule.last_slot) < slot,
        ).returning(col(JobSchedule.name))
    )
    if won is None:
        return False
    await enqueue(session, schedule.name, {}, dedupe_key="scheduled")
    return True
