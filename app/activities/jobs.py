"""What comes round at activities: they begin, their next shift becomes another, they end."""

import uuid
from datetime import datetime

from sqlalchemy import ColumnElement, and_, exists, or_, union
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app import clock, jobs
from app.activities.models import Activity, ActivityState, Shift
from app.activities.shifts import LIVE, find_next
from app.db import SessionMaker
from app.jobs import JobContext, Payload
from app.regions.models import Region

AT_ONCE = 200


@jobs.every("move_activities_on", minutes=1)
async def move_activities_on(context: JobContext, _: Payload) -> None:
    """Let activities run from their first shift on, and end when the last is settled."""
    async with context.sessionmaker() as session:
        regions = list(await session.exec(select(Region.code).order_by(Region.code)))
    for region_code in regions:
        await move_region_on(context.sessionmaker, region_code, clock.now())


async def move_region_on(sessionmaker: SessionMaker, region_code: str, now: datetime) -> None:
    """Move all activities of a region on that are due."""
    after = None
    while True:
        async with sessionmaker() as session:
            due = await list_due(session, region_code, now, after)
        for activity_id in due:
            # One short transaction each: whoever changes one waits for that alone.
            async with sessionmaker.begin() as session:
                await move_on(session, region_code, activity_id, now)
        if len(due) < AT_ONCE:
            return
        after = due[-1]


def _unsettled(region_code: str) -> ColumnElement[bool]:
    return exists().where(
        col(Shift.region_code) == region_code,
        col(Shift.activity_id) == col(Activity.id),
        col(Shift.cancelled_at).is_(None),
        col(Shift.settled_at).is_(None),
    )


async def list_due(
    session: AsyncSession, region_code: str, now: datetime, after: uuid.UUID | None
) -> list[uuid.UUID]:
    """Return some of the activities, by id, that begin, have another next shift, or end."""
    here = col(Activity.region_code) == region_code
    of_shift = and_(
        col(Shift.region_code) == region_code, col(Shift.activity_id) == col(Activity.id)
    )
    # What runs stays due until its shift is over: looked at, and left as it is.
    over = ~exists().where(
        of_shift,
        col(Shift.starts_at) == col(Activity.next_at),
        col(Shift.ends_at) > now,
        col(Shift.cancelled_at).is_(None),
    )
    is_published = col(Activity.state) == ActivityState.PUBLISHED
    begun = select(Activity.id).where(here, col(Activity.next_at) <= now, or_(is_published, over))
    is_running = col(Activity.state) == ActivityState.RUNNING
    ended = select(Activity.id).where(
        here, is_running, col(Activity.next_at).is_(None), ~_unsettled(region_code)
    )
    # Not one condition with OR: each part walks an index of few rows.
    due = union(begun, ended).subquery()
    query = select(due.c.id).order_by(due.c.id).limit(AT_ONCE)
    if after:
        query = query.where(due.c.id > after)
    return list(await session.exec(query))


async def move_on(
    session: AsyncSession, region_code: str, activity_id: uuid.UUID, now: datetime
) -> None:
    """Set state and next shift of an activity by what its shifts have come to."""
    activity = await session.get_one(
        Activity, (region_code, activity_id), with_for_update={"key_share": True}
    )
    if activity.state not in LIVE:  # called off meanwhile
        return
    if activity.next_at and activity.next_at <= now:
        _enter(activity, ActivityState.RUNNING, now)
    activity.next_at = await find_next(session, activity, now)
    if activity.next_at is None and not await _is_unsettled(session, activity):
        _enter(activity, ActivityState.FINISHED, now)


def _enter(activity: Activity, state: ActivityState, now: datetime) -> None:
    if activity.state != state:
        activity.state, activity.state_at = state, now


async def _is_unsettled(session: AsyncSession, activity: Activity) -> bool:
    query = select(Activity.id).where(
        col(Activity.region_code) == activity.region_code,
        col(Activity.id) == activity.id,
        _unsettled(activity.region_code),
    )
    return (await session.exec(query)).first() is not None
