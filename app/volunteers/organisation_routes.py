"""Organisations and programmes: read by everybody, let in by the region, run by their people."""

import uuid
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Request, Response

from app import clock
from app.accounts import grants
from app.accounts.auth import LOGIN_REFUSALS, STAFF_REFUSALS, CurrentAccount, staff_of
from app.accounts.checks import ContentRefusedError, check_published, check_words
from app.accounts.grants import Staff
from app.accounts.models import Role
from app.accounts.service import AccountGoneError
from app.db import RegionCode, SessionDep
from app.errors import TooManyRequestsError, problems
from app.hot import cached_json
from app.idempotency import REFUSALS, OnceDep
from app.limits import spend_account
from app.paging import CursorInvalidError, Page
from app.regions.service import RegionNotFoundError
from app.volunteers import founding, organisations, programmes
from app.volunteers.forms import CommunityUnknownError
from app.volunteers.models import Organisation
from app.volunteers.shapes import (
    Because,
    DeskQuery,
    OrganisationDetail,
    OrganisationForm,
    OrganisationForStaff,
    OrganisationPublic,
    OrganisationQuery,
    ProgrammeForm,
    ProgrammePublic,
)

HERE = "/v1/regions/{region_code}/organisations"
router = APIRouter(prefix=HERE, tags=["organisations"])
me_router = APIRouter(
    prefix="/v1/me/organisations", tags=["organisations"], responses=problems(*LOGIN_REFUSALS)
)
staff_router = APIRouter(prefix=HERE, tags=["staff"], responses=problems(*STAFF_REFUSALS))
desk_router = APIRouter(
    prefix="/v1/regions/{region_code}/desk/organisations",
    tags=["staff"],
    responses=problems(*STAFF_REFUSALS),
)

Region = Annotated[RegionCode, Path(examples=["141128"])]
Admin = Annotated[Staff, Depends(staff_of(Role.REGION_ADMIN))]
Organiser = Annotated[Staff, Depends(staff_of(*organisations.ORGANISERS))]
Asked = Annotated[OrganisationQuery, Query()]
FORM_REFUSALS = (CommunityUnknownError, founding.OrganisationNameTakenError, ContentRefusedError)
DECISION = problems(organisations.OrganisationNotFoundError, founding.OrganisationStateError)
LIST_SECONDS = 60


def _words_of(form: OrganisationForm | ProgrammeForm) -> list[str]:
    return [form.name, form.description]


def _shown(request: Request, organisation: Organisation) -> OrganisationForStaff:
    return organisations.describe_for_staff(organisation, request.app.state.cipher)


# --- everybody -------------------------------------------------------------------------


@router.get(
    "",
    operation_id="list_organisations",
    response_model=Page[OrganisationPublic],
    responses=problems(CursorInvalidError),
)
async def list_organisations(
    request: Request, session: SessionDep, region_code: Region, query: Asked
) -> Response:
    """Return the active organisations and teams of a region, by the pinyin of their names."""
    page = await organisations.list_active(session, region_code, query)
    return cached_json(request, page.model_dump_json().encode(), LIST_SECONDS)


@router.get(
    "/{organisation_id}",
    operation_id="read_organisation",
    response_model=OrganisationDetail,
    responses=problems(organisations.OrganisationNotFoundError),
)
async def read_organisation(
    request: Request, session: SessionDep, region_code: Region, organisation_id: uuid.UUID
) -> Response:
    """Return an active organisation with its newest programmes."""
    organisation = await organisations.get_active(session, region_code, organisation_id)
    runs = await programmes.list_programmes(session, organisation, None, 20)
    plain = organisation.model_dump(include=set(OrganisationPublic.model_fields))
    shown = OrganisationDetail(**plain, programmes=runs.items)
    return cached_json(request, shown.model_dump_json().encode(), LIST_SECONDS)


@router.get(
    "/{organisation_id}/programmes",
    operation_id="list_programmes",
    responses=problems(organisations.OrganisationNotFoundError, CursorInvalidError),
)
async def list_programmes(
    session: SessionDep,
    region_code: Region,
    organisation_id: uuid.UUID,
    cursor: Annotated[str | None, Query(max_length=2000)] = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
) -> Page[ProgrammePublic]:
    """Return what an organisation runs and has run, the newest first."""
    organisation = await organisations.get_active(session, region_code, organisation_id)
    return await programmes.list_programmes(session, organisation, cursor, limit)


@router.post(
    "",
    operation_id="apply_for_organisation",
    status_code=201,
    responses=problems(
        *LOGIN_REFUSALS,
        AccountGoneError,
        RegionNotFoundError,
        founding.TooManyApplicationsError,
        *FORM_REFUSALS,
        TooManyRequestsError,
        *REFUSALS,
    ),
)
async def apply_for_organisation(
    *,
    request: Request,
    caller: CurrentAccount,
    once: OnceDep,
    session: SessionDep,
    region_code: Region,
    form: OrganisationForm,
) -> OrganisationForStaff:
    """Apply for an organisation or team; the region lets it in, and makes the caller organiser."""
    await once.replay(caller.account_id)
    await spend_account(request, "organisation", caller.account_id, times=10, seconds=86_400)
    await check_words(request, caller.account_id, "\n".join(_words_of(form)))
    await once.begin(session, caller.account_id)
    cipher = request.app.state.cipher
    made = await founding.apply_for(session, caller.account_id, region_code, form, cipher)
    return once.keep(_shown(request, made))


