"""The register of certificates: issuing, listing, verifying, withdrawing."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, update
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts import service as accounts
from app.activities.models import Activity
from app.audit.service import record_act
from app.crypto import Cipher
from app.errors import ConflictError, NotFoundError
from app.hours.awards import lock_volunteer
from app.hours.models import Award
from app.hours.naming import masked
from app.hours.numbers import make_number, read_number
from app.hours.paper_models import Certificate, CertificateCount, CertificateLine
from app.hours.rules import day_of
from app.hours.shapes import CertificateCreate, CertificateMine, CertificatePublic
from app.paging import Page, cut_page, read_cursor
from app.regions.models import Region
from app.volunteers import forms
from app.volunteers import service as volunteers
from app.volunteers.models import Organisation, Volunteer
from app.volunteers.organisations import OrganisationNotFoundError

ID_NUMBER_KEPT = timedelta(days=7)  # as the data map says: to fetch the paper, once more perhaps
PAGE = "/c/"


class CertificateNotFoundError(NotFoundError):
    """No certificate has that number; of a guess no more is said than of a slip of the pen."""

    code = "certificate_not_found"
    sentence = "没有这个编号的证明，请核对编号"


class NothingToCertifyError(ConflictError):
    """There are no final hours with that organisation yet."""

    code = "nothing_to_certify"
    sentence = "在这个组织还没有公示结束的服务时长，公示结束后再开"


class CertificateWithdrawnError(ConflictError):
    """It lists hours that were taken back."""

    code = "certificate_withdrawn"
    sentence = "这份证明里的时长有更正，已经作废，请重新开一份"


@dataclass(frozen=True)
class Paper:
    """All that stands on a certificate."""

    certificate: Certificate
    lines: Sequence[CertificateLine]
    name: str
    volunteer_number: str
    organisation: str
    region: str
    id_number: str | None


# --- issuing -------------------------------------------------------------------------------


async def issue(
    session: AsyncSession,
    account_id: uuid.UUID,
    new: CertificateCreate,
    cipher: Cipher,
    now: datetime,
) -> Certificate:
    """Put a certificate of one's final hours with one organisation into the register.

    Raises:
        NotAVolunteerError: the person is none in the region.
        OrganisationNotFoundError: the region has no such organisation.
        IdNumberInvalidError: the identity number is a slip of the pen.
        NothingToCertifyError: no hours with it are final.
    """
    if new.id_number:
        forms.check_id_number(new.id_number)
    own = await volunteers.get_own(session, new.region_code, account_id)
    if await session.get(Organisation, (new.region_code, new.organisation_id)) is None:
        raise OrganisationNotFoundError
    await lock_volunteer(session, new.region_code, own.id)
    found = await _list_final(session, own, new.organisation_id)
    if not found:
        raise NothingToCertifyError
    certificate = _certificate_of(own, new, [award for award, _ in found], now)
    if new.id_number:
        bound = _bound_to(certificate)
        certificate.id_number_encrypted = cipher.encrypt(new.id_number, bound)
    certificate.number = await _draw_number(session, new.region_code)
    session.add(certificate)
    await session.flush()
    session.add_all(_lines_of(certificate, found))
    await session.flush()
    act, region = "issue_certificate", new.region_code
    record_act(session, act, account_id=account_id, region_code=region, target=certificate.id)
    return certificate


async def _list_final(
    session: AsyncSession, own: Volunteer, organisation_id: uuid.UUID
) -> list[tuple[Award, Activity]]:
    query = (
        select(Award, Activity)
        .join(
            Activity,
            and_(
                col(Activity.region_code) == col(Award.region_code),
                col(Activity.id) == col(Award.activity_id),
            ),
        )
        .where(
            col(Award.region_code) == own.region_code,
            col(Award.volunteer_id) == own.id,
            col(Award.organisation_id) == organisation_id,
            col(Award.final_at).is_not(None),
            col(Award.reversed_at).is_(None),
        )
        .order_by(col(Award.served_from), col(Award.record_id))
    )
    return list(await session.exec(query))


def _certificate_of(
    own: Volunteer, new: CertificateCreate, listed: Sequence[Award], now: datetime
) -> Certificate:
    return Certificate(
        region_code=own.region_code,
        created_at=now,
        number="",
        volunteer_id=own.id,
        organisation_id=new.organisation_id,
        minutes=sum(award.minutes for award in listed),
        hand_minutes=sum(award.hand_minutes for award in listed),
        from_on=day_of(listed[0].served_from),
        until_on=day_of(listed[-1].served_from),
    )


def _lines_of(
    certificate: Certificate, found: Sequence[tuple[Award, Activity]]
) -> list[CertificateLine]:
    return [
        CertificateLine(
            region_code=certificate.region_code,
            certificate_id=certificate.id,
            award_id=award.record_id,
            position=position,
            title=activity.title,
            place=activity.place,
            served_on=day_of(award.served_from),
            minutes=award.minutes,
            is_by_hand=bool(award.hand_minutes),
        )
        for position, (award, activity) in enumerate(found)
    ]


async def _draw_number(session: AsyncSession, region_code: str) -> str:
    row = insert(CertificateCount).values(region_code=region_code, last=1)
    drawn = await session.exec(
        row.on_conflict_do_update(
            index_elements=["region_code"], set_={"last": CertificateCount.last + 1}
        ).returning(col(CertificateCount.last))
    )
    return make_number(region_code, drawn.scalar_one())


def _bound_to(certificate: Certificate) -> str:
    return f"certificate:id_number:{certificate.id}"


# --- reading -------------------------------------------------------------------------------


async def list_own(
    session: AsyncSession,
    account_id: uuid.UUID,
    cursor: str | None,
    limit: int,
    *,
    cipher: Cipher,
    base_url: str,
) -> Page[CertificateMine]:
    """Return a person's certificates, the newest first.

    Raises:
        CursorInvalidError: the cursor is none of this list.
    """
    regions = await accounts.list_regions_of(session, account_id)
    ids = col(Certificate.id)
    query = _joined().where(
        col(Certificate.region_code).in_(regions), col(Volunteer.account_id) == account_id
    )
    after = read_cursor(cursor, uuid.UUID)
    if after:
        query = query.where(ids < after[0])
    found = list(await session.exec(query.order_by(ids.desc()).limit(limit + 1)))
    page = cut_page(found, limit, lambda row: (row[0].id,))
    items = [show_own(row, cipher, base_url) for row in page.items]
    return Page(items=items, next_cursor=page.next_cursor)


Row = tuple[Certificate, Volunteer, str]


def _joined() -> Any:
    """Return the query of certificates with whose they are and the organisation's name."""
    region = col(Certificate.region_code)
    return (
        select(Certificate, Volunteer, Organisation.name)
        .join(
            Volunteer,
            and_(
                col(Volunteer.region_code) == region,
                col(Volunteer.id) == col(Certificate.volunteer_id),
            ),
        )
        .join(
            Organisation,
            and_(
                col(Organisation.region_code) == region,
                col(Organisation.id) == col(Certificate.organisation_id),
            ),
        )
    )


