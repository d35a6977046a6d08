"""The ledger of grants: how many subscription messages a person still accepts of a template.

WeChat tells each accept by a push; one accept of a one-time template is one message. The balance
is what sends are decided by, under the lock of its row; each change of it is an entry as well,
so that the sum of the entries is the balance.
"""

import uuid
from enum import StrEnum

from sqlalchemy import update
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts.models import Account
from app.messages.models import MessageGrant, MessageGrantEntry
from app.wechat import push
from app.wechat.push import PushedEvent

ITEMS_AT_MOST = 20  # templates of a dialog are five at most


class Reason(StrEnum):
    """Why a balance changed."""

    ACCEPTED = "accepted"  # in WeChat's dialog
    SPENT = "spent"  # on a message that is being sent
    RETURNED = "returned"  # WeChat said that it did not send
    EMPTIED = "emptied"  # 43101: WeChat knows of none; or the person wants no more


async def accept(session: AsyncSession, account_id: uuid.UUID, template_id: str) -> None:
    """Count one more message of a template that a person accepts."""
    await _add_one(session, account_id, template_id)
    _enter(session, account_id, template_id, change=1, reason=Reason.ACCEPTED)


async def spend(
    session: AsyncSession, account_id: uuid.UUID, template_id: str, message_id: uuid.UUID
) -> bool:
    """Take one grant for a message; say whether there was one. Never below nought."""
    taken = await session.exec(
        update(MessageGrant)
        .where(
            col(MessageGrant.account_id) == account_id,
            col(MessageGrant.template_id) == template_id,
            col(MessageGrant.balance) > 0,
        )
        .values(balance=col(MessageGrant.balance) - 1)
        .returning(col(MessageGrant.balance))
    )
    if taken.first() is None:
        return False
    _enter(session, account_id, template_id, change=-1, reason=Reason.SPENT, message_id=message_id)
    return True


async def give_back(
    session: AsyncSession, account_id: uuid.UUID, template_id: str, message_id: uuid.UUID
) -> None:
    """Return the grant of a message that WeChat did not send."""
    await _add_one(session, account_id, template_id)
    _enter(
        session, account_id, template_id, change=1, reason=Reason.RETURNED, message_id=message_id
    )


async def empty(
    session: AsyncSession,
    account_id: uuid.UUID,
    template_id: str,
    message_id: uuid.UUID | None = None,
) -> None:
    """Set a balance to nought: WeChat knows of no grant."""
    of_template = (
        select(MessageGrant)
        .where(MessageGrant.account_id == account_id, MessageGrant.template_id == template_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    grant = (await session.exec(of_template)).one_or_none()
    if grant is not None and grant.balance > 0:
        _enter(
            session,
            account_id,
            template_id,
            change=-grant.balance,
            reason=Reason.EMPTIED,
            message_id=message_id,
        )
        grant.balance = 0


async def lock(session: AsyncSession, account_id: uuid.UUID) -> None:
    """Let what is sent to one person be decided one after the other, to the transaction's end."""
    # FOR KEY SHARE: an erasure, which takes the same rows in another order, waits or is waited for.
    account = select(Account.id).where(Account.id == account_id)
    await session.exec(account.with_for_update(read=True, key_share=True))
    own = select(MessageGrant).where(MessageGrant.account_id == account_id)
    await session.exec(own.order_by(col(MessageGrant.template_id)).with_for_update())


async def _add_one(session: AsyncSession, account_id: uuid.UUID, template_id: str) -> None:
    row = insert(MessageGrant).values(account_id=account_id, template_id=template_id, balance=1)
    await session.exec(
        row.on_conflict_do_update(
            index_elements=["account_id", "template_id"],
            set_={"balance": col(MessageGrant.balance) + 1},
        )
    )


def _enter(
    session: AsyncSession,
    account_id: uuid.UUID,
    template_id: str,
    *,
    change: int,
    reason: Reason,
    message_id: uuid.UUID | None = None,
) -> None:
    session.add(
        MessageGrantEntry(
            account_id=account_id,
            template_id=template_id,
            change=change,
            reason=reason,
            message_id=message_id,
        )
    )


# --- what WeChat tells -------------------------------------------------------------------


@push.on("subscribe_msg_popup_event")
async def hear_of_dialog(session: AsyncSession, event: PushedEvent) -> None:
    """Count what a person accepted in the dialog; a refusal there takes back nothing."""
    await _hear(session, event, "accept")


@push.on("subscribe_msg_change_event")
async def hear_of_change(session: AsyncSession, event: PushedEvent) -> None:
    """Forget the grants of a template that a person switched off in a message's menu."""
    await _hear(session, event, "reject")


async def _hear(session: AsyncSession, event: PushedEvent, status: str) -> None:
    # FOR KEY SHARE: who is erased at this moment keeps no grant.
    known = select(Account.id, Account.erased_at).where(Account.openid == event.openid)
    found = (await session.exec(known.with_for_update(read=True, key_share=True))).first()
    if found is None or found[1] is not None:
        return
    # In one order: two dialogs of one person would otherwise wait for each other.
    said = sorted(
        str(item.get("TemplateId", ""))[:128].replace("\x00", "")
        for item in event.items[:ITEMS_AT_MOST]
        if item.get("SubscribeStatusString") == status
    )
    for template_id in filter(None, said):
        if status == "accept":
            await accept(session, found[0], template_id)
        else:
            await empty(session, found[0], template_id)
