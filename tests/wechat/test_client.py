"""The client against the sandbox: what it returns, repeats, gives up, and never tells."""

import asyncio
import logging
import traceback
from collections.abc import Awaitable, Callable
from io import BytesIO
from itertools import product
from typing import Any, NamedTuple

import httpx
import pytest
from PIL import Image
from starlette.responses import JSONResponse, Response

from app.db import SessionMaker
from app.wechat import errors
from app.wechat.client import CodeStyle, Phone, WeChatClient
from app.wechat.errors import WeChatError
from app.wechat.sandbox import InProcessTransport, Sandbox
from app.wechat.sandbox.limits import Fault
from app.wechat.sandbox.state import Template
from tests.wechat.sandboxes import answering, connect, sandbox_on_port

OPENID = Sandbox().people.openid_of("xiaowang")
WRITTEN = "什么人写的话"
URL = "https://example.org/photo.jpg"
Act = Callable[[WeChatClient], Awaitable[object]]

LOGIN = "/sns/jscode2session"
TOKEN = "/cgi-bin/stable_token"
PHONE = "/wxa/business/getuserphonenumber"
TEXT = "/wxa/msg_sec_check"
MEDIA = "/wxa/media_check_async"
SEND = "/cgi-bin/message/subscribe/send"
CODE = "/wxa/getwxacodeunlimit"

CALLS: dict[str, Act] = {
    LOGIN: lambda w: w.jscode2session("demo:xiaowang:1"),
    TOKEN: lambda w: w.stable_token(),
    PHONE: lambda w: w.getuserphonenumber("demo-phone:13800001234:1"),
    TEXT: lambda w: w.msg_sec_check("开水很热", openid=OPENID, scene=2),
    MEDIA: lambda w: w.media_check_async(URL, openid=OPENID, scene=2),
    SEND: lambda w: w.send_subscribe_message(OPENID, "T1", {"thing1": "暖驿"}),
    CODE: lambda w: w.getwxacodeunlimit("s=7Kd2", page="pages/index/index"),
}
IDEMPOTENT = {TOKEN, TEXT, CODE}


@pytest.fixture
def sandbox() -> Sandbox:
    sandbox = Sandbox()
    sandbox.templates["T1"] = Template(2, ["thing1"])
    sandbox.grants[OPENID, "T1"] = 9
    return sandbox


# --- what the calls return --------------------------------------------------------------


async def test_a_login_code_tells_who_it_is_and_keeps_no_session_key(wechat: WeChatClient) -> None:
    person = await wechat.jscode2session("demo:xiaowang:1")
    assert person.openid == OPENID
    assert len(person.openid) == 28
    assert "session_key" not in person.model_dump()


async def test_a_phone_code_tells_the_number(wechat: WeChatClient) -> None:
    phone = await wechat.getuserphonenumber("demo-phone:13800001234:1")
    assert (phone.number, phone.country_code) == ("13800001234", "86")


def test_a_country_code_may_be_a_number() -> None:
    phone = Phone.model_validate({"purePhoneNumber": "13800001234", "countryCode": 86})
    assert phone.country_code == "86"


@pytest.mark.parametrize(
    ("text", "suggest"), [("开水很热", "pass"), ("赌博", "risky"), ("请加微信", "review")]
)
async def test_a_text_is_judged(wechat: WeChatClient, text: str, suggest: str) -> None:
    judged = await wechat.msg_sec_check(text, openid=OPENID, scene=2, nickname="小王")
    assert judged.suggest == suggest
    assert judged.trace_id


@pytest.mark.parametrize("result", [None, {}, {"suggest": "maybe", "label": 1}, "pass"])
async def test_a_verdict_that_is_new_to_us_is_for_a_human(
    sandbox: Sandbox, sessionmaker: SessionMaker, result: object
) -> None:
    def answer(path: str) -> Response:
        token = {"access_token": "t", "expires_in": 7200}
        return JSONResponse(token if path == TOKEN else {"result": result})

    wechat = connect(sandbox, sessionmaker, transport=answering(answer))
    assert (await wechat.msg_sec_check("好", openid=OPENID, scene=2)).suggest == "review"
    await wechat.aclose()


