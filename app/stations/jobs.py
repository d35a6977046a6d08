"""What comes round at stations: words that run out, tasks nobody answered, taps of long ago."""

import uuid
from datetime import datetime, timedelta

from sqlalchemy import delete, union, update
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app import clock, jobs
from app.audit.service import record_act
from app.calendar import SHANGHAI
from app.jobs import JobContext, Payload
from app.regions.models import Region
from app.stations import taps
from app.stations.models import Station, StationFacility, StationTap, StationTask, StationVisit
from app.stations.reading import StationNotFoundError, get_station

AT_ONCE = 200
TAPS_KEPT = timedelta(days=90)  # as the data map says; two people's word needs a day
VISITS_KEPT = timedelta(days=2 * 366)  # as the data map says: this year against the last


@jobs.every("settle_expired_words", minutes=1)
async def settle_expired_words(context: JobContext, _: Payload) -> None:
    """Show stations again without what ran out.

    Lists read what is stored of a station, and phones fetch what changed: so when people's word
    has run out, somebody must write that down.
    """
    while True:
        async with context.sessionmaker() as session:
            found = await list_expired(session, clock.now())
        for station_id in found:
            # One short transaction each: whoever taps at the same station waits for one alone.
            async with context.sessionmaker.begin() as session:
                await _settle(session, station_id)
        if len(found) < AT_ONCE:
            return


async def list_expired(session: AsyncSession, now: datetime) -> list[uuid.UUID]:
    """Return some of the stations that still store a word which has run out."""
    living = select(Station.id).where(col(Station.closed_at).is_(None))
    # Not one condition with OR: each part walks an index of the few rows that have a word at all.
    ended = union(
        living.where(col(Station.word_until) <= now),
        living.where(col(Station.reported_until) <= now),
        living.join(StationFacility, col(StationFacility.station_id) == col(Station.id)).where(
            col(StationFacility.reported_until) <= now
        ),
    ).subquery()
    return list(await session.exec(select(ended.c.id).limit(AT_ONCE)))


async def _settle(session: AsyncSession, station_id: uuid.UUID) -> None:
    try:
        station = await get_station(session, station_id, for_update=True)
    except StationNotFoundError:  # closed meanwhile
        return
    # Of this transaction: phones ask what changed since an instant, and the loop may take long.
    await taps.settle(session, station, clock.now())


@jobs.every("note_overdue_tasks", minutes=10)
async def note_overdue_tasks(context: JobContext, _: Payload) -> None:
    """Write down, once, that a task was not answered in time."""
    now = clock.now()
    async with context.sessionmaker.begin() as session:
        late = await session.exec(
            update(StationTask)
            .where(
                col(StationTask.answered_at).is_(None),
                col(StationTask.overdue_at).is_(None),
                col(StationTask.due_at) < now,
            )
            .values(overdue_at=now)
            .returning(col(StationTask.region_code), col(StationTask.id))
        )
        for region_code, task_id in late.all():
            record_act(
                session, "task_overdue", account_id=None, region_code=region_code, target=task_id
            )


@jobs.daily("forget_old_taps", at="03:20")
async def forget_old_taps(context: JobContext, _: Payload) -> None:
    """Delete taps of which nothing is shown any more: they name who told."""
    before = clock.now() - TAPS_KEPT
    async with context.sessionmaker.begin() as session:
        await session.exec(delete(StationTap).where(col(StationTap.told_at) < before))


@jobs.daily("forget_old_visits", at="03:25")
async def forget_old_visits(context: JobContext, _: Payload) -> None:
    """Delete counts of years that nobody compares with any more, county by county."""
    before = (clock.now() - VISITS_KEPT).astimezone(SHANGHAI).date()
    async with context.sessionmaker() as session:
        regions = list(await session.exec(select(Region.code)))
    for region_code in regions:
        async with context.sessionmaker.begin() as session:
            here = col(StationVisit.region_code) == region_code
            await session.exec(delete(StationVisit).where(here, col(StationVisit.on_day) < before))
