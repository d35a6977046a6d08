"""Through WeChat: what matters first, a grant for each, and what its refusals mean."""

from datetime import timedelta

import httpx
import pytest
from fastapi import FastAPI
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app import clock
from app.accounts.models import Account
from app.messages import sending
from app.messages.models import InboxMessage
from app.messages.service import Kind
from app.wechat.sandbox import demo_openid
from app.wechat.sandbox.limits import Fault
from tests.builders import MONDAY_MORNING, make_account
from tests.conftest import Freeze, LogIn
from tests.messages.telling import (
    balance,
    context_of,
    deliver,
    deliveries,
    grant,
    message,
    sandbox_of,
    say,
    waiting_jobs,
)

SEND = "/cgi-bin/message/subscribe/send"


@pytest.fixture
async def account(log_in: LogIn, session: AsyncSession) -> Account:
    """Somebody whom the local WeChat knows."""
    await log_in("li")
    found = await session.exec(select(Account).where(Account.openid == demo_openid("li")))
    return found.one()


def fail(app: FastAPI, errcode: int, times: int = 1) -> None:
    fault = Fault(path=SEND, kind="errcode", errcode=errcode, times=times)
    sandbox_of(app).limits.faults.append(fault)


async def test_a_grant_carries_one_message(
    app: FastAPI, session: AsyncSession, account: Account, freeze: Freeze
) -> None:
    freeze(MONDAY_MORNING)
    await grant(session, account, 1, sandbox_of(app))
    await say(session, account, message(happens_at=MONDAY_MORNING))
    assert len(await waiting_jobs(session)) == 1
    await deliver(app, account)
    (sent,) = sandbox_of(app).sent
    assert sent["touser"] == account.openid
    assert sent["page"] == "pages/index/index"
    assert {key: each["value"] for key, each in sent["data"].items()} == {
        "phrase1": "活动变动",
        "thing2": "周六清扫",
        "thing3": "改为下午三点",
        "time4": "2026年11月23日 10:30",
    }
    assert await deliveries(session, account.id) == {"one": "sent"}
    assert await balance(session, account.id) == 0
    await deliver(app, account)  # a killed worker's job runs again
    assert len(sandbox_of(app).sent) == 1


async def test_what_matters_is_sent_first_and_the_less_important_is_dropped(
    app: FastAPI, session: AsyncSession, account: Account
) -> None:
    await grant(session, account, 3, sandbox_of(app))
    backwards = [*reversed(Kind)]
    backwards.remove(Kind.HOURS_AWARDED)  # of another template
    await say(session, account, *(message(kind, kind.value) for kind in backwards))
    await deliver(app, account)
    told = [one["data"]["phrase1"]["value"] for one in sandbox_of(app).sent]
    assert told == ["活动取消", "候补到位", "活动变动"]
    assert await deliveries(session, account.id) == {
        "cancellation": "sent",
        "offer": "sent",
        "change": "sent",
        "reminder": "dropped",
        "place_confirmed": "dropped",
    }


async def test_a_grant_of_one_template_carries_none_of_another(
    app: FastAPI, session: AsyncSession, account: Account
) -> None:
    await grant(session, account, 1, sandbox_of(app))
    await say(session, account, message(Kind.HOURS_AWARDED))
    await deliver(app, account)
    assert await deliveries(session, account.id) == {"one": "dropped"}
    assert await balance(session, account.id) == 1


async def test_wechat_knows_of_no_grant_and_so_do_we_then(
    app: FastAPI, session: AsyncSession, account: Account
) -> None:
    await grant(session, account, 3)  # WeChat knows of none: 43101
    await say(session, account, message(Kind.OFFER, "a"), message(Kind.CHANGE, "b"))
    await deliver(app, account)
    assert await balance(session, account.id) == 0
    assert await deliveries(session, account.id) == {"a": "dropped", "b": "dropped"}
    assert list(sandbox_of(app).sent) == []


@pytest.mark.parametrize(
    ("errcode", "seconds"), [(45009, 3600), (44993, 3600), (43108, 60), (45011, 60), (40164, 300)]
)
async def test_what_wechat_will_not_do_now_waits_with_its_grant(
    app: FastAPI, session: AsyncSession, account: Account, errcode: int, seconds: int
) -> None:
    await grant(session, account, 1, sandbox_of(app))
    await say(session, account, message())
    fail(app, errcode)
    await deliver(app, account)
    assert await deliveries(session, account.id) == {"one": "waiting"}
    assert await balance(session, account.id) == 1
    assert [round(due) for due in await waiting_jobs(session)] == [0, seconds]
    await deliver(app, account)
    assert await deliveries(session, account.id) == {"one": "sent"}


