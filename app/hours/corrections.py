"""Setting an award right: a further record with a reason, by hand with a second person."""

import uuid
from datetime import datetime

from sqlalchemy import delete, update
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession
from sqlmodel.sql.expression import SelectOfScalar

from app.accounts.grants import Staff
from app.accounts.models import Role
from app.activities.models import Attendance, Shift
from app.audit.service import record_act
from app.errors import ConflictError, NotFoundError
from app.hours import chain, register
from app.hours.awards import PAGE, Bounds, SecondPersonNeededError, lock_volunteer, take_time
from app.hours.models import (
    Award,
    ChangeState,
    Objection,
    ObjectionState,
    RecordChange,
    RecordKind,
    ServedTime,
    ServiceRecord,
)
from app.hours.rules import Rules, Served, fitted, hours_of
from app.hours.shapes import ChangeCreate
from app.messages.service import Kind, Message, tell
from app.paging import Page, cut_page, read_cursor
from app.volunteers.models import Organisation, Volunteer

# Who may be the second person, each within their scope.
SECOND_PEOPLE = (Role.REGION_ADMIN, Role.COMMUNITY_STAFF)


class RecordNotFoundError(NotFoundError):
    """The region has no such award."""

    code = "record_not_found"
    sentence = "没有找到这条时长记录"


class ChangeNotFoundError(NotFoundError):
    """No such change, or none that the caller may agree to."""

    code = "change_not_found"
    sentence = "没有找到这项更正"


class RecordReversedError(ConflictError):
    """It was taken back before."""

    code = "record_reversed"
    sentence = "这条时长已经撤销，不能再更正"


class ChangeWaitingError(ConflictError):
    """Another change of it waits for its second person."""

    code = "change_waiting"
    sentence = "这条时长有一项更正在等人核准，请先处理"


class ChangeDecidedError(ConflictError):
    """It was agreed to or declined before."""

    code = "change_decided"
    sentence = "这项更正已经处理过了"


class MinutesUnfitError(ConflictError):
    """Less than a minute would be left, or more than the shift was long."""

    code = "minutes_unfit"
    sentence = "更正后的时长要在 1 分钟到班次时长之间；要全部取消，请用撤销"


async def ask_change(
    session: AsyncSession,
    staff: Staff,
    award_id: uuid.UUID,
    wanted: ChangeCreate,
    *,
    rules: Rules,
    now: datetime,
    objection_id: uuid.UUID | None = None,
) -> RecordChange:
    """Correct or take back an award; what is by hand waits for a second person instead.

    Raises:
        RecordNotFoundError: the region has no such award.
        RecordReversedError: it was taken back.
        ChangeWaitingError: another change of it waits.
        MinutesUnfitError, HandCapError, TimesOverlapError: the minutes cannot be so many.
    """
    award, volunteer = await _lock_award(session, staff.region_code, award_id)
    await _refuse_waiting(session, award)
    change = RecordChange(
        region_code=award.region_code,
        award_id=award.record_id,
        kind=wanted.kind,
        minutes=wanted.minutes if wanted.kind == "correction" else -award.minutes,
        reason=wanted.reason,
        to_review=wanted.to_review,
        author_id=staff.account_id,
        state=ChangeState.PROPOSED,
        objection_id=objection_id,
    )
    session.add(change)
    await _corrected(session, award, change)  # refused now rather than when somebody agrees
    if objection_id is None:  # else the act is that an objection was upheld
        _record(session, staff, "ask_record_change", change)
    if not needs_second_person(award, change):
        await _apply(session, award, volunteer, change, rules=rules, now=now)
    await session.flush()
    return change


def needs_second_person(award: Award, change: RecordChange) -> bool:
    """Say whether people's word makes the hours: then it takes two of them."""
    return bool(award.hand_minutes) or change.minutes > 0


async def approve_change(
    session: AsyncSession, staff: Staff, change_id: uuid.UUID, *, rules: Rules, now: datetime
) -> RecordChange:
    """Agree to somebody else's change, and do it.

    Raises:
        ChangeNotFoundError: no such change that the caller may agree to.
        ChangeDecidedError: it was decided before.
        SecondPersonNeededError: it is the caller's own.
        RecordReversedError, MinutesUnfitError, HandCapError, TimesOverlapError: as they say.
    """
    change = await _get_change(session, staff, change_id)
    award, volunteer = await _lock_award(session, staff.region_code, change.award_id)
    await _lock_proposed(session, change)
    if change.author_id == staff.account_id:
        raise SecondPersonNeededError
    _record(session, staff, "approve_record_change", change)
    change.decided_by = staff.account_id
    await _apply(session, award, volunteer, change, rules=rules, now=now)
    await session.flush()
    return change


