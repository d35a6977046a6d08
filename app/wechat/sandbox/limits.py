"""The sandbox's quotas and counters, and faults on demand."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from pydantic import BaseModel, Field

from app.wechat.sandbox.answers import RefusedError
from app.wechat.sandbox.people import Capped

LOGINS_PER_MINUTE = 100  # of one person
UNLIMITED = 10**9  # for load tests, which log few people in very often


@dataclass
class Quota:
    """How often a call may be made, and what it answers beyond that."""

    per_minute: int
    per_day: int
    minute_errcode: int = 45009


class Fault(BaseModel):
    """What goes wrong with a path, the next ``times`` times (None: until it is taken away)."""

    path: str
    kind: Literal["errcode", "delay", "reset", "bad_gateway", "truncated"]
    errcode: int = -1
    seconds: float = Field(default=0, ge=0, le=60)
    times: int | None = Field(default=1, ge=1)
    is_carried_out: bool = False  # the call takes effect, though its answer is lost


def _quotas() -> dict[str, Quota]:
    return {
        "/cgi-bin/stable_token": Quota(10_000, 500_000, 45011),
        "/wxa/msg_sec_check": Quota(4_000, 2_000_000, 44991),
        "/wxa/media_check_async": Quota(2_000, 200_000, 44991),
        "/wxa/getwxacodeunlimit": Quota(5_000, 10_000_000),
        "/cgi-bin/message/subscribe/send": Quota(1_000_000, 10_000_000),
    }


@dataclass
class Limits:
    """Counts calls by path, per minute and per day; only the running ones are kept."""

    quotas: dict[str, Quota] = field(default_factory=_quotas)
    calls: Counter[str] = field(default_factory=Counter)
    faults: list[Fault] = field(default_factory=list)
    logins_per_minute: int = LOGINS_PER_MINUTE
    _spent: Capped[tuple[str, str], int] = field(default_factory=lambda: Capped(20_000))

    def spend(self, path: str, now: datetime) -> None:
        """Count a call against the quotas of its path.

        Raises:
            RefusedError: the minute's or the day's quota is used up (45009 for the day).
        """
        quota = self.quotas.get(path)
        if quota is None:
            return
        if self._count(path, f"{now:%Y-%m-%dT%H:%M}") > quota.per_minute:
            raise RefusedError(quota.minute_errcode)
        if self._count(path, f"{now:%Y-%m-%d}") > quota.per_day:
            raise RefusedError(45009)

    def spend_login(self, openid: str, now: datetime) -> None:
        """Count a person's login; 45011 beyond so many in a minute."""
        if self._count(openid, f"{now:%Y-%m-%dT%H:%M}") > self.logins_per_minute:
            raise RefusedError(45011)

    def take_fault(self, path: str) -> Fault | None:
        """Return the fault that strikes this call, and use it up."""
        fault = next((f for f in self.faults if f.path == path), None)
        if fault and fault.times is not None:
            fault.times -= 1
            if fault.times == 0:
                self.faults.remove(fault)
        return fault

    def _count(self, what: str, when: str) -> int:
        self._spent[what, when] = self._spent.get((what, when), 0) + 1
        return self._spent[what, when]
