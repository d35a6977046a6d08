"""The push endpoint: what it takes and what it refuses."""

import time
from datetime import UTC, datetime
from typing import Any

import httpx
import orjson
import pytest
from fastapi import FastAPI
from pydantic import SecretStr

from app import clock
from app.db import SessionMaker
from app.settings import Settings
from app.wechat import crypto, push
from app.wechat.client import WeChatApp, WeChatClient
from tests.conftest import Run
from tests.wechat.pushing import (
    EVENT,
    KEY,
    TOKEN,
    URL,
    refused,
    sealed,
    signed,
    stored,
    waiting_jobs,
    wechat_before,
)
from tests.wechat.test_crypto import APP_ID, ENCRYPTED, MESSAGE

# --- the check of the address -----------------------------------------------------------


async def test_the_published_check_is_echoed_as_it_is(plain: httpx.AsyncClient) -> None:
    query = {
        "signature": "f464b24fc39322e44b38aa78f5edd27bd1441696",
        "timestamp": "1714036504",
        "nonce": "1514711492",
        "echostr": "4375120948345356249",
    }
    answer = await plain.get(URL, params=query)
    assert (answer.status_code, answer.text) == (200, "4375120948345356249")
    assert answer.headers["content-type"].startswith("text/plain")


async def test_a_forged_check_is_not_echoed(plain: httpx.AsyncClient) -> None:
    query = signed() | {"signature": "0" * 40, "echostr": "1"}
    assert refused(await plain.get(URL, params=query)) == (403, "push_signature_wrong")


async def test_markup_is_never_echoed(plain: httpx.AsyncClient) -> None:
    answer = await plain.get(URL, params=signed() | {"echostr": "<script>"})
    assert refused(answer) == (422, "malformed")


# --- what is taken ----------------------------------------------------------------------


async def test_an_event_is_stored_and_answered_success(
    plain: httpx.AsyncClient, sessionmaker: SessionMaker
) -> None:
    answer = await plain.post(URL, params=signed(), json=EVENT)
    assert (answer.status_code, answer.text) == (200, "success")
    (row,) = await stored(sessionmaker)
    assert (row.name, orjson.loads(row.body)) == ("wxa_media_check", EVENT)
    assert await waiting_jobs(sessionmaker) == [{"id": str(row.id)}]


async def test_a_push_that_comes_three_times_is_one(
    plain: httpx.AsyncClient, sessionmaker: SessionMaker
) -> None:
    for _ in range(3):
        answer = await plain.post(URL, params=signed(), json=EVENT)
        assert answer.text == "success"
    other = EVENT | {"trace_id": "60f96f1d-3845297a-1976a3af"}
    await plain.post(URL, params=signed(), json=other)
    assert len(await stored(sessionmaker)) == 2
    assert len(await waiting_jobs(sessionmaker)) == 2


async def test_the_content_type_does_not_matter(plain: httpx.AsyncClient) -> None:
    for kind in ("text/xml", "text/plain", "application/json; charset=utf-8", "x"):
        answer = await plain.post(
            URL, params=signed(), content=orjson.dumps(EVENT), headers={"Content-Type": kind}
        )
        assert answer.text == "success"


async def test_an_encrypted_event_is_stored(
    secure: httpx.AsyncClient, secure_app: FastAPI, sessionmaker: SessionMaker
) -> None:
    query, body = sealed(secure_app.state.wechat.app.app_id, EVENT)
    answer = await secure.post(URL, params=query, content=body)
    assert (answer.status_code, answer.text) == (200, "success")
    assert [row.name for row in await stored(sessionmaker)] == ["wxa_media_check"]


def test_the_published_push_is_read() -> None:
    app = WeChatApp(APP_ID, SecretStr("s"), SecretStr(TOKEN), SecretStr(KEY))
    signature = "046e02f8204d34f8ba5fa3b1db94908f3df2e9b3"
    query = push.Signed("", "1714112445", "415670741", signature)
    body = orjson.dumps({"ToUserName": "gh_97417a04a28d", "Encrypt": ENCRYPTED})
    with clock.freeze(datetime.fromtimestamp(1714112445, UTC)):
        assert push.read(app, query, body) == orjson.loads(MESSAGE)


async def test_words_that_somebody_wrote_are_not_kept(
    plain: httpx.AsyncClient, sessionmaker: SessionMaker
) -> None:
    message = {"FromUserName": "o1", "MsgType": "text", "MsgId": 7, "Content": "私房话"}
    for text in ("私房话", "same id"):
        answer = await plain.post(URL, params=signed(), json=message | {"Content": text})
        assert answer.text == "success"
    (row,) = await stored(sessionmaker)
    assert "Content" not in orjson.loads(row.body)


# --- what is refused --------------------------------------------------------------------


