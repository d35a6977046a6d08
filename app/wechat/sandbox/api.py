"""The calls of WeChat's server API, as the sandbox answers them."""

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from app.wechat.sandbox.answers import RefusedError, trace_id
from app.wechat.sandbox.images import draw_code
from app.wechat.sandbox.messages import check_page, send_message
from app.wechat.sandbox.people import VISIT_LIFE
from app.wechat.sandbox.state import Sandbox

LONGEST_TEXT = 2500
MEDIA_PAUSE_SECONDS = 60  # the same picture sooner than that earns 87020
_SCENE = re.compile(r"[A-Za-z0-9!#$&'()*+,/:;=?@\-._~]+")


@dataclass(frozen=True)
class Incoming:
    """A call: its query, and its JSON body."""

    query: Mapping[str, str]
    body: dict[str, Any]


@dataclass(frozen=True)
class Endpoint:
    """How a path is called and who answers it."""

    answer: Callable[[Sandbox, Incoming], dict[str, Any] | bytes]
    method: str = "POST"
    needs_token: bool = True
    content_type: str = "application/json; encoding=utf-8"


def code_to_session(sandbox: Sandbox, call: Incoming) -> dict[str, Any]:
    """GET /sns/jscode2session."""
    code = call.query.get("js_code")
    _check_app(sandbox, call.query)
    if not code:
        raise RefusedError(41008)
    if call.query.get("grant_type") != "authorization_code":
        raise RefusedError(40002)
    now = sandbox.now()
    person = sandbox.people.named(sandbox.people.owner_of("login", code, now), now)
    sandbox.limits.spend_login(person.openid, now)
    sandbox.people.use_up("login", code, now)
    if person.is_flagged:
        raise RefusedError(40226)
    person.visited_at = now
    return {"session_key": person.session_key, "openid": person.openid}


def legacy_token(sandbox: Sandbox, call: Incoming) -> dict[str, Any]:
    """GET /cgi-bin/token: a new token each time, the old one for five minutes more."""
    _check_grant(sandbox, call.query)
    token, seconds = sandbox.tokens.legacy(sandbox.now())
    return {"access_token": token, "expires_in": seconds}


def stable_token(sandbox: Sandbox, call: Incoming) -> dict[str, Any]:
    """POST /cgi-bin/stable_token: the same token until its last five minutes."""
    _check_grant(sandbox, call.body)
    force = call.body.get("force_refresh") is True
    token, seconds = sandbox.tokens.stable(sandbox.now(), force=force)
    return {"access_token": token, "expires_in": seconds}


def phone_number(sandbox: Sandbox, call: Incoming) -> dict[str, Any]:
    """POST /wxa/business/getuserphonenumber."""
    code, now = call.body.get("code"), sandbox.now()
    if not isinstance(code, str) or not code:
        raise RefusedError(40029)
    number = sandbox.people.owner_of("phone", code, now)
    sandbox.people.use_up("phone", code, now)
    watermark = {"timestamp": int(now.timestamp()), "appid": sandbox.app_id}
    info = {"phoneNumber": number, "purePhoneNumber": number, "countryCode": "86"}
    return {"errcode": 0, "errmsg": "ok", "phone_info": info | {"watermark": watermark}}


def check_text(sandbox: Sandbox, call: Incoming) -> dict[str, Any]:
    """POST /wxa/msg_sec_check: without ``version`` 2 the old one, which refuses by 87014."""
    content = call.body.get("content")
    if not isinstance(content, str) or not content:
        raise RefusedError(47001)
    suggest, label = sandbox.judge(content)
    if call.body.get("version") != 2:
        if suggest == "risky":
            raise RefusedError(87014)
        return {"errcode": 0, "errmsg": "ok"}
    _check_visitor(sandbox, call.body)
    if len(content) > LONGEST_TEXT:
        raise RefusedError(45002)
    # WeChat's own items may lack every field but these two.
    detail = [
        {"strategy": "content_model", "errcode": 0, "suggest": suggest, "label": label, "prob": 90},
        {"strategy": "keyword", "errcode": 0},
    ]
    result = {"suggest": suggest, "label": label}
    ok = {"errcode": 0, "errmsg": "ok", "trace_id": trace_id()}
    return ok | {"result": result, "detail": detail}


