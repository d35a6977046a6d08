"""Whoever speaks to the sandbox without our client."""

import re
from datetime import UTC, datetime
from typing import Any

import httpx
import orjson

START = datetime(2026, 11, 22, 4, 40, tzinfo=UTC)
APP = {"appid": "wx00000000000000aa", "secret": "sandbox-secret"}
LOGIN = "/sns/jscode2session"
STABLE = "/cgi-bin/stable_token"
PHONE = "/wxa/business/getuserphonenumber"
TEXT = "/wxa/msg_sec_check"
MEDIA = "/wxa/media_check_async"
SEND = "/cgi-bin/message/subscribe/send"
CODE = "/wxa/getwxacodeunlimit"
RID = re.compile(r" rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$")


class Caller:
    """Speaks to the sandbox as any program would."""

    def __init__(self, http: httpx.AsyncClient) -> None:
        self.http = http
        self.token = ""

    async def login(self, code: str, **change: str) -> dict[str, Any]:
        query = {**APP, "js_code": code, "grant_type": "authorization_code", **change}
        given = {key: value for key, value in query.items() if value}
        return self._read(await self.http.get(LOGIN, params=given))

    async def stable(self, **change: Any) -> dict[str, Any]:
        body = {"grant_type": "client_credential", **APP, **change}
        return self._read(await self.http.post(STABLE, json=body))

    async def post(self, path: str, body: object) -> dict[str, Any]:
        if not self.token:
            self.token = (await self.stable())["access_token"]
        return self._read(
            await self.http.post(path, params={"access_token": self.token}, json=body)
        )

    async def switch(self, method: str, path: str, body: object = None) -> Any:
        answer = await self.http.request(method, f"/sandbox{path}", json=body)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def _read(self, answer: httpx.Response) -> dict[str, Any]:
        assert answer.status_code == 200
        body: dict[str, Any] = orjson.loads(answer.content)
        if body.get("errcode"):
            assert RID.search(body["errmsg"])
        return body
