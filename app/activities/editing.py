"""Organisers write an activity down, change it, and take an old one up again."""

import uuid
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import update
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts.grants import Staff
from app.activities import recurrence, wording
from app.activities.models import Activity, ActivityState, Shift, ShiftRole
from app.activities.rescheduling import list_open
from app.activities.shapes import SHIFTS_AT_MOST, ActivityBase, ActivityCreate, RoleNew, ShiftNew
from app.activities.shifts import (
    LIVE,
    Terms,
    TooManyShiftsError,
    add_shifts,
    check_shifts,
    list_roles,
    list_shifts_of,
    record,
    refresh_next,
)
from app.activities.telling import tell_holders
from app.audit.service import record_act
from app.calendar import SHANGHAI
from app.errors import ConflictError, MalformedError
from app.media import service as media
from app.media.models import Purpose
from app.messages.service import Kind
from app.seats.models import SeatPool
from app.volunteers import organisations
from app.volunteers.models import Programme

WEEK = timedelta(days=7)


class SignupWindowInvertedError(MalformedError):
    """Sign-up closes before it opens."""

    code = "signup_window_inverted"
    sentence = "报名截止时间要晚于报名开始时间"


class ProgrammeUnknownError(MalformedError):
    """The organisation has no such programme."""

    code = "programme_unknown"
    sentence = "这个组织没有这个项目，请重新选择"


class ActivityOverError(ConflictError):
    """The activity is over or called off."""

    code = "activity_over"
    sentence = "活动已经结束或取消，不能再改"


class NothingToCopyError(ConflictError):
    """All its shifts were called off."""

    code = "nothing_to_copy"
    sentence = "这个活动的班次都取消了，请新建活动"


BASE_REFUSALS = (SignupWindowInvertedError, ProgrammeUnknownError, media.PhotoNotFoundError)

_PLAIN = (
    "title",
    "category",
    "description",
    "place",
    "latitude",
    "longitude",
    "meeting_point",
    "bring",
    "risks",
    "contact",
    "programme_id",
    "signup_opens_at",
    "signup_closes_at",
    "cancel_until",
    "approval",
    "waitlist",
    "min_age",
)
_WHERE = ("place", "latitude", "longitude", "meeting_point")


# --- a new one -------------------------------------------------------------------------


async def create_activity(
    session: AsyncSession, staff: Staff, new: ActivityCreate, terms: Terms
) -> Activity:
    """Write a draft with all its shifts, or nothing.

    Raises:
        OrganisationNotFoundError: the caller acts for no such organisation.
        OrganisationNotActiveError: it waits to be let in, or is stopped.
        ConflictError, MalformedError, NotFoundError: of ``BASE_REFUSALS``, of the shifts' or the
            rule's.
    """
    organisation = await organisations.get_own_organisation(session, staff, new.organisation_id)
    await check_shifts(session, new.shifts, terms.now)
    shifts = expand_shifts(new)
    activity = Activity(
        region_code=staff.region_code,
        organisation_id=organisation.id,
        created_by=staff.account_id,
        state=ActivityState.DRAFT,
        state_at=terms.now,
        changed_at=terms.now,
        rrule=new.rrule,
        **{name: getattr(new, name) for name in _PLAIN},
    )
    await _check_base(session, activity, new)
    session.add(activity)
    await session.flush()
    await _set_photos(session, staff, activity, new.photo_ids)
    await add_shifts(session, activity, shifts, terms)
    record_activity(session, staff, "create_activity", activity)
    return activity


def expand_shifts(new: ActivityCreate) -> list[ShiftNew]:
    """Return the shifts as they were said; with a rule each as often as it says, by their start.

    Raises:
        MalformedError: one of ``recurrence.REFUSALS``.
        TooManyShiftsError: there would be more than 366.
    """
    if not new.rrule:
        return new.shifts
    shifts = [
        shift.model_copy(update={"starts_at": starts_at, "ends_at": ends_at})
        for shift in new.shifts
        for starts_at, ends_at in recurrence.expand(
            new.rrule,
            (shift.starts_at, shift.ends_at),
            exceptions=new.exceptions,
            days=new.days,
        )
    ]
    if len(shifts) > SHIFTS_AT_MOST:
        raise TooManyShiftsError
    return sorted(shifts, key=lambda shift: shift.starts_at)


async def _check_base(session: AsyncSession, activity: Activity, said: ActivityBase) -> None:
    if said.signup_closes_at <= said.signup_opens_at:
        raise SignupWindowInvertedError
    if said.programme_id is None:
        return
    programme = await session.get(Programme, (activity.region_code, said.programme_id))
    if programme is None or programme.organisation_id != activity.organisation_id:
        raise ProgrammeUnknownError


async def _set_photos(
    session: AsyncSession, staff: Staff, activity: Activity, photo_ids: Sequence[uuid.UUID]
) -> None:
    """Show these photos in this order; what was shown before and is left out is forgotten."""
    wanted = list(dict.fromkeys(photo_ids))
    for photo_id in wanted:
        if photo_id not in activity.photo_ids:
            await media.attach_photo(
                session,
                photo_id,
                purpose=Purpose.ACTIVITY,
                owner_id=staff.account_id,
                region_code=activity.region_code,
            )
    gone = [photo_id for photo_id in activity.photo_ids if photo_id not in wanted]
    await media.remove_photos(session, gone)
    activity.photo_ids = wanted


# --- changing it -----------------------------------------------------------------------


