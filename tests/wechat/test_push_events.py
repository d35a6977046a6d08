"""What is done with pushed events, once; and the sandbox as who pushes them."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta

import httpx
import orjson
import pytest
from fastapi import FastAPI
from sqlmodel.ext.asyncio.session import AsyncSession

from app import clock, jobs
from app.db import SessionMaker
from app.settings import Settings
from app.wechat import push
from app.wechat.client import WeChatClient
from app.wechat.sandbox import Sandbox
from app.wechat.sandbox.pushes import PushSettings
from tests.conftest import Run
from tests.wechat.pushing import EVENT, KEY, TOKEN, URL, sealed, signed, stored, waiting_jobs, work

# --- what is done with it ---------------------------------------------------------------


@pytest.fixture
def heard() -> Iterator[list[push.PushedEvent]]:
    """Events that a room of the test's hears of."""
    events: list[push.PushedEvent] = []
    name = "test_event"

    @push.on(name)
    async def hear(_: AsyncSession, event: push.PushedEvent) -> None:
        events.append(event)

    yield events
    push.forget(name)


async def test_a_room_hears_of_an_event_once(
    secure_app: FastAPI,
    secure: httpx.AsyncClient,
    sessionmaker: SessionMaker,
    heard: list[push.PushedEvent],
) -> None:
    event = {"MsgType": "event", "Event": "Test_Event", "FromUserName": "gh", "OpenID": "o1"}
    for _ in range(2):
        query, body = sealed(secure_app.state.wechat.app.app_id, event)
        await secure.post(URL, params=query, content=body)
    await work(secure_app, sessionmaker)
    await work(secure_app, sessionmaker)  # a killed worker's job runs again
    assert [(each.name, each.openid) for each in heard] == [("test_event", "o1")]
    (row,) = await stored(sessionmaker)
    assert row.handled_at


async def test_copies_that_come_at_once_are_one(
    plain: httpx.AsyncClient, sessionmaker: SessionMaker
) -> None:
    copies = (plain.post(URL, params=signed(), json=EVENT) for _ in range(8))
    assert {answer.text for answer in await asyncio.gather(*copies)} == {"success"}
    assert len(await stored(sessionmaker)) == 1
    assert len(await waiting_jobs(sessionmaker)) == 1


async def test_what_a_room_fails_at_stays_to_be_handled(
    plain: httpx.AsyncClient, secure_app: FastAPI, sessionmaker: SessionMaker
) -> None:
    @push.on("failing_event")
    async def fail(_: AsyncSession, event: push.PushedEvent) -> None:
        raise RuntimeError(event.name)

    await plain.post(URL, params=signed(), json={"MsgType": "event", "Event": "failing_event"})
    with pytest.raises(RuntimeError):
        await work(secure_app, sessionmaker)
    push.forget("failing_event")
    assert [row.handled_at for row in await stored(sessionmaker)] == [None]


@pytest.mark.parametrize(
    ("listed", "count"),
    [
        ({"TemplateId": "T1"}, 1),
        ([{"TemplateId": "T1"}, {"TemplateId": "T2"}], 2),
        (None, 0),
        (7, 0),
    ],
)
def test_a_list_may_be_an_object_or_an_array(listed: object, count: int) -> None:
    assert len(push.PushedEvent("subscribe_msg_popup_event", {"List": listed}).items) == count


async def test_events_are_forgotten_after_thirty_days(
    plain: httpx.AsyncClient, secure_app: FastAPI, sessionmaker: SessionMaker
) -> None:
    with clock.shift(timedelta(days=-31)):
        await plain.post(URL, params=signed(at=int(clock.now().timestamp())), json=EVENT)
    await plain.post(URL, params=signed(), json=EVENT | {"trace_id": "new"})
    context = jobs.JobContext(sessionmaker, None, secure_app.state.settings)
    await jobs.handlers["wechat_event_retention"](context, {})
    assert ["new" in row.body for row in await stored(sessionmaker)] == [True]


# --- the sandbox pushes -----------------------------------------------------------------


async def test_the_demonstration_checks_a_picture_and_pushes_the_verdict(
    settings: Settings, run_app: Run, sessionmaker: SessionMaker
) -> None:
    app = await run_app(settings)
    wechat: WeChatClient = app.state.wechat
    sandbox = wechat.owned
    assert isinstance(sandbox, Sandbox)
    openid = (await wechat.jscode2session("demo:xiaowang:1")).openid
    trace = await wechat.media_check_async("https://e.org/risky.jpg", openid=openid, scene=1)
    await sandbox.pushes.settle()
    (row,) = await stored(sessionmaker)
    told = orjson.loads(row.body)
    assert (told["trace_id"], told["result"]["suggest"]) == (trace, "risky")


async def test_the_sandbox_takes_our_address_and_its_repeats_are_one(
    secure_app: FastAPI, sessionmaker: SessionMaker
) -> None:
    transport = httpx.ASGITransport(secure_app, raise_app_exceptions=False)
    sandbox = Sandbox(push_transport=transport)
    chosen = PushSettings(url=f"http://127.0.0.1{URL}", token=TOKEN, aes_key=KEY)
    wrong = chosen.model_copy(update={"token": "BBBBB"})
    assert not await sandbox.pushes.check_address(wrong)
    assert await sandbox.pushes.check_address(chosen)
    sandbox.pushes.settings = chosen
    deliveries = await sandbox.pushes.deliver(EVENT, copies=2)
    assert [delivery.statuses for delivery in deliveries] == [[200], [200]]
    assert len(await stored(sessionmaker)) == 1
    await sandbox.aclose()
