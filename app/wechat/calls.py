"""One call to WeChat: sent, read from bytes, bounded in time and size, repeated where that is safe.

WeChat answers HTTP 200 with ``errcode`` in the body; the content type is not to be trusted
(``sns/*`` says text/plain). The query holds the app secret or the access token, so no address
and none of httpx's own errors leaves this module: not in an exception, not in a log.
"""

import asyncio
import logging
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any

import httpx
import orjson

from app import metrics
from app.logs import get_log
from app.wechat.errors import CONFIGURATION, WeChatError, error_of

DEADLINE_SECONDS = 5.0  # what somebody waits before a phone; attempts and pauses together
ATTEMPT_SECONDS = 2.0  # of a call that may be sent again after silence
BACKOFF_SECONDS = (1.0, 2.0)  # as WxJava: 1 s, then doubled; a third pause would pass the deadline
LARGEST_JSON = 64 * 1024  # the longest documented answer is below 4 KiB
LARGEST_IMAGE = 2 * 1024 * 1024  # a 1,280-pixel code is below 200 KiB

_RID = re.compile(r"rid: ([0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8})")
# How they begin and end: half an image would be printed on a poster.
_IMAGES = {
    "image/jpeg": (b"\xff\xd8\xff", b"\xff\xd9"),
    "image/png": (b"\x89PNG", b"IEND\xaeB`\x82"),
}

# httpx writes whole addresses at INFO, with the app secret. Here as well as in app.logs, so
# that it holds before and without the configuration of logs.
for _name in ("httpx", "httpcore"):
    logging.getLogger(_name).setLevel(logging.WARNING)


class Trouble(Enum):
    """How a call went wrong, which decides whether it may be sent again."""

    UNSENT = auto()  # no connection: WeChat knows nothing of it
    NO_ANSWER = auto()  # sent, then silence: it may have been carried out
    BROKEN = auto()  # cut off, HTTP 5xx, no JSON: likewise
    NOT_NOW = auto()  # -1 or 44990: WeChat says that it did nothing
    FINAL = auto()  # WeChat said no


# The retry table. Reading again is harmless; a login code that is sent twice at worst earns
# 40163, though after silence the person has waited long enough; a phone number costs money,
# a message would be sent twice, a picture checked twice earns 87020.
REPEATABLE = frozenset({Trouble.UNSENT, Trouble.NO_ANSWER, Trouble.BROKEN, Trouble.NOT_NOW})
NOT_AFTER_SILENCE = REPEATABLE - {Trouble.NO_ANSWER}
ONLY_IF_NOT_DONE = frozenset({Trouble.UNSENT, Trouble.NOT_NOW})
NOT_NOW_CODES = frozenset({-1, 44990})


@dataclass(frozen=True)
class Call:
    """What to send, and after which troubles again; ``body`` of None is a GET."""

    path: str
    params: Mapping[str, str] = field(repr=False)
    body: Mapping[str, Any] | None = field(default=None, repr=False)
    repeats: frozenset[Trouble] = REPEATABLE
    is_image: bool = False


@dataclass(frozen=True)
class Answer:
    """A success: the fields of its JSON, or an image and its media type."""

    fields: Mapping[str, Any] = field(repr=False)
    image: bytes = field(default=b"", repr=False)
    media_type: str = ""


@dataclass(frozen=True)
class _Failure:
    trouble: Trouble
    error: WeChatError


