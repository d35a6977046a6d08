"""People of the local WeChat who accept messages, and what reaches them."""

import uuid
from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI
from sqlmodel import func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts.models import Account
from app.jobs import JobContext
from app.messages import grants, sending
from app.messages.models import InboxMessage, MessageGrant, MessageGrantEntry
from app.messages.service import Kind, Message, tell
from app.wechat.sandbox import Sandbox
from tests.builders import REGION

TEMPLATE = "demo-activity"


def message(kind: Kind = Kind.CHANGE, key: str = "one", **given: Any) -> Message:
    said: dict[str, Any] = {
        "region_code": REGION,
        "title": "周六清扫",
        "text": "改为下午三点",
        "page": "pages/index/index",
    }
    return Message(**said | given, kind=kind, key=key)


def sandbox_of(app: FastAPI) -> Sandbox:
    sandbox = app.state.wechat.owned
    assert isinstance(sandbox, Sandbox)
    return sandbox


def context_of(app: FastAPI) -> JobContext:
    return JobContext(app.state.sessionmaker, app.state.wechat, app.state.settings)


async def grant(
    session: AsyncSession, account: Account, many: int = 1, sandbox: Sandbox | None = None
) -> None:
    """Let both sides know of so many grants; the sandbox of none when it is left out."""
    for _unused in range(many):
        await grants.accept(session, account.id, TEMPLATE)
    if sandbox is not None:
        sandbox.grants[account.openid, TEMPLATE] = many
    await session.commit()


async def say(session: AsyncSession, account: Account, *messages: Message) -> None:
    for one in messages:
        await tell(session, account.id, one)
    await session.commit()


async def deliver(app: FastAPI, account: Account) -> None:
    """Do the job, as the worker would."""
    await sending.send_messages(context_of(app), {"account_id": str(account.id)})


async def deliveries(session: AsyncSession, account_id: uuid.UUID) -> Mapping[str, str]:
    """Return what became of each message, by its key."""
    query = select(InboxMessage.key, InboxMessage.delivery)
    return dict((await session.exec(query.where(InboxMessage.account_id == account_id))).all())


async def balance(session: AsyncSession, account_id: uuid.UUID) -> int:
    """Return the balance, after seeing that its entries come to the same."""
    of_entries = select(func.coalesce(func.sum(MessageGrantEntry.change), 0))
    entered = await session.exec(of_entries.where(MessageGrantEntry.account_id == account_id))
    of_grants = select(func.coalesce(func.sum(MessageGrant.balance), 0))
    kept = (await session.exec(of_grants.where(MessageGrant.account_id == account_id))).one()
    assert entered.one() == kept
    return int(kept)


async def waiting_jobs(session: AsyncSession) -> list[float]:
    """Return in how many seconds each job of sending is due."""
    connection = await session.connection()
    found = await connection.exec_driver_sql(
        "SELECT extract(epoch FROM execute_after - created) FROM pgqueuer"
        " WHERE entrypoint = 'send_messages' ORDER BY id"
    )
    return [float(row[0]) for row in found]