async def decline_change(
    session: AsyncSession, staff: Staff, change_id: uuid.UUID, now: datetime
) -> RecordChange:
    """Refuse a change, somebody else's or one's own; an objection that it answers is open again.

    Raises:
        ChangeNotFoundError: no such change that the caller may decide.
        ChangeDecidedError: it was decided before.
    """
    change = await _get_change(session, staff, change_id)
    await _lock_proposed(session, change)
    change.state, change.decided_by, change.decided_at = ChangeState.DECLINED, staff.account_id, now
    if change.objection_id:
        objection = await session.get_one(Objection, (change.region_code, change.objection_id))
        objection.state, objection.answer = ObjectionState.OPEN, ""
        objection.decided_by = objection.decided_at = None
    _record(session, staff, "decline_record_change", change)
    await session.flush()
    return change


async def list_changes(
    session: AsyncSession, staff: Staff, state: str | None, cursor: str | None, limit: int
) -> Page[RecordChange]:
    """Return the changes that the caller may see, the newest first.

    Raises:
        CursorInvalidError: the cursor is none of this list.
    """
    ids = col(RecordChange.id)
    query = select(RecordChange).where(col(RecordChange.region_code) == staff.region_code)
    if not staff.has(Role.REGION_ADMIN):
        query = query.where(col(RecordChange.award_id).in_(_awards_of(staff)))
    if state:
        query = query.where(col(RecordChange.state) == state)
    after = read_cursor(cursor, uuid.UUID)
    if after:
        query = query.where(ids < after[0])
    found = list(await session.exec(query.order_by(ids.desc()).limit(limit + 1)))
    return cut_page(found, limit, lambda one: (one.id,))


# --- looking up and locking --------------------------------------------------------------


def _awards_of(staff: Staff) -> SelectOfScalar[uuid.UUID]:
    """Return the awards of organisations whose community the caller works for."""
    return (
        select(Award.record_id)
        .join(
            Organisation,
            (col(Organisation.region_code) == col(Award.region_code))
            & (col(Organisation.id) == col(Award.organisation_id)),
        )
        .where(
            col(Award.region_code) == staff.region_code,
            col(Organisation.community_id).in_(staff.scope(Role.COMMUNITY_STAFF)),
        )
    )


async def _get_change(session: AsyncSession, staff: Staff, change_id: uuid.UUID) -> RecordChange:
    query = select(RecordChange).where(
        col(RecordChange.region_code) == staff.region_code, col(RecordChange.id) == change_id
    )
    if not staff.has(Role.REGION_ADMIN):
        query = query.where(col(RecordChange.award_id).in_(_awards_of(staff)))
    change = (await session.exec(query)).first()
    if change is None:
        raise ChangeNotFoundError
    return change


async def _lock_proposed(session: AsyncSession, change: RecordChange) -> None:
    await session.refresh(change, with_for_update=True)
    if change.state != ChangeState.PROPOSED:
        raise ChangeDecidedError


async def _lock_award(
    session: AsyncSession, region_code: str, award_id: uuid.UUID
) -> tuple[Award, Volunteer | None]:
    """Return a live award and whose it is, both locked; of who was erased nobody is returned."""
    award = await session.get(Award, (region_code, award_id))
    if award is None:
        raise RecordNotFoundError
    volunteer = await lock_volunteer(session, region_code, award.volunteer_id)
    await session.refresh(award, with_for_update=True)
    if award.reversed_at:
        raise RecordReversedError
    return award, volunteer


async def _refuse_waiting(session: AsyncSession, award: Award) -> None:
    waiting = select(RecordChange.id).where(
        col(RecordChange.region_code) == award.region_code,
        col(RecordChange.award_id) == award.record_id,
        col(RecordChange.state) == ChangeState.PROPOSED,
    )
    if (await session.exec(waiting)).first():
        raise ChangeWaitingError


# --- doing it ----------------------------------------------------------------------------


async def _corrected(session: AsyncSession, award: Award, change: RecordChange) -> Served:
    """Return the stretch that a change leaves of an award; of a reversal what it takes."""
    if change.kind == RecordKind.REVERSAL:
        return Served(award.served_from, award.minutes)
    wanted = award.minutes + change.minutes
    origin = await session.get_one(ServiceRecord, (award.region_code, award.record_id))
    shift = await session.get_one(Shift, (award.region_code, origin.shift_id))
    served = fitted(shift, award.served_from, wanted)
    if wanted < 1 or served.minutes != wanted or not change.minutes:
        raise MinutesUnfitError
    return served


