"""Anyone may object to what is shown; staff correct it, or say why it stands."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts import service as accounts
from app.accounts.grants import Staff
from app.activities.models import Activity
from app.audit.service import record_act
from app.errors import ConflictError, NotFoundError
from app.hours import corrections
from app.hours.corrections import RecordNotFoundError
from app.hours.models import Award, Objection, ObjectionState, RecordChange
from app.hours.rules import Rules, day_of
from app.hours.shapes import ChangeCreate, ObjectionCreate, ObjectionForStaff, ObjectionPublic
from app.paging import Page, cut_page, read_cursor


class ObjectionNotFoundError(NotFoundError):
    """The region has no such objection."""

    code = "objection_not_found"
    sentence = "没有找到这条异议"


class PublicityOverError(ConflictError):
    """The days are over, or it was taken back."""

    code = "publicity_over"
    sentence = "公示期已结束，如仍有疑问请用投诉建议告诉我们"


class ObjectionOpenError(ConflictError):
    """One's own objection is being looked at."""

    code = "objection_open"
    sentence = "您已经提过异议，工作人员正在核实"


class ObjectionDecidedError(ConflictError):
    """It was upheld or dismissed before."""

    code = "objection_decided"
    sentence = "这条异议已经处理过了"


# --- objecting -----------------------------------------------------------------------------


async def object_to(
    session: AsyncSession,
    account_id: uuid.UUID,
    activity: Activity,
    new: ObjectionCreate,
    *,
    check: str,
    now: datetime,
) -> Objection:
    """Keep what somebody says against a result; ``check`` is WeChat's word on the text.

    Raises:
        RecordNotFoundError: the activity has no such result.
        PublicityOverError: it is final, or its days are over.
        ObjectionOpenError: the same person's objection to it is open.
    """
    await accounts.remember_region(session, account_id, activity.region_code)
    award = await _lock_award(session, activity.region_code, new.record_id)
    if award.activity_id != activity.id:
        raise RecordNotFoundError
    if award.final_at or award.reversed_at or award.final_on <= day_of(now):
        raise PublicityOverError
    await _refuse_second(session, account_id, award)
    award.open_objections += 1
    objection = Objection(
        region_code=activity.region_code,
        award_id=new.record_id,
        account_id=account_id,
        text=new.text,
        check=check,
    )
    session.add(objection)
    await session.flush()
    return objection


async def _refuse_second(session: AsyncSession, account_id: uuid.UUID, award: Award) -> None:
    open_ones = select(Objection.id).where(
        col(Objection.region_code) == award.region_code,
        col(Objection.award_id) == award.record_id,
        col(Objection.account_id) == account_id,
        col(Objection.state) == ObjectionState.OPEN,
    )
    if (await session.exec(open_ones)).first():
        raise ObjectionOpenError


async def _lock_award(session: AsyncSession, region_code: str, award_id: uuid.UUID) -> Award:
    lock: Any = {"key_share": True}
    award = await session.get(
        Award, (region_code, award_id), with_for_update=lock, populate_existing=True
    )
    if award is None:
        raise RecordNotFoundError
    return award


def show(objection: Objection) -> ObjectionPublic:
    """Return an objection as its author sees it."""
    return ObjectionPublic.model_validate(
        objection.model_dump() | {"record_id": objection.award_id}
    )


async def list_own(
    session: AsyncSession, account_id: uuid.UUID, cursor: str | None, limit: int
) -> Page[ObjectionPublic]:
    """Return what a person has objected to, the newest first, and the answers.

    Raises:
        CursorInvalidError: the cursor is none of this list.
    """
    regions = await accounts.list_regions_of(session, account_id)
    mine = and_(col(Objection.region_code).in_(regions), col(Objection.account_id) == account_id)
    found = await _list(session, mine, cursor, limit)
    return cut_page([show(one) for one in found], limit, lambda one: (one.id,))


async def _list(
    session: AsyncSession, which: ColumnElement[bool], cursor: str | None, limit: int
) -> Sequence[Objection]:
    ids = col(Objection.id)
    query = select(Objection).where(which).order_by(ids.desc()).limit(limit + 1)
    after = read_cursor(cursor, uuid.UUID)
    if after:
        query = query.where(ids < after[0])
    return (await session.exec(query)).all()


