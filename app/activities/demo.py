"""Activities of the demonstration: invented, flagged so, and always some that are to come."""

import uuid
from datetime import datetime, time, timedelta

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.activities.models import Activity, ActivityState
from app.activities.shapes import RoleNew, ShiftNew
from app.activities.shifts import Terms, add_shifts, refresh_next
from app.calendar import SHANGHAI
from app.volunteers.models import Organisation

# title, category, place, latitude, longitude (GCJ-02), what to bring, in how many days, from, to
ACTIVITIES = (
    ("北街清扫", "ecology", "北街路口", 37.8963, 111.2398, "手套、扫帚", 1, 9, 11),
    ("陪老人逛集市", "neighbours", "武当社区门口", 37.8921, 111.2412, "", 2, 8, 11),
    ("五点半课堂", "education", "凤山社区活动室", 37.8874, 111.2365, "绘本", 3, 16, 18),
    ("便民理发", "everyday_help", "南街爱心驿站", 37.8839, 111.2431, "理发工具", 5, 9, 12),
    ("急救知识宣讲", "health", "凤山广场", 37.8869, 111.2371, "", 6, 14, 16),
)
WEEKS = 2  # each comes round once a week
CAPACITY = 12
OFFER_MINUTES, RUSH = 120, timedelta(hours=6)


async def load_activities(
    session: AsyncSession, region_code: str, organisation_id: uuid.UUID, now: datetime
) -> None:
    """Publish the demonstration's activities, anew when none of them is to come any more."""
    terms = Terms(now, OFFER_MINUTES, RUSH)
    coming = select(Activity.id).where(
        col(Activity.region_code) == region_code,
        col(Activity.demo).is_(True),
        col(Activity.next_at) > terms.now,
    )
    if (await session.exec(coming.limit(1))).first() is not None:
        return
    if await session.get(Organisation, (region_code, organisation_id)) is None:
        return
    for number in range(len(ACTIVITIES)):
        await _add(session, region_code, organisation_id, number, terms)


async def _add(
    session: AsyncSession,
    region_code: str,
    organisation_id: uuid.UUID,
    number: int,
    terms: Terms,
) -> None:
    title, category, place, latitude, longitude, bring, days, begins, ends = ACTIVITIES[number]
    shifts = [_shift(terms.now, days + 7 * week, begins, ends) for week in range(WEEKS)]
    activity = Activity(
        region_code=region_code,
        organisation_id=organisation_id,
        title=title,
        category=category,
        description="演示数据：活动、地点和时间都是虚构的。",
        place=place,
        latitude=latitude,
        longitude=longitude,
        meeting_point=place,
        bring=bring,
        contact="示例队长",
        signup_opens_at=terms.now - timedelta(days=1),
        signup_closes_at=shifts[-1].starts_at,
        cancel_until=shifts[-1].starts_at - timedelta(hours=2),
        approval="manual" if category == "education" else "automatic",
        waitlist=True,
        state=ActivityState.PUBLISHED,
        state_at=terms.now,
        changed_at=terms.now,
        demo=True,
    )
    session.add(activity)
    await session.flush()
    await add_shifts(session, activity, shifts, terms)
    await refresh_next(session, activity, terms.now)


def _shift(now: datetime, days: int, begins: int, ends: int) -> ShiftNew:
    day = now.astimezone(SHANGHAI).date() + timedelta(days=days)
    return ShiftNew(
        starts_at=datetime.combine(day, time(begins), SHANGHAI),
        ends_at=datetime.combine(day, time(ends), SHANGHAI),
        roles=[
            RoleNew(name="服务", capacity=CAPACITY),
            RoleNew(name="登记", capacity=2),
        ],
    )
