"""Organisations, activities and shifts for tests; builders flush and do not commit."""

import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts.models import Role
from app.activities.models import Activity, ActivityState, Shift, ShiftRole
from app.db import new_id
from app.seats.models import SeatPool
from app.volunteers.models import Organisation
from tests.builders import HERE, MONDAY_MORNING, REGION, make_account, make_grant, make_region

# Nine o'clock on the Saturday after MONDAY_MORNING, in Shanghai.
SATURDAY = datetime(2026, 11, 28, 1, 0, tzinfo=UTC)
THREE_HOURS = timedelta(hours=3)


async def make_organisation(
    session: AsyncSession,
    *,
    region_code: str = REGION,
    now: datetime = MONDAY_MORNING,
    **given: Any,
) -> Organisation:
    """An active team; the name is its own."""
    await make_region(session, region_code)
    organisation = Organisation(
        **{
            "region_code": region_code,
            "name": f"示例志愿服务队{uuid.uuid4().hex[:6]}",
            "sort_key": "shi li",
            "kind": "team",
            "category": "neighbours",
            "state": "active",
            "state_at": now,
            **given,
        }
    )
    session.add(organisation)
    await session.flush()
    return organisation


async def make_organiser(session: AsyncSession, organisation: Organisation) -> uuid.UUID:
    """The account of somebody who organises for it."""
    account = await make_account(session)
    await make_grant(session, account.id, Role.ORGANISER, organisation.id, organisation.region_code)
    return account.id


async def make_activity(
    session: AsyncSession,
    organisation: Organisation | None = None,
    *,
    region_code: str = REGION,
    now: datetime = MONDAY_MORNING,
    **given: Any,
) -> Activity:
    """A published activity at the county seat, open for sign-up; shifts come by ``make_shift``."""
    organisation = organisation or await make_organisation(session, region_code=region_code)
    activity = Activity(
        **{
            "region_code": organisation.region_code,
            "organisation_id": organisation.id,
            "title": "示例清扫",
            "category": "ecology",
            "place": "武当社区",
            "latitude": HERE[0],
            "longitude": HERE[1],
            "signup_opens_at": now - timedelta(days=1),
            "signup_closes_at": now + timedelta(days=30),
            "cancel_until": now + timedelta(days=30),
            "approval": "automatic",
            "waitlist": True,
            "state": ActivityState.PUBLISHED,
            "state_at": now,
            "changed_at": now,
            **given,
        }
    )
    session.add(activity)
    await session.flush()
    return activity


async def make_shift(
    session: AsyncSession,
    activity: Activity | None = None,
    *,
    starts_at: datetime = SATURDAY,
    ends_at: datetime | None = None,
    cancelled_at: datetime | None = None,
    settled_at: datetime | None = None,
    role: str = "",
    **of_role: Any,
) -> Shift:
    """A shift of three hours with one role and its pool; the activity's ``next_at`` follows."""
    activity = activity or await make_activity(session)
    shift = Shift(
        region_code=activity.region_code,
        activity_id=activity.id,
        starts_at=starts_at,
        ends_at=ends_at or starts_at + THREE_HOURS,
        cancelled_at=cancelled_at,
        settled_at=settled_at,
    )
    session.add(shift)
    await session.flush()
    await make_role(session, shift, activity, name=role, **of_role)
    if activity.state in ("published", "running") and shift.cancelled_at is None:
        activity.next_at = min(filter(None, (activity.next_at, starts_at)))
    await session.flush()
    return shift


async def make_role(
    session: AsyncSession,
    shift: Shift,
    activity: Activity,
    *,
    capacity: int = 10,
    name: str = "",
    rush_hours: int = 6,
    offer_minutes: int = 120,
    **given: Any,
) -> ShiftRole:
    """A role of a shift with the pool of its seats, which shares its id."""
    role_id = new_id()
    session.add(
        SeatPool(
            region_code=shift.region_code,
            id=role_id,
            group_id=shift.id,
            capacity=capacity,
            is_by_hand=activity.approval == "manual",
            has_waitlist=activity.waitlist,
            offer_minutes=offer_minutes,
            rush_at=shift.starts_at - timedelta(hours=rush_hours),
            starts_at=shift.starts_at,
            ends_at=shift.ends_at,
        )
    )
    await session.flush()
    role = ShiftRole(
        region_code=shift.region_code, id=role_id, shift_id=shift.id, name=name, **given
    )
    session.add(role)
    await session.flush()
    return role