async def test_chinese_goes_out_as_utf_8(sandbox: Sandbox, sessionmaker: SessionMaker) -> None:
    sent: list[bytes] = []

    class Listens(InProcessTransport):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            sent.append(await request.aread())
            return await super().handle_async_request(request)

    wechat = connect(sandbox, sessionmaker, transport=Listens(sandbox))
    await wechat.msg_sec_check("暖驿", openid=OPENID, scene=2)
    await wechat.aclose()
    assert "暖驿".encode() in sent[-1]
    assert b"\\u" not in sent[-1]


async def test_a_code_image_is_an_image(wechat: WeChatClient) -> None:
    drawn = await wechat.getwxacodeunlimit("s=7Kd2", page="pages/index/index")
    clear = await wechat.getwxacodeunlimit(
        "s=7Kd2", page="pages/index/index", style=CodeStyle(width=280, is_hyaline=True)
    )
    with Image.open(BytesIO(drawn.content)) as image:
        assert (image.format, image.size, drawn.media_type) == ("JPEG", (430, 430), "image/jpeg")
    with Image.open(BytesIO(clear.content)) as image:
        assert (image.format, image.size, clear.media_type) == ("PNG", (280, 280), "image/png")


async def test_a_message_uses_up_a_grant(wechat: WeChatClient, sandbox: Sandbox) -> None:
    sandbox.grants[OPENID, "T1"] = 1
    await wechat.send_subscribe_message(OPENID, "T1", {"thing1": "暖驿"}, page="pages/index/index")
    with pytest.raises(WeChatError) as refused:
        await wechat.send_subscribe_message(OPENID, "T1", {"thing1": "暖驿"})
    assert refused.value.errcode == 43101
    assert sandbox.sent[0]["data"] == {"thing1": {"value": "暖驿"}}
    assert sandbox.sent[0]["miniprogram_state"] == "formal"


# --- refusals ---------------------------------------------------------------------------


class Refusal(NamedTuple):
    path: str
    errcode: int
    kind: type[WeChatError]
    status: int
    code: str


REFUSALS = [
    Refusal(LOGIN, 40029, errors.LoginCodeInvalidError, 401, "login_code_invalid"),
    Refusal(LOGIN, 40163, errors.LoginCodeUsedError, 401, "login_code_used"),
    Refusal(LOGIN, 40226, errors.LoginRefusedError, 403, "login_refused_by_wechat"),
    Refusal(LOGIN, 45011, errors.WeChatBusyError, 429, "wechat_busy"),
    Refusal(LOGIN, 44991, errors.WeChatBusyError, 429, "wechat_busy"),
    Refusal(LOGIN, 45009, WeChatError, 503, "wechat_unavailable"),
    Refusal(LOGIN, 40013, WeChatError, 503, "wechat_unavailable"),
    Refusal(LOGIN, 40125, WeChatError, 503, "wechat_unavailable"),
    Refusal(LOGIN, 99999, WeChatError, 503, "wechat_unavailable"),
    Refusal(PHONE, 40029, errors.PhoneCodeInvalidError, 409, "phone_code_invalid"),
    Refusal(PHONE, 40163, errors.PhoneCodeInvalidError, 409, "phone_code_invalid"),
    Refusal(PHONE, 40013, errors.PhoneCodeInvalidError, 409, "phone_code_invalid"),
    Refusal(PHONE, 45011, errors.WeChatBusyError, 429, "wechat_busy"),
    Refusal(TEXT, 40029, WeChatError, 503, "wechat_unavailable"),
    Refusal(TEXT, 61010, WeChatError, 503, "wechat_unavailable"),
    Refusal(SEND, 43101, WeChatError, 503, "wechat_unavailable"),
    Refusal(MEDIA, 87020, WeChatError, 503, "wechat_unavailable"),
]


@pytest.mark.parametrize("case", REFUSALS, ids=lambda case: f"{case.path} {case.errcode}")
async def test_every_refusal_has_a_status_a_code_and_a_sentence(
    wechat: WeChatClient, sandbox: Sandbox, case: Refusal
) -> None:
    fault = Fault(path=case.path, kind="errcode", errcode=case.errcode, times=None)
    sandbox.limits.faults.append(fault)
    with pytest.raises(WeChatError) as refused:
        await CALLS[case.path](wechat)
    error = refused.value
    assert (type(error), error.status, error.code) == (case.kind, case.status, case.code)
    assert error.errcode == case.errcode
    assert len(error.rid) == 26
    assert any("一" <= character <= "鿿" for character in error.sentence)
    assert sandbox.limits.calls[case.path] == 1, "a refusal is not asked for again"