async def test_while_wechat_is_away_it_waits(
    app: FastAPI, session: AsyncSession, account: Account
) -> None:
    await grant(session, account, 1, sandbox_of(app))
    await say(session, account, message())
    wechat = app.state.wechat
    there, wechat.caller._http = (
        wechat.caller._http,
        httpx.AsyncClient(base_url="http://127.0.0.1:9", trust_env=False),
    )
    wechat.caller._backoff_seconds = ()
    await deliver(app, account)
    await wechat.caller._http.aclose()
    wechat.caller._http = there
    assert await deliveries(session, account.id) == {"one": "waiting"}
    assert [round(due) for due in await waiting_jobs(session)] == [0, 300]
    await deliver(app, account)
    assert await deliveries(session, account.id) == {"one": "sent"}
    assert await balance(session, account.id) == 0


async def test_what_wechat_refuses_for_good_is_not_tried_again_and_gives_its_grant_back(
    app: FastAPI, session: AsyncSession, account: Account
) -> None:
    await grant(session, account, 2, sandbox_of(app))
    await say(session, account, message(page="pages/nowhere/nowhere"))  # 41030
    await deliver(app, account)
    assert await deliveries(session, account.id) == {"one": "failed"}
    assert await balance(session, account.id) == 2


async def test_after_silence_a_reminder_is_not_sent_twice(
    app: FastAPI, session: AsyncSession, account: Account
) -> None:
    await grant(session, account, 2, sandbox_of(app))
    await say(session, account, message(Kind.REMINDER))
    lost = Fault(path=SEND, kind="bad_gateway", is_carried_out=True)
    sandbox_of(app).limits.faults.append(lost)
    await deliver(app, account)
    assert await deliveries(session, account.id) == {"one": "unsure"}
    assert len(sandbox_of(app).sent) == 1
    assert await balance(session, account.id) == 1


async def test_after_silence_a_cancellation_is_sent_once_more(
    app: FastAPI, session: AsyncSession, account: Account
) -> None:
    await grant(session, account, 1, sandbox_of(app))
    await say(session, account, message(Kind.CANCELLATION))
    sandbox_of(app).limits.faults.append(Fault(path=SEND, kind="bad_gateway"))
    await deliver(app, account)
    assert await deliveries(session, account.id) == {"one": "sending"}
    with clock.freeze(clock.now() + timedelta(seconds=61)):
        await deliver(app, account)
    assert await deliveries(session, account.id) == {"one": "sent"}
    assert await balance(session, account.id) == 0


async def test_a_repeat_that_finds_no_grant_has_probably_come(
    app: FastAPI, session: AsyncSession, account: Account
) -> None:
    await grant(session, account, 1, sandbox_of(app))
    await say(session, account, message(Kind.CANCELLATION))
    sandbox_of(app).limits.faults.append(Fault(path=SEND, kind="bad_gateway", is_carried_out=True))
    await deliver(app, account)
    with clock.freeze(clock.now() + timedelta(seconds=61)):
        await deliver(app, account)
    assert await deliveries(session, account.id) == {"one": "unsure"}
    assert len(sandbox_of(app).sent) == 1


async def test_a_claim_that_a_dead_process_left_is_sent_with_its_own_grant(
    app: FastAPI, session: AsyncSession, account: Account
) -> None:
    await grant(session, account, 1, sandbox_of(app))
    await say(session, account, message())
    context = context_of(app)
    async with context.sessionmaker.begin() as dying:
        assert await sending.claim_next(dying, account.id, context.settings)
    await deliver(app, account)  # too early: it may live yet
    assert await deliveries(session, account.id) == {"one": "sending"}
    assert [round(due) for due in await waiting_jobs(session)] == [0, 31]
    with clock.freeze(clock.now() + timedelta(seconds=31)):
        await deliver(app, account)
    assert await deliveries(session, account.id) == {"one": "sent"}
    assert await balance(session, account.id) == 0


async def test_news_of_yesterday_are_not_sent_any_more(
    app: FastAPI, session: AsyncSession, account: Account
) -> None:
    await grant(session, account, 1, sandbox_of(app))
    await say(session, account, message())
    with clock.freeze(clock.now() + timedelta(hours=25)):
        await deliver(app, account)
    assert await deliveries(session, account.id) == {"one": "dropped"}
    assert await balance(session, account.id) == 1


async def test_who_left_is_sent_nothing(app: FastAPI, session: AsyncSession) -> None:
    nobody = await make_account(session)
    await session.commit()
    await deliver(app, nobody)
    assert list(sandbox_of(app).sent) == []


async def test_long_words_are_cut_to_what_wechat_takes(
    app: FastAPI, session: AsyncSession, account: Account
) -> None:
    await grant(session, account, 1, sandbox_of(app))
    await say(
        session, account, message(title="很长的活动名称" * 9, text="第一行\n第二行" + "字" * 90)
    )
    await deliver(app, account)
    (sent,) = sandbox_of(app).sent
    assert len(sent["data"]["thing2"]["value"]) == 20
    assert sent["data"]["thing3"]["value"].startswith("第一行 第二行字")
    kept = (await session.exec(select(col(InboxMessage.title)))).one()
    assert len(kept) == 63  # whole in the inbox