# --- deciding ------------------------------------------------------------------------------


async def list_of_region(
    session: AsyncSession, staff: Staff, state: str | None, cursor: str | None, limit: int
) -> Page[ObjectionForStaff]:
    """Return the objections of a region, the newest first; that they were read is an act.

    Raises:
        CursorInvalidError: the cursor is none of this list.
    """
    here = col(Objection.region_code) == staff.region_code
    which = and_(here, col(Objection.state) == state) if state else here
    found = await _list(session, which, cursor, limit)
    if found:
        _record(session, staff, "read_objections", state or "all")
    about = await _list_about(session, staff.region_code, [one.award_id for one in found])
    shown = [
        ObjectionForStaff.model_validate(
            one.model_dump() | {"record_id": one.award_id} | about[one.award_id]
        )
        for one in found
    ]
    return cut_page(shown, limit, lambda one: (one.id,))


async def _list_about(
    session: AsyncSession, region_code: str, award_ids: Sequence[uuid.UUID]
) -> dict[uuid.UUID, dict[str, Any]]:
    query = (
        select(Award.record_id, Award.minutes, Activity.id, Activity.title)
        .join(
            Activity,
            and_(
                col(Activity.region_code) == col(Award.region_code),
                col(Activity.id) == col(Award.activity_id),
            ),
        )
        .where(col(Award.region_code) == region_code, col(Award.record_id).in_(award_ids))
    )
    return {
        record_id: {"minutes": minutes, "activity_id": activity_id, "title": title}
        for record_id, minutes, activity_id, title in await session.exec(query)
    }


async def uphold(
    session: AsyncSession,
    staff: Staff,
    objection_id: uuid.UUID,
    wanted: ChangeCreate,
    *,
    rules: Rules,
    now: datetime,
) -> RecordChange:
    """Agree with an objection by a correction or reversal, which may need a second person.

    Raises:
        ObjectionNotFoundError: the region has no such objection.
        ObjectionDecidedError: it was decided before.
        RecordReversedError, ChangeWaitingError, MinutesUnfitError: the change cannot be.
    """
    objection = await _get_open(session, staff, objection_id)
    change = await corrections.ask_change(
        session, staff, objection.award_id, wanted, rules=rules, now=now, objection_id=objection_id
    )
    await _decide(session, staff, objection, ObjectionState.UPHELD, wanted.reason, now=now)
    return change


async def dismiss(
    session: AsyncSession, staff: Staff, objection_id: uuid.UUID, reason: str, now: datetime
) -> Objection:
    """Say why a result stands.

    Raises:
        ObjectionNotFoundError: the region has no such objection.
        ObjectionDecidedError: it was decided before.
    """
    objection = await _get_open(session, staff, objection_id)
    award = await _lock_award(session, staff.region_code, objection.award_id)
    await _decide(session, staff, objection, ObjectionState.DISMISSED, reason, now=now)
    award.open_objections -= 1
    await session.flush()
    return objection


async def _get_open(session: AsyncSession, staff: Staff, objection_id: uuid.UUID) -> Objection:
    objection = await session.get(Objection, (staff.region_code, objection_id))
    if objection is None:
        raise ObjectionNotFoundError
    if objection.state != ObjectionState.OPEN:
        raise ObjectionDecidedError
    return objection


async def _decide(
    session: AsyncSession,
    staff: Staff,
    objection: Objection,
    state: ObjectionState,
    answer: str,
    *,
    now: datetime,
) -> None:
    """Write down what became of an objection, behind the lock of its award."""
    await session.refresh(objection, with_for_update=True)
    if objection.state != ObjectionState.OPEN:  # somebody was quicker
        raise ObjectionDecidedError
    objection.state, objection.answer = state, answer
    objection.decided_by, objection.decided_at = staff.account_id, now
    _record(session, staff, f"objection_{state}", objection.id)


def _record(session: AsyncSession, staff: Staff, act: str, target: object) -> None:
    region = staff.region_code
    record_act(session, act, account_id=staff.account_id, region_code=region, target=target)
