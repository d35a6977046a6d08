"""Codes and tokens that are nobody's, or no longer."""

import asyncio
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from app import clock
from app.accounts.tokens import CACHE_SECONDS
from tests.bad_input.refusals import CANARY, NOBODY, assert_refused
from tests.conftest import Freeze, LogIn

NO_BEARERS = ["Bearer", f"Basic {CANARY}", CANARY, "Bearer  "]
BAD_TOKENS = [
    CANARY,
    f"{NOBODY}.{CANARY}",
    f"{NOBODY}",
    f"{NOBODY}.",
    "." * 500,
    f"{NOBODY}.\u00ff",
    "0" * 8000,
]


@pytest.mark.parametrize("header", NO_BEARERS)
async def test_what_is_no_token_is_no_login(client: httpx.AsyncClient, header: str) -> None:
    answer = await client.get("/v1/me", headers={"Authorization": header})
    assert_refused(answer, 401, "unauthorized")
    assert answer.headers["www-authenticate"] == "Bearer"


@pytest.mark.parametrize("token", BAD_TOKENS, ids=lambda token: token[:12])
async def test_a_token_of_nobody_is_refused(client: httpx.AsyncClient, token: str) -> None:
    headers = {b"Authorization": f"Bearer {token}".encode("latin-1")}
    assert_refused(await client.get("/v1/me", headers=headers), 401, "token_invalid")


async def test_a_token_ends_after_thirty_days_or_seven_idle_ones(
    log_in: LogIn, freeze: Freeze
) -> None:
    now = datetime(2027, 1, 1, tzinfo=UTC)
    freeze(now)
    person = await log_in("xiaowang")
    for day in range(0, 30, 6):
        freeze(now + timedelta(days=day))
        assert (await person.get("/v1/me")).status_code == 200
    await asyncio.sleep(CACHE_SECONDS)  # what was looked up is remembered for so long
    freeze(now + timedelta(days=30))
    assert_refused(await person.get("/v1/me"), 401, "token_invalid")
    idle = await log_in("laozhang")
    freeze(clock.now() + timedelta(days=7, seconds=1))
    assert_refused(await idle.get("/v1/me"), 401, "token_invalid")


async def test_a_login_code_is_taken_once(client: httpx.AsyncClient) -> None:
    code = {"code": f"demo:{CANARY}:once"}
    assert (await client.post("/v1/auth/wechat", json=code)).status_code == 200
    again = await client.post("/v1/auth/wechat", json=code)
    assert_refused(again, 401, "login_code_used")


@pytest.mark.parametrize("code", ["x", "demo:", "🙂" * 64, "a\\u0000b", "\\ud800", " "])
async def test_a_login_code_that_wechat_did_not_give_is_refused(
    client: httpx.AsyncClient, code: str
) -> None:
    body = f'{{"code": "{code}"}}'.encode()
    answer = await client.post(
        "/v1/auth/wechat", content=body, headers={"Content-Type": "application/json"}
    )
    assert answer.status_code in (401, 422)
    assert_refused(answer, answer.status_code, answer.json()["code"])
