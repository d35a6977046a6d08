"""Events that WeChat pushes: proven, stored once, and handled in a job.

A room that cares for an event says so with ``@on("wxa_media_check")``; its function runs in
one transaction with the mark that the event was handled, so it makes no outside calls. Events
that nobody cares for are kept for 30 days and ignored.
"""

import hashlib
import re
import uuid
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import orjson
from sqlalchemy import delete, func
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app import clock, errors, jobs
from app.wechat import crypto
from app.wechat.client import WeChatApp
from app.wechat.models import WeChatEvent

# WeChat repeats within a minute; an hour also covers a clock that is off. Older ones could be
# replayed after their row is gone.
WINDOW = timedelta(hours=1)
KEPT = timedelta(days=30)
# Words that somebody wrote to the mini-program are nothing we asked for: only the envelope stays.
_ENVELOPE = frozenset({"ToUserName", "FromUserName", "CreateTime", "MsgType", "MsgId"})
_EVENT_NAME = re.compile(r"[a-z0-9_]{1,64}")


class PushNotConfiguredError(errors.NotFoundError):
    """No push token is set."""

    code = "push_not_configured"
    sentence = "没有配置微信消息推送"


class PushForgedError(errors.ForbiddenError):
    """The signature is not WeChat's, or does not cover the content though a key is set."""

    code = "push_signature_wrong"
    sentence = "消息签名不对"


class PushStaleError(errors.ForbiddenError):
    """It was signed too long ago."""

    code = "push_stale"
    sentence = "消息已经过期"


class PushFormatError(errors.UnsupportedMediaError):
    """It is XML."""

    code = "push_format"
    sentence = "请在微信后台把消息推送的数据格式设为 JSON"


class PushUnreadableError(errors.MalformedError):
    """It does not decrypt, or is no JSON object."""

    code = "push_unreadable"
    sentence = "消息读不出来"


@dataclass(frozen=True)
class Signed:
    """The query of a push."""

    signature: str
    timestamp: str
    nonce: str
    msg_signature: str = ""


@dataclass(frozen=True)
class PushedEvent:
    """An event as it came; fields that nobody documented may be there, documented ones absent."""

    name: str
    fields: Mapping[str, Any]

    @property
    def openid(self) -> str:
        """Whom it is about; of withdrawals the sender is WeChat itself."""
        return str(self.fields.get("OpenID") or self.fields.get("FromUserName") or "")

    @property
    def items(self) -> list[Mapping[str, Any]]:
        """The entries of ``List``: WeChat sends an object for one, an array for several."""
        listed = self.fields.get("List")
        entries = listed if isinstance(listed, list) else [listed]
        return [entry for entry in entries if isinstance(entry, dict)]


EventHandler = Callable[[AsyncSession, PushedEvent], Awaitable[None]]
_handlers: dict[str, list[EventHandler]] = {}


def on(name: str) -> Callable[[EventHandler], EventHandler]:
    """Register a function for an event; it may run twice and leaves the same."""

    def register(handler: EventHandler) -> EventHandler:
        _handlers.setdefault(name.lower(), []).append(handler)
        return handler

    return register


def forget(name: str) -> None:
    """Take an event's functions away again (tests alone)."""
    _handlers.pop(name.lower(), None)


def check_address(app: WeChatApp, signed: Signed) -> None:
    """Let WeChat's check of our address pass.

    Raises:
        PushNotConfiguredError: no token is set.
        PushForgedError: not signed with it.
    """
    _check(signed.signature, _token(app), signed.timestamp, signed.nonce)


def read(app: WeChatApp, signed: Signed, content: bytes) -> dict[str, Any]:
    """Return the event inside a push.

    With a key set only encrypted content is taken: ``signature`` does not cover the content,
    so whoever saw one push could sign any other with it.

    Raises:
        PushNotConfiguredError, PushForgedError, PushStaleError, PushFormatError,
        PushUnreadableError: as their names say.
    """
    token = _token(app)
    if app.push_aes_key is None:
        _check(signed.signature, token, signed.timestamp, signed.nonce)
        _check_age(signed.timestamp)
        return _fields(content)
    if not signed.msg_signature:
        raise PushForgedError
    encrypted = _fields(content).get("Encrypt")
    if not isinstance(encrypted, str):
        raise PushUnreadableError
    _check(signed.msg_signature, token, signed.timestamp, signed.nonce, encrypted)
    _check_age(signed.timestamp)
    key = crypto.key_of(app.push_aes_key.get_secret_value())
    try:
        return _fields(crypto.decrypt(key, encrypted, app.app_id))
    except crypto.UndecipherableError as error:
        raise PushUnreadableError from error


