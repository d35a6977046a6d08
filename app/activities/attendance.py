"""What organisers do where people turn up: show the code, scan a card, enter somebody by hand."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts.grants import Staff
from app.activities import arrivals, codes
from app.activities.arrivals import Arrival
from app.activities.attendance_shapes import AttendanceCreate, CodeShown
from app.activities.evidence import Reason, grade_of, merged
from app.activities.models import Attendance, Shift
from app.activities.reading import get_own_shift
from app.activities.verdicts import REFUSALS, Refusal
from app.audit.service import record_act
from app.calendar import SHANGHAI
from app.crypto import Cipher
from app.db import new_id
from app.errors import ConflictError, MalformedError
from app.volunteers import service as volunteers
from app.volunteers.models import Volunteer

ActivityCancelledError = REFUSALS[Refusal.ACTIVITY_CANCELLED]
MINUTE = timedelta(minutes=1)


class TimesOutsideShiftError(MalformedError):
    """Nothing of the stay lies within the shift, or some of it has not happened yet."""

    code = "times_outside_shift"
    sentence = "签到、签退时间要落在班次之内，且不能晚于现在"


class HandCapReachedError(ConflictError):
    """More by hand than a day allows."""

    code = "hand_minutes_a_day"
    sentence = "这名志愿者当天人工补录的时长已到上限"


class AttendanceSettledError(ConflictError):
    """The hours are recorded; they are corrected in the ledger and not here."""

    code = "attendance_settled"
    sentence = "这次服务已经确认，如需修改请走时长更正"


async def show_code(
    session: AsyncSession, staff: Staff, shift_id: uuid.UUID, cipher: Cipher, now: datetime
) -> CodeShown:
    """Return the code of this moment, and when the next one is due.

    Raises:
        ShiftNotFoundError: there is none, or it is another organisation's.
        ActivityCancelledError: nobody comes.
    """
    activity, shift = await get_own_shift(session, staff, shift_id, for_update=False)
    if activity.state == "cancelled" or shift.cancelled_at:
        raise ActivityCancelledError
    step = codes.step_at(now)
    key = codes.key_of(cipher, staff.region_code, activity.id)
    return CodeShown(
        code=codes.write_code(key, staff.region_code, shift.id, step),
        shift_id=shift.id,
        now=now,
        changes_at=codes.ends_at(step),
        valid_until=codes.valid_until(step),
        step_seconds=codes.STEP_SECONDS,
    )


async def scan_card(
    session: AsyncSession,
    staff: Staff,
    shift_id: uuid.UUID,
    number: str,
    *,
    cipher: Cipher,
    now: datetime,
) -> Attendance:
    """Write down that somebody's card was scanned now, coming or going; a walk-in is let in.

    Raises:
        ShiftNotFoundError: there is none, or it is another organisation's.
        VolunteerNotFoundError: the region has none with that number.
        AppError: one of ``arrivals.ARRIVAL_REFUSALS``.
    """
    await get_own_shift(session, staff, shift_id, for_update=False)
    volunteer = await volunteers.get_by_number(session, staff.region_code, number)
    arrival = Arrival(
        region_code=staff.region_code,
        account_id=volunteer.account_id,
        shift_id=shift_id,
        nonce=new_id(),
        phone=str(staff.account_id),
        at=now,
        now=now,
        scanned_by=staff.account_id,
    )
    connection = await session.connection()
    written = await connection.exec_driver_sql(arrivals.WRITE, arrival.arguments(cipher))
    arrivals.check(dict(written.mappings().one()))
    _record(session, staff, "scan_card", f"{shift_id}:{volunteer.id}")
    return await _get_of(session, staff.region_code, shift_id, volunteer.id)


@dataclass(frozen=True, slots=True)
class HandRules:
    """How much may be entered by hand of one person's day."""

    minutes_a_day: int


async def enter_by_hand(
    session: AsyncSession,
    staff: Staff,
    shift_id: uuid.UUID,
    entry: AttendanceCreate,
    *,
    rules: HandRules,
    now: datetime,
) -> Attendance:
    """Enter when somebody came and went; it counts when another person has approved it.

    Raises:
        ShiftNotFoundError: there is none, or it is another organisation's.
        VolunteerNotFoundError: the region has none with that number.
        ActivityCancelledError: it did not take place.
        TimesOutsideShiftError: nothing of it lies within the shift, or it is not over.
        HandCapReachedError: more than a day allows.
        AttendanceSettledError: the hours are recorded already.
    """
    activity, shift = await get_own_shift(session, staff, shift_id, for_update=False)
    if activity.state == "cancelled" or shift.cancelled_at:
        raise ActivityCancelledError
    found = await volunteers.get_by_number(session, staff.region_code, entry.volunteer_number)
    # The volunteer first, then the shift: the order of all locks.
    volunteer = await _lock_volunteer(session, found)
    await session.refresh(shift, with_for_update={"key_share": True})
    minutes = check_times(shift, entry, now)
    existing = await _find_of(session, staff.region_code, shift.id, volunteer.id)
    entered = await hand_minutes(session, shift, [volunteer.id])
    if entered.get(volunteer.id, 0) + minutes > rules.minutes_a_day:
        raise HandCapReachedError
    attendance = write_entry(shift, existing, volunteer.id, entry, by=staff.account_id)
    session.add(attendance)
    await session.flush()
    _record(session, staff, "enter_attendance", attendance.id, entry.note)
    return attendance


