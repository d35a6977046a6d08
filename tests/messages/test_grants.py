"""The ledger of grants: what WeChat's pushes tell, and its races."""

import asyncio
import uuid
from typing import Any

import pytest
from fastapi import FastAPI
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts.models import Account
from app.db import SessionMaker
from app.messages import grants
from app.messages.models import Kind, MessageGrant, MessageGrantEntry
from app.wechat import push
from app.wechat.sandbox import demo_openid
from tests.builders import MONDAY_MORNING, make_account
from tests.conftest import LogIn
from tests.messages.telling import (
    TEMPLATE,
    balance,
    deliver,
    deliveries,
    grant,
    message,
    sandbox_of,
    say,
)
from tests.wechat.pushing import stored, work


@pytest.fixture
async def account(session: AsyncSession) -> Account:
    made = await make_account(session)
    await session.commit()
    return made


def popup(account: Account, status: str = "accept", name: str = "popup", **said: Any) -> Any:
    item = {"TemplateId": TEMPLATE, "SubscribeStatusString": status, "PopupScene": "0"}
    return {
        "FromUserName": account.openid,
        "CreateTime": 1626959646,
        "MsgType": "event",
        "Event": f"subscribe_msg_{name}_event",
        "List": item,
        **said,
    }


async def hear(app: FastAPI, sessionmaker: SessionMaker, *events: Any) -> None:
    """Take pushes as they come, and do their jobs, twice."""
    for event in events:
        async with sessionmaker.begin() as taking:
            await push.keep(taking, event)
    await work(app, sessionmaker)
    await work(app, sessionmaker)


# --- what WeChat tells -------------------------------------------------------------------


async def test_an_accept_is_one_grant_however_often_wechat_tells_it(
    app: FastAPI, session: AsyncSession, sessionmaker: SessionMaker, account: Account
) -> None:
    event = popup(account)
    await hear(app, sessionmaker, event, event, event)
    assert await balance(session, account.id) == 1
    await hear(app, sessionmaker, popup(account, CreateTime="1626959700"))
    assert await balance(session, account.id) == 2


async def test_a_dialog_of_several_templates_counts_each_that_was_accepted(
    app: FastAPI, session: AsyncSession, sessionmaker: SessionMaker, account: Account
) -> None:
    said = [
        {"TemplateId": "b", "SubscribeStatusString": "accept"},
        {"TemplateId": "a", "SubscribeStatusString": "accept"},
        {"TemplateId": "c", "SubscribeStatusString": "reject"},
        {"SubscribeStatusString": "accept"},
    ]
    await hear(app, sessionmaker, popup(account, List=said))
    kept = await session.exec(select(MessageGrant.template_id, MessageGrant.balance))
    assert sorted(kept.all()) == [("a", 1), ("b", 1)]


async def test_who_refuses_later_has_no_grant_left(
    app: FastAPI, session: AsyncSession, sessionmaker: SessionMaker, account: Account
) -> None:
    await grant(session, account, 3)
    await hear(app, sessionmaker, popup(account, "reject", "popup"))
    assert await balance(session, account.id) == 3  # of that dialog alone
    await hear(app, sessionmaker, popup(account, "reject", "change"))
    assert await balance(session, account.id) == 0


async def test_a_tap_in_wechats_dialog_arrives_as_a_grant(
    app: FastAPI, log_in: LogIn, session: AsyncSession, sessionmaker: SessionMaker
) -> None:
    await log_in("li")
    sandbox_of(app).answer_subscription(demo_openid("li"), {TEMPLATE: "accept"})
    for _ in range(100):
        if await stored(sessionmaker):
            break
        await asyncio.sleep(0.02)
    await work(app, sessionmaker)
    kept = await session.exec(select(MessageGrant.template_id, MessageGrant.balance))
    assert kept.all() == [(TEMPLATE, 1)]


async def test_of_somebody_unknown_or_erased_nothing_is_kept(
    app: FastAPI, session: AsyncSession, sessionmaker: SessionMaker, account: Account
) -> None:
    account.erased_at = MONDAY_MORNING
    await session.commit()
    await hear(app, sessionmaker, popup(account), popup(Account(openid="onobody")))
    assert (await session.exec(select(MessageGrantEntry))).all() == []


# --- at once -----------------------------------------------------------------------------


async def test_twenty_who_spend_at_once_spend_what_there_is(
    session: AsyncSession, sessionmaker: SessionMaker, account: Account
) -> None:
    await grant(session, account, 3)

    async def spend() -> bool:
        async with sessionmaker.begin() as own:
            return await grants.spend(own, account.id, TEMPLATE, uuid.uuid4())

    spent = await asyncio.gather(*(spend() for _ in range(20)))
    assert sum(spent) == 3
    assert await balance(session, account.id) == 0


async def test_negative_control_who_looks_before_spending_spends_one_grant_twice(
    session: AsyncSession, sessionmaker: SessionMaker, account: Account
) -> None:
    await grant(session, account, 1)
    all_looked = asyncio.Barrier(4)

    async def spend() -> bool:
        async with sessionmaker.begin() as own:
            found = (await own.exec(select(MessageGrant))).one()
            await all_looked.wait()
            if found.balance > 0:
                found.balance -= 1
            return found.balance == 0

    assert sum(await asyncio.gather(*(spend() for _ in range(4)))) == 4


async def test_accepting_and_spending_at_once_lose_and_invent_nothing(
    session: AsyncSession, sessionmaker: SessionMaker, account: Account
) -> None:
    async def accept() -> None:
        async with sessionmaker.begin() as own:
            await grants.accept(own, account.id, TEMPLATE)

    async def spend() -> bool:
        async with sessionmaker.begin() as own:
            return await grants.spend(own, account.id, TEMPLATE, uuid.uuid4())

    done = await asyncio.gather(*(one() for _ in range(10) for one in (accept, spend)))
    spent = sum(one is True for one in done)
    assert await balance(session, account.id) == 10 - spent


async def test_jobs_that_run_at_once_send_no_more_than_was_granted(
    app: FastAPI, log_in: LogIn, session: AsyncSession
) -> None:
    await log_in("li")
    mine = select(Account).where(Account.openid == demo_openid("li"))
    account = (await session.exec(mine)).one()
    await grant(session, account, 3, sandbox_of(app))
    await say(session, account, *(message(Kind.CHANGE, str(each)) for each in range(8)))
    await asyncio.gather(*(deliver(app, account) for _ in range(4)))
    await deliver(app, account)
    assert len(sandbox_of(app).sent) == 3
    assert await balance(session, account.id) == 0
    outcomes = sorted((await deliveries(session, account.id)).values())
    assert outcomes == ["dropped"] * 5 + ["sent"] * 3
