"""Becoming a volunteer, and looking volunteers up."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession
from sqlmodel.sql.expression import SelectOfScalar

from app.accounts import service as accounts
from app.accounts.models import Account
from app.audit.service import record_act
from app.crypto import Cipher
from app.db import new_id
from app.errors import ConflictError, NotFoundError
from app.regions import service as regions
from app.volunteers import forms
from app.volunteers.models import Source, Volunteer
from app.volunteers.numbers import draw_numbers
from app.volunteers.shapes import Contact, Profile, VolunteerForm, VolunteerUpdate

CONSENT = "volunteer"


class PhoneNeededError(ConflictError):
    """Whoever volunteers can be called."""

    code = "phone_needed"
    sentence = "请先绑定手机号，再注册成为志愿者"


class NotAVolunteerError(NotFoundError):
    """The caller is no volunteer of the region."""

    code = "not_a_volunteer"
    sentence = "您还不是这里的志愿者，请先注册"


class VolunteerNotFoundError(NotFoundError):
    """Nobody of this region whom the caller may know of has that id or number."""

    code = "volunteer_not_found"
    sentence = "没有找到这位志愿者，请核对后再试"


@dataclass(frozen=True)
class Terms:
    """On which terms people become volunteers, and with what their names are sealed."""

    cipher: Cipher
    now: datetime
    consent_version: str
    asks_id_number: bool = False


@dataclass(frozen=True)
class Origin:
    """Where and how a volunteer comes to us."""

    region_code: str
    source: Source
    entered_by: uuid.UUID | None = None


async def become_volunteer(
    session: AsyncSession,
    account_id: uuid.UUID,
    region_code: str,
    form: VolunteerForm,
    terms: Terms,
) -> Volunteer:
    """Make a volunteer of a person, or return the one that they are; the call is the consent.

    Raises:
        AccountGoneError: the account was erased.
        RegionNotFoundError: no region has that code.
        PhoneNeededError: no phone is bound.
        UnderAgeError, GuardianNeededError, IdNumberNotAskedError, IdNumberInvalidError,
        SkillUnknownError, CommunityUnknownError: of the form.
    """
    await regions.get_region(session, region_code)
    # The lock lets what one person does at once be done one after the other.
    account = await accounts.get_account(session, account_id, for_update=True)
    standing = await find_volunteer(session, region_code, account_id)
    if standing is not None:
        return standing
    if account.phone_index is None:
        raise PhoneNeededError
    origin = Origin(region_code, Source.OWN)
    return await add_volunteer(session, account, form, terms, origin)


async def add_volunteer(
    session: AsyncSession, account: Account, form: VolunteerForm, terms: Terms, origin: Origin
) -> Volunteer:
    """Write a volunteer of an account whose row is locked, with a fresh number and the consent.

    Raises:
        UnderAgeError, GuardianNeededError, IdNumberNotAskedError, IdNumberInvalidError,
        SkillUnknownError, CommunityUnknownError: of the form.
    """
    region_code, asks_id = origin.region_code, terms.asks_id_number
    await forms.check_form(session, region_code, form, terms.now, asks_id=asks_id)
    volunteer_id = new_id()
    (number,) = await draw_numbers(session, region_code)
    volunteer = Volunteer(
        id=volunteer_id,
        created_at=terms.now,
        region_code=region_code,
        account_id=account.id,
        number=number,
        source=origin.source,
        entered_by=origin.entered_by,
        **forms.seal_form(volunteer_id, form, terms.cipher),
    )
    forms.set_choices(volunteer, form, terms.cipher)
    session.add(volunteer)
    await accounts.keep_consent(session, account.id, CONSENT, terms.consent_version)
    await accounts.remember_region(session, account.id, region_code)
    actor = origin.entered_by or account.id
    _record(session, "become_volunteer", volunteer, by=actor)
    await session.flush()
    return volunteer


async def find_volunteer(
    session: AsyncSession, region_code: str, account_id: uuid.UUID, *, for_update: bool = False
) -> Volunteer | None:
    """Return the volunteer that an account is in a region, if it is one."""
    query = select(Volunteer).where(
        Volunteer.region_code == region_code, Volunteer.account_id == account_id
    )
    return await _first(session, query, for_update=for_update)


async def get_own(session: AsyncSession, region_code: str, account_id: uuid.UUID) -> Volunteer:
    """Return the volunteer that an account is in a region.

    Raises:
        NotAVolunteerError: it is none.
    """
    volunteer = await find_volunteer(session, region_code, account_id)
    if volunteer is None:
        raise NotAVolunteerError
    return volunteer


async def get_volunteer(
    session: AsyncSession, region_code: str, volunteer_id: uuid.UUID, *, for_update: bool = False
) -> Volunteer:
    """Return a volunteer of a region.

    Raises:
        VolunteerNotFoundError: the region has none with that id.
    """
    query = select(Volunteer).where(
        Volunteer.region_code == region_code, Volunteer.id == volunteer_id
    )
    volunteer = await _first(session, query, for_update=for_update)
    if volunteer is None:
        raise VolunteerNotFoundError
    return volunteer


async def get_by_number(session: AsyncSession, region_code: str, number: str) -> Volunteer:
    """Return the volunteer whose card bears a number.

    Raises:
        VolunteerNotFoundError: the region has none with that number.
    """
    query = select(Volunteer).where(
        Volunteer.region_code == region_code, Volunteer.number == number
    )
    volunteer = await _first(session, query)
    if volunteer is None:
        raise VolunteerNotFoundError
    return volunteer


async def _first(
    session: AsyncSession, query: SelectOfScalar[Volunteer], *, for_update: bool = False
) -> Volunteer | None:
    if for_update:
        # Others may write rows that point at it; who was read before is read anew.
        query = query.with_for_update(key_share=True).execution_options(populate_existing=True)
    return (await session.exec(query)).first()


def real_name(volunteer: Volunteer, cipher: Cipher) -> str:
    """Return the name, for rosters and certificates; of who was erased that they are gone."""
    return forms.real_name(volunteer, cipher)


def emergency_contact(volunteer: Volunteer, cipher: Cipher) -> Contact | None:
    """Return whom to call when something happens to a volunteer."""
    return forms.contact_of("emergency", volunteer, cipher)


async def change_profile(
    session: AsyncSession,
    account_id: uuid.UUID,
    region_code: str,
    change: VolunteerUpdate,
    terms: Terms,
) -> Volunteer:
    """Set what volunteers may change of themselves.

    Name and birth year are not among it: hours would change hands with the name. Staff correct
    them, with a reason.

    Raises:
        AccountGoneError: the account was erased.
        NotAVolunteerError: the account is no volunteer there.
        GuardianNeededError, SkillUnknownError, CommunityUnknownError: of the change.
    """
    await accounts.lock_account(session, account_id)  # who is erased meanwhile stays so
    volunteer = await get_own(session, region_code, account_id)
    forms.check_age(volunteer.birth_year, change.guardian, terms.now)
    await forms.check_choices(session, volunteer.region_code, change)
    forms.set_choices(volunteer, change, terms.cipher)
    _record(session, "change_volunteer", volunteer, by=account_id)
    return volunteer


def describe(volunteer: Volunteer, cipher: Cipher) -> Profile:
    """Return a volunteer as they see themselves."""
    plain = volunteer.model_dump(include=set(Profile.model_fields))
    return Profile(
        **plain,
        real_name=forms.real_name(volunteer, cipher),
        emergency=forms.contact_of("emergency", volunteer, cipher),
        guardian=forms.contact_of("guardian", volunteer, cipher),
        has_id_number=volunteer.id_number_encrypted is not None,
    )


def _record(session: AsyncSession, act: str, volunteer: Volunteer, *, by: uuid.UUID) -> None:
    region = volunteer.region_code
    record_act(session, act, account_id=by, region_code=region, target=volunteer.id)
