"""The inbox and the templates, over HTTP."""

import uuid
from datetime import timedelta

import httpx
import pytest
from fastapi import FastAPI
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from app import clock
from app.accounts.models import Account
from app.messages import jobs
from app.messages.models import InboxMessage, Kind
from app.messages.templates import IDS_AT_MOST
from app.settings import MessageKind, MessageTemplate, Settings
from app.wechat.sandbox import demo_openid
from tests.conftest import LogIn, Run
from tests.messages.telling import context_of, grant, message, say


@pytest.fixture
async def li(log_in: LogIn) -> httpx.AsyncClient:
    return await log_in("li")


async def account_of(session: AsyncSession, name: str) -> Account:
    found = await session.exec(select(Account).where(Account.openid == demo_openid(name)))
    return found.one()


async def told(session: AsyncSession, many: int) -> Account:
    account = await account_of(session, "li")
    await say(session, account, *(message(Kind.CHANGE, str(each)) for each in range(many)))
    return account


async def test_the_newest_comes_first_page_by_page(
    li: httpx.AsyncClient, session: AsyncSession
) -> None:
    await told(session, 5)
    kept = [str(one) for one in await session.exec(select(InboxMessage.id))]
    seen: list[str] = []
    cursor: str | None = ""
    while cursor is not None:
        query = {"limit": "2"} | ({"cursor": cursor} if cursor else {})
        page = (await li.get("/v1/me/inbox", params=query)).json()
        seen += [one["id"] for one in page["items"]]
        cursor = page["next_cursor"]
        assert page["unread"] == 5
    assert seen == sorted(kept, reverse=True)


async def test_a_message_says_what_happened_where_and_where_it_leads(
    li: httpx.AsyncClient, session: AsyncSession
) -> None:
    await told(session, 1)
    (one,) = (await li.get("/v1/me/inbox")).json()["items"]
    assert set(one) == {
        *("id", "kind", "region_code", "title", "text", "page"),
        *("happens_at", "created_at", "read_at"),
    }
    assert (one["kind"], one["title"], one["read_at"]) == ("change", "周六清扫", None)


async def test_reading_one_and_reading_all(li: httpx.AsyncClient, session: AsyncSession) -> None:
    await told(session, 3)
    first = (await li.get("/v1/me/inbox")).json()["items"][0]["id"]
    for _ in range(2):
        assert (await li.post(f"/v1/me/inbox/{first}/read")).json() == {"unread": 2}
    assert (await li.post("/v1/me/inbox/read")).json() == {"unread": 0}
    assert all(one["read_at"] for one in (await li.get("/v1/me/inbox")).json()["items"])


async def test_a_message_of_somebody_else_is_not_there(
    li: httpx.AsyncClient, log_in: LogIn, session: AsyncSession
) -> None:
    await told(session, 1)
    theirs = (await li.get("/v1/me/inbox")).json()["items"][0]["id"]
    other = await log_in("zhang")
    for message_id in (theirs, uuid.uuid4()):
        answer = await other.post(f"/v1/me/inbox/{message_id}/read")
        assert (answer.status_code, answer.json()["code"]) == (404, "message_not_found")
    assert (await other.get("/v1/me/inbox")).json()["items"] == []
    assert (await li.get("/v1/me/inbox")).json()["unread"] == 1


async def test_a_cursor_of_another_list_is_refused(li: httpx.AsyncClient) -> None:
    answer = await li.get("/v1/me/inbox", params={"cursor": "bm9uZQ"})
    assert (answer.status_code, answer.json()["code"]) == (422, "cursor_invalid")


async def test_the_inbox_is_given_out_with_all_else(
    li: httpx.AsyncClient, session: AsyncSession
) -> None:
    account = await told(session, 1)
    await grant(session, account, 2)
    everything = (await li.get("/v1/me/export")).json()
    assert everything["inbox_message"][0]["title"] == "周六清扫"
    assert everything["message_grant"][0]["balance"] == 2


# --- templates ---------------------------------------------------------------------------


async def test_each_tap_asks_for_what_may_come_of_it(li: httpx.AsyncClient) -> None:
    answer = await li.get("/v1/me/message-templates")
    assert answer.json()["items"] == [
        {"tap": "sign_up", "template_ids": ["demo-activity"]},
        {"tap": "scan", "template_ids": ["demo-hours"]},
    ]


async def test_no_tap_asks_for_what_is_not_set(settings: Settings, run_app: Run) -> None:
    only: dict[MessageKind, MessageTemplate] = {
        "offer": MessageTemplate(id="t1", data={"thing1": "title"})
    }
    app = await run_app(settings.model_copy(update={"wechat_templates": only}))
    client = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://127.0.0.1:8000")
    async with client:
        login = await client.post("/v1/auth/wechat", json={"code": f"demo:li:{uuid.uuid4()}"})
        headers = {"Authorization": f"Bearer {login.json()['token']}"}
        answer = await client.get("/v1/me/message-templates", headers=headers)
    assert answer.json()["items"] == [{"tap": "sign_up", "template_ids": ["t1"]}]


def test_every_kind_has_its_place_in_the_settings(settings: Settings) -> None:
    assert list(settings.templates) == [kind.value for kind in Kind]
    assert IDS_AT_MOST == 5  # wx.requestSubscribeMessage


# --- what comes round --------------------------------------------------------------------


async def test_what_is_half_a_year_old_is_forgotten(
    app: FastAPI, li: httpx.AsyncClient, session: AsyncSession
) -> None:
    await told(session, 1)
    with clock.freeze(clock.now() + timedelta(days=179)):
        await jobs.forget_old_messages(context_of(app), {})
        assert (await session.exec(select(InboxMessage.key))).all() == ["0"]
    with clock.freeze(clock.now() + timedelta(days=181)):
        await jobs.forget_old_messages(context_of(app), {})
        assert (await session.exec(select(InboxMessage.key))).all() == []
