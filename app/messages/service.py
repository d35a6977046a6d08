"""Telling people: always in their inbox, and through WeChat where they granted it."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, update
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col, delete, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app import clock, jobs
from app.accounts.models import Account
from app.errors import NotFoundError
from app.messages.models import (
    Delivery,
    Inbox,
    InboxMessage,
    Kind,
    MessageGrant,
    MessagePublic,
)
from app.paging import cut_page, read_cursor

__all__ = ["Kind", "Message", "tell"]

SEND = "send_messages"
_PRIORITY = {kind: place for place, kind in enumerate(Kind)}


class MessageNotFoundError(NotFoundError):
    """No message of one's own has that id."""

    code = "message_not_found"
    sentence = "没有找到这条消息"


@dataclass(frozen=True, kw_only=True)
class Message:
    """What to tell somebody, once for each ``key``.

    ``page`` is a page of the mini-program without a leading slash, with its query if it needs
    one. ``happens_at`` is when what it is about takes place.
    """

    kind: Kind
    region_code: str
    title: str
    text: str
    key: str
    page: str = ""
    happens_at: datetime | None = None


async def tell(session: AsyncSession, account_id: uuid.UUID, message: Message) -> bool:
    """Put a message into somebody's inbox, in the caller's transaction; say whether it is new.

    WeChat carries it in a job, if the person accepts messages. Who was erased is told nothing.
    """
    # FOR KEY SHARE: waits for an erasure alone, and whoever is erased now is told nothing.
    living = select(Account.erased_at).where(Account.id == account_id)
    held = (await session.exec(living.with_for_update(read=True, key_share=True))).all()
    if held != [None]:
        return False
    is_granted = await _has_grant(session, account_id)
    row = InboxMessage(
        account_id=account_id,
        kind=message.kind,
        region_code=message.region_code,
        title=message.title,
        text=message.text,
        page=message.page,
        key=message.key,
        happens_at=message.happens_at,
        priority=_PRIORITY[message.kind],
        delivery=Delivery.WAITING if is_granted else Delivery.NONE,
    )
    told = await session.exec(
        insert(InboxMessage)
        .values(**row.model_dump())
        .on_conflict_do_nothing(index_elements=["account_id", "key"])
        .returning(col(InboxMessage.id))
    )
    if told.first() is None:
        return False
    if is_granted:
        await jobs.enqueue(session, SEND, {"account_id": str(account_id)})
    return True


async def _has_grant(session: AsyncSession, account_id: uuid.UUID) -> bool:
    granted = select(MessageGrant.template_id).where(
        MessageGrant.account_id == account_id, MessageGrant.balance > 0
    )
    return (await session.exec(granted.limit(1))).first() is not None


async def list_inbox(
    session: AsyncSession, account_id: uuid.UUID, cursor: str | None, limit: int
) -> Inbox:
    """Return what a person was told, the newest first, and how much of it is new to them.

    Raises:
        CursorInvalidError: the cursor is none of this list.
    """
    ids = col(InboxMessage.id)
    query = select(InboxMessage).where(InboxMessage.account_id == account_id)
    after = read_cursor(cursor, uuid.UUID)
    if after:
        query = query.where(ids < after[0])
    found = list(await session.exec(query.order_by(ids.desc()).limit(limit + 1)))
    shown = [MessagePublic.model_validate(one, from_attributes=True) for one in found]
    page = cut_page(shown, limit, lambda one: (one.id,))
    unread = await count_unread(session, account_id)
    return Inbox(items=page.items, next_cursor=page.next_cursor, unread=unread)


async def count_unread(session: AsyncSession, account_id: uuid.UUID) -> int:
    """Return how many messages a person has not read."""
    query = select(func.count()).where(
        InboxMessage.account_id == account_id, col(InboxMessage.read_at).is_(None)
    )
    return (await session.exec(query)).one()


async def read_message(session: AsyncSession, account_id: uuid.UUID, message_id: uuid.UUID) -> None:
    """Note that a message was read; when it was read first is what stays.

    Raises:
        MessageNotFoundError: nothing of one's own has that id.
    """
    found = await session.exec(
        update(InboxMessage)
        .where(col(InboxMessage.account_id) == account_id, col(InboxMessage.id) == message_id)
        .values(read_at=func.coalesce(InboxMessage.read_at, clock.now()))
        .returning(col(InboxMessage.id))
    )
    if found.first() is None:
        raise MessageNotFoundError


async def read_all(session: AsyncSession, account_id: uuid.UUID) -> None:
    """Note that all messages were read."""
    await session.exec(
        update(InboxMessage)
        .where(col(InboxMessage.account_id) == account_id, col(InboxMessage.read_at).is_(None))
        .values(read_at=clock.now())
    )


async def hand_over_inbox(session: AsyncSession, from_id: uuid.UUID, to_id: uuid.UUID) -> None:
    """Move what an account was told to another of the same person.

    By delete and insert: the account is what the rows are distributed by.
    """
    own = col(InboxMessage.account_id) == from_id
    gone = await session.exec(delete(InboxMessage).where(own).returning(InboxMessage))
    for message in gone.scalars().all():
        moved = message.model_dump() | {"account_id": to_id, "delivery": Delivery.NONE}
        await session.exec(insert(InboxMessage).values(**moved).on_conflict_do_nothing())
