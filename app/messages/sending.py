"""Sending what waits through WeChat: claimed, sent without a transaction, settled.

One message of a person is under way at a time (WeChat: 43108), what matters most first. A claim
spends the grant. A process that dies in between leaves a claim behind: it is sent again with the
same grant, so a message may come twice and is not lost.
"""

import uuid
from dataclasses import dataclass
from datetime import timedelta

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app import clock, jobs
from app.accounts.models import Account
from app.jobs import JobContext, Payload
from app.logs import get_log
from app.messages import grants
from app.messages.models import Delivery, InboxMessage, Kind
from app.messages.service import SEND
from app.messages.templates import fill, find_template
from app.settings import MessageTemplate, Settings
from app.wechat.errors import BUSY, CONFIGURATION, TOKEN_REFUSED, WeChatError

log = get_log()

STALE = timedelta(seconds=30)  # a call takes five at most: whoever claimed before is dead
LATEST = timedelta(hours=24)  # nobody is helped by older news; it stands in the inbox
ATTEMPTS = 2  # after silence: once more, and only of what matters most
REPEATED = frozenset({Kind.CANCELLATION, Kind.OFFER})
NO_GRANT = 43101
CROWDED = BUSY | {43108}  # another message to this person is under way
DAY_QUOTA = frozenset({45009, 44993})
SYSTEM_BUSY = -1
SOON_SECONDS, DOWN_SECONDS, QUOTA_SECONDS = 60, 300, 3600


@dataclass(frozen=True)
class Claim:
    """A message that this process sends, and for which a grant is spent."""

    account_id: uuid.UUID
    message_id: uuid.UUID
    kind: Kind
    template: MessageTemplate
    openid: str
    data: dict[str, str]
    page: str
    attempts: int


class _Wait(Exception):  # noqa: N818  # says when to go on, no error
    """Not now; in so many seconds."""

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds
        super().__init__()


@jobs.handler(SEND)
async def send_messages(context: JobContext, payload: Payload) -> None:
    """Send a person what waits, as far as their grants go."""
    account_id = uuid.UUID(payload["account_id"])
    try:
        while claim := await _claim(context, account_id):
            await _send(context, claim)
    except _Wait as wait:
        async with context.sessionmaker.begin() as session:
            await jobs.enqueue(
                session, SEND, {"account_id": str(account_id)}, delay_seconds=wait.seconds
            )


# --- claim -------------------------------------------------------------------------------


async def _claim(context: JobContext, account_id: uuid.UUID) -> Claim | None:
    async with context.sessionmaker.begin() as session:
        return await claim_next(session, account_id, context.settings)


async def claim_next(
    session: AsyncSession, account_id: uuid.UUID, settings: Settings
) -> Claim | None:
    """Claim what matters most of what waits, drop what has no grant; None: nothing is left.

    Raises:
        _Wait: another process is sending to this person.
    """
    await grants.lock(session, account_id)
    account = await session.get(Account, account_id)
    for message in await _list_waiting(session, account_id):
        template = find_template(settings, message.kind)
        if account is None or template is None or _is_late(message):
            message.delivery = Delivery.DROPPED
        elif message.delivery == Delivery.SENDING or await grants.spend(
            session, account_id, template.id, message.id
        ):
            return _begin(message, template, account.openid)
        else:
            message.delivery = Delivery.DROPPED
    return None


async def _list_waiting(session: AsyncSession, account_id: uuid.UUID) -> list[InboxMessage]:
    """Return what is to be sent, what matters most first, locked."""
    query = (
        select(InboxMessage)
        .where(
            InboxMessage.account_id == account_id,
            col(InboxMessage.delivery).in_([Delivery.WAITING, Delivery.SENDING]),
        )
        .order_by(col(InboxMessage.priority), col(InboxMessage.id))
        .with_for_update()
    )
    found = list(await session.exec(query.execution_options(populate_existing=True)))
    fresh = clock.now() - STALE
    if any(one.claimed_at and one.claimed_at > fresh for one in found):
        raise _Wait(int(STALE.total_seconds()) + 1)
    return found


def _is_late(message: InboxMessage) -> bool:
    return message.created_at < clock.now() - LATEST


def _begin(message: InboxMessage, template: MessageTemplate, openid: str) -> Claim:
    message.delivery, message.claimed_at = Delivery.SENDING, clock.now()
    message.attempts += 1
    return Claim(
        account_id=message.account_id,
        message_id=message.id,
        kind=Kind(message.kind),
        template=template,
        openid=openid,
        data=fill(template, message),
        page=message.page,
        attempts=message.attempts,
    )


# --- send and settle -----------------------------------------------------------------------


async def _send(context: JobContext, claim: Claim) -> None:
    try:
        await context.wechat.send_subscribe_message(
            claim.openid, claim.template.id, claim.data, page=claim.page or None
        )
    except WeChatError as error:
        await _settle_failure(context, claim, error)
    else:
        await _settle(context, claim, Delivery.SENT)


async def _settle_failure(context: JobContext, claim: Claim, error: WeChatError) -> None:
    """Note what WeChat's refusal means for the message and its grant.

    Raises:
        _Wait: to be tried again later.
    """
    if error.errcode == NO_GRANT:
        # Of a repeat: the first one took the last grant, so it probably came.
        outcome = Delivery.UNSURE if claim.attempts > 1 else Delivery.DROPPED
        await _settle(context, claim, outcome, grant="empty")
    elif seconds := _pause_after(error):
        await _settle(context, claim, Delivery.WAITING, grant="back")
        raise _Wait(seconds)
    elif error.errcode is not None:
        log.error("message_refused", errcode=error.errcode, rid=error.rid, kind=claim.kind)
        await _settle(context, claim, Delivery.FAILED, grant="back")
    elif claim.kind in REPEATED and claim.attempts < ATTEMPTS:
        raise _Wait(SOON_SECONDS)  # the claim stays, and its grant is spent
    else:
        await _settle(context, claim, Delivery.UNSURE)


def _pause_after(error: WeChatError) -> int | None:
    """Return after how many seconds to try again; None: not to be repeated.

    Only what WeChat did not do: after silence it may have sent the message.
    """
    if error.errcode is None:
        return DOWN_SECONDS if error.reason == "no connection" else None
    if error.errcode in DAY_QUOTA:
        return QUOTA_SECONDS
    if error.errcode in CROWDED:
        return SOON_SECONDS
    is_ours = error.errcode in CONFIGURATION | TOKEN_REFUSED | {SYSTEM_BUSY}
    return DOWN_SECONDS if is_ours else None


async def _settle(
    context: JobContext, claim: Claim, outcome: Delivery, *, grant: str = "spent"
) -> None:
    async with context.sessionmaker.begin() as session:
        await grants.lock(session, claim.account_id)
        # The row is gone when the person was erased meanwhile, and their grants with it.
        message = await session.get(
            InboxMessage, (claim.account_id, claim.message_id), with_for_update=True
        )
        if message is None or not _is_still(message, claim):
            return
        message.delivery, message.claimed_at = outcome, None
        if outcome == Delivery.WAITING:
            message.attempts -= 1
        if grant == "back":
            await grants.give_back(session, claim.account_id, claim.template.id, message.id)
        elif grant == "empty":
            await grants.empty(session, claim.account_id, claim.template.id, message.id)


def _is_still(message: InboxMessage, claim: Claim) -> bool:
    """Say whether nobody else took the message over because this process seemed dead."""
    return message.delivery == Delivery.SENDING and message.attempts == claim.attempts
