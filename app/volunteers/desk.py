"""What staff do with volunteers: from paper, looking them up, stopping, correcting."""

import uuid

from sqlalchemy import ColumnElement, and_, or_
from sqlmodel import col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts import paper
from app.accounts import service as accounts
from app.accounts.grants import Staff
from app.accounts.models import Account, Role
from app.audit.service import record_act
from app.crypto import Cipher
from app.errors import ConflictError, MalformedError, NotFoundError
from app.paging import Page, cut_page, read_cursor
from app.volunteers import forms, service
from app.volunteers.models import (
    Organisation,
    OrganisationState,
    Source,
    Volunteer,
    VolunteerState,
)
from app.volunteers.service import Origin, Terms, VolunteerNotFoundError
from app.volunteers.shapes import (
    Correction,
    Lookup,
    OccupationCount,
    OrganisationKind,
    PaperForm,
    ProfileForStaff,
    VolunteerBrief,
    VolunteeringFigures,
)

ENTERERS = (Role.REGION_ADMIN, Role.COMMUNITY_STAFF, Role.ORGANISER)


class AlreadyAVolunteerError(ConflictError):
    """Whoever has that number is a volunteer of the region."""

    code = "already_a_volunteer"
    sentence = "这个手机号已经登记为志愿者，请按号码查找"


class CommunityNotYoursError(NotFoundError):
    """Staff of a community enter those of their community."""

    code = "community_not_yours"
    sentence = "请选择您所在的社区"


class LookupUnclearError(MalformedError):
    """By the number on the card or by the phone, one of them."""

    code = "lookup_unclear"
    sentence = "请填写志愿者编号或手机号，二者选一"


class VolunteerStateError(ConflictError):
    """The volunteer is not in the state that this begins from."""

    code = "volunteer_state"
    sentence = "这位志愿者的状态已经变了，请刷新后再看"


def reaches(staff: Staff) -> ColumnElement[bool]:
    """Return the condition on a volunteer that the caller may see who it is.

    Admins see their region, staff of a community theirs, and organisers whom they entered.
    """
    here = col(Volunteer.region_code) == staff.region_code
    if staff.has(Role.REGION_ADMIN):
        return here
    communities = staff.scope(Role.COMMUNITY_STAFF)
    entered = col(Volunteer.entered_by) == staff.account_id
    return and_(here, or_(col(Volunteer.community_id).in_(communities), entered))


async def enter(session: AsyncSession, staff: Staff, form: PaperForm, terms: Terms) -> Volunteer:
    """Write a volunteer from a signed paper form; who binds the phone later takes it over.

    Raises:
        CommunityNotYoursError: staff of a community named another one, or none.
        AlreadyAVolunteerError: whoever has that phone is one.
        UnderAgeError, GuardianNeededError, IdNumberNotAskedError, IdNumberInvalidError,
        SkillUnknownError, CommunityUnknownError: of the form.
    """
    is_bound = not (staff.has(Role.REGION_ADMIN) or staff.has(Role.ORGANISER))
    if is_bound and form.community_id not in staff.scope(Role.COMMUNITY_STAFF):
        raise CommunityNotYoursError
    account = await paper.get_or_create(session, form.phone, terms.cipher)
    if await service.find_volunteer(session, staff.region_code, account.id):
        raise AlreadyAVolunteerError
    origin = Origin(staff.region_code, Source.PAPER, entered_by=staff.account_id)
    return await service.add_volunteer(session, account, form, terms, origin)


async def get(
    session: AsyncSession, staff: Staff, volunteer_id: uuid.UUID, *, for_update: bool = False
) -> Volunteer:
    """Return a volunteer whom the caller may see; the caller records the look.

    Raises:
        VolunteerNotFoundError: none with that id.
    """
    query = select(Volunteer).where(reaches(staff), Volunteer.id == volunteer_id)
    if for_update:
        query = query.with_for_update(key_share=True).execution_options(populate_existing=True)
    volunteer = (await session.exec(query)).first()
    if volunteer is None:
        raise VolunteerNotFoundError
    return volunteer


async def read(
    session: AsyncSession, staff: Staff, volunteer_id: uuid.UUID, cipher: Cipher
) -> ProfileForStaff:
    """Return all of a volunteer; the look is an act.

    Raises:
        VolunteerNotFoundError: none with that id.
    """
    volunteer = await get(session, staff, volunteer_id)
    record(session, staff, "read_volunteer", volunteer.id)
    return await describe(session, volunteer, cipher)


async def describe(session: AsyncSession, volunteer: Volunteer, cipher: Cipher) -> ProfileForStaff:
    """Return a volunteer as staff see them."""
    account = await session.get_one(Account, volunteer.account_id)
    own = service.describe(volunteer, cipher)
    return ProfileForStaff(
        **own.model_dump(),
        source=volunteer.source,
        phone_masked=accounts.mask_phone(account, cipher),
        occupation=account.occupation,
    )


async def look_up(
    session: AsyncSession, staff: Staff, sought: Lookup, cipher: Cipher
) -> VolunteerBrief:
    """Return whom a number on a card or a phone belongs to; the look is an act.

    Raises:
        LookupUnclearError: neither or both are given.
        VolunteerNotFoundError: nobody whom the caller may see.
    """
    if (sought.number is None) == (sought.phone is None):
        raise LookupUnclearError
    query = select(Volunteer).where(reaches(staff))
    if sought.number:
        query = query.where(Volunteer.number == sought.number)
    else:
        index = cipher.blind_index(sought.phone or "")
        query = query.join(Account, col(Account.id) == col(Volunteer.account_id)).where(
            col(Account.phone_index) == index
        )
    volunteer = (await session.exec(query)).first()
    if volunteer is None:
        raise VolunteerNotFoundError
    record(session, staff, "look_up_volunteer", volunteer.id)
    return brief(volunteer, cipher)


