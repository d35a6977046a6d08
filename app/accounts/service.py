"""One's own profile, phone and consent."""

import uuid
from collections.abc import Awaitable, Callable
from datetime import timedelta

from sqlalchemy import func, or_
from sqlalchemy.dialects.postgresql import distinct_on, insert
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app import clock
from app.accounts import grants
from app.accounts.models import (
    Account,
    AccountRegion,
    Consent,
    ConsentPublic,
    Me,
    MeUpdate,
    Occupation,
    RolePublic,
)
from app.audit.service import record_act
from app.crypto import Cipher, UrlSigner
from app.db import new_id
from app.errors import ConflictError, MalformedError, NotFoundError, UnauthorizedError
from app.regions.models import Firm

COOLING_OFF = timedelta(days=7)
PRIVACY = "privacy"


# What rooms above do when a number moves from one account to another, in the same transaction and
# with both rows locked; each adds its own when it is imported.
NumberMove = Callable[[AsyncSession, Account, Account], Awaitable[None]]
number_moves: list[NumberMove] = []


class AccountGoneError(UnauthorizedError):
    """The account was erased while its token was still remembered."""

    code = "account_gone"
    sentence = "账号已注销"


class PhoneNotBoundError(NotFoundError):
    """Whoever told it has bound no number."""

    code = "phone_not_bound"
    sentence = "对方没有绑定手机号，请在这里答复"


class OccupationUnknownError(MalformedError):
    """No occupation has that code."""

    code = "occupation_unknown"
    sentence = "没有这个职业选项，请重新选择"


class FirmUnknownError(MalformedError):
    """No firm has that id."""

    code = "firm_unknown"
    sentence = "没有这家单位，请重新选择"


class ConsentOutdatedError(ConflictError):
    """The text has changed since it was read."""

    code = "consent_version_outdated"
    sentence = "隐私说明已更新，请重新阅读后再同意"


class DocumentUnknownError(NotFoundError):
    """There is no such document to consent to."""

    code = "document_unknown"
    sentence = "没有这份说明"


async def get_account(
    session: AsyncSession, account_id: uuid.UUID, *, for_update: bool = False
) -> Account:
    """Return a living account, its row locked where it will be written.

    Without the lock, what is written could land in a row that was erased meanwhile.

    Raises:
        AccountGoneError: it was erased.
    """
    account = await session.get(
        Account,
        account_id,
        with_for_update={"key_share": True} if for_update else None,  # others may point at it
        populate_existing=for_update,
    )
    if account is None or account.erased_at:
        raise AccountGoneError
    return account


async def lock_account(session: AsyncSession, account_id: uuid.UUID) -> None:
    """Let what one person does at once be done one after the other, to the transaction's end.

    Raises:
        AccountGoneError: it was erased.
    """
    await get_account(session, account_id, for_update=True)


async def describe_me(
    session: AsyncSession, account: Account, cipher: Cipher, signer: UrlSigner
) -> Me:
    """Return one's own account as its owner sees it."""
    held = await grants.list_own(session, account.id)
    avatar = account.avatar_id
    return Me(
        **account.model_dump(
            include={"id", "nickname", "occupation", "firm_id", "closing_at", "created_at"}
        ),
        avatar_url=signer.photo_url(avatar, clock.now()) if avatar else None,
        phone_masked=mask_phone(account, cipher),
        roles=[RolePublic.model_validate(grant, from_attributes=True) for grant in held],
        consents=await list_consents(session, account.id),
    )


def mask_phone(account: Account, cipher: Cipher) -> str | None:
    """Return the bound number as 138****1234, or None."""
    if not account.phone_encrypted:
        return None
    number = cipher.decrypt(account.phone_encrypted, phone_bound_to(account.id))
    # Of a short foreign number seven digits would be nearly all.
    return f"{number[:3]}****{number[-4:]}" if len(number) >= 11 else f"****{number[-2:]}"


def phone_bound_to(account_id: uuid.UUID) -> str:
    """Return what an encrypted number is bound to, so that it cannot be moved to another row."""
    return f"account:phone:{account_id}"


async def update_profile(session: AsyncSession, account: Account, change: MeUpdate) -> None:
    """Set the profile as it shall be.

    Raises:
        OccupationUnknownError: no occupation has that code.
        FirmUnknownError: no firm has that id.
    """
    if change.occupation and await session.get(Occupation, change.occupation) is None:
        raise OccupationUnknownError
    if change.firm_id and await session.get(Firm, change.firm_id) is None:
        raise FirmUnknownError
    account.nickname = change.nickname
    account.occupation = change.occupation
    account.firm_id = change.firm_id
    record_act(session, "update_profile", account_id=account.id)


