"""Who signed up, for the organiser, and letting people in where that is done by hand."""

import uuid
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request

from app.accounts.auth import STAFF_REFUSALS, staff_of
from app.accounts.grants import Staff
from app.activities import approvals, reading
from app.activities.approvals import SignupForStaff
from app.activities.signups import Signup
from app.activities.verdicts import ShiftCollidesError, ShiftNotFoundError
from app.db import SessionDep
from app.errors import problems
from app.paging import CursorInvalidError, Page
from app.seats.service import NotPendingError, PoolFullError

router = APIRouter(
    prefix="/v1/regions/{region_code}/shifts/{shift_id}/signups",
    tags=["staff"],
    responses=problems(*STAFF_REFUSALS, ShiftNotFoundError),
)
Organiser = Annotated[Staff, Depends(staff_of(*reading.ORGANISERS))]


@router.get("", operation_id="list_signups", responses=problems(CursorInvalidError))
async def read_signups(
    *,
    request: Request,
    staff: Organiser,
    session: SessionDep,
    shift_id: uuid.UUID,
    state: Literal["confirmed", "waiting", "offered", "pending"] | None = None,
    cursor: Annotated[str | None, Query(max_length=2000)] = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 50,
) -> Page[SignupForStaff]:
    """Return who signed up for a shift, in order of arrival."""
    return await approvals.list_signups(
        session,
        staff,
        shift_id,
        state=state,
        cursor=cursor,
        limit=limit,
        cipher=request.app.state.cipher,
    )


@router.post(
    "/{volunteer_id}/approve",
    operation_id="approve_signup",
    responses=problems(NotPendingError, PoolFullError, ShiftCollidesError),
)
async def approve_signup(
    staff: Organiser, session: SessionDep, shift_id: uuid.UUID, volunteer_id: uuid.UUID
) -> Signup:
    """Let a pending sign-up in: to a place, or to the wait-list when all are taken."""
    return await approvals.decide(session, staff, shift_id, volunteer_id, is_welcome=True)


@router.post(
    "/{volunteer_id}/decline", operation_id="decline_signup", responses=problems(NotPendingError)
)
async def decline_signup(
    staff: Organiser, session: SessionDep, shift_id: uuid.UUID, volunteer_id: uuid.UUID
) -> Signup:
    """Let a pending sign-up go; the person is told."""
    return await approvals.decide(session, staff, shift_id, volunteer_id, is_welcome=False)
