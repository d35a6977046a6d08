"""WeChat's side of a push, and what became of it."""

import time
from typing import Any

import httpx
import orjson
from fastapi import FastAPI
from sqlmodel import select

from app import jobs
from app.db import SessionMaker
from app.wechat import crypto
from app.wechat.models import WeChatEvent

URL = "/v1/wechat/push"
TOKEN = "AAAAA"
KEY = "A" * 43
EVENT = {
    "ToUserName": "gh_9df7d78a1234",
    "FromUserName": "o4_t",
    "CreateTime": 1626959646,
    "MsgType": "event",
    "Event": "wxa_media_check",
    "trace_id": "60f96f1d-3845297a-1976a3ae",
    "version": 2,
    "errcode": 0,
    "result": {"suggest": "pass", "label": 100},
}


def signed(*more: str, at: int | None = None) -> dict[str, str]:
    timestamp, nonce = str(at or int(time.time())), "415670741"
    query = {"timestamp": timestamp, "nonce": nonce}
    query["signature"] = crypto.sign(TOKEN, timestamp, nonce)
    if more:
        query["msg_signature"] = crypto.sign(TOKEN, timestamp, nonce, *more)
        query["encrypt_type"] = "aes"
    return query


def sealed(settings_app_id: str, event: object) -> tuple[dict[str, str], bytes]:
    text = crypto.encrypt(crypto.key_of(KEY), orjson.dumps(event), settings_app_id)
    return signed(text), orjson.dumps({"ToUserName": "gh_1", "Encrypt": text})


async def stored(sessionmaker: SessionMaker) -> list[WeChatEvent]:
    async with sessionmaker() as session:
        return list((await session.exec(select(WeChatEvent))).all())


async def waiting_jobs(sessionmaker: SessionMaker) -> list[dict[str, Any]]:
    async with sessionmaker() as session:
        connection = await session.connection()
        found = await connection.exec_driver_sql(
            "SELECT payload FROM pgqueuer WHERE entrypoint = 'wechat_event' ORDER BY id"
        )
        return [orjson.loads(row[0]) for row in found]


async def work(app: FastAPI, sessionmaker: SessionMaker) -> None:
    """Do the waiting jobs, as the worker would."""
    context = jobs.JobContext(sessionmaker, app.state.wechat, app.state.settings)
    for payload in await waiting_jobs(sessionmaker):
        await jobs.handlers["wechat_event"](context, payload)


def wechat_before(app: FastAPI) -> httpx.AsyncClient:
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    return httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000")


def refused(answer: httpx.Response) -> tuple[int, str]:
    assert answer.headers["content-type"] == "application/problem+json"
    return answer.status_code, answer.json()["code"]
