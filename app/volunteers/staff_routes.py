"""What staff do with volunteers."""

import asyncio
import uuid
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response

from app.accounts.auth import STAFF_REFUSALS, staff_of
from app.accounts.grants import Staff
from app.accounts.models import PhoneShown, Role
from app.accounts.service import PhoneNotBoundError
from app.db import SessionDep
from app.errors import problems
from app.idempotency import REFUSALS, OnceDep
from app.paging import CursorInvalidError, Page
from app.volunteers import cards, desk, forms
from app.volunteers.deps import FORM_REFUSALS, terms_of
from app.volunteers.service import VolunteerNotFoundError
from app.volunteers.shapes import (
    Because,
    Correction,
    Lookup,
    PaperForm,
    ProfileForStaff,
    VolunteerBrief,
    VolunteeringFigures,
)

router = APIRouter(
    prefix="/v1/regions/{region_code}/volunteers",
    tags=["staff"],
    responses=problems(*STAFF_REFUSALS),
)
desk_router = APIRouter(
    prefix="/v1/regions/{region_code}/desk", tags=["staff"], responses=problems(*STAFF_REFUSALS)
)
Admin = Annotated[Staff, Depends(staff_of(Role.REGION_ADMIN))]
Enterer = Annotated[Staff, Depends(staff_of(*desk.ENTERERS))]
NOT_FOUND = problems(VolunteerNotFoundError)
DECISION = problems(VolunteerNotFoundError, desk.VolunteerStateError)


@router.post(
    "",
    operation_id="enter_volunteer",
    status_code=201,
    responses=problems(
        desk.CommunityNotYoursError, desk.AlreadyAVolunteerError, *FORM_REFUSALS, *REFUSALS
    ),
)
async def enter_volunteer(
    request: Request, staff: Enterer, once: OnceDep, session: SessionDep, form: PaperForm
) -> ProfileForStaff:
    """Enter a volunteer from a signed paper form; who binds the phone later takes it over."""
    await once.begin(session, staff.account_id)
    volunteer = await desk.enter(session, staff, form, terms_of(request))
    return once.keep(await desk.describe(session, volunteer, request.app.state.cipher))


@router.get("", operation_id="list_volunteers", responses=problems(CursorInvalidError))
async def list_volunteers(
    *,
    request: Request,
    staff: Enterer,
    session: SessionDep,
    state: Literal["active", "suspended"] | None = None,
    community_id: uuid.UUID | None = None,
    cursor: Annotated[str | None, Query(max_length=2000)] = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
) -> Page[VolunteerBrief]:
    """Return the volunteers whom the caller may see, the newest first; each page is logged."""
    return await desk.list_volunteers(
        session,
        staff,
        state=state,
        community_id=community_id,
        cursor=cursor,
        limit=limit,
        cipher=request.app.state.cipher,
    )


@desk_router.post(
    "/volunteers/find",
    operation_id="look_up_volunteer",
    responses=problems(VolunteerNotFoundError, desk.LookupUnclearError),
)
async def look_up_volunteer(
    request: Request, staff: Enterer, session: SessionDep, sought: Lookup
) -> VolunteerBrief:
    """Return whom a card's number or a phone belongs to; each look is logged.

    Not a GET: addresses stand in logs, and a phone number shall not.
    """
    return await desk.look_up(session, staff, sought, request.app.state.cipher)


@router.get("/{volunteer_id}", operation_id="read_volunteer", responses=NOT_FOUND)
async def read_volunteer(
    request: Request, staff: Enterer, session: SessionDep, volunteer_id: uuid.UUID
) -> ProfileForStaff:
    """Return all of a volunteer; each look is logged."""
    return await desk.read(session, staff, volunteer_id, request.app.state.cipher)


@router.get(
    "/{volunteer_id}/phone",
    operation_id="look_at_volunteer_phone",
    responses=problems(VolunteerNotFoundError, PhoneNotBoundError),
)
async def look_at_volunteer_phone(
    request: Request,
    response: Response,
    staff: Enterer,
    session: SessionDep,
    volunteer_id: uuid.UUID,
) -> PhoneShown:
    """Return a volunteer's number, to call them; each look is logged."""
    response.headers["Cache-Control"] = "no-store"
    cipher = request.app.state.cipher
    return PhoneShown(phone=await desk.look_at_phone(session, staff, volunteer_id, cipher))


@router.get(
    "/{volunteer_id}/card",
    operation_id="draw_volunteer_card",
    response_class=Response,
    responses={
        200: {"content": {"application/pdf": {}}, "description": "the card, A6"},
        **NOT_FOUND,
    },
)
async def draw_volunteer_card(
    request: Request, staff: Enterer, session: SessionDep, volunteer_id: uuid.UUID
) -> Response:
    """Return the card to print for a volunteer, with the QR of their number."""
    card = await cards.card_of(session, staff, volunteer_id, request.app.state.cipher)
    drawn = await asyncio.to_thread(cards.draw_card, card)
    return Response(drawn, media_type="application/pdf", headers={"Cache-Control": "no-store"})


@router.post("/{volunteer_id}/suspend", operation_id="suspend_volunteer", responses=DECISION)
async def suspend_volunteer(
    request: Request,
    staff: Admin,
    session: SessionDep,
    volunteer_id: uuid.UUID,
    because: Because,
) -> ProfileForStaff:
    """Let a volunteer take no more places; they read why."""
    found = await desk.suspend(session, staff, volunteer_id, because.reason)
    return await desk.describe(session, found, request.app.state.cipher)


@router.post("/{volunteer_id}/reinstate", operation_id="reinstate_volunteer", responses=DECISION)
async def reinstate_volunteer(
    request: Request, staff: Admin, session: SessionDep, volunteer_id: uuid.UUID
) -> ProfileForStaff:
    """Let a volunteer take places again."""
    found = await desk.reinstate(session, staff, volunteer_id)
    return await desk.describe(session, found, request.app.state.cipher)


@router.post(
    "/{volunteer_id}/correct",
    operation_id="correct_volunteer",
    responses=problems(VolunteerNotFoundError, forms.UnderAgeError, forms.GuardianNeededError),
)
async def correct_volunteer(
    request: Request,
    staff: Admin,
    session: SessionDep,
    volunteer_id: uuid.UUID,
    said: Correction,
) -> ProfileForStaff:
    """Set a name or birth year that was written wrongly; the reason is in the log."""
    found = await desk.correct(session, staff, volunteer_id, said, terms_of(request))
    return await desk.describe(session, found, request.app.state.cipher)


@desk_router.get("/volunteering", operation_id="count_volunteering")
async def count_volunteering(staff: Admin, session: SessionDep) -> VolunteeringFigures:
    """Return how many volunteer in the region, by what they do for a living."""
    return await desk.count(session, staff.region_code)