async def change_activity(
    session: AsyncSession, staff: Staff, activity: Activity, said: ActivityBase, now: datetime
) -> None:
    """Set what is said of an activity, its row locked; another place is told to all it concerns.

    Raises:
        ActivityOverError: it is finished or called off.
        MalformedError, NotFoundError: one of ``BASE_REFUSALS``.
    """
    if activity.state in (ActivityState.FINISHED, ActivityState.CANCELLED):
        raise ActivityOverError
    await _check_base(session, activity, said)
    await _set_photos(session, staff, activity, said.photo_ids)
    is_elsewhere = any(getattr(said, name) != getattr(activity, name) for name in _WHERE)
    terms = ("approval", "waitlist")
    has_other_terms = any(getattr(said, name) != getattr(activity, name) for name in terms)
    for name in _PLAIN:
        setattr(activity, name, getattr(said, name))
    activity.changed_at = now
    await session.flush()
    shifts = await list_open(session, activity, now) if is_elsewhere or has_other_terms else []
    if has_other_terms:
        await _set_pools(session, activity, shifts)
    if is_elsewhere and activity.state in LIVE:
        for shift in shifts:
            text = wording.told_elsewhere(activity, shift)
            await tell_holders(session, activity.region_code, shift.id, Kind.CHANGE, text)
    record_activity(session, staff, "change_activity", activity)


async def _set_pools(session: AsyncSession, activity: Activity, shifts: list[Shift]) -> None:
    """Let sign-ups from now on be approved, and wait, as the activity says."""
    here = col(SeatPool.region_code) == activity.region_code
    of_shifts = col(SeatPool.group_id).in_([shift.id for shift in shifts])
    locked = select(SeatPool.id).where(here, of_shifts).order_by(col(SeatPool.id))
    await session.exec(locked.with_for_update())  # in the order in which all lock them
    is_by_hand = activity.approval == "manual"
    await session.exec(
        update(SeatPool)
        .where(here, of_shifts)
        .values(is_by_hand=is_by_hand, has_waitlist=activity.waitlist)
    )


async def add_shift(
    session: AsyncSession, staff: Staff, activity: Activity, new: ShiftNew, terms: Terms
) -> Shift:
    """Add a shift to an activity, its row locked.

    Raises:
        ActivityOverError: it is finished or called off.
        MalformedError: one of the shifts' refusals.
    """
    if activity.state in (ActivityState.FINISHED, ActivityState.CANCELLED):
        raise ActivityOverError
    await check_shifts(session, [new], terms.now)
    (shift,) = await add_shifts(session, activity, [new], terms)
    await refresh_next(session, activity, terms.now)
    record(session, staff, "add_shift", shift)
    return shift


# --- taking an old one up again --------------------------------------------------------


async def copy_activity(
    session: AsyncSession, staff: Staff, old: Activity, starts_on: date | None, terms: Terms
) -> Activity:
    """Write a draft like an old activity, without its photos, all times moved by whole days.

    Left out, ``starts_on`` is as many whole weeks later as it takes.

    Raises:
        OrganisationNotActiveError: the organisation is stopped.
        NothingToCopyError: all its shifts were called off.
        ShiftPastError, ShiftTooFarError: the shifts would be.
    """
    await organisations.get_own_organisation(session, staff, old.organisation_id)
    found = [shift for shift in await list_shifts_of(session, old) if not shift.cancelled_at]
    if not found:
        raise NothingToCopyError
    by = _move_by(found[0].starts_at, starts_on, terms.now)
    shifts = await _moved(session, found, by)
    await check_shifts(session, shifts, terms.now)
    windows = ("signup_opens_at", "signup_closes_at", "cancel_until")
    copied = {name: getattr(old, name) for name in _PLAIN}
    activity = Activity(
        region_code=old.region_code,
        organisation_id=old.organisation_id,
        created_by=staff.account_id,
        state=ActivityState.DRAFT,
        state_at=terms.now,
        changed_at=terms.now,
        **copied | {name: copied[name] + by for name in windows},
    )
    session.add(activity)
    await session.flush()
    await add_shifts(session, activity, shifts, terms)
    record_activity(session, staff, "copy_activity", activity)
    return activity


def _move_by(first: datetime, starts_on: date | None, now: datetime) -> timedelta:
    if starts_on is not None:
        return starts_on - first.astimezone(SHANGHAI).date()
    weeks = max(1, (now - first) // WEEK + 1)
    return weeks * WEEK


async def _moved(session: AsyncSession, shifts: list[Shift], by: timedelta) -> list[ShiftNew]:
    roles: dict[uuid.UUID, list[RoleNew]] = {shift.id: [] for shift in shifts}
    for role, capacity in await _list_with_capacity(session, shifts):
        said = role.model_dump(include={"name", "skill", "min_age", "audience"})
        roles[role.shift_id].append(RoleNew.model_construct(**said, capacity=capacity))
    return [
        ShiftNew.model_construct(
            starts_at=shift.starts_at + by,
            ends_at=shift.ends_at + by,
            capacity=None,
            roles=roles[shift.id],
        )
        for shift in shifts
    ]


async def _list_with_capacity(
    session: AsyncSession, shifts: list[Shift]
) -> list[tuple[ShiftRole, int]]:
    roles = await list_roles(session, shifts)
    query = select(SeatPool.id, SeatPool.capacity).where(
        col(SeatPool.region_code).in_({role.region_code for role in roles}),
        col(SeatPool.id).in_([role.id for role in roles]),
    )
    capacity = dict((await session.exec(query)).all())
    return [(role, capacity[role.id]) for role in roles]


def record_activity(
    session: AsyncSession, staff: Staff, act: str, activity: Activity, reason: str = ""
) -> None:
    """Keep what was done with an activity, by whom, and why."""
    record_act(
        session,
        act,
        account_id=staff.account_id,
        region_code=activity.region_code,
        target=activity.id,
        reason=reason,
    )