async def get_by_number(session: AsyncSession, text: str) -> Row:
    """Return the certificate of a number, however it was typed.

    Raises:
        CertificateNotFoundError: there is none.
    """
    number = read_number(text)
    if number is None:
        raise CertificateNotFoundError
    region_code, written = number
    query = _joined().where(
        col(Certificate.region_code) == region_code, col(Certificate.number) == written
    )
    row: Row | None = (await session.exec(query)).first()
    if row is None:
        raise CertificateNotFoundError
    return row


def show(row: Row, cipher: Cipher) -> CertificatePublic:
    """Return what anybody may know of a certificate."""
    certificate, volunteer, organisation = row
    return CertificatePublic(
        number=certificate.number,
        state="withdrawn" if certificate.withdrawn_at else "valid",
        who=masked(volunteers.real_name(volunteer, cipher)),
        organisation=organisation,
        minutes=certificate.minutes,
        hand_minutes=certificate.hand_minutes,
        from_on=certificate.from_on,
        until_on=certificate.until_on,
        issued_on=day_of(certificate.created_at),
    )


def show_own(row: Row, cipher: Cipher, base_url: str) -> CertificateMine:
    """Return one's own certificate."""
    certificate = row[0]
    return CertificateMine(
        **show(row, cipher).model_dump(),
        region_code=certificate.region_code,
        organisation_id=certificate.organisation_id,
        url=url_of(certificate, base_url),
    )


def url_of(certificate: Certificate, base_url: str) -> str:
    """Return the address of the public page, which the code on the paper opens."""
    return f"{base_url}{PAGE}{certificate.number}"


async def read_paper(
    session: AsyncSession, account_id: uuid.UUID, text: str, cipher: Cipher
) -> Paper:
    """Return what stands on one's own certificate.

    Raises:
        CertificateNotFoundError: one has none of that number.
        CertificateWithdrawnError: it holds no longer.
    """
    certificate, volunteer, organisation = await get_by_number(session, text)
    if volunteer.account_id != account_id:
        raise CertificateNotFoundError
    if certificate.withdrawn_at:
        raise CertificateWithdrawnError
    lines = await session.exec(
        select(CertificateLine)
        .where(
            col(CertificateLine.region_code) == certificate.region_code,
            col(CertificateLine.certificate_id) == certificate.id,
        )
        .order_by(col(CertificateLine.position))
    )
    sealed = certificate.id_number_encrypted
    return Paper(
        certificate=certificate,
        lines=lines.all(),
        name=volunteers.real_name(volunteer, cipher),
        volunteer_number=volunteer.number,
        organisation=organisation,
        region=(await session.get_one(Region, certificate.region_code)).name,
        id_number=cipher.decrypt(sealed, _bound_to(certificate)) if sealed else None,
    )


# --- what ends -----------------------------------------------------------------------------


async def withdraw(
    session: AsyncSession, region_code: str, award_id: uuid.UUID, now: datetime
) -> None:
    """Withdraw every certificate that lists an award of which there is less now.

    The caller holds the volunteer's row, as does who issues: none is issued in between.
    """
    listing = select(CertificateLine.certificate_id).where(
        col(CertificateLine.region_code) == region_code, col(CertificateLine.award_id) == award_id
    )
    await session.exec(
        update(Certificate)
        .where(
            col(Certificate.region_code) == region_code,
            col(Certificate.id).in_(listing),
            col(Certificate.withdrawn_at).is_(None),
        )
        .values(withdrawn_at=now)
    )


async def forget_id_numbers(session: AsyncSession, region_code: str, now: datetime) -> None:
    """Forget the identity numbers that were given for a paper a week ago."""
    await session.exec(
        update(Certificate)
        .where(
            col(Certificate.region_code) == region_code,
            col(Certificate.id_number_encrypted).is_not(None),
            col(Certificate.created_at) <= now - ID_NUMBER_KEPT,
        )
        .values(id_number_encrypted=None)
    )
