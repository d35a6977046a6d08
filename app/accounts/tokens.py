"""Who a bearer token belongs to: one of the hot paths.

A token is ``{account id}.{256-bit secret}``; the database keeps a keyed hash. What was looked
up is remembered for one second while the listener for revocations is alive, and not at all
while it is down: a killed LISTEN connection loses its messages silently.
"""

import secrets
import time
import uuid
from dataclasses import dataclass
from datetime import timedelta

import asyncpg

from app import clock
from app.crypto import TokenHasher
from app.errors import UnauthorizedError

LIFETIME = timedelta(days=30)
IDLE = timedelta(days=7)
SEEN_EVERY = timedelta(hours=1)  # how exactly the list of devices says "last used"
CACHE_SECONDS = 1.0
CACHE_ENTRIES = 20_000
REVOKED = "session_revoked"

_FIND = """
SELECT s.id, s.last_seen_at FROM login_session s
WHERE s.account_id = $1 AND s.token_hash = $2 AND s.expires_at > $3 AND s.last_seen_at > $4
"""
_SEEN = "UPDATE login_session SET last_seen_at = $3 WHERE account_id = $1 AND id = $2"


class TokenInvalidError(UnauthorizedError):
    """The token is unknown, revoked, expired or was idle for too long."""

    code = "token_invalid"
    sentence = "登录已过期，请重新登录"


@dataclass(frozen=True, slots=True)
class Caller:
    """Who is asking, and on which device."""

    account_id: uuid.UUID
    session_id: uuid.UUID


def make_token(account_id: uuid.UUID) -> str:
    """Return a new token of an account."""
    return f"{account_id}.{secrets.token_urlsafe(32)}"


class Tokens:
    """Looks tokens up; one for each process."""

    def __init__(self, pool: asyncpg.Pool, hasher: TokenHasher) -> None:
        self._pool, self._hasher = pool, hasher
        self._known: dict[str, tuple[float, Caller]] = {}
        self._era = 0
        self.is_listening = False

    def forget(self, *_: object) -> None:
        """Empty the cache: something was revoked, or the listener went away."""
        self._known.clear()
        self._era += 1

    async def find_caller(self, token: str) -> Caller:
        """Return whose token it is.

        Raises:
            TokenInvalidError: nobody's, or no longer.
        """
        known = self._known.get(token)
        if known and known[0] > time.monotonic():
            return known[1]
        era = self._era
        caller = await self._look_up(token)
        # What was forgotten while we asked may be this very token: its answer is not remembered.
        if self.is_listening and era == self._era:
            if len(self._known) >= CACHE_ENTRIES:
                self._known.clear()
            self._known[token] = (time.monotonic() + CACHE_SECONDS, caller)
        return caller

    async def _look_up(self, token: str) -> Caller:
        account, _, secret = token.partition(".")
        try:
            account_id = uuid.UUID(account)
        except ValueError:
            raise TokenInvalidError from None
        now = clock.now()
        row = await self._pool.fetchrow(_FIND, account_id, self._hasher(secret), now, now - IDLE)
        if row is None:
            raise TokenInvalidError
        if now - row["last_seen_at"] > SEEN_EVERY:
            await self._pool.execute(_SEEN, account_id, row["id"], now)
        return Caller(account_id, row["id"])
