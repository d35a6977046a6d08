"""A code of WeChat's becomes a token, or a sentence that says what to do."""

import json
import uuid

import httpx
import pytest
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts.models import Account, LoginSession
from app.errors import AppError
from app.wechat import errors
from app.wechat.sandbox import Sandbox
from app.wechat.sandbox.limits import Fault
from tests.conftest import LogIn

LOGIN = "/sns/jscode2session"
NOBODY = "01a203ec-121e-7125-ba3d-37d0b25ea130"
PHONE = "/wxa/business/getuserphonenumber"


def fresh(name: str = "xiaowang") -> dict[str, str]:
    return {"code": f"demo:{name}:{uuid.uuid4()}"}


async def test_a_code_becomes_a_token_that_is_known_everywhere(client: httpx.AsyncClient) -> None:
    answer = await client.post("/v1/auth/wechat", json=fresh() | {"device": "红米 Note 12"})
    assert answer.status_code == 200, answer.text
    body = answer.json()
    assert set(body) == {"token", "expires_at", "account"}
    assert body["token"].startswith(f"{body['account']['id']}.")
    bearer = {"Authorization": f"Bearer {body['token']}"}
    assert (await client.get("/v1/me", headers=bearer)).json() == body["account"]
    (device,) = (await client.get("/v1/me/devices", headers=bearer)).json()["items"]
    assert (device["device"], device["current"]) == ("红米 Note 12", True)


async def test_a_new_account_holds_no_personal_data(client: httpx.AsyncClient) -> None:
    account = (await client.post("/v1/auth/wechat", json=fresh("zhang"))).json()["account"]
    assert account.pop("id")
    assert account.pop("created_at")
    assert account == {
        "nickname": "",
        "avatar_url": None,
        "occupation": None,
        "firm_id": None,
        "phone_masked": None,
        "roles": [],
        "consents": [],
        "closing_at": None,
    }


async def test_the_same_person_finds_the_same_account_again(client: httpx.AsyncClient) -> None:
    first, again, other = [
        (await client.post("/v1/auth/wechat", json=fresh(name))).json()
        for name in ("xiaowang", "xiaowang", "li")
    ]
    assert first["account"]["id"] == again["account"]["id"] != other["account"]["id"]
    assert first["token"] != again["token"]


async def test_only_a_hash_of_the_token_is_stored_and_no_session_key(
    client: httpx.AsyncClient, session: AsyncSession
) -> None:
    token = (await client.post("/v1/auth/wechat", json=fresh())).json()["token"]
    stored = (await session.exec(select(LoginSession))).one()
    kept = repr(stored.model_dump()) + repr((await session.exec(select(Account))).one())
    assert token.partition(".")[2] not in kept
    assert "session_key" not in kept


@pytest.mark.parametrize(
    ("errcode", "refusal"),
    [
        (40029, errors.LoginCodeInvalidError),
        (40163, errors.LoginCodeUsedError),
        (40226, errors.LoginRefusedError),
        (45011, errors.WeChatBusyError),
        (50002, errors.WeChatError),
    ],
)
async def test_what_wechat_refuses_is_said_in_a_sentence(
    phone: httpx.AsyncClient,
    wechat: Sandbox,
    session: AsyncSession,
    errcode: int,
    refusal: type[AppError],
) -> None:
    wechat.limits.faults.append(Fault(path=LOGIN, kind="errcode", errcode=errcode, times=None))
    answer = await phone.post("/v1/auth/wechat", json=fresh())
    statuses = {40029: 401, 40163: 401, 40226: 403, 45011: 429, 50002: 503}
    assert answer.status_code == statuses[errcode]
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert (told["code"], told["detail"]) == (refusal.code, refusal.sentence)
    assert ("retry-after" in answer.headers) == (answer.status_code in (429, 503))
    assert (await session.exec(select(Account))).all() == []


async def test_while_wechat_is_down_the_phone_is_asked_to_come_back(
    phone: httpx.AsyncClient, wechat: Sandbox
) -> None:
    wechat.limits.faults.append(Fault(path=LOGIN, kind="reset", times=None))
    answer = await phone.post("/v1/auth/wechat", json=fresh())
    assert (answer.status_code, answer.json()["code"]) == (503, "wechat_unavailable")
    assert answer.headers["retry-after"]
    wechat.limits.faults.clear()
    assert (await phone.post("/v1/auth/wechat", json=fresh())).status_code == 200


