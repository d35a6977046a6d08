"""Logging in, one's own profile, phone, devices and consent."""

import uuid
from datetime import timedelta

from sqlalchemy import delete, func, text, update
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
    Device,
    LoginSession,
    Me,
    MeUpdate,
    Occupation,
    RolePublic,
)
from app.accounts.tokens import IDLE, LIFETIME, REVOKED, make_token
from app.audit.service import record_act
from app.crypto import Cipher, TokenHasher, UrlSigner
from app.db import new_id
from app.errors import ConflictError, MalformedError, NotFoundError, UnauthorizedError
from app.regions.models import Firm

DEVICES_KEPT = 20  # the least recently used one goes when a person logs in once more
COOLING_OFF = timedelta(days=7)
PRIVACY = "privacy"


class AccountGoneError(UnauthorizedError):
    """The account was erased while its token was still remembered."""

    code = "account_gone"
    sentence = "账号已注销"


class DeviceNotFoundError(NotFoundError):
    """No device of the caller's has that id."""

    code = "device_not_found"
    sentence = "这台设备已经退出登录"


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


async def get_account(session: AsyncSession, account_id: uuid.UUID) -> Account:
    """Return a living account.

    Raises:
        AccountGoneError: it was erased.
    """
    account = await session.get(Account, account_id)
    if account is None or account.erased_at:
        raise AccountGoneError
    return account


async def lock_account(session: AsyncSession, account_id: uuid.UUID) -> None:
    """Let what one person does at once be done one after the other, to the transaction's end."""
    mine = select(Account.id).where(Account.id == account_id)
    # key_share: rows of others may still point at the account.
    await session.exec(mine.with_for_update(key_share=True))


async def log_in(
    session: AsyncSession,
    openid: str,
    unionid: str | None,
    *,
    device: str,
    hasher: TokenHasher,
) -> tuple[Account, str, LoginSession]:
    """Return the account behind an openid, made at the first login, and a new token of it.

    One upsert, because two phones may log the same new person in at once.
    """
    account = Account(openid=openid, unionid=unionid)
    statement = insert(Account).values(**account.model_dump())
    stored = await session.exec(
        statement.on_conflict_do_update(
            index_elements=["openid"],
            set_={"unionid": func.coalesce(statement.excluded.unionid, col(Account.unionid))},
        ).returning(Account)
    )
    account = stored.scalar_one()
    token = make_token(account.id)
    now = clock.now()
    login = LoginSession(
        account_id=account.id,
        token_hash=hasher(token.partition(".")[2]),
        device=device,
        last_seen_at=now,
        expires_at=now + LIFETIME,
    )
    session.add(login)
    await session.flush()
    await _forget_old_devices(session, account.id)
    record_act(session, "log_in", account_id=account.id)
    return account, token, login


async def _forget_old_devices(session: AsyncSession, account_id: uuid.UUID) -> None:
    mine = col(LoginSession.account_id) == account_id
    kept = (
        select(LoginSession.id)
        .where(mine)
        .order_by(col(LoginSession.last_seen_at).desc(), col(LoginSession.id).desc())
        .limit(DEVICES_KEPT)
    )
    gone = await session.exec(
        delete(LoginSession)
        .where(mine, col(LoginSession.id).not_in(kept))
        .returning(col(LoginSession.id))
    )
    if gone.all():
        await _tell_processes(session, account_id)


async def end_session(session: AsyncSession, account_id: uuid.UUID, session_id: uuid.UUID) -> None:
    """Log one device out; every process forgets it at once.

    Raises:
        DeviceNotFoundError: no device of the account has that id.
    """
    gone = await session.exec(
        delete(LoginSession)
        .where(col(LoginSession.account_id) == account_id, col(LoginSession.id) == session_id)
        .returning(col(LoginSession.id))
    )
    if gone.first() is None:
        raise DeviceNotFoundError
    await _tell_processes(session, account_id)
    record_act(session, "end_session", account_id=account_id, target=session_id)


async def end_all_sessions(session: AsyncSession, account_id: uuid.UUID) -> None:
    """Log every device of an account out."""
    await session.exec(delete(LoginSession).where(col(LoginSession.account_id) == account_id))
    await _tell_processes(session, account_id)


async def _tell_processes(session: AsyncSession, account_id: uuid.UUID) -> None:
    await session.exec(
        text("SELECT pg_notify(:channel, :account)").bindparams(  # type: ignore[call-overload]  # plain SQL
            channel=REVOKED, account=str(account_id)
        )
    )


async def list_devices(
    session: AsyncSession, account_id: uuid.UUID, session_id: uuid.UUID
) -> list[Device]:
    """Return the devices that are logged in, the last used first."""
    now = clock.now()
    query = (
        select(LoginSession)
        .where(
            LoginSession.account_id == account_id,
            col(LoginSession.expires_at) > now,
            col(LoginSession.last_seen_at) > now - IDLE,
        )
        .order_by(col(LoginSession.last_seen_at).desc())
    )
    return [
        Device.model_validate(
            login, update={"current": login.id == session_id}, from_attributes=True
        )
        for login in await session.exec(query)
    ]


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


async def bind_phone(session: AsyncSession, account: Account, number: str, cipher: Cipher) -> None:
    """Bind a number that WeChat has just verified.

    A number is bound to one account: numbers are handed on to new people, and WeChat says who
    has it now, so it moves here from whoever had it before.
    """
    index = cipher.blind_index(number)
    # Whoever binds the same number at this moment waits; there may be no row yet to lock.
    await session.exec(select(func.pg_advisory_xact_lock(func.hashtextextended(index, 0))))
    before = await session.exec(
        update(Account)
        .where(col(Account.phone_index) == index, col(Account.id) != account.id)
        .values(phone_encrypted=None, phone_index=None)
        .returning(col(Account.id))
    )
    for (other_id,) in before.all():
        record_act(session, "lose_phone", account_id=account.id, target=other_id)
    account.phone_encrypted = cipher.encrypt(number, phone_bound_to(account.id))
    account.phone_index = index
    await session.flush()
    record_act(session, "bind_phone", account_id=account.id)


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
    if any(c.version == version for c in await list_consents(session, account_id)):
        return
    session.add(Consent(account_id=account_id, document=document, version=version, given=True))
    record_act(session, "give_consent", account_id=account_id, target=f"{document}:{version}")


async def withdraw_consent(session: AsyncSession, account_id: uuid.UUID, document: str) -> None:
    """Record that consent is withdrawn; without one in force nothing changes.

    Raises:
        DocumentUnknownError: there is no such document.
    """
    if document != PRIVACY:
        raise DocumentUnknownError
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
    """Note that a person has done something in a county; ``/v1/me`` looks there."""
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