async def keep(session: AsyncSession, fields: Mapping[str, Any]) -> bool:
    """Store an event and its job; say whether it is new and not a repeated delivery."""
    name = _name(fields)
    if not name:
        fields = {key: value for key, value in fields.items() if key in _ENVELOPE}
    row = WeChatEvent(
        delivery_key=_delivery_key(fields), name=name, body=orjson.dumps(fields).decode()
    )
    statement = insert(WeChatEvent).values(row.model_dump())
    connection = await session.connection()
    stored = await connection.execute(
        statement.on_conflict_do_nothing(index_elements=["delivery_key"]).returning(
            col(WeChatEvent.id)
        )
    )
    if stored.first() is None:
        return False
    await jobs.enqueue(session, "wechat_event", {"id": str(row.id)})
    return True


@jobs.handler("wechat_event")
async def handle_event(context: jobs.JobContext, payload: jobs.Payload) -> None:
    """Hand a stored event to the rooms that care for it, once."""
    wanted = select(WeChatEvent).where(WeChatEvent.id == uuid.UUID(payload["id"]))
    async with context.sessionmaker.begin() as session:
        row = (await session.exec(wanted.with_for_update())).one_or_none()
        if row is None or row.handled_at is not None:
            return
        event = PushedEvent(row.name, orjson.loads(row.body))
        for handler in _handlers.get(row.name, ()):
            await handler(session, event)
        row.handled_at = clock.now()


@jobs.daily("wechat_event_retention", at="03:40")
async def forget_old_events(context: jobs.JobContext, _: jobs.Payload) -> None:
    """Delete what WeChat pushed more than 30 days ago."""
    async with context.sessionmaker.begin() as session:
        connection = await session.connection()
        old = col(WeChatEvent.received_at) < clock.now() - KEPT
        await connection.execute(delete(WeChatEvent).where(old))


async def forget_person(session: AsyncSession, openid: str) -> None:
    """Delete what WeChat pushed about a person who left."""
    connection = await session.connection()
    about = func.strpos(col(WeChatEvent.body), openid) > 0
    await connection.execute(delete(WeChatEvent).where(about))


def _token(app: WeChatApp) -> str:
    if app.push_token is None:
        raise PushNotConfiguredError
    return app.push_token.get_secret_value()


def _check(signature: str, *parts: str) -> None:
    if not crypto.is_signed(signature, *parts):
        raise PushForgedError


def _check_age(timestamp: str) -> None:
    age = clock.now().timestamp() - int(timestamp)
    if abs(age) > WINDOW.total_seconds():
        raise PushStaleError


def _fields(content: bytes) -> dict[str, Any]:
    """Read JSON; orjson refuses lone surrogates and nesting beyond 1,024 by itself."""
    if content.lstrip()[:1] == b"<":
        raise PushFormatError
    try:
        fields = orjson.loads(content)
    except orjson.JSONDecodeError:
        fields = None
    if not isinstance(fields, dict):
        raise PushUnreadableError
    return fields


def _name(fields: Mapping[str, Any]) -> str:
    """Return the event's name in lower case; empty for a message, which is no event."""
    if str(fields.get("MsgType", "")).lower() != "event":
        return ""
    name = str(fields.get("Event", "")).lower()
    return name if _EVENT_NAME.fullmatch(name) else ""


def _delivery_key(fields: Mapping[str, Any]) -> str:
    """Return what repeats of one delivery have in common.

    Messages have an id. WeChat advises sender and second for events, but one person may do
    two things within a second: so the whole content, in which a repeat is equal. Too fine a
    key handles an event twice, which handlers bear; too coarse a one would lose it.
    """
    if message_id := fields.get("MsgId"):
        return f"message:{str(message_id)[:64]}".replace("\x00", "")
    content = orjson.dumps(fields, option=orjson.OPT_SORT_KEYS)
    return f"event:{hashlib.sha256(content).hexdigest()}"