async def bind_phone(
    session: AsyncSession, account_id: uuid.UUID, number: str, cipher: Cipher
) -> Account:
    """Bind a number that WeChat has just verified, and return the account.

    A number is bound to one account: numbers are handed on to new people, and WeChat says who
    has it now, so it moves here from whoever had it before.

    Raises:
        AccountGoneError: it was erased.
    """
    index = cipher.blind_index(number)
    await lock_number(session, index)
    # Both at once and in one order: two people who swap their numbers would wait for each other.
    both = or_(col(Account.id) == account_id, col(Account.phone_index) == index)
    locked = select(Account).where(both).order_by(col(Account.id)).with_for_update()
    holders = list(await session.exec(locked.execution_options(populate_existing=True)))
    account = next((one for one in holders if one.id == account_id), None)
    if account is None or account.erased_at:
        raise AccountGoneError
    others = [other for other in holders if other is not account]
    for other in others:
        other.phone_encrypted = other.phone_index = None
        record_act(session, "lose_phone", account_id=account.id, target=other.id)
    await session.flush()  # first free, then taken: the index is unique
    account.phone_encrypted = cipher.encrypt(number, phone_bound_to(account.id))
    account.phone_index = index
    await session.flush()
    record_act(session, "bind_phone", account_id=account.id)
    for other in others:
        for move in number_moves:
            await move(session, other, account)
    return account


async def lock_number(session: AsyncSession, index: str) -> None:
    """Let whoever else writes the same number wait; there may be no row yet to lock."""
    await session.exec(select(func.pg_advisory_xact_lock(func.hashtextextended(index, 0))))


async def look_at_phone(session: AsyncSession, account_id: uuid.UUID, cipher: Cipher) -> str:
    """Return the whole number of somebody who is to be called back; the caller records the look.

    Raises:
        PhoneNotBoundError: they have bound none, or are gone.
    """
    account = await session.get(Account, account_id)
    if account is None or not account.phone_encrypted:
        raise PhoneNotBoundError
    return cipher.decrypt(account.phone_encrypted, phone_bound_to(account.id))


async def list_consents(session: AsyncSession, account_id: uuid.UUID) -> list[ConsentPublic]:
    """Return the consents in force: the last word on each document, if it was yes."""
    query = (
        select(Consent)
        .where(Consent.account_id == account_id)
        .order_by(Consent.document, col(Consent.id).desc())
        .ext(distinct_on(col(Consent.document)))
    )
    return [
        ConsentPublic(document=said.document, version=said.version, given_at=said.created_at)
        for said in await session.exec(query)
        if said.given
    ]


async def give_consent(
    session: AsyncSession, account_id: uuid.UUID, document: str, version: str, *, current: str
) -> None:
    """Record consent to a version of a document; the same once more changes nothing.

    Raises:
        DocumentUnknownError: there is no such document.
        ConsentOutdatedError: the version is not the one in force.
    """
    if document != PRIVACY:
        raise DocumentUnknownError
    if version != current:
        raise ConsentOutdatedError
    await lock_account(session, account_id)
    if any(c.version == version for c in await list_consents(session, account_id)):
        return
    session.add(Consent(account_id=account_id, document=document, version=version, given=True))
    record_act(session, "give_consent", account_id=account_id, target=f"{document}:{version}")


async def keep_consent(
    session: AsyncSession, account_id: uuid.UUID, document: str, version: str
) -> None:
    """Record the consent that lies in something a person does; the same once more adds nothing.

    To be called with the account's row locked.
    """
    in_force = {(one.document, one.version) for one in await list_consents(session, account_id)}
    if (document, version) not in in_force:
        session.add(Consent(account_id=account_id, document=document, version=version, given=True))


async def withdraw_consent(session: AsyncSession, account_id: uuid.UUID, document: str) -> None:
    """Record that consent is withdrawn; without one in force nothing changes.

    Raises:
        DocumentUnknownError: there is no such document.
    """
    if document != PRIVACY:
        raise DocumentUnknownError
    await lock_account(session, account_id)
    for consent in await list_consents(session, account_id):
        if consent.document == document:
            session.add(
                Consent(
                    account_id=account_id,
                    document=document,
                    version=consent.version,
                    given=False,
                )
            )
            record_act(session, "withdraw_consent", account_id=account_id, target=document)


async def remember_region(session: AsyncSession, account_id: uuid.UUID, region_code: str) -> None:
    """Note that a person has done something in a county; ``/v1/me`` looks there.

    To be called in the transaction that writes what was done: whoever is erased at this moment
    is erased whole.

    Raises:
        AccountGoneError: the account was erased.
    """
    living = select(Account.erased_at).where(Account.id == account_id)
    # FOR KEY SHARE: waits for an erasure alone, and an erasure waits for it.
    held = await session.exec(living.with_for_update(read=True, key_share=True))
    if held.one() is not None:
        raise AccountGoneError
    row = AccountRegion(account_id=account_id, region_code=region_code)
    await session.exec(insert(AccountRegion).values(**row.model_dump()).on_conflict_do_nothing())


async def list_regions_of(session: AsyncSession, account_id: uuid.UUID) -> list[str]:
    """Return the counties in which a person has done something."""
    query = select(AccountRegion.region_code).where(AccountRegion.account_id == account_id)
    return list(await session.exec(query))


async def ask_to_close(session: AsyncSession, account: Account) -> None:
    """Set the account to be erased in seven days; asking again does not put it off."""
    if account.closing_at is None:
        account.closing_at = clock.now() + COOLING_OFF
        record_act(session, "ask_to_close", account_id=account.id)


async def reopen(session: AsyncSession, account: Account) -> None:
    """Change one's mind within the seven days."""
    if account.closing_at is not None:
        account.closing_at = None
        record_act(session, "reopen", account_id=account.id)


def new_erased_openid() -> str:
    """Return what stands in place of an openid when nobody shall be known again by it."""
    return f"erased:{new_id()}"
