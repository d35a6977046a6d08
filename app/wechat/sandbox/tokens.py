"""The sandbox's access tokens."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Literal

from app.wechat.sandbox.answers import RefusedError
from app.wechat.sandbox.people import Capped

LIFE = timedelta(seconds=7200)
OVERLAP = timedelta(seconds=300)
FORCE_PAUSE = timedelta(seconds=30)
FORCED_PER_DAY = 20

Kind = Literal["s", "l"]  # stable and legacy, which do not disturb each other


@dataclass
class Tokens:
    """Tokens that carry their own proof.

    Any sandbox of the same app accepts them while they live, so several processes with one
    sandbox each, and a restarted one, do not refuse each other's.
    """

    app_id: str
    secret: str = field(repr=False)
    _current: dict[Kind, str] = field(default_factory=dict, repr=False)
    _ends_early: Capped[str, datetime] = field(default_factory=lambda: Capped(1000), repr=False)
    _revoked: Capped[str, bool] = field(default_factory=lambda: Capped(1000), repr=False)
    _forced_at: list[datetime] = field(default_factory=list)

    def stable(self, now: datetime, *, force: bool) -> tuple[str, int]:
        """Return the token and its remaining seconds, a new one in its last five minutes."""
        token = self._current.get("s")
        if force and self._may_force(now):
            self.revoke()
            token = None
        if token is None or token in self._revoked or self._end(token) - now < OVERLAP:
            token = self._replace("s", now)
        return token, int((self._end(token) - now).total_seconds())

    def legacy(self, now: datetime) -> tuple[str, int]:
        """Return a new token of the old kind; the one before it lives five minutes more."""
        return self._replace("l", now), int(LIFE.total_seconds())

    def revoke(self) -> None:
        """Kill the current stable token, as a forced refresh elsewhere does."""
        if token := self._current.get("s"):
            self._revoked[token] = True

    def check(self, token: str | None, now: datetime) -> None:
        """Let a valid token pass.

        Raises:
            RefusedError: 41001 missing, 40001 not one of ours, 42001 expired.
        """
        if not token:
            raise RefusedError(41001)
        head = token.rpartition("_")[0].encode("utf-8", "surrogatepass")
        is_ours = hmac.compare_digest(self._signed(head).encode(), token.encode("utf-8", "replace"))
        if not is_ours or token in self._revoked:
            raise RefusedError(40001)
        if now >= self._end(token):
            raise RefusedError(42001)

    def _may_force(self, now: datetime) -> bool:
        today = [at for at in self._forced_at if now - at < timedelta(days=1)]
        if len(today) >= FORCED_PER_DAY:
            raise RefusedError(45009)
        if today and now - today[-1] < FORCE_PAUSE:
            return False  # too soon: it answers the same token
        self._forced_at = [*today, now]
        return True

    def _replace(self, kind: Kind, now: datetime) -> str:
        if old := self._current.get(kind):
            self._ends_early[old] = now + OVERLAP
        head = f"90_{kind}{int(now.timestamp())}-{secrets.token_hex(8)}"
        self._current[kind] = self._signed(head.encode())
        return self._current[kind]

    def _end(self, token: str) -> datetime:
        issued = int(token.split("_")[1].partition("-")[0][1:])
        return self._ends_early.get(token) or datetime.fromtimestamp(issued, UTC) + LIFE

    def _signed(self, head: bytes) -> str:
        key = f"{self.app_id}:{self.secret}".encode()
        proof = hmac.new(key, head, hashlib.sha512).hexdigest()
        return f"{head.decode('utf-8', 'replace')}_{proof}"
