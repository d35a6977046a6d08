"""The sandbox's persons, and the codes that their phones hand over."""

import base64
import hashlib
import hmac
import re
import secrets
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal, TypeVar

from app.wechat.sandbox.answers import RefusedError

CODE_LIFE = timedelta(minutes=5)
VISIT_LIFE = timedelta(hours=2)  # of the content check
CODES_KEPT = 50_000
PEOPLE_KEPT = 50_000

_DEMO_LOGIN = re.compile(r"demo:([^:]{1,64}):(.{0,256})", re.DOTALL)
_DEMO_PHONE = re.compile(r"demo-phone:([0-9]{11}):(.{0,256})", re.DOTALL)

Kind = Literal["login", "phone"]
_Key = TypeVar("_Key", bound=Hashable)
_Value = TypeVar("_Value")


class Capped(OrderedDict[_Key, _Value]):
    """A dictionary that forgets its oldest entry rather than grow without end."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def __setitem__(self, key: _Key, value: _Value) -> None:
        """Keep a value, and drop the oldest beyond the cap."""
        super().__setitem__(key, value)
        if len(self) > self._most:
            self.popitem(last=False)


@dataclass
class Person:
    """Somebody with WeChat on the phone."""

    openid: str
    name: str
    visited_at: datetime
    session_key: str = field(default_factory=lambda: _session_key())
    is_flagged: bool = False


@dataclass
class _Code:
    kind: Kind
    subject: str  # a name, or a phone number
    app_id: str
    issued_at: datetime
    is_used: bool = False


class People:
    """Persons by openid, and single-use codes.

    An openid is made from the name alone and ends in a checksum, so the sandbox knows its
    own again after a restart; such a person counts as having just opened the mini-program.
    """

    def __init__(self, app_id: str) -> None:
        self._app_id = app_id
        self._people: Capped[str, Person] = Capped(PEOPLE_KEPT)
        self._codes: Capped[str, _Code] = Capped(CODES_KEPT)

    def openid_of(self, name: str) -> str:
        """Return the openid of a name: 28 characters that begin with ``o``."""
        return self._with_checksum("o" + self._digest("person", name)[:19])

    def named(self, name: str, now: datetime) -> Person:
        """Return the person of a name, whom the first mention creates."""
        return self._people.get(self.openid_of(name)) or self._created(name, now)

    def known(self, openid: str, now: datetime) -> Person:
        """Return the person of an openid.

        Raises:
            RefusedError: 43104, when it is no openid of this app.
        """
        if found := self._people.get(openid):
            return found
        if not hmac.compare_digest(self._with_checksum(openid[:20]).encode(), openid.encode()):
            raise RefusedError(43104)
        self._people[openid] = Person(openid, "", now)
        return self._people[openid]

    def issue(self, kind: Kind, subject: str, now: datetime, app_id: str | None = None) -> str:
        """Return an ordinary code, as ``wx.login`` (32 characters) or the phone button (64)."""
        code = secrets.token_hex(16 if kind == "login" else 32)
        self._codes[code] = _Code(kind, subject, app_id or self._app_id, now)
        return code

    def owner_of(self, kind: Kind, code: str, now: datetime) -> str:
        """Return whose code it is, without using it up.

        Raises:
            RefusedError: 40029 unknown, expired, another app's or of another kind; 40163 used;
                40013 a phone code of another app.
        """
        found = self._codes.get(_key(code)) or self._codes.get(code) or self._demo(kind, code, now)
        if found is None or found.kind != kind or self._is_expired(code, found, now):
            raise RefusedError(40029)
        if found.app_id != self._app_id:
            raise RefusedError(40029 if kind == "login" else 40013)
        if found.is_used:
            raise RefusedError(40163)
        return found.subject

    def use_up(self, kind: Kind, code: str, now: datetime) -> None:
        """Remember that a code was used."""
        found = self._codes.get(code)
        if found is None and (found := self._demo(kind, code, now)):
            self._codes[_key(code)] = found
        if found:
            found.is_used = True

    def _demo(self, kind: Kind, code: str, now: datetime) -> _Code | None:
        matched = (_DEMO_LOGIN if kind == "login" else _DEMO_PHONE).fullmatch(code)
        return _Code(kind, matched.group(1), self._app_id, now) if matched else None

    def _is_expired(self, code: str, found: _Code, now: datetime) -> bool:
        # A used demo code stays used for as long as it is remembered: nobody issued it, so
        # forgetting it would make it fresh again.
        return code in self._codes and now - found.issued_at > CODE_LIFE

    def _created(self, name: str, now: datetime) -> Person:
        person = Person(self.openid_of(name), name, now)
        self._people[person.openid] = person
        return person

    def _with_checksum(self, start: str) -> str:
        return start + self._digest("checksum", start)[:8]

    def _digest(self, purpose: str, text: str) -> str:
        what = f"{purpose}:{self._app_id}:{text}".encode("utf-8", "surrogatepass")
        return base64.urlsafe_b64encode(hashlib.sha256(what).digest()).decode()


def _key(code: str) -> str:
    """Return what a demo code is remembered by: its own length is the caller's choice."""
    return hashlib.sha256(code.encode("utf-8", "surrogatepass")).hexdigest()[:40]


def _session_key() -> str:
    return base64.b64encode(secrets.token_bytes(16)).decode()