def write_entry(
    shift: Shift,
    existing: Attendance | None,
    volunteer_id: uuid.UUID,
    entry: AttendanceCreate,
    *,
    by: uuid.UUID,
) -> Attendance:
    """Return an attendance with times that were entered by hand; what was scanned gives way.

    Raises:
        AttendanceSettledError: the hours are recorded already.
    """
    if existing is not None and existing.state == "settled":
        raise AttendanceSettledError
    attendance = existing or Attendance(
        region_code=shift.region_code, shift_id=shift.id, volunteer_id=volunteer_id, grade="C"
    )
    attendance.in_at, attendance.out_at = entry.in_at, entry.out_at
    attendance.minutes = minutes_within(shift, entry.in_at, entry.out_at)
    attendance.is_by_hand, attendance.note = True, entry.note
    attendance.author_id, attendance.approver_id = by, None
    kept = [one for one in attendance.reasons if one not in (Reason.NO_CHECKOUT, Reason.NO_TIME)]
    attendance.reasons = merged(kept, [Reason.BY_HAND])
    attendance.grade = grade_of(attendance.reasons)
    attendance.state = "in_review" if shift.settled_at else "open"
    return attendance


def minutes_within(shift: Shift, in_at: datetime | None, out_at: datetime | None) -> int:
    """Return the whole minutes of a stay that lie within a shift."""
    if in_at is None or out_at is None:
        return 0
    stay = min(out_at, shift.ends_at) - max(in_at, shift.starts_at)
    return max(0, stay // MINUTE)


def check_times(shift: Shift, entry: AttendanceCreate, now: datetime) -> int:
    """Return the minutes of an entry that lie within the shift.

    Raises:
        TimesOutsideShiftError: none does, or it is not over.
    """
    minutes = minutes_within(shift, entry.in_at, entry.out_at)
    if minutes == 0 or entry.out_at is None or entry.out_at > now:
        raise TimesOutsideShiftError
    return minutes


async def _lock_volunteer(session: AsyncSession, volunteer: Volunteer) -> Volunteer:
    await session.refresh(volunteer, with_for_update={"key_share": True})
    return volunteer


async def hand_minutes(
    session: AsyncSession, shift: Shift, volunteer_ids: Sequence[uuid.UUID]
) -> dict[uuid.UUID, int]:
    """Return how much was entered by hand of people's day at other shifts, and not refused."""
    begins = shift.starts_at.astimezone(SHANGHAI).replace(hour=0, minute=0, second=0, microsecond=0)
    entered = (
        select(Attendance.volunteer_id, func.sum(Attendance.minutes))
        .join(
            Shift,
            (col(Shift.region_code) == col(Attendance.region_code))
            & (col(Shift.id) == col(Attendance.shift_id)),
        )
        .where(
            Attendance.region_code == shift.region_code,
            col(Attendance.volunteer_id).in_(volunteer_ids),
            Attendance.shift_id != shift.id,
            col(Attendance.is_by_hand),
            Attendance.state != "refused",
            Shift.starts_at >= begins,
            Shift.starts_at < begins + timedelta(days=1),
        )
        .group_by(col(Attendance.volunteer_id))
    )
    return {volunteer_id: minutes or 0 for volunteer_id, minutes in await session.exec(entered)}


async def _find_of(
    session: AsyncSession, region_code: str, shift_id: uuid.UUID, volunteer_id: uuid.UUID
) -> Attendance | None:
    query = (
        select(Attendance)
        .where(
            Attendance.region_code == region_code,
            Attendance.shift_id == shift_id,
            Attendance.volunteer_id == volunteer_id,
        )
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return (await session.exec(query)).one_or_none()


async def _get_of(
    session: AsyncSession, region_code: str, shift_id: uuid.UUID, volunteer_id: uuid.UUID
) -> Attendance:
    found = await _find_of(session, region_code, shift_id, volunteer_id)
    if found is None:  # pragma: no cover  # written in this very transaction
        raise LookupError
    return found


def _record(
    session: AsyncSession, staff: Staff, act: str, target: object, reason: str = ""
) -> None:
    record_act(
        session,
        act,
        account_id=staff.account_id,
        region_code=staff.region_code,
        target=target,
        reason=reason,
    )