class Caller:
    """Sends calls over one pool of connections."""

    def __init__(
        self,
        http: httpx.AsyncClient,
        *,
        attempt_seconds: float = ATTEMPT_SECONDS,
        backoff_seconds: Sequence[float] = BACKOFF_SECONDS,
    ) -> None:
        self._http = http
        self._attempt_seconds = attempt_seconds
        self._backoff_seconds = tuple(backoff_seconds)

    async def send(self, call: Call, until: float) -> Answer:
        """Return WeChat's answer, before ``until`` on the loop's clock.

        Raises:
            WeChatError: refused, or no readable answer after the repeats that are safe.
        """
        pauses = iter(self._backoff_seconds)
        while True:
            outcome = await self._attempt(call, until)
            if isinstance(outcome, Answer):
                metrics.count_wechat_call(call.path, "0")
                return outcome
            metrics.count_wechat_call(call.path, str(outcome.error.errcode or outcome.trouble.name))
            _tell(call, outcome.error)
            pause = next(pauses, None) if outcome.trouble in call.repeats else None
            if pause is None or _now() + pause >= until:
                raise outcome.error
            await asyncio.sleep(pause)

    async def _attempt(self, call: Call, until: float) -> Answer | _Failure:
        """Send once. Failures are returned, not raised: httpx's error would be their context."""
        patience = until - _now()
        if Trouble.NO_ANSWER in call.repeats:
            patience = min(patience, self._attempt_seconds)
        try:
            # httpx limits each read, and its in-process transport nothing: this limits the whole.
            async with asyncio.timeout(patience):
                status, content = await self._exchange(call, patience)
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError):
            return _failed(Trouble.UNSENT, "no connection")
        except (TimeoutError, httpx.TimeoutException):
            return _failed(Trouble.NO_ANSWER, "no answer in time")
        except httpx.HTTPError:
            return _failed(Trouble.BROKEN, "connection broke off")
        if status != httpx.codes.OK:
            return _failed(Trouble.BROKEN, f"http {status}")
        return _read(call, content)

    async def _exchange(self, call: Call, patience: float) -> tuple[int, bytes]:
        largest = LARGEST_IMAGE if call.is_image else LARGEST_JSON
        content = bytearray()
        request = self._http.build_request(
            "GET" if call.body is None else "POST",
            call.path,
            params=dict(call.params),
            # UTF-8 as it is: WeChat refuses \uXXXX (40033).
            content=None if call.body is None else orjson.dumps(call.body),
            # Uncompressed, so that the cap on what is read is the cap on what it becomes.
            headers={"Content-Type": "application/json", "Accept-Encoding": "identity"},
            timeout=httpx.Timeout(patience, connect=min(patience, self._attempt_seconds)),
        )
        response = await self._http.send(request, stream=True, follow_redirects=False)
        try:
            async for piece in response.aiter_raw():
                content += piece
                if len(content) > largest:
                    raise httpx.DecodingError("answer too large", request=request)
        finally:
            await response.aclose()
        return response.status_code, bytes(content)


def _read(call: Call, content: bytes) -> Answer | _Failure:
    """Read an answer by its bytes: an image says what it is, all else is JSON."""
    if call.is_image:
        for media_type, (start, end) in _IMAGES.items():
            if content.startswith(start) and content.endswith(end):
                return Answer({}, content, media_type)
    try:
        fields = orjson.loads(content)
    except orjson.JSONDecodeError:
        return _failed(Trouble.BROKEN, "no json")
    errcode = fields.get("errcode", 0) if isinstance(fields, dict) else None
    if type(errcode) is not int:
        return _failed(Trouble.BROKEN, "no answer of wechat's")
    if errcode == 0:
        # Success has errcode 0 or none; where an image was asked for, JSON is no success.
        return _failed(Trouble.BROKEN, "no image") if call.is_image else Answer(fields)
    found = _RID.search(str(fields.get("errmsg", "")))
    error = error_of(call.path, errcode, found.group(1) if found else "")
    return _Failure(Trouble.NOT_NOW if errcode in NOT_NOW_CODES else Trouble.FINAL, error)


def _failed(trouble: Trouble, reason: str) -> _Failure:
    return _Failure(trouble, WeChatError(reason=reason))


def _tell(call: Call, error: WeChatError) -> None:
    """Log a failure: with what WeChat's console needs to find it, without what was sent."""
    log = get_log().bind(path=call.path, errcode=error.errcode, rid=error.rid)
    if error.errcode in CONFIGURATION and type(error) is WeChatError:
        log.error("wechat_configuration_wrong")  # nothing but an operator mends this
    else:
        log.warning("wechat_call_failed", reason=error.reason)


def _now() -> float:
    return asyncio.get_running_loop().time()
