"""Logging in, and the devices that are logged in."""

import uuid

from sqlalchemy import delete, func, text
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app import clock
from app.accounts.models import Account, Device, LoginSession
from app.accounts.tokens import IDLE, LIFETIME, REVOKED, make_token
from app.audit.service import record_act
from app.crypto import TokenHasher
from app.errors import NotFoundError

DEVICES_KEPT = 20  # the least recently used one goes when a person logs in once more


class DeviceNotFoundError(NotFoundError):
    """No device of the caller's has that id."""

    code = "device_not_found"
    sentence = "这台设备已经退出登录"


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
