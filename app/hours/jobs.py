"""What is done for hours beside requests: awards, and what comes round."""

import uuid

from app import clock, jobs
from app.hours import awards, chain, publicity, register
from app.hours.awards import AwardRefusedError
from app.hours.rules import Rules
from app.jobs import JobContext, Payload


@jobs.handler("award_hours")
async def award_hours(context: JobContext, payload: Payload) -> None:
    """Write the hours of an attendance, or send it back to people with the reason why not."""
    region_code, attendance_id = payload["region_code"], uuid.UUID(payload["attendance_id"])
    rules = Rules.of(context.settings)
    async with context.sessionmaker.begin() as session:
        try:
            await awards.award_attendance(session, region_code, attendance_id, rules, clock.now())
        except AwardRefusedError as refusal:  # raised before anything is written
            await awards.send_to_review(session, region_code, attendance_id, refusal)


@jobs.daily("note_ledgers", at="03:10")
async def note_ledgers(context: JobContext, _: Payload) -> None:
    """Write where each region's ledger ends into the log of acts."""
    async with context.sessionmaker() as session:
        regions = await chain.list_heads(session)
    for region_code in regions:
        async with context.sessionmaker.begin() as session:
            await chain.note_head(session, region_code)


@jobs.daily("close_publicity", at="00:05")
async def close_publicity(context: JobContext, _: Payload) -> None:
    """Make the results final that were shown for their days, county by county."""
    async with context.sessionmaker() as session:
        regions = await chain.list_heads(session)
    for region_code in regions:
        async with context.sessionmaker.begin() as session:
            await publicity.close_publicity(session, region_code, clock.now())


@jobs.daily("forget_id_numbers", at="03:45")
async def forget_id_numbers(context: JobContext, _: Payload) -> None:
    """Forget the identity numbers that were given for papers a week ago."""
    async with context.sessionmaker() as session:
        regions = await chain.list_heads(session)
    for region_code in regions:
        async with context.sessionmaker.begin() as session:
            await register.forget_id_numbers(session, region_code, clock.now())