@pytest.mark.parametrize("code", ["", "x" * 513, "\ud800", "demo:\udfff:1"])
async def test_a_code_that_cannot_be_one_is_refused_without_asking(
    wechat: WeChatClient, sandbox: Sandbox, code: str
) -> None:
    with pytest.raises(errors.LoginCodeInvalidError):
        await wechat.jscode2session(code)
    with pytest.raises(errors.PhoneCodeInvalidError):
        await wechat.getuserphonenumber(code)
    assert not sandbox.limits.calls


async def test_odd_codes_are_refused_by_wechat_and_break_nothing(wechat: WeChatClient) -> None:
    for code in ["\x00", "a&secret=b", "demo:a", "demo::1", "暖" * 512, "a\r\nb", "../.."]:
        with pytest.raises(errors.LoginCodeInvalidError):
            await wechat.jscode2session(code)
    assert (await wechat.jscode2session("demo:王五 &?#:1")).openid.startswith("o")


# --- what is repeated -------------------------------------------------------------------


def _expected(path: str, trouble: str) -> int:
    """How often a call arrives that meets the trouble once: the retry table, written out."""
    if trouble in ("busy", "per_second"):
        return 2
    if trouble == "silence":
        return 2 if path in IDEMPOTENT else 1
    return 2 if path in IDEMPOTENT | {LOGIN} else 1  # broken off, 502, half an answer


FAULTS: dict[str, dict[str, Any]] = {
    "busy": {"kind": "errcode", "errcode": -1},
    "per_second": {"kind": "errcode", "errcode": 44990},
    "reset": {"kind": "reset"},
    "bad_gateway": {"kind": "bad_gateway"},
    "truncated": {"kind": "truncated"},
    "silence": {"kind": "delay", "seconds": 3.0},
}


# Half a login's answer is left to the next test: its code is used up by then.
@pytest.mark.parametrize(
    ("path", "trouble"),
    [each for each in product(CALLS, FAULTS) if each != (LOGIN, "truncated")],
)
async def test_a_call_is_repeated_only_where_that_is_safe(
    wechat: WeChatClient, sandbox: Sandbox, path: str, trouble: str
) -> None:
    sandbox.limits.faults.append(Fault.model_validate({"path": path, **FAULTS[trouble]}))
    expected = _expected(path, trouble)
    if trouble == "silence":
        wechat.deadline_seconds = 1.0
    if expected == 2:
        await CALLS[path](wechat)
    else:
        with pytest.raises(WeChatError) as failed:
            await CALLS[path](wechat)
        assert (failed.value.status, failed.value.errcode) == (503, None)
    assert sandbox.limits.calls[path] == expected


async def test_a_login_whose_answer_was_lost_asks_for_a_new_code(
    wechat: WeChatClient, sandbox: Sandbox
) -> None:
    sandbox.limits.faults.append(Fault(path=LOGIN, kind="truncated"))
    with pytest.raises(errors.LoginCodeUsedError):
        await wechat.jscode2session("demo:xiaowang:1")
    assert sandbox.limits.calls[LOGIN] == 2


async def test_patience_ends_while_wechat_stays_busy(
    wechat: WeChatClient, sandbox: Sandbox
) -> None:
    sandbox.limits.faults.append(Fault(path=LOGIN, kind="errcode", times=None))
    with pytest.raises(WeChatError) as failed:
        await wechat.jscode2session("demo:xiaowang:1")
    assert (failed.value.errcode, failed.value.status) == (-1, 503)
    assert sandbox.limits.calls[LOGIN] == 3


@pytest.mark.parametrize("path", list(CALLS))
async def test_no_call_takes_longer_than_its_deadline(
    wechat: WeChatClient, sandbox: Sandbox, path: str
) -> None:
    sandbox.limits.faults.append(Fault(path=path, kind="delay", seconds=30, times=None))
    wechat.deadline_seconds = 0.4
    started = asyncio.get_running_loop().time()
    with pytest.raises(WeChatError):
        await CALLS[path](wechat)
    assert asyncio.get_running_loop().time() - started < 2


