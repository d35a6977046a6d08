"""What comes round for attendance: shifts that nobody closed, scans and no-shows of long ago."""

from datetime import timedelta

from sqlalchemy import delete
from sqlmodel import col, select

from app import clock, jobs
from app.activities import settling
from app.activities.models import Scan
from app.activities.verdicts import NO_SHOW_DAYS
from app.jobs import JobContext, Payload
from app.regions.models import Region
from app.volunteers.models import NoShow

AT_ONCE = 100
SCANS_KEPT = timedelta(days=180)  # as the data map says: longer than anything is disputed


@jobs.every("settle_shifts", minutes=10)
async def settle_shifts(context: JobContext, _: Payload) -> None:
    """Close what nobody has closed a day after its end, shift by shift."""
    while True:
        async with context.sessionmaker() as session:
            due = await settling.list_due(session, clock.now(), AT_ONCE)
        for shift in due:
            async with context.sessionmaker.begin() as session:
                await settling.settle_by_itself(session, shift.region_code, shift.id, clock.now())
        if len(due) < AT_ONCE:
            return


@jobs.daily("forget_old_scans", at="03:35")
async def forget_old_scans(context: JobContext, _: Payload) -> None:
    """Delete scans of half a year ago, and no-shows that have faded, county by county."""
    now = clock.now()
    async with context.sessionmaker() as session:
        regions = list(await session.exec(select(Region.code)))
    for region_code in regions:
        async with context.sessionmaker.begin() as session:
            here = col(Scan.region_code) == region_code
            await session.exec(delete(Scan).where(here, col(Scan.received_at) < now - SCANS_KEPT))
            faded = col(NoShow.missed_at) < now - timedelta(days=NO_SHOW_DAYS)
            await session.exec(delete(NoShow).where(col(NoShow.region_code) == region_code, faded))
