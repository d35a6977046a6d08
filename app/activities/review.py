"""What people look at again: the queue, who decides, what the volunteer objects, no-shows.

An organiser decides about their organisation's, the region's admins about all. Of what was
entered by hand somebody else decides than who entered it; the staff of the organisation's
community may be that second person.
"""

import uuid
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, or_, true
from sqlmodel import col, delete, select
from sqlmodel.ext.asyncio.session import AsyncSession
from sqlmodel.sql.expression import Select

from app.accounts import service as accounts
from app.accounts.grants import Staff
from app.accounts.models import Role
from app.activities.attendance import minutes_within
from app.activities.evidence import Reason, merged
from app.activities.models import Activity, Attendance, Shift
from app.activities.settling import enqueue_award
from app.activities.verdicts import ShiftNotFoundError
from app.audit.service import record_act
from app.errors import ConflictError, NotFoundError
from app.messages.service import Kind, Message, tell
from app.paging import Page, cut_page, read_cursor
from app.volunteers.models import NoShow, Organisation, Volunteer

REVIEWERS = (Role.ORGANISER, Role.COMMUNITY_STAFF, Role.REGION_ADMIN)
PAGE = "pages/hours/hours"


class AttendanceNotFoundError(NotFoundError):
    """There is none, or none that the caller decides about."""

    code = "attendance_not_found"
    sentence = "没有找到这条签到记录"


class NotInReviewError(ConflictError):
    """Somebody has decided already, or nobody needs to."""

    code = "not_in_review"
    sentence = "这条记录不在待核对的名单里，请刷新后再看"


class SecondPersonNeededError(ConflictError):
    """Who entered something by hand does not approve it."""

    code = "second_person_needed"
    sentence = "人工补录的时长需要另一位工作人员核准"


class OwnAttendanceError(ConflictError):
    """Nobody approves what they get themselves."""

    code = "own_attendance"
    sentence = "自己的服务记录请由其他工作人员核准"


class CheckoutMissingError(ConflictError):
    """Without coming and going, or without a minute in between, there is nothing to approve."""

    code = "checkout_missing"
    sentence = "缺少签到、签退时间，请先人工补录再核准"


class ObjectionTooLateError(ConflictError):
    """The hours are recorded: what is wrong with them is said while they are shown."""

    code = "attendance_settled"
    sentence = "时长已经记录，如有异议请在公示里提出"


@dataclass(frozen=True, slots=True)
class Reviewed:
    """An attendance with what decides about it."""

    attendance: Attendance
    shift: Shift
    activity: Activity
    volunteer: Volunteer


def _looks_after(staff: Staff) -> ColumnElement[bool]:
    """Return the condition that an organisation, or its community, is a member of staff's own."""
    if staff.has(Role.REGION_ADMIN):
        return true()
    return or_(
        col(Activity.organisation_id).in_(staff.scope(Role.ORGANISER)),
        col(Organisation.community_id).in_(staff.scope(Role.COMMUNITY_STAFF)),
    )


def _reviews(staff: Staff) -> ColumnElement[bool]:
    """Return the condition that a member of staff decides about an attendance."""
    if staff.has(Role.REGION_ADMIN):
        return true()
    of_team = col(Activity.organisation_id).in_(staff.scope(Role.ORGANISER))
    return and_(_looks_after(staff), or_(of_team, col(Attendance.is_by_hand)))


def _with_all(region_code: str) -> Select[Attendance, Shift, Activity, Volunteer]:
    """Return the query for attendances with shift, activity, volunteer and organisation."""
    return (
        select(Attendance, Shift, Activity, Volunteer)
        .join(
            Shift,
            and_(col(Shift.region_code) == region_code, col(Shift.id) == col(Attendance.shift_id)),
        )
        .join(
            Activity,
            and_(
                col(Activity.region_code) == region_code,
                col(Activity.id) == col(Shift.activity_id),
            ),
        )
        .join(
            Organisation,
            and_(
                col(Organisation.region_code) == region_code,
                col(Organisation.id) == col(Activity.organisation_id),
            ),
        )
        .join(
            Volunteer,
            and_(
                col(Volunteer.region_code) == region_code,
                col(Volunteer.id) == col(Attendance.volunteer_id),
            ),
        )
        .where(col(Attendance.region_code) == region_code)
    )