def brief(volunteer: Volunteer, cipher: Cipher) -> VolunteerBrief:
    """Return a volunteer as a line of a list."""
    plain = volunteer.model_dump(include=set(VolunteerBrief.model_fields))
    return VolunteerBrief(**plain, real_name=forms.real_name(volunteer, cipher))


async def list_volunteers(
    session: AsyncSession,
    staff: Staff,
    *,
    state: str | None,
    community_id: uuid.UUID | None,
    cursor: str | None,
    limit: int,
    cipher: Cipher,
) -> Page[VolunteerBrief]:
    """Return the volunteers whom the caller may see, the newest first; reading names is an act.

    Raises:
        CursorInvalidError: the cursor is none of this list.
    """
    query = select(Volunteer).where(reaches(staff))
    if state:
        query = query.where(Volunteer.state == state)
    if community_id:
        query = query.where(Volunteer.community_id == community_id)
    after = read_cursor(cursor, uuid.UUID)
    if after:
        query = query.where(col(Volunteer.id) < after[0])
    found = list(await session.exec(query.order_by(col(Volunteer.id).desc()).limit(limit + 1)))
    if found:
        record(session, staff, "read_volunteers", state or "all")
    return cut_page([brief(one, cipher) for one in found], limit, lambda one: (one.id,))


async def look_at_phone(
    session: AsyncSession, staff: Staff, volunteer_id: uuid.UUID, cipher: Cipher
) -> str:
    """Return a volunteer's number, to call them; the look is an act.

    Raises:
        VolunteerNotFoundError: none with that id.
        PhoneNotBoundError: they have none.
    """
    volunteer = await get(session, staff, volunteer_id)
    phone = await accounts.look_at_phone(session, volunteer.account_id, cipher)
    record(session, staff, "look_at_phone", volunteer.id)
    return phone


async def suspend(
    session: AsyncSession, staff: Staff, volunteer_id: uuid.UUID, reason: str
) -> Volunteer:
    """Let a volunteer take no more places; they read why.

    Raises:
        VolunteerNotFoundError: none with that id.
        VolunteerStateError: they are suspended already.
    """
    volunteer = await get(session, staff, volunteer_id, for_update=True)
    if volunteer.state != VolunteerState.ACTIVE:
        raise VolunteerStateError
    volunteer.state, volunteer.reason = VolunteerState.SUSPENDED, reason
    record(session, staff, "suspend_volunteer", volunteer.id)
    return volunteer


async def reinstate(session: AsyncSession, staff: Staff, volunteer_id: uuid.UUID) -> Volunteer:
    """Let a volunteer take places again.

    Raises:
        VolunteerNotFoundError: none with that id.
        VolunteerStateError: they are not suspended.
    """
    volunteer = await get(session, staff, volunteer_id, for_update=True)
    if volunteer.state != VolunteerState.SUSPENDED:
        raise VolunteerStateError
    volunteer.state, volunteer.reason = VolunteerState.ACTIVE, ""
    record(session, staff, "reinstate_volunteer", volunteer.id)
    return volunteer


async def correct(
    session: AsyncSession,
    staff: Staff,
    volunteer_id: uuid.UUID,
    said: Correction,
    terms: Terms,
) -> Volunteer:
    """Set a name or birth year that was written wrongly; the reason is in the log.

    Raises:
        VolunteerNotFoundError: none with that id.
        UnderAgeError, GuardianNeededError: of the birth year.
    """
    volunteer = await get(session, staff, volunteer_id, for_update=True)
    guardian = forms.contact_of("guardian", volunteer, terms.cipher)
    forms.check_age(said.birth_year, guardian, terms.now)
    name = forms.sealed("real_name", said.real_name, volunteer.id, terms.cipher)
    volunteer.real_name_encrypted, volunteer.birth_year = name, said.birth_year
    record(session, staff, "correct_volunteer", volunteer.id, said.reason)
    return volunteer


async def count(session: AsyncSession, region_code: str) -> VolunteeringFigures:
    """Return how many volunteer in a region, by what they do for a living."""
    here = col(Volunteer.region_code) == region_code
    occupations = await session.exec(
        select(Account.occupation, func.count())
        .join(Volunteer, col(Volunteer.account_id) == col(Account.id))
        .where(here)
        .group_by(col(Account.occupation))
        .order_by(func.count().desc(), col(Account.occupation))
    )
    counts = [OccupationCount(occupation=code, volunteers=many) for code, many in occupations]
    stopped = select(func.count()).where(here, Volunteer.state == VolunteerState.SUSPENDED)
    kinds = await session.exec(
        select(Organisation.kind, func.count())
        .where(
            Organisation.region_code == region_code,
            Organisation.state == OrganisationState.ACTIVE,
        )
        .group_by(col(Organisation.kind))
    )
    by_kind = dict(kinds.all())
    return VolunteeringFigures(
        volunteers=sum(one.volunteers for one in counts),
        suspended=(await session.exec(stopped)).one(),
        by_occupation=counts,
        organisations=by_kind.get(OrganisationKind.ORGANISATION, 0),
        teams=by_kind.get(OrganisationKind.TEAM, 0),
    )


def record(session: AsyncSession, staff: Staff, act: str, target: object, reason: str = "") -> None:
    """Note what staff did."""
    record_act(
        session,
        act,
        account_id=staff.account_id,
        region_code=staff.region_code,
        target=target,
        reason=reason,
    )
