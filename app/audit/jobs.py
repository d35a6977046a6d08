"""Seals the log of acts, apart from the requests that write it."""

from app import clock, jobs
from app.audit import seals
from app.jobs import JobContext, Payload


@jobs.every("seal_audit", minutes=15)
async def seal_audit(context: JobContext, _: Payload) -> None:
    """Lengthen the chain of each region in which something was done."""
    async with context.sessionmaker() as session:
        regions = await seals.list_regions(session)
    for region_code in regions:
        more = True
        while more:
            async with context.sessionmaker.begin() as session:
                more = await seals.seal_next(session, region_code, clock.now())
