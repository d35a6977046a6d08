"""The sandbox lets people in as WeChat does: codes, tokens, phones, quotas."""

import re
from datetime import timedelta

import pytest

from app import clock
from app.wechat.sandbox import Sandbox, demo_openid
from app.wechat.sandbox.people import CODES_KEPT
from tests.wechat.callers import APP, LOGIN, PHONE, STABLE, START, TEXT, Caller

OPENID = demo_openid("xiaowang")


# --- login ------------------------------------------------------------------------------


async def test_a_demo_code_is_good_once(wx: Caller) -> None:
    person = await wx.login("demo:xiaowang:1")
    assert re.fullmatch(r"o[A-Za-z0-9_-]{27}", person["openid"])
    assert len(person["session_key"]) == 24
    assert (await wx.login("demo:xiaowang:1"))["errcode"] == 40163
    assert (await wx.login("demo:xiaowang:2"))["openid"] == person["openid"]
    assert (await wx.login("demo:wudang:1"))["openid"] != person["openid"]


async def test_a_person_is_the_same_after_a_restart(wx: Caller) -> None:
    assert (await wx.login("demo:xiaowang:1"))["openid"] == OPENID == demo_openid("xiaowang")


async def test_a_login_answers_as_plain_text(wx: Caller) -> None:
    answer = await wx.http.get(LOGIN, params=APP)
    assert answer.headers["content-type"] == "text/plain"


@pytest.mark.parametrize(
    ("change", "errcode"),
    [
        ({"appid": ""}, 41002),
        ({"secret": ""}, 41004),
        ({"js_code": ""}, 41008),
        ({"grant_type": "x"}, 40002),
        ({"appid": "wx0000000000000000"}, 40013),
        ({"secret": "x"}, 40125),
        ({"js_code": "unknown"}, 40029),
        ({"js_code": "demo:xiaowang"}, 40029),
        ({"js_code": "demo-phone:13800001234:1"}, 40029),
    ],
)
async def test_a_login_that_is_wrong_is_refused(
    wx: Caller, change: dict[str, str], errcode: int
) -> None:
    assert (await wx.login("demo:xiaowang:1", **change))["errcode"] == errcode


async def test_an_ordinary_code_lives_five_minutes(wx: Caller) -> None:
    codes = [
        (await wx.switch("POST", "/codes", {"kind": "login", "subject": "xiaowang"}))["code"]
        for _ in range(3)
    ]
    assert len(codes[0]) == 32
    assert (await wx.login(codes[0]))["openid"] == OPENID
    assert (await wx.login(codes[0]))["errcode"] == 40163
    with clock.shift(timedelta(seconds=300)):
        assert (await wx.login(codes[1]))["openid"] == OPENID
    with clock.shift(timedelta(seconds=301)):
        assert (await wx.login(codes[2]))["errcode"] == 40029


async def test_a_code_of_another_app_is_unknown(wx: Caller) -> None:
    wanted = {"subject": "13800001234", "app_id": "wx0000000000000000"}
    code = (await wx.switch("POST", "/codes", {"kind": "login", **wanted}))["code"]
    assert (await wx.login(code))["errcode"] == 40029
    code = (await wx.switch("POST", "/codes", {"kind": "phone", **wanted}))["code"]
    assert (await wx.post(PHONE, {"code": code}))["errcode"] == 40013


async def test_a_flagged_person_is_blocked(wx: Caller) -> None:
    await wx.switch("PUT", "/people/xiaowang", {"is_flagged": True})
    assert (await wx.login("demo:xiaowang:1"))["errcode"] == 40226
    assert (await wx.login("demo:wudang:1"))["openid"]


async def test_the_hundred_and_first_login_in_a_minute_is_too_often(wx: Caller) -> None:
    for number in range(100):
        assert "errcode" not in await wx.login(f"demo:xiaowang:{number}")
    assert (await wx.login("demo:xiaowang:100"))["errcode"] == 45011
    assert "errcode" not in await wx.login("demo:wudang:1")
    with clock.shift(timedelta(minutes=1)):
        assert "errcode" not in await wx.login("demo:xiaowang:100"), "and the code was not used up"


async def test_memory_stays_bounded(sandbox: Sandbox) -> None:
    for number in range(CODES_KEPT + 100):
        sandbox.people.use_up("login", f"demo:xiaowang:{number}", START)
    assert len(sandbox.people._codes) == CODES_KEPT


# --- access tokens ----------------------------------------------------------------------


async def test_the_stable_token_stays_until_its_last_five_minutes(wx: Caller) -> None:
    first = await wx.stable()
    assert first["expires_in"] == 7200
    with clock.shift(timedelta(seconds=6900)):
        assert await wx.stable() == first | {"expires_in": 300}
    with clock.shift(timedelta(seconds=6901)):
        second = await wx.stable()
        assert second["access_token"] != first["access_token"]
        for token in (first, second):
            wx.token = token["access_token"]
            assert (await wx.post(TEXT, {"content": "好"}))["errcode"] == 0
    with clock.shift(timedelta(seconds=7202)):
        wx.token = first["access_token"]
        assert (await wx.post(TEXT, {"content": "好"}))["errcode"] == 42001


