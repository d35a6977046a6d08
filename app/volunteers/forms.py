"""What a volunteer says of themselves: checked, sealed for keeping, and opened again."""

import uuid
from datetime import datetime
from typing import Any

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.calendar import SHANGHAI
from app.crypto import Cipher
from app.errors import ConflictError, MalformedError
from app.regions.models import Community
from app.volunteers.models import Skill, Volunteer
from app.volunteers.shapes import Contact, VolunteerForm, VolunteerUpdate
from app.volunteers.vocabulary import ADULT_AGE, LEAST_AGE


class UnderAgeError(ConflictError):
    """Younger than fourteen."""

    code = "under_age"
    sentence = "未满 14 周岁不能自己注册，请家长用自己的账号为孩子报名"


class GuardianNeededError(MalformedError):
    """Who is fourteen to seventeen names a guardian."""

    code = "guardian_needed"
    sentence = "未满 18 周岁，请填写监护人的姓名和电话，并征得监护人同意"


class SkillUnknownError(MalformedError):
    """No skill has that code."""

    code = "skill_unknown"
    sentence = "没有这个特长选项，请重新选择"


class CommunityUnknownError(MalformedError):
    """The region has no such community."""

    code = "community_unknown"
    sentence = "本地区没有这个社区，请重新选择"


class IdNumberInvalidError(MalformedError):
    """Its last character does not fit."""

    code = "id_number_invalid"
    sentence = "身份证号码不对，请核对后再填"


class IdNumberNotAskedError(ConflictError):
    """The region does not ask for it; what is not needed is not kept."""

    code = "id_number_not_asked"
    sentence = "这里不需要身份证号码，请不要填写"


def age_in(birth_year: int, now: datetime) -> int:
    """Return the age that somebody reaches in this year, in Shanghai: only the year is asked."""
    return now.astimezone(SHANGHAI).year - birth_year


def check_age(birth_year: int, guardian: Contact | None, now: datetime) -> None:
    """Refuse who is too young.

    Raises:
        UnderAgeError: younger than fourteen.
        GuardianNeededError: younger than eighteen, and nobody agrees.
    """
    age = age_in(birth_year, now)
    if age < LEAST_AGE:
        raise UnderAgeError
    if age < ADULT_AGE and guardian is None:
        raise GuardianNeededError


async def check_form(
    session: AsyncSession, region_code: str, form: VolunteerForm, now: datetime, *, asks_id: bool
) -> None:
    """Refuse a form that cannot be kept.

    Raises:
        UnderAgeError, GuardianNeededError, IdNumberNotAskedError, IdNumberInvalidError,
        SkillUnknownError, CommunityUnknownError: as they say.
    """
    check_age(form.birth_year, form.guardian, now)
    if form.id_number is not None:
        if not asks_id:
            raise IdNumberNotAskedError
        check_id_number(form.id_number)
    await check_choices(session, region_code, form)


async def check_choices(session: AsyncSession, region_code: str, said: VolunteerUpdate) -> None:
    """Refuse codes and ids that are none of ours.

    Raises:
        SkillUnknownError, CommunityUnknownError: as they say.
    """
    if said.skills:
        known = await session.exec(select(Skill.code).where(col(Skill.code).in_(said.skills)))
        if set(said.skills) - set(known):
            raise SkillUnknownError
    if said.community_id:
        community = await session.get(Community, said.community_id)
        if community is None or community.region_code != region_code:
            raise CommunityUnknownError


def check_id_number(number: str) -> None:
    """Refuse a slip of the pen (GB 11643: ISO 7064 MOD 11-2 over 17 digits).

    Raises:
        IdNumberInvalidError: the last character does not fit.
    """
    weighed = sum(int(digit) * (2 ** (17 - at) % 11) for at, digit in enumerate(number[:17]))
    if "10X98765432"[weighed % 11] != number[17]:
        raise IdNumberInvalidError


# --- sealed and opened -----------------------------------------------------------------


def bound_to(what: str, volunteer_id: uuid.UUID) -> str:
    """Return what a sealed field is bound to, so that it cannot be moved to another row."""
    return f"volunteer:{what}:{volunteer_id}"


def sealed(what: str, text: str, volunteer_id: uuid.UUID, cipher: Cipher) -> str:
    """Return a text as a volunteer's row keeps it."""
    return cipher.encrypt(text, bound_to(what, volunteer_id))


def opened(what: str, volunteer: Volunteer, cipher: Cipher) -> str | None:
    """Return what a sealed field of a volunteer says; None when it says nothing."""
    token: str | None = getattr(volunteer, f"{what}_encrypted")
    return cipher.decrypt(token, bound_to(what, volunteer.id)) if token else None


def real_name(volunteer: Volunteer, cipher: Cipher) -> str:
    """Return the name, for rosters and certificates; of who was erased that they are gone."""
    return opened("real_name", volunteer, cipher) or "已注销"


def contact_of(what: str, volunteer: Volunteer, cipher: Cipher) -> Contact | None:
    """Return the emergency contact or the guardian."""
    told = opened(what, volunteer, cipher)
    return Contact.model_validate_json(told) if told else None


def set_choices(volunteer: Volunteer, said: VolunteerUpdate, cipher: Cipher) -> None:
    """Write what a volunteer may change of themselves into their row."""
    volunteer.gender = said.gender
    volunteer.skills = sorted(set(said.skills))
    volunteer.languages = sorted(set(said.languages))
    volunteer.free_times = sorted(set(said.free_times))
    volunteer.community_id = said.community_id
    for what in ("emergency", "guardian"):
        contact: Contact | None = getattr(said, what)
        text = contact.model_dump_json() if contact else None
        token = sealed(what, text, volunteer.id, cipher) if text else None
        setattr(volunteer, f"{what}_encrypted", token)


def seal_form(volunteer_id: uuid.UUID, form: VolunteerForm, cipher: Cipher) -> dict[str, Any]:
    """Return the columns that hold who it is."""
    number = form.id_number
    return {
        "real_name_encrypted": sealed("real_name", form.real_name, volunteer_id, cipher),
        "birth_year": form.birth_year,
        "id_number_encrypted": sealed("id_number", number, volunteer_id, cipher)
        if number
        else None,
    }
