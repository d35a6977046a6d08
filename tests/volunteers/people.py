"""Forms of people who want to volunteer, and phones to bind."""

import uuid
from typing import Any

import httpx

from tests.builders import REGION

PHONE = "13812341234"
ME = "/v1/me/volunteer"
STAFF = f"/v1/regions/{REGION}"
FORM: dict[str, Any] = {"real_name": "示例小李", "birth_year": 1990}
GUARDIAN = {"name": "示例老李", "phone": "13812340000"}


def key() -> dict[str, str]:
    """A new form's header."""
    return {"Idempotency-Key": str(uuid.uuid4())}


async def bind(me: httpx.AsyncClient, number: str = PHONE) -> None:
    code = {"code": f"demo-phone:{number}:{uuid.uuid4()}"}
    answer = await me.post("/v1/me/phone", json=code)
    assert answer.status_code == 200, answer.text


async def join(me: httpx.AsyncClient, **said: Any) -> httpx.Response:
    return await me.post(ME, json=FORM | said, headers=key())


async def account_of(me: httpx.AsyncClient) -> uuid.UUID:
    return uuid.UUID((await me.get("/v1/me")).json()["id"])


def code_of(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]