async def test_a_forced_refresh_is_rare_and_kills_the_old_token(wx: Caller) -> None:
    first = (await wx.stable())["access_token"]
    second = (await wx.stable(force_refresh=True))["access_token"]
    wx.token = first
    assert (await wx.post(TEXT, {"content": "好"}))["errcode"] == 40001
    with clock.shift(timedelta(seconds=29)):
        assert (await wx.stable(force_refresh=True))["access_token"] == second
    for number in range(1, 20):
        with clock.shift(timedelta(minutes=number)):
            assert "access_token" in await wx.stable(force_refresh=True)
    with clock.shift(timedelta(hours=1)):
        assert (await wx.stable(force_refresh=True))["errcode"] == 45009


async def test_the_old_token_path_works_and_disturbs_nothing(wx: Caller) -> None:
    stable = (await wx.stable())["access_token"]
    query = {**APP, "grant_type": "client_credential"}
    tokens = [(await wx.http.get("/cgi-bin/token", params=query)).json() for _ in range(2)]
    assert tokens[0]["expires_in"] == 7200
    assert tokens[0]["access_token"] != tokens[1]["access_token"]
    assert (await wx.stable())["access_token"] == stable
    with clock.shift(timedelta(seconds=301)):
        wx.token = tokens[0]["access_token"]
        assert (await wx.post(TEXT, {"content": "好"}))["errcode"] == 42001
        wx.token = tokens[1]["access_token"]
        assert (await wx.post(TEXT, {"content": "好"}))["errcode"] == 0


@pytest.mark.parametrize(
    "token", ["x", "90_s1-1_" + "0" * 128, "_", "90_sx_y", "暖\ud800".encode("utf-8", "replace")]
)
async def test_a_token_of_nobody_is_refused(wx: Caller, token: str | bytes) -> None:
    wx.token = str(token)
    assert (await wx.post(TEXT, {"content": "好"}))["errcode"] == 40001


async def test_another_sandbox_of_the_app_takes_the_token(wx: Caller) -> None:
    token = (await wx.stable())["access_token"]
    Sandbox().tokens.check(token, START)


async def test_frames_of_calls_are_checked(wx: Caller) -> None:
    token = (await wx.stable())["access_token"]

    async def errcode(method: str, path: str, content: bytes = b"", **query: str) -> object:
        answer = await wx.http.request(method, path, params=query, content=content)
        assert answer.status_code == 200
        return answer.json()["errcode"]

    assert await errcode("GET", STABLE) == 43002
    assert await errcode("GET", TEXT, access_token=token) == 43002
    assert await errcode("POST", TEXT, b"{}") == 41001
    assert await errcode("POST", TEXT, access_token=token) == 44002
    for garbage in (b"{", b"[]", b"\xff", b"[" * 100_000, b"x" * 2_000_000):
        assert await errcode("POST", TEXT, garbage, access_token=token) == 47001
    assert await errcode("POST", LOGIN, b"appid=x") == 41002
    assert await errcode("GET", "/no/such/call") == 40066


async def test_quotas_run_out_by_the_minute_and_by_the_day(wx: Caller) -> None:
    await wx.switch(
        "PUT",
        "/quotas",
        {"path": TEXT, "per_minute": 2, "per_day": 3, "minute_errcode": 44991},
    )
    codes = [(await wx.post(TEXT, {"content": "好"}))["errcode"] for _ in range(3)]
    assert codes == [0, 0, 44991]
    with clock.shift(timedelta(minutes=1)):
        codes = [(await wx.post(TEXT, {"content": "好"}))["errcode"] for _ in range(2)]
        assert codes == [0, 45009]
    with clock.shift(timedelta(days=1)):
        wx.token = ""
        assert (await wx.post(TEXT, {"content": "好"}))["errcode"] == 0


# --- phones -----------------------------------------------------------------------------


async def test_a_phone_code_is_good_once(wx: Caller) -> None:
    told = await wx.post(PHONE, {"code": "demo-phone:13800001234:1"})
    assert told["phone_info"] == {
        "phoneNumber": "13800001234",
        "purePhoneNumber": "13800001234",
        "countryCode": "86",
        "watermark": {"timestamp": int(START.timestamp()), "appid": APP["appid"]},
    }
    assert (await wx.post(PHONE, {"code": "demo-phone:13800001234:1"}))["errcode"] == 40163
    code = (await wx.switch("POST", "/codes", {"kind": "phone", "subject": "13900001234"}))["code"]
    assert len(code) == 64
    assert (await wx.post(PHONE, {"code": code}))["phone_info"]["purePhoneNumber"] == "13900001234"


@pytest.mark.parametrize("code", ["", "x", 7, None, "demo:xiaowang:1", "demo-phone:1380000123:1"])
async def test_what_is_no_phone_code_is_refused(wx: Caller, code: object) -> None:
    assert (await wx.post(PHONE, {"code": code}))["errcode"] == 40029
