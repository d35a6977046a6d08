"""What staff do with hours: look at records, set them right, decide about objections."""

import uuid
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request

from app import clock
from app.accounts.auth import STAFF_REFUSALS, staff_of
from app.accounts.grants import Staff
from app.accounts.models import Role
from app.activities import reading
from app.db import SessionDep
from app.errors import problems
from app.hours import awards, corrections, objections, publicity
from app.hours.models import ChangeState, RecordChange
from app.hours.rules import Rules
from app.hours.shapes import (
    ChangeCreate,
    ChangePublic,
    Dismissal,
    ObjectionForStaff,
    ObjectionPublic,
    RecordForStaff,
)
from app.idempotency import REFUSALS, OnceDep
from app.paging import CursorInvalidError, Page

router = APIRouter(
    prefix="/v1/regions/{region_code}", tags=["staff"], responses=problems(*STAFF_REFUSALS)
)
Admin = Annotated[Staff, Depends(staff_of(Role.REGION_ADMIN))]
Organiser = Annotated[Staff, Depends(staff_of(*reading.ORGANISERS))]
Second = Annotated[Staff, Depends(staff_of(*corrections.SECOND_PEOPLE))]
Cursor = Annotated[str | None, Query(max_length=2000)]
Limit = Annotated[int, Query(ge=1, le=50)]
# What keeps a change from being done.
UNFIT = (
    corrections.RecordReversedError,
    corrections.MinutesUnfitError,
    awards.HandCapError,
    awards.TimesOverlapError,
)


def _shown(change: RecordChange) -> ChangePublic:
    return ChangePublic.model_validate(change.model_dump() | {"record_id": change.award_id})


@router.get(
    "/activities/{activity_id}/records",
    operation_id="list_activity_records",
    responses=problems(reading.ActivityNotFoundError, CursorInvalidError),
)
async def list_activity_records(
    staff: Organiser,
    session: SessionDep,
    activity_id: uuid.UUID,
    cursor: Cursor = None,
    limit: Limit = 20,
) -> Page[RecordForStaff]:
    """Return the entries of the ledger about an activity, people by their number."""
    return await publicity.list_records(session, staff, activity_id, cursor, limit)


@router.post(
    "/records/{record_id}/changes",
    operation_id="ask_record_change",
    status_code=201,
    responses=problems(
        corrections.RecordNotFoundError, corrections.ChangeWaitingError, *UNFIT, *REFUSALS
    ),
)
async def ask_record_change(
    *,
    request: Request,
    staff: Admin,
    once: OnceDep,
    session: SessionDep,
    record_id: uuid.UUID,
    wanted: ChangeCreate,
) -> ChangePublic:
    """Correct or take back an award; where people's word makes hours, a second person agrees."""
    await once.replay(staff.account_id)
    await once.begin(session, staff.account_id)
    rules = Rules.of(request.app.state.settings)
    change = await corrections.ask_change(
        session, staff, record_id, wanted, rules=rules, now=clock.now()
    )
    return once.keep(_shown(change))


@router.get(
    "/record-changes", operation_id="list_record_changes", responses=problems(CursorInvalidError)
)
async def list_record_changes(
    staff: Second,
    session: SessionDep,
    state: ChangeState | None = None,
    cursor: Cursor = None,
    limit: Limit = 20,
) -> Page[ChangePublic]:
    """Return corrections and reversals that one may agree to, the newest first."""
    page = await corrections.list_changes(session, staff, state, cursor, limit)
    return Page(items=[_shown(one) for one in page.items], next_cursor=page.next_cursor)


@router.post(
    "/record-changes/{change_id}/approve",
    operation_id="approve_record_change",
    responses=problems(
        corrections.ChangeNotFoundError,
        corrections.ChangeDecidedError,
        awards.SecondPersonNeededError,
        *UNFIT,
    ),
)
async def approve_record_change(
    request: Request, staff: Second, session: SessionDep, change_id: uuid.UUID
) -> ChangePublic:
    """Agree to a change that somebody else asked for; it is done."""
    rules = Rules.of(request.app.state.settings)
    return _shown(
        await corrections.approve_change(session, staff, change_id, rules=rules, now=clock.now())
    )


@router.post(
    "/record-changes/{change_id}/decline",
    operation_id="decline_record_change",
    responses=problems(corrections.ChangeNotFoundError, corrections.ChangeDecidedError),
)
async def decline_record_change(
    staff: Second, session: SessionDep, change_id: uuid.UUID
) -> ChangePublic:
    """Refuse a change; nothing is done."""
    return _shown(await corrections.decline_change(session, staff, change_id, clock.now()))


@router.get("/objections", operation_id="list_objections", responses=problems(CursorInvalidError))
async def list_objections(
    staff: Admin,
    session: SessionDep,
    state: Literal["open", "upheld", "dismissed"] | None = None,
    cursor: Cursor = None,
    limit: Limit = 20,
) -> Page[ObjectionForStaff]:
    """Return what was said against results, the newest first."""
    return await objections.list_of_region(session, staff, state, cursor, limit)


@router.post(
    "/objections/{objection_id}/uphold",
    operation_id="uphold_objection",
    responses=problems(
        objections.ObjectionNotFoundError,
        objections.ObjectionDecidedError,
        corrections.ChangeWaitingError,
        *UNFIT,
    ),
)
async def uphold_objection(
    request: Request,
    staff: Admin,
    session: SessionDep,
    objection_id: uuid.UUID,
    wanted: ChangeCreate,
) -> ChangePublic:
    """Agree with an objection by a correction or reversal."""
    rules = Rules.of(request.app.state.settings)
    return _shown(
        await objections.uphold(session, staff, objection_id, wanted, rules=rules, now=clock.now())
    )


@router.post(
    "/objections/{objection_id}/dismiss",
    operation_id="dismiss_objection",
    responses=problems(objections.ObjectionNotFoundError, objections.ObjectionDecidedError),
)
async def dismiss_objection(
    staff: Admin, session: SessionDep, objection_id: uuid.UUID, why: Dismissal
) -> ObjectionPublic:
    """Say why a result stands; who objected reads it."""
    objection = await objections.dismiss(session, staff, objection_id, why.reason, clock.now())
    return objections.show(objection)
