"""The sandbox checks, sends, draws and pushes as WeChat does."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import httpx
import orjson
import pytest
import segno
from PIL import Image

from app import clock
from app.wechat.sandbox import Sandbox, demo_openid
from app.wechat.sandbox.pushes import PushSettings
from app.wechat.sandbox.state import Template, released_pages
from tests.wechat.callers import CODE, LOGIN, MEDIA, SEND, START, TEXT, Caller

OPENID = demo_openid("xiaowang")


# --- content checks ---------------------------------------------------------------------


async def test_a_text_is_judged_by_its_result(wx: Caller) -> None:
    body = {"content": "赌博", "version": 2, "scene": 2, "openid": OPENID}
    told = await wx.post(TEXT, body)
    assert (told["errcode"], told["result"]) == (0, {"suggest": "risky", "label": 20006})
    assert (await wx.post(TEXT, body | {"content": "好"}))["result"]["suggest"] == "pass"
    assert (await wx.post(TEXT, {"content": "赌博"}))["errcode"] == 87014, "the first version"


@pytest.mark.parametrize(
    ("change", "errcode"),
    [
        ({"content": ""}, 47001),
        ({"content": "好" * 2501}, 45002),
        ({"scene": 5}, 40129),
        ({"openid": ""}, 40003),
        ({"openid": "o" * 28}, 43104),
        ({"openid": "暖"}, 43104),
    ],
)
async def test_a_check_that_is_wrong_is_refused(
    wx: Caller, change: dict[str, Any], errcode: int
) -> None:
    body = {"content": "好", "version": 2, "scene": 2, "openid": OPENID}
    assert (await wx.post(TEXT, body | change))["errcode"] == errcode


async def test_who_was_away_for_two_hours_cannot_be_checked(wx: Caller, sandbox: Sandbox) -> None:
    body = {"content": "好", "version": 2, "scene": 2, "openid": OPENID}
    await wx.switch("PUT", "/people/xiaowang", {"visited_minutes_ago": 121})
    assert (await wx.post(TEXT, body))["errcode"] == 61010
    await wx.login("demo:xiaowang:1")
    assert (await wx.post(TEXT, body))["errcode"] == 0
    await wx.switch("PUT", "/people/xiaowang", {"visited_minutes_ago": 121})
    sandbox.is_always_open = True
    assert (await wx.post(TEXT, body))["errcode"] == 0


async def test_a_picture_is_not_checked_twice_within_a_minute(wx: Caller) -> None:
    body = {"media_url": "https://e.org/1.jpg", "media_type": 2, "version": 2, "scene": 1}
    body |= {"openid": OPENID}
    assert (await wx.post(MEDIA, body))["trace_id"]
    assert (await wx.post(MEDIA, body))["errcode"] == 87020
    with clock.shift(timedelta(seconds=61)):
        assert (await wx.post(MEDIA, body))["errcode"] == 0
    assert (await wx.post(MEDIA, body | {"media_type": 3}))["errcode"] == 40004
    assert (await wx.post(MEDIA, body | {"media_url": ""}))["errcode"] == 47001


# --- messages ---------------------------------------------------------------------------


async def test_one_consent_is_one_message(wx: Caller) -> None:
    await wx.switch("PUT", "/templates", {"template_id": "T1", "keys": ["thing1", "time2"]})
    data = {"thing1": {"value": "暖驿"}, "time2": {"value": "2026年11月22日 15:01"}}
    body = {"touser": OPENID, "template_id": "T1", "data": data}
    assert (await wx.post(SEND, body))["errcode"] == 43101
    answers = {"name": "xiaowang", "answers": {"T1": "accept"}}
    assert (await wx.switch("POST", "/subscriptions", answers))["openid"] == OPENID
    assert (await wx.post(SEND, body))["errcode"] == 0
    assert (await wx.post(SEND, body))["errcode"] == 43101
    assert len((await wx.switch("GET", ""))["sent"]) == 1


async def test_a_long_term_template_sends_as_often_as_it_will(wx: Caller, sandbox: Sandbox) -> None:
    sandbox.templates["T3"] = Template(3, [])
    sandbox.grants[OPENID, "T3"] = 1
    body = {"touser": OPENID, "template_id": "T3", "data": {}}
    assert [(await wx.post(SEND, body))["errcode"] for _ in range(3)] == [0, 0, 0]


@pytest.mark.parametrize(
    ("change", "errcode"),
    [
        ({"touser": ""}, 40003),
        ({"touser": "oX"}, 43104),
        ({"template_id": "T9"}, 40037),
        ({"page": "pages/none/none"}, 41030),
        ({"page": "/pages/index/index"}, 41030),
        ({"data": "{}"}, 47003),
        ({"data": {}}, 47003),
        ({"data": {"thing1": "暖"}}, 47003),
        ({"data": {"thing1": {"value": ""}}}, 47003),
        ({"data": {"thing1": {"value": "暖" * 21}}}, 47003),
    ],
)
async def test_a_message_that_is_wrong_is_refused(
    wx: Caller, sandbox: Sandbox, change: dict[str, Any], errcode: int
) -> None:
    sandbox.pages = frozenset({"pages/index/index"})
    sandbox.templates["T1"] = Template(2, ["thing1"])
    sandbox.grants[OPENID, "T1"] = 1
    body = {"touser": OPENID, "template_id": "T1", "data": {"thing1": {"value": "暖"}}}
    assert (await wx.post(SEND, body | change))["errcode"] == errcode
    good = body | {"page": "pages/index/index?id=1"}
    assert (await wx.post(SEND, good))["errcode"] == 0, "a refused message uses up no grant"


@pytest.mark.parametrize(
    ("key", "good", "bad"),
    [
        ("number1", "12.5", "twelve"),
        ("letter1", "ABC", "AB1"),
        ("character_string1", "A-1", "暖"),
        ("time1", "15:01~16:00", "soon"),
        ("date1", "2026年11月22日", "2026-11-22"),
        ("amount1", "¥10.50元", "ten"),
        ("phone_number1", "+86-0358-1234567", "call me"),
        ("car_number1", "晋J12345", "晋J123456789"),
        ("name1", "王小王", "王" * 11),
        ("phrase1", "已受理", "OK"),
    ],
)
async def test_values_keep_the_limits_of_their_kind(
    wx: Caller, sandbox: Sandbox, key: str, good: str, bad: str
) -> None:
    sandbox.templates["T3"] = Template(3, [key])
    sandbox.grants[OPENID, "T3"] = 1
    body = {"touser": OPENID, "template_id": "T3"}
    refused = await wx.post(SEND, body | {"data": {key: {"value": bad}}})
    assert refused["errcode"] == 47003
    assert key in refused["errmsg"]
    assert (await wx.post(SEND, body | {"data": {key: {"value": good}}}))["errcode"] == 0


# --- codes to scan ----------------------------------------------------------------------


@pytest.mark.parametrize("width", [280, 430, 1280])
async def test_a_code_can_be_scanned(wx: Caller, width: int) -> None:
    token = (await wx.stable())["access_token"]
    body = {"scene": "s=7Kd2", "page": "pages/index/index", "width": width}
    answer = await wx.http.post(CODE, params={"access_token": token}, json=body)
    assert answer.headers["content-type"] == "image/jpeg"
    text = "https://wechat-sandbox.invalid/code?page=pages%2Findex%2Findex&scene=s%3D7Kd2"
    modules = segno.make(text, error="m", micro=False).matrix
    with Image.open(BytesIO(answer.content)) as image:
        grey = image.convert("L")
    assert grey.size == (width, width)
    scale = width // (len(modules) + 8)
    first = (width - scale * len(modules)) // 2
    for y, row in enumerate(modules):
        for x, is_dark in enumerate(row):
            seen = grey.getpixel((first + x * scale + scale // 2, first + y * scale + scale // 2))
            assert isinstance(seen, int)
            assert (seen < 128) == bool(is_dark)


@pytest.mark.parametrize(
    ("change", "errcode"),
    [
        ({"scene": ""}, 40169),
        ({"scene": "x" * 33}, 40169),
        ({"scene": None}, 40169),
        ({"scene": "暖"}, 40129),
        ({"scene": "a%20"}, 40129),
        ({"page": "/pages/index/index"}, 41030),
        ({"page": "pages/index/index?a=1"}, 41030),
        ({"page": "pages/none/none"}, 41030),
        ({"page": "pages/index/index&scancode_time=1"}, 85096),
        ({"page": 7}, 41030),
        ({"width": 279}, 40097),
        ({"width": 10**9}, 40097),
        ({"line_color": {"r": 0, "g": 0}}, 40097),
        ({"line_color": {"r": 256, "g": 0, "b": 0}}, 40097),
    ],
)
async def test_a_code_that_is_wrong_is_refused(
    wx: Caller, sandbox: Sandbox, change: dict[str, Any], errcode: int
) -> None:
    sandbox.pages = frozenset({"pages/index/index"})
    body = {"scene": "s=1", "page": "pages/index/index"}
    assert (await wx.post(CODE, body | change))["errcode"] == errcode


async def test_an_unreleased_page_may_be_drawn_unchecked(wx: Caller, sandbox: Sandbox) -> None:
    sandbox.pages = frozenset()
    token = (await wx.stable())["access_token"]
    body = {"scene": "s=1", "page": "pages/new/new", "check_path": False}
    body |= {"line_color": {"r": "9", "g": 9, "b": 9}, "is_hyaline": True}
    answer = await wx.http.post(CODE, params={"access_token": token}, json=body)
    assert answer.headers["content-type"] == "image/png"


def test_the_mini_program_of_this_repository_has_its_home_page() -> None:
    pages = released_pages()
    assert pages
    assert "pages/index/index" in pages


# --- its own switches -------------------------------------------------------------------


async def test_a_switch_says_what_it_does_not_understand(wx: Caller) -> None:
    for body in (b"", b"{", b'{"kind":"x"}', b'{"kind":"login","subject":""}'):
        answer = await wx.http.post("/sandbox/codes", content=body)
        assert answer.status_code == 422
        assert answer.json()


async def test_every_switch_turns(wx: Caller, sandbox: Sandbox) -> None:
    await wx.switch("PUT", "/pages", {"pages": ["a/b"]})
    assert sandbox.pages == frozenset({"a/b"})
    await wx.switch("PUT", "/pages", {"pages": None})
    assert sandbox.pages is None
    await wx.switch("PUT", "/media-checks", {"outcome": "never"})
    assert sandbox.media_checks.outcome == "never"
    await wx.switch("POST", "/faults", {"path": LOGIN, "kind": "errcode", "times": 2})
    assert [(await wx.login(f"demo:xiaowang:{n}")).get("errcode") for n in range(3)] == [
        -1,
        -1,
        None,
    ]
    await wx.switch("POST", "/faults", {"path": LOGIN, "kind": "bad_gateway", "times": None})
    assert (await wx.http.get(LOGIN)).status_code == 502
    await wx.switch("DELETE", "/faults")
    assert (await wx.login("demo:xiaowang:9"))["openid"] == OPENID
    assert (await wx.switch("GET", ""))["calls"][LOGIN] == 5
    await wx.stable()
    await wx.switch("DELETE", "/token")
    assert (await wx.switch("POST", "/pushes", {"event": {}}))["deliveries"] == []
    nowhere = {"url": "http://127.0.0.1:1/", "token": "t"}
    assert await wx.switch("PUT", "/push", nowhere) == {"is_taken": False}


# --- pushes -----------------------------------------------------------------------------


class Receiver:
    """Somebody who receives pushes, and answers as the test says."""

    def __init__(self, statuses: list[int]) -> None:
        self.statuses = statuses
        self.events: list[dict[str, Any]] = []

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        message = await receive()
        status = self.statuses.pop(0) if self.statuses else 200
        if scope["method"] == "POST" and status == 200:
            self.events.append(orjson.loads(message["body"]))
        await send({"type": "http.response.start", "status": status, "headers": []})
        await send({"type": "http.response.body", "body": b"success"})


def receiving(sandbox: Sandbox, statuses: list[int] | None = None) -> Receiver:
    receiver = Receiver(statuses or [])
    settings = PushSettings(url="http://127.0.0.1/", token="t", pause_seconds=0.01)
    sandbox.pushes.connect(settings, httpx.ASGITransport(receiver))
    return receiver


@pytest.mark.parametrize(
    ("statuses", "tries"), [([], [200]), ([500, 403, 200], [500, 403, 200]), ([500] * 9, [500] * 3)]
)
async def test_a_push_is_tried_three_times_at_most(
    wx: Caller, sandbox: Sandbox, statuses: list[int], tries: list[int]
) -> None:
    receiving(sandbox, statuses)
    told = await wx.switch("POST", "/pushes", {"event": {"Event": "x"}})
    assert [delivery["statuses"] for delivery in told["deliveries"]] == [tries]


@pytest.mark.parametrize(
    ("answers", "listed"),
    [
        ({"T1": "accept"}, dict),
        ({"T1": "accept", "T2": "reject"}, list),
    ],
)
async def test_a_list_of_one_is_pushed_as_an_object(
    wx: Caller, sandbox: Sandbox, answers: dict[str, str], listed: type
) -> None:
    receiver = receiving(sandbox)
    await wx.switch("POST", "/subscriptions", {"name": "xiaowang", "answers": answers})
    await sandbox.pushes.settle()
    (event,) = receiver.events
    assert isinstance(event["List"], listed)
    assert event["CreateTime"] == str(int(START.timestamp()))
    assert (sandbox.grants.get((OPENID, "T1")), sandbox.grants.get((OPENID, "T2"))) == (1, None)


@pytest.mark.parametrize(
    ("outcome", "errcodes"), [("by_words", [0]), ("download_failed", [-1008]), ("never", [])]
)
async def test_a_picture_s_verdict_comes_by_push(
    wx: Caller, sandbox: Sandbox, outcome: str, errcodes: list[int]
) -> None:
    receiver = receiving(sandbox)
    await wx.switch("PUT", "/media-checks", {"outcome": outcome, "delay_seconds": 0})
    body = {"media_url": "https://e.org/1.jpg", "media_type": 2, "version": 2, "scene": 1}
    trace = (await wx.post(MEDIA, body | {"openid": OPENID}))["trace_id"]
    await sandbox.pushes.settle()
    assert [event["errcode"] for event in receiver.events] == errcodes
    assert {event["trace_id"] for event in receiver.events} <= {trace}
