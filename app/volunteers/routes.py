"""Becoming a volunteer, one's own profile, and the words of the forms."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response

from app.accounts.auth import LOGIN_REFUSALS, CurrentAccount
from app.accounts.service import AccountGoneError
from app.db import RegionCode, SessionDep
from app.errors import TooManyRequestsError, problems
from app.hot import cached_json
from app.idempotency import REFUSALS, OnceDep
from app.limits import spend_account
from app.regions.service import RegionNotFoundError
from app.volunteers import forms, service, vocabulary
from app.volunteers.deps import FORM_REFUSALS, terms_of
from app.volunteers.shapes import Profile, VolunteerCreate, VolunteeringWords, VolunteerUpdate

router = APIRouter(
    prefix="/v1/me/volunteer", tags=["volunteers"], responses=problems(*LOGIN_REFUSALS)
)
words_router = APIRouter(prefix="/v1/regions/{region_code}", tags=["volunteers"])

Where = Annotated[RegionCode | None, Query(description="the service's default region if left out")]


@router.post(
    "",
    operation_id="become_volunteer",
    status_code=201,
    responses=problems(
        AccountGoneError,
        RegionNotFoundError,
        service.PhoneNeededError,
        *FORM_REFUSALS,
        TooManyRequestsError,
        *REFUSALS,
    ),
)
async def become_volunteer(
    request: Request,
    caller: CurrentAccount,
    once: OnceDep,
    session: SessionDep,
    new: VolunteerCreate,
) -> Profile:
    """Become a volunteer; sending it is the consent, and who is one already gets their profile."""
    await once.replay(caller.account_id)
    await spend_account(request, "become_volunteer", caller.account_id, times=20, seconds=86_400)
    await once.begin(session, caller.account_id)
    terms = terms_of(request)
    region = new.region_code or request.app.state.settings.default_region
    volunteer = await service.become_volunteer(session, caller.account_id, region, new, terms)
    return once.keep(service.describe(volunteer, terms.cipher))


@router.get("", operation_id="read_my_volunteer", responses=problems(service.NotAVolunteerError))
async def read_my_volunteer(
    request: Request, caller: CurrentAccount, session: SessionDep, region_code: Where = None
) -> Profile:
    """Return the volunteer that one is in a region."""
    region = region_code or request.app.state.settings.default_region
    volunteer = await service.get_own(session, region, caller.account_id)
    return service.describe(volunteer, request.app.state.cipher)


@router.put(
    "",
    operation_id="change_my_volunteer",
    responses=problems(
        service.NotAVolunteerError,
        forms.GuardianNeededError,
        forms.SkillUnknownError,
        forms.CommunityUnknownError,
    ),
)
async def change_my_volunteer(
    request: Request,
    caller: CurrentAccount,
    session: SessionDep,
    change: VolunteerUpdate,
    region_code: Where = None,
) -> Profile:
    """Set what one can do and when; name and birth year are corrected by staff."""
    region = region_code or request.app.state.settings.default_region
    volunteer = await service.change_profile(
        session, caller.account_id, region, change, terms_of(request)
    )
    return service.describe(volunteer, request.app.state.cipher)


@words_router.get(
    "/volunteering",
    operation_id="read_volunteering",
    response_model=VolunteeringWords,
    responses=problems(RegionNotFoundError),
)
async def read_volunteering(
    request: Request,
    session: SessionDep,
    region_code: Annotated[RegionCode, Path(examples=["141128"])],
) -> Response:
    """Return the choices that the forms of volunteering offer."""
    settings = request.app.state.settings
    words = await vocabulary.describe_words(session, region_code, settings)
    return cached_json(request, words.model_dump_json().encode(), max_age_seconds=300)