@me_router.get("", operation_id="list_my_organisations", responses=problems(CursorInvalidError))
async def list_my_organisations(
    request: Request, caller: CurrentAccount, session: SessionDep, query: Asked
) -> Page[OrganisationForStaff]:
    """Return what one has applied for, and what became of it."""
    cipher = request.app.state.cipher
    return await organisations.list_applied(session, caller.account_id, query, cipher)


# --- their own people ------------------------------------------------------------------


@staff_router.put(
    "/{organisation_id}",
    operation_id="change_organisation",
    responses=problems(organisations.OrganisationNotFoundError, *FORM_REFUSALS),
)
async def change_organisation(
    request: Request,
    staff: Organiser,
    session: SessionDep,
    organisation_id: uuid.UUID,
    form: OrganisationForm,
) -> OrganisationForStaff:
    """Set what an organisation says of itself."""
    await check_published(request, session, staff.account_id, _words_of(form))
    own = await organisations.get_own_organisation(
        session, staff, organisation_id, in_any_state=True
    )
    await founding.change(session, staff, own, form, request.app.state.cipher)
    return _shown(request, own)


@staff_router.post(
    "/{organisation_id}/programmes",
    operation_id="create_programme",
    status_code=201,
    responses=problems(
        organisations.OrganisationNotFoundError,
        organisations.OrganisationNotActiveError,
        programmes.ProgrammeNameTakenError,
        ContentRefusedError,
        *REFUSALS,
    ),
)
async def create_programme(
    *,
    request: Request,
    staff: Organiser,
    once: OnceDep,
    session: SessionDep,
    organisation_id: uuid.UUID,
    form: ProgrammeForm,
) -> ProgrammePublic:
    """Begin a programme."""
    await session.commit()  # roles alone were read: no connection waits for another one
    await once.replay(staff.account_id)
    await check_published(request, session, staff.account_id, _words_of(form))
    await once.begin(session, staff.account_id)
    programme = await programmes.create_programme(session, staff, organisation_id, form)
    return once.keep(programmes.describe(programme))


@staff_router.post(
    "/{organisation_id}/programmes/{programme_id}/end",
    operation_id="end_programme",
    responses=problems(organisations.OrganisationNotFoundError, programmes.ProgrammeNotFoundError),
)
async def end_programme(
    staff: Organiser, session: SessionDep, organisation_id: uuid.UUID, programme_id: uuid.UUID
) -> ProgrammePublic:
    """End a programme; what was done stays."""
    programme = await programmes.get_own_programme(session, staff, organisation_id, programme_id)
    await programmes.end_programme(session, staff, programme, clock.now())
    return programmes.describe(programme)


# --- the region ------------------------------------------------------------------------


@desk_router.get("", operation_id="list_desk_organisations", responses=problems(CursorInvalidError))
async def list_desk_organisations(
    request: Request,
    staff: Organiser,
    session: SessionDep,
    query: Annotated[DeskQuery, Query()],
) -> Page[OrganisationForStaff]:
    """Return the organisations that the caller acts for, in whatever state."""
    cipher = request.app.state.cipher
    return await organisations.list_for_staff(session, staff, query, cipher)


@desk_router.post(
    "",
    operation_id="create_organisation",
    status_code=201,
    responses=problems(*FORM_REFUSALS, *REFUSALS),
)
async def create_organisation(
    request: Request, staff: Admin, once: OnceDep, session: SessionDep, form: OrganisationForm
) -> OrganisationForStaff:
    """Add an organisation that needs no decision."""
    await session.commit()  # roles alone were read: no connection waits for another one
    await once.replay(staff.account_id)
    await check_published(request, session, staff.account_id, _words_of(form))
    await once.begin(session, staff.account_id)
    made = await founding.create(session, staff, form, request.app.state.cipher)
    return once.keep(_shown(request, made))


@staff_router.post(
    "/{organisation_id}/approve",
    operation_id="approve_organisation",
    responses=DECISION
    | problems(organisations.OrganisationNotFoundError, grants.AccountUnknownError),
)
async def approve_organisation(
    request: Request, staff: Admin, session: SessionDep, organisation_id: uuid.UUID
) -> OrganisationForStaff:
    """Let an organisation in; who applied becomes its organiser."""
    found = await founding.approve(session, staff, organisation_id, clock.now())
    return _shown(request, found)


@staff_router.post(
    "/{organisation_id}/suspend", operation_id="suspend_organisation", responses=DECISION
)
async def suspend_organisation(
    request: Request,
    staff: Admin,
    session: SessionDep,
    organisation_id: uuid.UUID,
    because: Because,
) -> OrganisationForStaff:
    """Stop an organisation, or do not let it in; its people read why."""
    now = clock.now()
    found = await founding.suspend(session, staff, organisation_id, because.reason, now)
    return _shown(request, found)


@staff_router.post(
    "/{organisation_id}/reactivate", operation_id="reactivate_organisation", responses=DECISION
)
async def reactivate_organisation(
    request: Request, staff: Admin, session: SessionDep, organisation_id: uuid.UUID
) -> OrganisationForStaff:
    """Let an organisation go on."""
    found = await founding.reactivate(session, staff, organisation_id, clock.now())
    return _shown(request, found)