async def list_review(
    session: AsyncSession, staff: Staff, cursor: str | None, limit: int
) -> Page[Reviewed]:
    """Return what waits for a decision of the caller's, shift by shift; each look is an act.

    Raises:
        CursorInvalidError: the cursor is none of this list.
    """
    shifts, ids = col(Attendance.shift_id), col(Attendance.id)
    query = _with_all(staff.region_code).where(
        col(Attendance.state) == "in_review", _reviews(staff)
    )
    after = read_cursor(cursor, uuid.UUID, uuid.UUID)
    if after:
        query = query.where(or_(shifts > after[0], and_(shifts == after[0], ids > after[1])))
    rows = await session.exec(query.order_by(shifts, ids).limit(limit + 1))
    found = [Reviewed(*row) for row in rows]
    if found:
        _record(session, staff, "read_review", "queue")
    return cut_page(found, limit, lambda one: (one.attendance.shift_id, one.attendance.id))


async def get_reviewed(session: AsyncSession, staff: Staff, attendance_id: uuid.UUID) -> Reviewed:
    """Return something that waits for a decision of the caller's, locked.

    Raises:
        AttendanceNotFoundError: there is none, or somebody else decides about it.
        NotInReviewError: it is decided.
    """
    query = _with_all(staff.region_code).where(col(Attendance.id) == attendance_id, _reviews(staff))
    locked = query.with_for_update(of=Attendance).execution_options(populate_existing=True)
    row = (await session.exec(locked)).first()
    if row is None:
        raise AttendanceNotFoundError
    if row[0].state != "in_review":
        raise NotInReviewError
    return Reviewed(*row)


async def accept(
    session: AsyncSession, staff: Staff, attendance_id: uuid.UUID, reason: str
) -> Reviewed:
    """Accept what waits for a decision; the ledger writes its hours.

    Raises:
        AttendanceNotFoundError, NotInReviewError: as of ``get_reviewed``.
        OwnAttendanceError: it is the caller's own service.
        SecondPersonNeededError: the caller entered it by hand.
        CheckoutMissingError: there is no time to reward.
    """
    reviewed = await get_reviewed(session, staff, attendance_id)
    await _accept(session, staff, reviewed, reason)
    return reviewed


async def _accept(session: AsyncSession, staff: Staff, reviewed: Reviewed, reason: str) -> None:
    attendance = reviewed.attendance
    if reviewed.volunteer.account_id == staff.account_id:
        raise OwnAttendanceError
    if attendance.is_by_hand and attendance.author_id in (None, staff.account_id):
        raise SecondPersonNeededError
    minutes = minutes_within(reviewed.shift, attendance.in_at, attendance.out_at)
    if minutes == 0:
        raise CheckoutMissingError
    attendance.minutes = minutes
    attendance.state, attendance.approver_id = "settled", staff.account_id
    await _forget_no_show(session, attendance)
    await enqueue_award(session, attendance)
    _record(session, staff, "accept_attendance", attendance.id, reason)


async def _forget_no_show(session: AsyncSession, attendance: Attendance) -> None:
    """Delete that somebody did not come: they did."""
    await session.exec(
        delete(NoShow).where(
            col(NoShow.region_code) == attendance.region_code,
            col(NoShow.volunteer_id) == attendance.volunteer_id,
            col(NoShow.shift_id) == attendance.shift_id,
        )
    )


async def refuse(
    session: AsyncSession, staff: Staff, attendance_id: uuid.UUID, reason: str, now: datetime
) -> Reviewed:
    """Refuse what waits for a decision, and tell the volunteer why; they may object.

    Raises:
        AttendanceNotFoundError, NotInReviewError: as of ``get_reviewed``.
    """
    reviewed = await get_reviewed(session, staff, attendance_id)
    attendance = reviewed.attendance
    attendance.state, attendance.approver_id = "refused", staff.account_id
    attendance.note = reason
    _record(session, staff, "refuse_attendance", attendance.id, reason)
    message = Message(
        kind=Kind.CHANGE,
        region_code=staff.region_code,
        title=reviewed.activity.title,
        text=f"这次服务没有记录时长：{reason}。如有异议，可以在我的时长里提出。",
        page=PAGE,
        key=f"attendance-refused:{attendance.id}:{now.isoformat()}",
        happens_at=reviewed.shift.starts_at,
    )
    await tell(session, reviewed.volunteer.account_id, message)
    return reviewed


