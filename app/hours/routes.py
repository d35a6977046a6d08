"""One's own hours and certificates, results in public, and verifying a certificate."""

import asyncio
import uuid
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Request, Response

from app import clock
from app.accounts.auth import LOGIN_REFUSALS, CurrentAccount
from app.accounts.checks import ContentRefusedError, check_words
from app.activities import reading
from app.db import RegionCode, SessionDep
from app.errors import TooManyRequestsError, problems
from app.hours import corrections, objections, own, paper, publicity, register
from app.hours.deps import base_url, limit_guesses
from app.hours.rules import Rules
from app.hours.shapes import (
    CertificateCreate,
    CertificateMine,
    CertificatePublic,
    MyHours,
    ObjectionCreate,
    ObjectionPublic,
    ResultPublic,
)
from app.idempotency import REFUSALS, OnceDep
from app.limits import spend_account
from app.paging import CursorInvalidError, Page
from app.volunteers.forms import IdNumberInvalidError
from app.volunteers.organisations import OrganisationNotFoundError
from app.volunteers.service import NotAVolunteerError

router = APIRouter(prefix="/v1", tags=["hours"], responses=problems(*LOGIN_REFUSALS))
public_router = APIRouter(prefix="/v1", tags=["hours"])

Cursor = Annotated[str | None, Query(max_length=2000)]
Limit = Annotated[int, Query(ge=1, le=50)]
Region = Annotated[RegionCode, Path(examples=["141128"])]
Number = Annotated[str, Path(max_length=64, examples=["141128-000012-7K3QZ9XW-5"])]

# --- one's own ---------------------------------------------------------------------------


@router.get("/me/hours", operation_id="read_my_hours", responses=problems(CursorInvalidError))
async def read_my_hours(
    request: Request,
    caller: CurrentAccount,
    session: SessionDep,
    cursor: Cursor = None,
    limit: Limit = 20,
) -> MyHours:
    """Return one's hours with each entry and its evidence; the stars are for oneself alone."""
    rules = Rules.of(request.app.state.settings)
    return await own.read_hours(session, caller.account_id, cursor, limit, rules)


@router.post(
    "/me/certificates",
    operation_id="issue_certificate",
    status_code=201,
    responses=problems(
        NotAVolunteerError,
        OrganisationNotFoundError,
        register.NothingToCertifyError,
        IdNumberInvalidError,
        TooManyRequestsError,
        *REFUSALS,
    ),
)
async def issue_certificate(
    request: Request,
    caller: CurrentAccount,
    once: OnceDep,
    session: SessionDep,
    new: CertificateCreate,
) -> CertificateMine:
    """Issue a certificate of one's final hours with one organisation; it costs nothing."""
    await once.replay(caller.account_id)
    await spend_account(request, "certificate", caller.account_id, times=20, seconds=86_400)
    await once.begin(session, caller.account_id)
    cipher = request.app.state.cipher
    made = await register.issue(session, caller.account_id, new, cipher, clock.now())
    row = await register.get_by_number(session, made.number)
    return once.keep(register.show_own(row, cipher, base_url(request)))


@router.get(
    "/me/certificates",
    operation_id="list_my_certificates",
    responses=problems(CursorInvalidError),
)
async def list_my_certificates(
    request: Request,
    caller: CurrentAccount,
    session: SessionDep,
    cursor: Cursor = None,
    limit: Limit = 20,
) -> Page[CertificateMine]:
    """Return one's certificates, the newest first."""
    cipher, base = request.app.state.cipher, base_url(request)
    return await register.list_own(
        session, caller.account_id, cursor, limit, cipher=cipher, base_url=base
    )


@router.get(
    "/me/certificates/{certificate_number}/pdf",
    operation_id="draw_my_certificate",
    response_class=Response,
    responses={
        200: {"content": {"application/pdf": {}}, "description": "the paper, A4"},
        **problems(register.CertificateNotFoundError, register.CertificateWithdrawnError),
    },
)
async def draw_my_certificate(
    request: Request, caller: CurrentAccount, session: SessionDep, certificate_number: Number
) -> Response:
    """Return one's certificate to print."""
    cipher = request.app.state.cipher
    told = await register.read_paper(session, caller.account_id, certificate_number, cipher)
    await session.commit()  # nothing was written; no connection waits for the drawing
    url = register.url_of(told.certificate, base_url(request))
    is_demo = request.app.state.settings.is_demo
    # 20 ms, 0.2 s with a thousand lines: in a thread, others are answered meanwhile.
    drawn = await asyncio.to_thread(paper.draw, told, url, is_demo=is_demo)
    name = f'inline; filename="{told.certificate.number}.pdf"'
    headers = {"Content-Disposition": name, "Cache-Control": "no-store"}
    return Response(drawn, media_type="application/pdf", headers=headers)


# --- in public ---------------------------------------------------------------------------


@public_router.get(
    "/certificates/{number}",
    operation_id="verify_certificate",
    dependencies=[Depends(limit_guesses)],
    responses=problems(register.CertificateNotFoundError, TooManyRequestsError),
)
async def verify_certificate(
    request: Request, response: Response, session: SessionDep, number: Number
) -> CertificatePublic:
    """Say whether a certificate holds, and the least of what it says."""
    response.headers["Cache-Control"] = "no-store"
    row = await register.get_by_number(session, number)
    return register.show(row, request.app.state.cipher)


@public_router.get(
    "/regions/{region_code}/activities/{activity_id}/results",
    operation_id="list_results",
    responses=problems(reading.ActivityNotFoundError, CursorInvalidError),
)
async def list_results(
    *,
    request: Request,
    session: SessionDep,
    region_code: Region,
    activity_id: uuid.UUID,
    cursor: Cursor = None,
    limit: Limit = 20,
) -> Page[ResultPublic]:
    """Return the results of an activity while they are in public; later there are none here."""
    activity = await reading.get_published(session, region_code, activity_id)
    cipher = request.app.state.cipher
    return await publicity.list_results(
        session, activity, cursor, limit, cipher=cipher, now=clock.now()
    )


@router.post(
    "/regions/{region_code}/activities/{activity_id}/objections",
    operation_id="object_to_result",
    status_code=201,
    responses=problems(
        reading.ActivityNotFoundError,
        corrections.RecordNotFoundError,
        objections.PublicityOverError,
        objections.ObjectionOpenError,
        ContentRefusedError,
        TooManyRequestsError,
        *REFUSALS,
    ),
)
async def object_to_result(
    *,
    request: Request,
    caller: CurrentAccount,
    once: OnceDep,
    session: SessionDep,
    region_code: Region,
    activity_id: uuid.UUID,
    new: ObjectionCreate,
) -> ObjectionPublic:
    """Say what is wrong with a result; only staff read the words."""
    await once.replay(caller.account_id)
    await spend_account(request, "objection", caller.account_id, times=10, seconds=86_400)
    check = await check_words(request, caller.account_id, new.text)
    await once.begin(session, caller.account_id)
    activity = await reading.get_published(session, region_code, activity_id)
    made = await objections.object_to(
        session, caller.account_id, activity, new, check=check, now=clock.now()
    )
    return once.keep(objections.show(made))


@router.get(
    "/me/objections", operation_id="list_my_objections", responses=problems(CursorInvalidError)
)
async def list_my_objections(
    caller: CurrentAccount, session: SessionDep, cursor: Cursor = None, limit: Limit = 20
) -> Page[ObjectionPublic]:
    """Return what one has objected to, the newest first, and what came of it."""
    return await objections.list_own(session, caller.account_id, cursor, limit)