async def test_a_code_serves_once(client: httpx.AsyncClient) -> None:
    code = fresh()
    assert (await client.post("/v1/auth/wechat", json=code)).status_code == 200
    again = await client.post("/v1/auth/wechat", json=code)
    assert (again.status_code, again.json()["code"]) == (401, "login_code_used")


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"code": ""},
        {"code": None},
        {"code": "a" * 257},
        {"code": "demo:li:1", "device": "\x00"},
        {"code": "demo:li:1", "device": "\ud800"},
        {"code": "demo:li:1", "device": "x" * 101},
    ],
)
async def test_what_can_be_no_code_is_refused_before_wechat_is_asked(
    client: httpx.AsyncClient, body: dict[str, object]
) -> None:
    sent = {"Content-Type": "application/json"}
    content = json.dumps(body)
    answer = await client.post("/v1/auth/wechat", content=content, headers=sent)
    assert (answer.status_code, answer.json()["code"]) == (422, "malformed")


async def test_what_one_did_not_say_is_not_echoed(client: httpx.AsyncClient) -> None:
    answer = await client.post("/v1/auth/wechat", json={"code": "秘密" * 200})
    assert "秘密" not in answer.text


async def test_stations_need_no_login(client: httpx.AsyncClient) -> None:
    for address in (
        "/v1/vocabulary",
        "/v1/stations",
        "/v1/stations/changes",
        "/v1/stations/nearby?latitude=37.89&longitude=111.24",
    ):
        assert (await client.get(address)).status_code == 200


async def test_without_a_token_ones_own_things_ask_for_a_login(client: httpx.AsyncClient) -> None:
    answer = await client.get("/v1/me")
    assert (answer.status_code, answer.json()["code"]) == (401, "unauthorized")
    assert answer.headers["www-authenticate"] == "Bearer"


@pytest.mark.parametrize("token", ["x", "x.y", f"{NOBODY}.", f"{NOBODY}.abc", "."])
async def test_a_made_up_token_is_refused(client: httpx.AsyncClient, token: str) -> None:
    answer = await client.get("/v1/me", headers={"Authorization": f"Bearer {token}"})
    assert (answer.status_code, answer.json()["code"]) == (401, "token_invalid")


async def test_the_secret_of_another_account_opens_nothing(log_in: LogIn) -> None:
    one, other = await log_in("li"), await log_in("zhang")
    own, foreign = [
        each.headers["Authorization"].removeprefix("Bearer ").partition(".")
        for each in (one, other)
    ]
    one.headers["Authorization"] = f"Bearer {own[0]}.{foreign[2]}"
    assert (await one.get("/v1/me")).status_code == 401


async def test_logging_in_is_limited_by_address(client: httpx.AsyncClient) -> None:
    answers = [await client.post("/v1/auth/wechat", json={"code": "x"}) for _ in range(61)]
    assert [a.status_code for a in answers] == [401] * 60 + [429]
    assert 1 <= int(answers[-1].headers["retry-after"]) <= 60


class TestPhone:
    async def test_the_number_is_bound_and_shown_masked(self, log_in: LogIn) -> None:
        me = await log_in("li")
        told = await me.post(
            "/v1/me/phone", json={"code": f"demo-phone:13812341234:{uuid.uuid4()}"}
        )
        assert (told.status_code, told.json()["phone_masked"]) == (200, "138****1234")

    async def test_a_used_code_is_refused_and_nothing_changes(self, log_in: LogIn) -> None:
        me = await log_in("li")
        code = {"code": f"demo-phone:13812341234:{uuid.uuid4()}"}
        assert (await me.post("/v1/me/phone", json=code)).status_code == 200
        again = await me.post("/v1/me/phone", json=code)
        assert (again.status_code, again.json()["code"]) == (409, "phone_code_invalid")
        assert (await me.get("/v1/me")).json()["phone_masked"] == "138****1234"

    async def test_a_number_that_was_handed_on_moves_to_its_new_owner(self, log_in: LogIn) -> None:
        before, after = await log_in("li"), await log_in("zhang")
        for me in (before, after):
            code = {"code": f"demo-phone:13812341234:{uuid.uuid4()}"}
            assert (await me.post("/v1/me/phone", json=code)).status_code == 200
        assert (await before.get("/v1/me")).json()["phone_masked"] is None
        assert (await after.get("/v1/me")).json()["phone_masked"] == "138****1234"

    async def test_without_wechat_no_number_is_bound(
        self, phone: httpx.AsyncClient, wechat: Sandbox
    ) -> None:
        token = (await phone.post("/v1/auth/wechat", json=fresh())).json()["token"]
        phone.headers["Authorization"] = f"Bearer {token}"
        wechat.limits.faults.append(Fault(path=PHONE, kind="errcode", errcode=-1, times=None))
        code = {"code": f"demo-phone:13812341234:{uuid.uuid4()}"}
        answer = await phone.post("/v1/me/phone", json=code)
        assert (answer.status_code, answer.json()["code"]) == (503, "wechat_unavailable")
        assert (await phone.get("/v1/me")).json()["phone_masked"] is None