async def approve_entries(
    session: AsyncSession, staff: Staff, shift_id: uuid.UUID, reason: str
) -> int:
    """Accept all that others entered by hand at a shift; return how many that were.

    What cannot be accepted by this person stays in the queue.

    Raises:
        ShiftNotFoundError: there is none, or others decide about it.
    """
    await _check_shift(session, staff, shift_id)
    query = (
        _with_all(staff.region_code)
        .where(
            col(Attendance.shift_id) == shift_id,
            col(Attendance.state) == "in_review",
            col(Attendance.is_by_hand),
            col(Attendance.author_id) != staff.account_id,
            col(Volunteer.account_id) != staff.account_id,
            _reviews(staff),
        )
        .order_by(col(Attendance.id))
        .with_for_update(of=Attendance)
        .execution_options(populate_existing=True)
    )
    found = [Reviewed(*row) for row in await session.exec(query)]
    ready = [
        one
        for one in found
        if minutes_within(one.shift, one.attendance.in_at, one.attendance.out_at)
    ]
    for one in ready:
        await _accept(session, staff, one, reason)
    return len(ready)


async def _check_shift(session: AsyncSession, staff: Staff, shift_id: uuid.UUID) -> None:
    region = staff.region_code
    query = (
        select(Shift.id)
        .join(
            Activity,
            and_(col(Activity.region_code) == region, col(Activity.id) == Shift.activity_id),
        )
        .join(
            Organisation,
            and_(
                col(Organisation.region_code) == region,
                col(Organisation.id) == Activity.organisation_id,
            ),
        )
        .where(col(Shift.region_code) == region, Shift.id == shift_id, _looks_after(staff))
    )
    if (await session.exec(query)).first() is None:
        raise ShiftNotFoundError


# --- the volunteer's own -------------------------------------------------------------------


async def object_to(
    session: AsyncSession,
    region_code: str,
    account_id: uuid.UUID,
    attendance_id: uuid.UUID,
    text: str,
) -> Reviewed:
    """Note what a volunteer objects; what was refused is looked at again.

    Raises:
        AttendanceNotFoundError: nothing of one's own has that id.
        ObjectionTooLateError: the hours are recorded.
    """
    query = _with_all(region_code).where(
        col(Attendance.id) == attendance_id, col(Volunteer.account_id) == account_id
    )
    locked = query.with_for_update(of=Attendance).execution_options(populate_existing=True)
    row = (await session.exec(locked)).first()
    if row is None:
        raise AttendanceNotFoundError
    attendance = row[0]
    if attendance.state == "settled":
        raise ObjectionTooLateError
    attendance.objection = text
    attendance.reasons = merged(attendance.reasons, [Reason.OBJECTED])
    if attendance.state == "refused":
        attendance.state = "in_review"
    return Reviewed(*row)


async def list_own(
    session: AsyncSession, account_id: uuid.UUID, cursor: str | None, limit: int
) -> Page[Reviewed]:
    """Return where a person turned up, in whatever county, the newest first.

    Raises:
        CursorInvalidError: the cursor is none of this list.
    """
    after = read_cursor(cursor, uuid.UUID)
    found: list[Reviewed] = []
    for region_code in await accounts.list_regions_of(session, account_id):
        query = _with_all(region_code).where(col(Volunteer.account_id) == account_id)
        if after:
            query = query.where(col(Attendance.id) < after[0])
        rows = await session.exec(query.order_by(col(Attendance.id).desc()).limit(limit + 1))
        found += [Reviewed(*row) for row in rows]
    found.sort(key=lambda one: one.attendance.id, reverse=True)
    return cut_page(found[: limit + 1], limit, lambda one: (one.attendance.id,))


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
