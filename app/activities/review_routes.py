"""What people decide about turning up: the queue, rosters, no-shows."""

import uuid
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from starlette.concurrency import run_in_threadpool

from app import clock
from app.accounts.auth import STAFF_REFUSALS, staff_of
from app.accounts.grants import Staff
from app.activities import no_shows, review, roster_sheets, rosters, turnout
from app.activities.attendance import ActivityCancelledError
from app.activities.attendance_shapes import (
    Approved,
    AttendancePublic,
    ReviewItem,
    ReviewReason,
    RosterImport,
    RosterRow,
)
from app.activities.reading import ORGANISERS, get_own_shift
from app.activities.verdicts import ShiftNotFoundError
from app.db import SessionDep
from app.errors import problems
from app.paging import CursorInvalidError, Page

Cursor = Annotated[str | None, Query(max_length=2000)]
Limit = Annotated[int, Query(ge=1, le=50)]
RosterLimit = Annotated[int, Query(ge=1, le=200)]
Organiser = Annotated[Staff, Depends(staff_of(*ORGANISERS))]
Reviewer = Annotated[Staff, Depends(staff_of(*review.REVIEWERS))]
SHEET = {roster_sheets.MEDIA_TYPE: {"schema": {"type": "string", "format": "binary"}}}

router = APIRouter(
    prefix="/v1/regions/{region_code}", tags=["attendance"], responses=problems(*STAFF_REFUSALS)
)
DECISIONS = problems(review.AttendanceNotFoundError, review.NotInReviewError)


@router.get(
    "/attendance/review", operation_id="list_review", responses=problems(CursorInvalidError)
)
async def list_review(
    *,
    request: Request,
    response: Response,
    staff: Reviewer,
    session: SessionDep,
    cursor: Cursor = None,
    limit: Limit = 20,
) -> Page[ReviewItem]:
    """Return what waits for a decision of one's own; each look is logged."""
    response.headers["Cache-Control"] = "no-store"
    page = await review.list_review(session, staff, cursor, limit)
    cipher = request.app.state.cipher
    shown = [turnout.show_review(one, staff, cipher) for one in page.items]
    return Page(items=shown, next_cursor=page.next_cursor)


@router.post(
    "/attendance/{attendance_id}/accept",
    operation_id="accept_attendance",
    responses=problems(
        review.AttendanceNotFoundError,
        review.NotInReviewError,
        review.OwnAttendanceError,
        review.SecondPersonNeededError,
        review.CheckoutMissingError,
    ),
)
async def accept_attendance(
    staff: Reviewer, session: SessionDep, attendance_id: uuid.UUID, given: ReviewReason
) -> AttendancePublic:
    """Accept an attendance; of what was entered by hand, as the second person."""
    reviewed = await review.accept(session, staff, attendance_id, given.reason)
    return turnout.show(reviewed.attendance)


@router.post(
    "/attendance/{attendance_id}/refuse", operation_id="refuse_attendance", responses=DECISIONS
)
async def refuse_attendance(
    staff: Reviewer, session: SessionDep, attendance_id: uuid.UUID, given: ReviewReason
) -> AttendancePublic:
    """Refuse an attendance; the volunteer is told why, and may object."""
    reviewed = await review.refuse(session, staff, attendance_id, given.reason, clock.now())
    return turnout.show(reviewed.attendance)


@router.post(
    "/shifts/{shift_id}/attendance/approve",
    operation_id="approve_entries",
    responses=problems(ShiftNotFoundError),
)
async def approve_entries(
    staff: Reviewer, session: SessionDep, shift_id: uuid.UUID, given: ReviewReason
) -> Approved:
    """Approve all that others entered by hand at a shift, as after a mass day."""
    return Approved(approved=await review.approve_entries(session, staff, shift_id, given.reason))


@router.post(
    "/absences/{no_show_id}/dismiss",
    operation_id="dismiss_no_show",
    status_code=204,
    responses=problems(no_shows.NoShowNotFoundError),
)
async def dismiss_no_show(
    staff: Organiser, session: SessionDep, no_show_id: uuid.UUID, given: ReviewReason
) -> None:
    """Let it not count that somebody stayed away."""
    await no_shows.dismiss(session, staff, no_show_id, given.reason, clock.now())


# --- rosters -------------------------------------------------------------------------------


@router.get(
    "/shifts/{shift_id}/roster",
    operation_id="list_roster",
    responses=problems(ShiftNotFoundError, CursorInvalidError),
)
async def list_roster(
    *,
    request: Request,
    response: Response,
    staff: Organiser,
    session: SessionDep,
    shift_id: uuid.UUID,
    cursor: Cursor = None,
    limit: RosterLimit = 50,
) -> Page[RosterRow]:
    """Return who has a place or turned up, with names; each look is logged."""
    response.headers["Cache-Control"] = "no-store"
    cipher = request.app.state.cipher
    return await rosters.list_roster(session, staff, shift_id, cipher, cursor=cursor, limit=limit)


@router.get(
    "/shifts/{shift_id}/roster/sheet",
    operation_id="print_roster",
    response_class=Response,
    responses=problems(ShiftNotFoundError) | {200: {"content": SHEET}},
)
async def print_roster(
    request: Request, staff: Organiser, session: SessionDep, shift_id: uuid.UUID
) -> Response:
    """Return the roster as a workbook to be printed and signed; each look is logged."""
    found = await rosters.list_whole(session, staff, shift_id)
    await session.commit()  # nothing is held while the workbook is made
    sheet = await run_in_threadpool(roster_sheets.write_sheet, *found, request.app.state.cipher)
    headers = {
        "Content-Disposition": 'attachment; filename="roster.xlsx"',
        "Cache-Control": "no-store",
    }
    return Response(sheet, media_type=roster_sheets.MEDIA_TYPE, headers=headers)


@router.post(
    "/shifts/{shift_id}/roster/import",
    operation_id="import_roster",
    responses=problems(
        ShiftNotFoundError, ActivityCancelledError, roster_sheets.RosterUnreadableError
    ),
    openapi_extra={"requestBody": {"required": True, "content": SHEET}},
)
async def import_roster(
    request: Request, staff: Organiser, session: SessionDep, shift_id: uuid.UUID
) -> RosterImport:
    """Enter the times of a filled roster by hand; another person approves them.

    The body is the workbook itself. The same again changes nothing.
    """
    await get_own_shift(session, staff, shift_id, for_update=False)
    await session.commit()  # nothing was written: no connection waits for the upload
    filled = await run_in_threadpool(roster_sheets.read_sheet, await request.body())
    return await roster_sheets.take_sheet(
        session,
        staff,
        shift_id,
        filled,
        minutes_a_day=request.app.state.settings.hand_minutes_a_day,
        now=clock.now(),
    )