def check_media(sandbox: Sandbox, call: Incoming) -> dict[str, Any]:
    """POST /wxa/media_check_async: a trace_id now, the verdict by push later, or never."""
    url, checks, now = call.body.get("media_url"), sandbox.media_checks, sandbox.now()
    if not isinstance(url, str) or not url:
        raise RefusedError(47001)
    if call.body.get("media_type") not in (1, 2):
        raise RefusedError(40004)
    openid = _check_visitor(sandbox, call.body)
    key = hashlib.sha256(url.encode("utf-8", "surrogatepass")).hexdigest()
    asked_at = checks.asked.get(key)
    if asked_at and (now - asked_at).total_seconds() < MEDIA_PAUSE_SECONDS:
        raise RefusedError(87020)
    checks.asked[key] = now
    trace = trace_id()
    if checks.outcome != "never":
        event = _media_event(sandbox, openid, trace, sandbox.judge(url))
        sandbox.pushes.later(event, checks.delay_seconds)
    return {"errcode": 0, "errmsg": "ok", "trace_id": trace}


def unlimited_code(sandbox: Sandbox, call: Incoming) -> bytes:
    """POST /wxa/getwxacodeunlimit: the bytes of an image."""
    body = call.body
    scene, page = body.get("scene"), body.get("page") or "pages/index/index"
    if not isinstance(scene, str) or not 1 <= len(scene) <= 32:
        raise RefusedError(40169)
    if not _SCENE.fullmatch(scene):
        raise RefusedError(40129)
    if "scancode_time" in str(page):
        raise RefusedError(85096)
    if not isinstance(page, str) or page.startswith("/") or "?" in page:
        raise RefusedError(41030)
    if body.get("check_path", True):
        check_page(sandbox, page)
    width = body.get("width", 430)
    if type(width) is not int or not 280 <= width <= 1280:
        raise RefusedError(40097)
    color, is_hyaline = _color(body.get("line_color")), body.get("is_hyaline") is True
    url = sandbox.code_url
    return draw_code(url, scene, page, width=width, color=color, is_hyaline=is_hyaline)


ENDPOINTS = {
    "/sns/jscode2session": Endpoint(
        code_to_session, method="GET", needs_token=False, content_type="text/plain"
    ),
    "/cgi-bin/token": Endpoint(legacy_token, method="GET", needs_token=False),
    "/cgi-bin/stable_token": Endpoint(stable_token, needs_token=False),
    "/wxa/business/getuserphonenumber": Endpoint(phone_number),
    "/wxa/msg_sec_check": Endpoint(check_text),
    "/wxa/media_check_async": Endpoint(check_media),
    "/cgi-bin/message/subscribe/send": Endpoint(lambda s, call: send_message(s, call.body)),
    "/wxa/getwxacodeunlimit": Endpoint(unlimited_code),
}


def _check_app(sandbox: Sandbox, given: Mapping[str, Any]) -> None:
    for key, missing in (("appid", 41002), ("secret", 41004)):
        if not given.get(key):
            raise RefusedError(missing)
    if given["appid"] != sandbox.app_id:
        raise RefusedError(40013)
    if given["secret"] != sandbox.secret:
        raise RefusedError(40125)


def _check_grant(sandbox: Sandbox, given: Mapping[str, Any]) -> None:
    if given.get("grant_type") != "client_credential":
        raise RefusedError(40002)
    _check_app(sandbox, given)


def _check_visitor(sandbox: Sandbox, body: Mapping[str, Any]) -> str:
    """Return the openid of a content check, whose owner was here within two hours."""
    if body.get("scene") not in (1, 2, 3, 4):
        raise RefusedError(40129)
    openid = body.get("openid")
    if not isinstance(openid, str) or not openid:
        raise RefusedError(40003)
    person, now = sandbox.people.known(openid, sandbox.now()), sandbox.now()
    if now - person.visited_at > VISIT_LIFE and not sandbox.is_always_open:
        raise RefusedError(61010)
    return openid


def _media_event(
    sandbox: Sandbox, openid: str, trace: str, verdict: tuple[str, int]
) -> dict[str, Any]:
    fields: dict[str, Any] = {"appid": sandbox.app_id, "trace_id": trace, "version": 2}
    if sandbox.media_checks.outcome == "download_failed":
        fields |= {"errcode": -1008, "errmsg": "down file error"}
    else:
        result = {"suggest": verdict[0], "label": verdict[1]}
        item = {"strategy": "content_model", "errcode": 0, "prob": 90}
        fields |= {"errcode": 0, "result": result, "detail": [item | result]}
    return sandbox.pushes.event(openid, "wxa_media_check", **fields)


def _color(given: object) -> tuple[int, int, int]:
    if given is None:
        return (0, 0, 0)
    parts = [given.get(part) for part in "rgb"] if isinstance(given, dict) else []
    numbers = [int(str(part)) for part in parts if re.fullmatch(r"[0-9]{1,3}", str(part))]
    if len(numbers) != 3 or max(numbers) > 255:
        raise RefusedError(40097)
    return (numbers[0], numbers[1], numbers[2])
