"""Closing a shift: what is proved is worth its minutes, what is odd is looked at, who stayed away.

The organiser closes it, or a job a day after its end. Scans that are under way wait for it and
are sent late then.
"""

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import update
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app import jobs
from app.accounts.grants import Staff
from app.activities.attendance import minutes_within
from app.activities.attendance_shapes import Settlement
from app.activities.evidence import Grade, Reason, find_oddities, grade_of, merged
from app.activities.models import Attendance, Scan, Shift
from app.activities.reading import get_own_shift
from app.audit.service import record_act
from app.db import new_id
from app.errors import ConflictError
from app.seats.models import Seat, SeatState
from app.volunteers.models import NoShow, Volunteer

BY_ITSELF_AFTER = timedelta(hours=24)
AWARD = "award_hours"


class ShiftNotOverError(ConflictError):
    """People may still come and go."""

    code = "shift_not_over"
    sentence = "班次还没有结束，结束后才能结项"


class ShiftSettledError(ConflictError):
    """It was closed before."""

    code = "shift_settled"
    sentence = "这个班次已经结项了"


async def close_shift(
    session: AsyncSession, staff: Staff, shift_id: uuid.UUID, now: datetime
) -> Settlement:
    """Close a shift that is over.

    Raises:
        ShiftNotFoundError: there is none, or it is another organisation's.
        ShiftNotOverError, ShiftSettledError: as their names say.
    """
    _, shift = await get_own_shift(session, staff, shift_id)
    if shift.settled_at:
        raise ShiftSettledError
    if now < shift.ends_at:
        raise ShiftNotOverError
    return await settle(session, shift, now, by=staff.account_id)


async def settle(
    session: AsyncSession, shift: Shift, now: datetime, *, by: uuid.UUID | None
) -> Settlement:
    """Decide about everybody's attendance at a shift whose row is locked."""
    shift.settled_at = now
    await session.flush()
    oddities = find_oddities(await _list_scans(session, shift))
    attended = await _list_attendance(session, shift)
    rewarded = [one for one in attended if _decide(shift, one, oddities)]
    for one in rewarded:
        await enqueue_award(session, one)
    missed = 0
    if shift.cancelled_at is None:
        missed = await _mark_no_shows(session, shift, attended, now)
    await _forget_spots(session, shift)
    record_act(
        session, "settle_shift", account_id=by, region_code=shift.region_code, target=shift.id
    )
    in_review = sum(one.state == "in_review" for one in attended)
    return Settlement(settled=len(rewarded), in_review=in_review, no_shows=missed)


async def enqueue_award(session: AsyncSession, attendance: Attendance) -> None:
    """Let the ledger write the hours of a settled attendance."""
    payload = {"region_code": attendance.region_code, "attendance_id": str(attendance.id)}
    await jobs.enqueue(session, AWARD, payload)


def _decide(
    shift: Shift, attendance: Attendance, oddities: Mapping[uuid.UUID, set[Reason]]
) -> bool:
    """Settle an attendance or send it to review; say whether it is rewarded."""
    if attendance.state != "open":
        return False
    found = set(oddities.get(attendance.volunteer_id, ()))
    attendance.minutes = minutes_within(shift, attendance.in_at, attendance.out_at)
    if attendance.out_at is None:
        found.add(Reason.NO_CHECKOUT)
        attendance.minutes = None
    elif attendance.minutes == 0:
        found.add(Reason.NO_TIME)
    attendance.reasons = merged(attendance.reasons, found)
    attendance.grade = grade_of(attendance.reasons)
    is_clear = (
        attendance.grade != Grade.C and not attendance.is_by_hand and not attendance.objection
    )
    attendance.state = "settled" if is_clear else "in_review"
    return is_clear


async def _list_scans(session: AsyncSession, shift: Shift) -> Sequence[Scan]:
    query = select(Scan).where(Scan.region_code == shift.region_code, Scan.shift_id == shift.id)
    return (await session.exec(query)).all()


async def _list_attendance(session: AsyncSession, shift: Shift) -> Sequence[Attendance]:
    query = (
        select(Attendance)
        .where(Attendance.region_code == shift.region_code, Attendance.shift_id == shift.id)
        .order_by(col(Attendance.id))
        .with_for_update()
    )
    return (await session.exec(query.execution_options(populate_existing=True))).all()


async def _mark_no_shows(
    session: AsyncSession, shift: Shift, attended: Sequence[Attendance], now: datetime
) -> int:
    """Note who had a place and did not come; children, who are served, are none of these."""
    came = {one.volunteer_id for one in attended}
    query = (
        select(Volunteer.id)
        .join(
            Seat,
            (col(Seat.region_code) == col(Volunteer.region_code))
            & (col(Seat.party_id) == col(Volunteer.id)),
        )
        .where(
            Seat.region_code == shift.region_code,
            Seat.group_id == shift.id,
            Seat.state == SeatState.CONFIRMED,
        )
        .order_by(col(Volunteer.id))
    )
    missing = [one for one in await session.exec(query) if one not in came]
    for volunteer_id in missing:
        row = NoShow(
            region_code=shift.region_code,
            id=new_id(),
            volunteer_id=volunteer_id,
            shift_id=shift.id,
            missed_at=shift.starts_at,
            created_at=now,
        )
        await session.exec(insert(NoShow).values(**row.model_dump()).on_conflict_do_nothing())
    return len(missing)


async def _forget_spots(session: AsyncSession, shift: Shift) -> None:
    """Drop what would know identical coordinates again: it has served."""
    here = (col(Scan.region_code) == shift.region_code, col(Scan.shift_id) == shift.id)
    await session.exec(update(Scan).where(*here, col(Scan.spot).is_not(None)).values(spot=None))


async def list_due(session: AsyncSession, now: datetime, limit: int) -> Sequence[Shift]:
    """Return some shifts that nobody has closed a day after their end."""
    query = (
        select(Shift)
        .where(col(Shift.settled_at).is_(None), Shift.ends_at <= now - BY_ITSELF_AFTER)
        .order_by(col(Shift.ends_at))
        .limit(limit)
    )
    return (await session.exec(query)).all()


async def settle_by_itself(
    session: AsyncSession, region_code: str, shift_id: uuid.UUID, now: datetime
) -> None:
    """Close a shift that nobody closed, unless somebody does at this moment."""
    shift = await session.get_one(
        Shift, (region_code, shift_id), with_for_update={"key_share": True}, populate_existing=True
    )
    if shift.settled_at is None:
        await settle(session, shift, now, by=None)