async def test_a_call_that_never_left_is_sent_again(
    sandbox: Sandbox, sessionmaker: SessionMaker
) -> None:
    class RefusesFirst(InProcessTransport):
        refused = 0

        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            if request.url.path == PHONE and self.refused < 2:
                self.refused += 1
                raise httpx.ConnectError("refused", request=request)
            return await super().handle_async_request(request)

    transport = RefusesFirst(sandbox)
    wechat = connect(sandbox, sessionmaker, transport=transport)
    assert (await wechat.getuserphonenumber("demo-phone:13800001234:1")).number == "13800001234"
    assert (transport.refused, sandbox.limits.calls[PHONE]) == (2, 1)
    await wechat.aclose()


# --- answers that are none --------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"null",
        b"[]",
        b'"ok"',
        b"{}",
        b'{"openid":""}',
        b'{"openid":7}',
        b'{"openid":"o\\u0000"}',
        b'{"openid":"o\\ud800"}',
        b'{"openid":"' + b"o" * 129 + b'"}',
        b'{"errcode":"0","openid":"o1"}',
        b'{"errcode":true,"openid":"o1"}',
        b'{"errcode":1e400}',
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"openid":"o1","x":"' + b"x" * 70_000 + b'"}',
    ],
)
@pytest.mark.parametrize("status", [200, 302, 500])
async def test_garbage_is_an_unavailable_wechat(
    sandbox: Sandbox, sessionmaker: SessionMaker, content: bytes, status: int
) -> None:
    def answer(path: str) -> Response:
        return Response(content, status, headers={"Location": "http://evil.invalid"})

    wechat = connect(sandbox, sessionmaker, transport=answering(answer))
    with pytest.raises(WeChatError) as failed:
        await wechat.jscode2session("demo:xiaowang:1")
    assert (failed.value.status, failed.value.code) == (503, "wechat_unavailable")
    await wechat.aclose()


async def test_a_phone_number_of_another_app_is_not_taken(
    sandbox: Sandbox, sessionmaker: SessionMaker
) -> None:
    def answer(path: str) -> Response:
        if path == TOKEN:
            return JSONResponse({"access_token": "t", "expires_in": 7200})
        info = {"purePhoneNumber": "13800001234", "countryCode": "86"}
        return JSONResponse({"phone_info": info | {"watermark": {"appid": "wx1"}}})

    wechat = connect(sandbox, sessionmaker, transport=answering(answer))
    with pytest.raises(WeChatError):
        await wechat.getuserphonenumber("x")
    await wechat.aclose()


# --- over a real connection -------------------------------------------------------------


@pytest.mark.parametrize(
    "fault",
    [
        {"kind": "reset", "times": None},
        {"kind": "bad_gateway", "times": None},
        {"kind": "truncated", "times": None},
        {"kind": "delay", "seconds": 3.0, "times": None},
        {"kind": "errcode", "times": None},
    ],
    ids=lambda fault: fault["kind"],
)
async def test_nothing_secret_is_told_when_a_call_fails(
    sandbox: Sandbox,
    sessionmaker: SessionMaker,
    fault: dict[str, Any],
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    sandbox.limits.faults.append(Fault.model_validate({"path": TEXT, **fault}))
    with sandbox_on_port(sandbox) as address, caplog.at_level(logging.INFO):
        wechat = connect(sandbox, sessionmaker, base_url=address)
        assert (await wechat.jscode2session("demo:xiaowang:1")).openid == OPENID
        token = (await wechat.stable_token()).access_token
        with pytest.raises(WeChatError) as failed:
            await wechat.msg_sec_check(WRITTEN, openid=OPENID, scene=2)
        await wechat.aclose()
    error: BaseException | None = failed.value
    told = "".join(traceback.format_exception(failed.value, chain=True)) + repr(wechat)
    while error is not None:
        assert not isinstance(error, httpx.HTTPError), "httpx's errors carry the address"
        error = error.__cause__ or error.__context__
    told += "".join(capfd.readouterr()) + caplog.text
    for secret in (sandbox.secret, token, OPENID, WRITTEN):
        assert secret not in told


async def test_nobody_listens(sandbox: Sandbox, sessionmaker: SessionMaker) -> None:
    wechat = connect(sandbox, sessionmaker, base_url="http://127.0.0.1:1")
    with pytest.raises(WeChatError) as failed:
        await wechat.jscode2session("demo:xiaowang:1")
    assert (failed.value.status, failed.value.reason) == (503, "no connection")
    await wechat.aclose()
