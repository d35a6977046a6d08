"""What the sandbox sends to us: the check of our address, and events, plain or encrypted."""

import asyncio
import secrets
from collections.abc import Callable
from datetime import datetime
from typing import Any

import httpx
import orjson
from pydantic import BaseModel, Field

from app.wechat import crypto

PATIENCE_SECONDS = 5.0
TRIES = 3

Event = dict[str, Any]


class PushSettings(BaseModel):
    """What one enters in WeChat's console: with a key the pushes are encrypted."""

    url: str
    token: str = Field(repr=False)
    aes_key: str | None = Field(default=None, repr=False)
    patience_seconds: float = PATIENCE_SECONDS
    pause_seconds: float = 1.0  # between tries; WeChat's own is not published


class Delivery(BaseModel):
    """How a delivery went: the status of each try, None where there was no answer in time."""

    statuses: list[int | None] = []
    body: str = ""

    @property
    def has_arrived(self) -> bool:
        """Whether the last try was answered with 200."""
        return bool(self.statuses) and self.statuses[-1] == httpx.codes.OK


class Pushes:
    """Sends events to the address that was set, three times at most."""

    def __init__(
        self,
        app_id: str,
        now: Callable[[], datetime],
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self.settings: PushSettings | None = None
        self._app_id = app_id
        self._now = now
        self._transport = transport
        self._tasks: set[asyncio.Task[Any]] = set()

    def connect(
        self, settings: PushSettings, transport: httpx.AsyncBaseTransport | None = None
    ) -> None:
        """Push to a receiver that needs no check; ``transport``: one in this process."""
        self.settings, self._transport = settings, transport

    async def check_address(self, settings: PushSettings) -> bool:
        """Ask the address to echo a number, as the console does before it takes it."""
        echo = str(secrets.randbelow(10**19))
        query = {**self._signed(settings.token), "echostr": echo}
        async with self._http(settings) as http:
            try:
                answer = await http.get(settings.url, params=query)
            except httpx.HTTPError:
                return False
        return answer.status_code == httpx.codes.OK and answer.text == echo

    async def deliver(self, event: Event, copies: int = 1) -> list[Delivery]:
        """Deliver an event, and as often again as ``copies`` says; nothing without settings."""
        if self.settings is None:
            return []
        async with self._http(self.settings) as http:
            return [await self._deliver_once(http, self.settings, event) for _ in range(copies)]

    def later(self, event: Event, delay_seconds: float = 0) -> None:
        """Deliver an event in the background."""
        if self.settings is None:
            return
        task = asyncio.create_task(self._after(delay_seconds, event))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def settle(self) -> None:
        """Wait until nothing is under way."""
        while self._tasks:
            await asyncio.gather(*self._tasks, return_exceptions=True)

    async def aclose(self) -> None:
        """Drop what is under way."""
        for task in list(self._tasks):
            task.cancel()
        await self.settle()

    def event(self, openid: str, name: str, **fields: Any) -> Event:
        """Return an event in WeChat's envelope."""
        envelope = {
            "ToUserName": "gh_0000000000aa",
            "FromUserName": openid,
            "CreateTime": int(self._now().timestamp()),
            "MsgType": "event",
            "Event": name,
        }
        return envelope | fields

    def subscription_event(self, openid: str, name: str, items: list[dict[str, str]]) -> Event:
        """Return a subscription event as WeChat oddly writes it.

        One item stands there as an object, several as an array; the time is a string.
        """
        event = self.event(openid, name, List=items[0] if len(items) == 1 else items)
        return event | {"CreateTime": str(event["CreateTime"])}

    async def _after(self, delay_seconds: float, event: Event) -> None:
        await asyncio.sleep(delay_seconds)
        await self.deliver(event)

    async def _deliver_once(
        self, http: httpx.AsyncClient, settings: PushSettings, event: Event
    ) -> Delivery:
        delivery = Delivery()
        query, body = self._written(settings, event)
        for attempt in range(TRIES):
            if attempt:
                await asyncio.sleep(settings.pause_seconds)
            try:
                async with asyncio.timeout(settings.patience_seconds):
                    answer = await http.post(settings.url, params=query, content=body)
            except (httpx.HTTPError, TimeoutError):
                delivery.statuses.append(None)
                continue
            delivery.statuses.append(answer.status_code)
            delivery.body = answer.text[:200]
            if delivery.has_arrived:
                break
        return delivery

    def _written(self, settings: PushSettings, event: Event) -> tuple[dict[str, str], bytes]:
        query = self._signed(settings.token)
        plain = orjson.dumps(event)
        if settings.aes_key is None:
            return query, plain
        text = crypto.encrypt(crypto.key_of(settings.aes_key), plain, self._app_id)
        signature = crypto.sign(settings.token, query["timestamp"], query["nonce"], text)
        query |= {"openid": str(event.get("FromUserName", "")), "encrypt_type": "aes"}
        query["msg_signature"] = signature
        return query, orjson.dumps({"ToUserName": event.get("ToUserName"), "Encrypt": text})

    def _signed(self, token: str) -> dict[str, str]:
        timestamp, nonce = str(int(self._now().timestamp())), str(secrets.randbelow(10**10))
        signature = crypto.sign(token, timestamp, nonce)
        return {"signature": signature, "timestamp": timestamp, "nonce": nonce}

    def _http(self, settings: PushSettings) -> httpx.AsyncClient:
        # trust_env off: the receiver is on this computer, a proxy of the environment is not.
        return httpx.AsyncClient(
            transport=self._transport,
            timeout=settings.patience_seconds,
            headers={"Content-Type": "application/json"},
            trust_env=False,
        )
