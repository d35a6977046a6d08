"""Turning up: the changing code, the scan, the organiser's entries, and one's own record."""

import uuid
from typing import Annotated

import orjson
from fastapi import APIRouter, Depends, Path, Query, Request, Response

from app import clock
from app.accounts.auth import LOGIN_REFUSALS, STAFF_REFUSALS, CurrentAccount, staff_of
from app.accounts.checks import ContentRefusedError, check_words
from app.accounts.grants import Staff
from app.accounts.hot import SignedInRoute
from app.activities import attendance, no_shows, review, scanning, settling, turnout
from app.activities.arrivals import ARRIVAL_REFUSALS
from app.activities.attendance_shapes import (
    AttendanceCreate,
    AttendancePublic,
    CodeShown,
    NoShows,
    ObjectionText,
    OwnAttendance,
    ScanCreate,
    ScanPublic,
    Settlement,
)
from app.activities.reading import ORGANISERS
from app.activities.scanning import SCAN_REFUSALS, Scanned
from app.activities.verdicts import ShiftNotFoundError
from app.db import RegionCode, SessionDep, hot_pool
from app.errors import problems
from app.idempotency import REFUSALS, OnceDep
from app.paging import CursorInvalidError, Page
from app.volunteers.service import VolunteerNotFoundError

Region = Annotated[RegionCode, Path(examples=["141128"])]
Cursor = Annotated[str | None, Query(max_length=2000)]
Limit = Annotated[int, Query(ge=1, le=50)]
Organiser = Annotated[Staff, Depends(staff_of(*ORGANISERS))]

hot_router = APIRouter(
    prefix="/v1/regions/{region_code}/attendance",
    tags=["attendance"],
    route_class=SignedInRoute,
    responses=problems(*LOGIN_REFUSALS),
)
router = APIRouter(
    prefix="/v1/regions/{region_code}/shifts/{shift_id}",
    tags=["attendance"],
    responses=problems(*STAFF_REFUSALS, ShiftNotFoundError),
)
me_router = APIRouter(prefix="/v1/me", tags=["attendance"], responses=problems(*LOGIN_REFUSALS))


@hot_router.post(
    "/scan",
    operation_id="scan_code",
    response_model=ScanPublic,
    responses=problems(*SCAN_REFUSALS),
)
async def scan_code(
    request: Request, caller: CurrentAccount, region_code: Region, new: ScanCreate
) -> Response:
    """Scan a shift's code: the first time is coming, a later one going.

    The nonce is this scan's own: sent again, it is answered as before. A phone without a network
    keeps the code and sends it within 48 hours, with when it was scanned.
    """
    place = None
    if new.latitude is not None and new.longitude is not None:
        place = (new.latitude, new.longitude)
    scanned = Scanned(
        region_code=region_code,
        account_id=caller.account_id,
        code=new.code,
        nonce=new.nonce,
        phone=f"device:{new.device}" if new.device else f"session:{caller.session_id}",
        place=place,
        scanned_at=new.scanned_at,
    )
    told = await scanning.scan(hot_pool(request), request.app.state.cipher, scanned, clock.now())
    return Response(
        orjson.dumps(told, option=orjson.OPT_UTC_Z),
        media_type="application/json",
        headers={"Cache-Control": "no-store"},
    )


# --- the organiser's -----------------------------------------------------------------------


@router.get(
    "/code",
    operation_id="show_code",
    responses=problems(attendance.ActivityCancelledError),
)
async def show_code(
    request: Request,
    response: Response,
    staff: Organiser,
    session: SessionDep,
    shift_id: uuid.UUID,
) -> CodeShown:
    """Return the text of the QR code that shows now; it changes every 15 seconds."""
    response.headers["Cache-Control"] = "no-store"
    cipher = request.app.state.cipher
    return await attendance.show_code(session, staff, shift_id, cipher, clock.now())


@router.post(
    "/attendance",
    operation_id="enter_attendance",
    status_code=201,
    responses=problems(
        VolunteerNotFoundError,
        attendance.TimesOutsideShiftError,
        attendance.HandCapReachedError,
        attendance.AttendanceSettledError,
        *ARRIVAL_REFUSALS,
        *REFUSALS,
    ),
)
async def enter_attendance(
    *,
    request: Request,
    staff: Organiser,
    session: SessionDep,
    once: OnceDep,
    shift_id: uuid.UUID,
    new: AttendanceCreate,
) -> AttendancePublic:
    """Scan somebody's card, with or without a place; or enter by hand when they came and went.

    What is entered by hand counts when another person has approved it.
    """
    await once.begin(session, staff.account_id)
    kept = await turnout.enter(
        session,
        staff,
        shift_id,
        new,
        cipher=request.app.state.cipher,
        minutes_a_day=request.app.state.settings.hand_minutes_a_day,
        now=clock.now(),
    )
    return once.keep(turnout.show(kept))


@router.post(
    "/settle",
    operation_id="settle_shift",
    responses=problems(settling.ShiftNotOverError, settling.ShiftSettledError),
)
async def settle_shift(staff: Organiser, session: SessionDep, shift_id: uuid.UUID) -> Settlement:
    """Close a shift that is over: hours for what is proved, a look at what is odd."""
    return await settling.close_shift(session, staff, shift_id, clock.now())


# --- one's own -----------------------------------------------------------------------------


@me_router.get(
    "/attendance", operation_id="list_my_attendance", responses=problems(CursorInvalidError)
)
async def list_my_attendance(
    caller: CurrentAccount, session: SessionDep, cursor: Cursor = None, limit: Limit = 20
) -> Page[OwnAttendance]:
    """Return where one turned up, the newest first, with the grade and its reasons."""
    page = await review.list_own(session, caller.account_id, cursor, limit)
    shown = [turnout.show_own(one) for one in page.items]
    return Page(items=shown, next_cursor=page.next_cursor)


@me_router.get("/absences", operation_id="list_my_no_shows")
async def list_my_no_shows(caller: CurrentAccount, session: SessionDep) -> NoShows:
    """Return the places that one had in the last ninety days and did not use."""
    return NoShows(items=list(await no_shows.list_own(session, caller.account_id, clock.now())))


@me_router.post(
    "/attendance/{region_code}/{attendance_id}/object",
    operation_id="object_to_attendance",
    responses=problems(
        review.AttendanceNotFoundError, review.ObjectionTooLateError, ContentRefusedError
    ),
)
async def object_to_attendance(
    *,
    request: Request,
    caller: CurrentAccount,
    session: SessionDep,
    region_code: Region,
    attendance_id: uuid.UUID,
    said: ObjectionText,
) -> OwnAttendance:
    """Object to what was decided, or to what stands there; only staff read the words."""
    await check_words(request, caller.account_id, said.text)
    reviewed = await review.object_to(
        session, region_code, caller.account_id, attendance_id, said.text
    )
    return turnout.show_own(reviewed)
