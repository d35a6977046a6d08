"""Looking one activity up: for everybody, for who has a place, for who organises it."""

import uuid
from contextlib import suppress
from datetime import datetime

from sqlalchemy import ColumnElement, and_
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts import grants
from app.accounts.grants import Staff
from app.accounts.models import Role
from app.activities import cards
from app.activities.cards import Shown
from app.activities.models import Activity, ActivityState, Child, Shift
from app.activities.verdicts import ShiftNotFoundError
from app.crypto import UrlSigner
from app.errors import NotFoundError
from app.seats.models import Seat, SeatState
from app.volunteers.models import Volunteer

_DETAILS = (
    "description",
    "meeting_point",
    "bring",
    "risks",
    "programme_id",
    "cancel_until",
    "rrule",
    "reason",
)
# Who may act on activities, each within their scope.
ORGANISERS = (Role.ORGANISER, Role.REGION_ADMIN)


class ActivityNotFoundError(NotFoundError):
    """The region has no such activity, or none that the caller may know of."""

    code = "activity_not_found"
    sentence = "没有找到这个活动"


def organises(staff: Staff) -> ColumnElement[bool]:
    """Return the condition on ``Activity`` that a member of staff may act on it."""
    here = col(Activity.region_code) == staff.region_code
    if staff.has(Role.REGION_ADMIN):
        return here
    return and_(here, col(Activity.organisation_id).in_(staff.scope(Role.ORGANISER)))


async def get_own_activity(
    session: AsyncSession, staff: Staff, activity_id: uuid.UUID, *, for_update: bool = True
) -> Activity:
    """Return an activity that the caller organises, its row locked for a change.

    Raises:
        ActivityNotFoundError: there is none, or it is another organisation's.
    """
    query = select(Activity).where(organises(staff), col(Activity.id) == activity_id)
    if for_update:
        query = query.with_for_update(key_share=True).execution_options(populate_existing=True)
    activity = (await session.exec(query)).first()
    if activity is None:
        raise ActivityNotFoundError
    return activity


async def get_own_shift(
    session: AsyncSession, staff: Staff, shift_id: uuid.UUID, *, for_update: bool = True
) -> tuple[Activity, Shift]:
    """Return a shift of an activity that the caller organises, both rows locked for a change.

    Raises:
        ShiftNotFoundError: there is none, or it is another organisation's.
    """
    shift = await session.get(Shift, (staff.region_code, shift_id))
    if shift is None:
        raise ShiftNotFoundError
    try:
        activity = await get_own_activity(session, staff, shift.activity_id, for_update=for_update)
    except ActivityNotFoundError:
        raise ShiftNotFoundError from None
    if for_update:
        lock = {"key_share": True}
        await session.refresh(shift, with_for_update=lock)
    return activity, shift


async def get_published(
    session: AsyncSession, region_code: str, activity_id: uuid.UUID
) -> Activity:
    """Return an activity that everybody may know of.

    Raises:
        ActivityNotFoundError: the region has none, or it is a draft.
    """
    activity = await session.get(Activity, (region_code, activity_id))
    if activity is None or activity.state == ActivityState.DRAFT:
        raise ActivityNotFoundError
    return activity


async def get_readable(
    session: AsyncSession, region_code: str, activity_id: uuid.UUID, account_id: uuid.UUID
) -> tuple[Activity, bool]:
    """Return an activity for somebody who is logged in, and whether they may see its contact.

    Raises:
        ActivityNotFoundError: the region has none, or it is a draft of somebody else's.
    """
    roles = tuple(await grants.list_roles(session, account_id, region_code))
    if any(role in ORGANISERS for role, _ in roles):
        staff = Staff(account_id, region_code, roles)
        with suppress(ActivityNotFoundError):
            return await get_own_activity(session, staff, activity_id, for_update=False), True
    activity = await get_published(session, region_code, activity_id)
    return activity, await has_place(session, activity, account_id)


async def has_place(session: AsyncSession, activity: Activity, account_id: uuid.UUID) -> bool:
    """Say whether somebody has a confirmed place in a shift of an activity that is not over.

    A child's place is the parent's.
    """
    region_code = activity.region_code
    volunteers = select(Volunteer.id).where(
        Volunteer.region_code == region_code, Volunteer.account_id == account_id
    )
    children = select(Child.id).where(
        Child.region_code == region_code, Child.account_id == account_id
    )
    taken = (
        select(Seat.id)
        .join(
            Shift,
            and_(col(Shift.region_code) == region_code, col(Shift.id) == col(Seat.group_id)),
        )
        .where(
            col(Seat.region_code) == region_code,
            col(Shift.activity_id) == activity.id,
            col(Seat.party_id).in_(volunteers.union_all(children)),
            col(Seat.state) == SeatState.CONFIRMED,
        )
        .limit(1)
    )
    return (await session.exec(taken)).first() is not None


async def describe_activity(
    session: AsyncSession,
    activity: Activity,
    signer: UrlSigner,
    now: datetime,
    *,
    with_contact: bool,
) -> Shown:
    """Return an ``ActivityDetail``: what lists say, and everything else that is known."""
    region_code, organisation_id = activity.region_code, activity.organisation_id
    names = await cards.name_organisations(session, region_code, [organisation_id])
    shifts = await cards.list_shifts(session, region_code, activity.id, now)
    known = {name: getattr(activity, name) for name in _DETAILS}
    photos = [{"id": one, "url": signer.photo_url(one, now)} for one in activity.photo_ids]
    contact = activity.contact if with_contact else None
    shown = cards.show_activity(cards.row_of(activity), names[organisation_id], shifts)
    return shown | known | {"photos": photos, "contact": contact}
