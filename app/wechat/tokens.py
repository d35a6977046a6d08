"""The access token: one row of the database for all processes, fetched by one at a time."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from pydantic import BaseModel, Field
from sqlalchemy import text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import DBAPIError
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from app import clock
from app.crypto import Cipher, DecryptionError
from app.db import SessionMaker
from app.wechat.errors import WeChatError
from app.wechat.models import WeChatToken

# WeChat never hands out a stable token with less than 300 s to live.
MARGIN = timedelta(seconds=120)
# A fetch after a refusal usually yields the very token that was refused, unless somebody
# forced a new one meanwhile: asking again at once would only use up the quota.
PAUSE_AFTER_REFUSAL = timedelta(seconds=30)
_LOCK_WAIT_SQL = text("SET LOCAL lock_timeout = '4500ms'")  # below the statement timeout of 5 s
_GAVE_UP_WAITING = frozenset({"55P03", "57014"})


class FreshToken(BaseModel):
    """What ``stable_token`` answers."""

    access_token: str = Field(pattern=r"^[!-~]{1,2048}$", repr=False)
    expires_in: int = Field(gt=0, le=86_400)


@dataclass(frozen=True)
class AccessToken:
    """A token and which one in the order of fetching it is: a refused one is known by that."""

    value: str = field(repr=False)
    generation: int


Fetch = Callable[[], Awaitable[FreshToken]]


class TokenStore(Protocol):
    """Where the client gets its token; ``fetch`` asks WeChat for one."""

    async def current(self, fetch: Fetch) -> AccessToken:
        """Return the valid token, fetched if need be."""

    async def renewed(self, refused: AccessToken, fetch: Fetch) -> AccessToken:
        """Return a newer token than the refused one, or that one if there is none."""

    async def aclose(self) -> None:
        """Stop what is under way."""


class DatabaseTokens:
    """Tokens in the row of ``wechat_token``, with a copy in this process.

    The copy may be stale after another process renewed the token; WeChat accepts the old one
    for five minutes or refuses it, and the refusal leads here.
    """

    def __init__(self, sessionmaker: SessionMaker, cipher: Cipher, app_id: str) -> None:
        self._sessionmaker = sessionmaker
        self._cipher = cipher
        self._app_id = app_id
        self._aad = f"wechat_token:token:{app_id}"
        self._copy: tuple[AccessToken, datetime] | None = None
        self._tasks: dict[int, asyncio.Task[AccessToken]] = {}

    async def current(self, fetch: Fetch) -> AccessToken:
        """Return the valid token, from this process, the database or WeChat."""
        if self._copy and clock.now() < self._copy[1]:
            return self._copy[0]
        return await self._shared(0, fetch)

    async def renewed(self, refused: AccessToken, fetch: Fetch) -> AccessToken:
        """Return the token that replaced a refused one; fetch it if nobody has yet."""
        if self._copy and self._copy[0].generation > refused.generation:
            return self._copy[0]
        return await self._shared(refused.generation, fetch)

    async def aclose(self) -> None:
        """Wait for fetches under way: they hold a connection and are bounded."""
        await asyncio.gather(*self._tasks.values(), return_exceptions=True)

    async def _shared(self, refused: int, fetch: Fetch) -> AccessToken:
        """Let all callers of this process wait for one task, and so use one connection.

        The task outlives a caller that gives up, so a transaction is never cut off.
        """
        task = self._tasks.get(refused)
        if task is None:
            task = asyncio.create_task(self._obtain(refused, fetch))
            self._tasks[refused] = task
            task.add_done_callback(lambda done: self._forget(refused, done))
        return await asyncio.shield(task)

    def _forget(self, refused: int, task: asyncio.Task[AccessToken]) -> None:
        self._tasks.pop(refused, None)
        if not task.cancelled():
            task.exception()  # else asyncio complains when nobody waited to the end

    async def _obtain(self, refused: int, fetch: Fetch) -> AccessToken:
        try:
            async with self._sessionmaker.begin() as session:
                row = await session.get(WeChatToken, self._app_id)
                if row is None or (token := self._usable(row, refused)) is None:
                    row = await self._locked_row(session)
                    token = self._usable(row, refused) or await self._refill(row, refused, fetch)
                expires_at = row.expires_at or clock.now()
        except DBAPIError as error:
            if getattr(error.orig, "sqlstate", None) not in _GAVE_UP_WAITING:
                raise
            raise WeChatError(reason="waited too long for the token's row") from error
        self._copy = (token, expires_at)
        return token

    async def _locked_row(self, session: AsyncSession) -> WeChatToken:
        """Return the row, locked until the transaction ends.

        The one place where a transaction is held over a call to WeChat: the lock is what
        makes the processes ask once instead of each for itself. It is bounded on both sides:
        the call takes 5 s at most, and who waits gives up after 4.5 s with a 503.
        """
        connection = await session.connection()
        await connection.execute(_LOCK_WAIT_SQL)
        empty = insert(WeChatToken).values(app_id=self._app_id, generation=0)
        await connection.execute(empty.on_conflict_do_nothing())
        locked = select(WeChatToken).where(WeChatToken.app_id == self._app_id).with_for_update()
        # populate_existing: the row read before the wait may have been replaced since.
        return (await session.exec(locked.execution_options(populate_existing=True))).one()

    def _usable(self, row: WeChatToken, refused: int) -> AccessToken | None:
        if row.token is None or row.expires_at is None or row.expires_at <= clock.now():
            return None
        is_pausing = row.refused_at and clock.now() - row.refused_at < PAUSE_AFTER_REFUSAL
        if row.generation <= refused and not is_pausing:
            return None
        try:
            return AccessToken(self._cipher.decrypt(row.token, self._aad), row.generation)
        except DecryptionError:
            return None  # the keys were replaced: a token is fetched again, nothing is lost

    async def _refill(self, row: WeChatToken, refused: int, fetch: Fetch) -> AccessToken:
        fresh = await fetch()
        row.token = self._cipher.encrypt(fresh.access_token, self._aad)
        row.generation += 1
        row.expires_at = clock.now() + timedelta(seconds=fresh.expires_in) - MARGIN
        row.refused_at = clock.now() if refused else None
        return AccessToken(fresh.access_token, row.generation)