@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_without_a_token_there_is_no_push(
    settings: Settings, run_app: Run, method: str
) -> None:
    app = await run_app(settings)
    wechat: WeChatClient = app.state.wechat
    wechat.app = WeChatApp(wechat.app.app_id, wechat.app.app_secret)
    async with wechat_before(app) as client:
        query = signed() | {"echostr": "1"}
        answer = await client.request(method, URL, params=query, content=b"{}")
    assert refused(answer) == (404, "push_not_configured")


async def test_a_forged_push_is_refused(
    plain: httpx.AsyncClient, sessionmaker: SessionMaker
) -> None:
    query = signed() | {"signature": crypto.sign("BBBBB", "1", "2")}
    assert refused(await plain.post(URL, params=query, json=EVENT)) == (403, "push_signature_wrong")
    assert await stored(sessionmaker) == []


@pytest.mark.parametrize("seconds", [-3700, 3700])
async def test_a_stale_push_is_refused(plain: httpx.AsyncClient, seconds: int) -> None:
    query = signed(at=int(time.time()) + seconds)
    assert refused(await plain.post(URL, params=query, json=EVENT)) == (403, "push_stale")


async def test_with_a_key_set_nothing_unencrypted_is_taken(secure: httpx.AsyncClient) -> None:
    answer = await secure.post(URL, params=signed(), json=EVENT)
    assert refused(answer) == (403, "push_signature_wrong")


async def test_the_plain_signature_does_not_open_encrypted_content(
    secure: httpx.AsyncClient, secure_app: FastAPI
) -> None:
    query, body = sealed(secure_app.state.wechat.app.app_id, EVENT)
    forged = query | {"msg_signature": query["signature"]}
    answer = await secure.post(URL, params=forged, content=body)
    assert refused(answer) == (403, "push_signature_wrong")


async def test_a_push_for_another_app_is_refused(secure: httpx.AsyncClient) -> None:
    query, body = sealed("wxba5fad812f8e6fb9", EVENT)
    answer = await secure.post(URL, params=query, content=body)
    assert refused(answer) == (422, "push_unreadable")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"null",
        b"[]",
        b"{",
        b"[" * 100_000,
        b'{"a":' * 30_000,
        b'{"Event":"\\ud800"}',
        b'{"a":NaN}',
        b'{"a":1' + b"0" * 400 + b"}",
        b"\xff\xfe{}",
    ],
)
async def test_garbage_is_refused_and_leaves_nothing(
    plain: httpx.AsyncClient, sessionmaker: SessionMaker, content: bytes
) -> None:
    answer = await plain.post(URL, params=signed(), content=content)
    assert refused(answer) == (422, "push_unreadable")
    assert await stored(sessionmaker) == []


@pytest.mark.parametrize(
    "event",
    [
        {},
        {"MsgType": "event"},
        {"MsgType": "EVENT", "Event": "x\x00y"},
        {"MsgType": "event", "Event": ["deep"], "CreateTime": "1"},
        {"MsgType": "event", "Event": "name" * 30},
        {"MsgType": "text", "MsgId": "1\x002"},
        {"MsgType": "event", "Event": "wxa_media_check", "trace_id": "\x00"},
        {"MsgType": "event", "Event": "future_event", "n": 10**30},
    ],
)
async def test_odd_events_are_kept_and_ignored(
    plain: httpx.AsyncClient, sessionmaker: SessionMaker, event: dict[str, Any]
) -> None:
    answer = await plain.post(URL, params=signed(), json=event)
    assert (answer.status_code, answer.text) == (200, "success")
    assert len(await stored(sessionmaker)) == 1


async def test_an_encrypted_text_that_is_no_text_is_refused(secure: httpx.AsyncClient) -> None:
    for body in (b"{}", b'{"Encrypt":7}', b'{"Encrypt":null}'):
        answer = await secure.post(URL, params=signed("7"), content=body)
        assert refused(answer) == (422, "push_unreadable")


async def test_xml_is_refused_with_what_to_do(plain: httpx.AsyncClient) -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><xml>&b;</xml>'
    answer = await plain.post(URL, params=signed(), content=bomb)
    assert refused(answer) == (415, "push_format")
    assert "JSON" in answer.json()["detail"]


async def test_a_huge_push_is_refused(plain: httpx.AsyncClient) -> None:
    answer = await plain.post(URL, params=signed(), content=b'{"a":"' + b"x" * 300_000)
    assert refused(answer) == (413, "too_large")


@pytest.mark.parametrize(
    "change",
    [{"timestamp": "soon"}, {"timestamp": "9" * 30}, {"nonce": "\x00"}, {"signature": "签名"}],
)
async def test_a_query_that_is_none_is_refused(
    plain: httpx.AsyncClient, change: dict[str, str]
) -> None:
    answer = await plain.post(URL, params=signed() | change, json=EVENT)
    assert refused(answer) == (422, "malformed")