async def _apply(
    session: AsyncSession,
    award: Award,
    volunteer: Volunteer | None,
    change: RecordChange,
    *,
    rules: Rules,
    now: datetime,
) -> None:
    """Do a change that was agreed to by ``decided_by``, or that needs nobody to agree."""
    if change.kind == RecordKind.REVERSAL:
        change.minutes = -award.minutes  # as they are now, not as they were when it was asked
    served = await _corrected(session, award, change)
    record = await _record_of(session, award, change, served, now)
    record.is_by_hand = needs_second_person(award, change)
    _set_right(award, change, served, now)
    if volunteer:
        await _move_time(session, volunteer, award, served, rules)
        await _tell(session, volunteer, award, record)
    if change.kind == RecordKind.REVERSAL:
        await _end_attendance(session, award, to_review=change.to_review)
    if change.minutes < 0:
        await register.withdraw(session, award.region_code, award.record_id, now)
    change.state, change.decided_at, change.record_id = ChangeState.DONE, now, record.id
    await session.flush()
    await chain.append(session, record)


def _set_right(award: Award, change: RecordChange, served: Served, now: datetime) -> None:
    """Show what is left of an award; what was entered by hand goes first."""
    award.hand_minutes = max(0, award.hand_minutes + change.minutes)
    award.minutes += change.minutes
    award.served_from = served.starts_at
    award.reversed_at = now if change.kind == RecordKind.REVERSAL else None
    award.open_objections -= bool(change.objection_id)


async def _record_of(
    session: AsyncSession,
    award: Award,
    change: RecordChange,
    served: Served,
    now: datetime,
) -> ServiceRecord:
    origin = await session.get_one(ServiceRecord, (award.region_code, award.record_id))
    same = origin.model_dump(
        include={
            "region_code",
            "volunteer_id",
            "organisation_id",
            "activity_id",
            "shift_id",
            "attendance_id",
            "grade",
        }
    )
    return ServiceRecord(
        **same,
        created_at=now,
        seq=0,
        kind=change.kind,
        award_id=award.record_id,
        minutes=change.minutes,
        served_from=served.starts_at,
        served_to=served.ends_at,
        is_by_hand=False,
        author_id=change.author_id,
        approver_id=change.decided_by,
        reason=change.reason,
        prev_hash=b"",
        hash=b"",
    )


async def _move_time(
    session: AsyncSession, volunteer: Volunteer, award: Award, served: Served, rules: Rules
) -> None:
    """Keep the person's time as it is served now; nothing of an award that is taken back."""
    await session.exec(
        delete(ServedTime).where(
            col(ServedTime.account_id) == volunteer.account_id,
            col(ServedTime.id) == award.record_id,
        )
    )
    if award.minutes:
        whose = Bounds(volunteer.account_id, award.region_code, award.record_id)
        await take_time(session, whose, served, award.hand_minutes, rules)


async def _end_attendance(session: AsyncSession, award: Award, *, to_review: bool) -> None:
    """Refuse what an award rested on, or let it be looked at and perhaps rewarded once more."""
    await session.exec(
        update(Attendance)
        .where(
            col(Attendance.region_code) == award.region_code,
            col(Attendance.id) == award.attendance_id,
        )
        .values(state="in_review" if to_review else "refused")
    )


async def _tell(
    session: AsyncSession, volunteer: Volunteer, award: Award, record: ServiceRecord
) -> None:
    if award.minutes:
        text = f"更正为 {award.minutes} 分钟（{hours_of(award.minutes)} 小时）"
    else:
        text = "这次的时长已撤销"
    message = Message(
        kind=Kind.HOURS_AWARDED,
        region_code=award.region_code,
        title="服务时长有更正",
        text=f"{text}。原因：{record.reason}",
        page=PAGE,
        key=f"hours:{record.id}",
        happens_at=record.served_from,
    )
    await tell(session, volunteer.account_id, message)


def _record(session: AsyncSession, staff: Staff, act: str, change: RecordChange) -> None:
    record_act(
        session,
        act,
        account_id=staff.account_id,
        region_code=staff.region_code,
        target=f"{change.kind}:{change.award_id}",
        reason=change.reason,
    )
