"""What comes round about places: who is told what, when offers run out, who is reminded."""

from datetime import datetime, timedelta

import pytest
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.activities import seat_jobs
from app.activities.models import Shift
from app.db import SessionMaker
from app.messages.models import InboxMessage
from tests.activities.builders import SATURDAY, make_activity, make_shift
from tests.activities.test_signups import Someone, monday, path, standing, volunteer
from tests.builders import MONDAY_MORNING, REGION
from tests.conftest import Freeze

__all__ = ["monday", "volunteer"]


@pytest.fixture
async def shift(session: AsyncSession) -> Shift:
    activity = await make_activity(session, meeting_point="社区门口")
    return await make_shift(session, activity, capacity=1)


async def run(sessionmaker: SessionMaker, now: datetime) -> int:
    async with sessionmaker.begin() as session:
        return await seat_jobs.tell_in(session, REGION, now)


async def told(session: AsyncSession) -> list[tuple[str, str]]:
    query = select(InboxMessage.kind, InboxMessage.text).order_by(col(InboxMessage.id))
    return list((await session.exec(query)).all())


async def test_people_are_told_once_what_became_of_their_sign_up(
    session: AsyncSession, sessionmaker: SessionMaker, shift: Shift, volunteer: Someone
) -> None:
    first, second = await volunteer(), await volunteer()
    for one in (first, second):
        await one.put(path(shift))
    assert [await run(sessionmaker, MONDAY_MORNING) for _ in range(2)] == [2, 0]
    confirmed = ("place_confirmed", "11月28日 09:00 的名额已确认，请准时到。来不了请提前取消。")
    assert await told(session) == [confirmed]  # who waits has seen the rank at the tap
    await first.delete(path(shift))
    await run(sessionmaker, MONDAY_MORNING)
    offer = ("offer", "11月28日 09:00 有名额了，请在 11月23日 12:30 前确认。")
    assert await told(session) == [confirmed, offer]


async def test_close_to_the_start_all_who_wait_hear_of_a_free_place(
    session: AsyncSession,
    sessionmaker: SessionMaker,
    shift: Shift,
    volunteer: Someone,
    freeze: Freeze,
) -> None:
    people = [await volunteer() for _ in range(3)]
    for one in people:
        await one.put(path(shift))
    await run(sessionmaker, MONDAY_MORNING)
    freeze(SATURDAY - timedelta(hours=3))
    await people[0].delete(path(shift))
    await run(sessionmaker, SATURDAY - timedelta(hours=3))
    offers = [text for kind, text in await told(session) if kind == "offer"]
    assert offers == ["11月28日 09:00 有名额空出来了，先确认的先得。"] * 2


async def test_an_offer_that_runs_out_goes_to_the_next_and_both_are_told(
    session: AsyncSession, sessionmaker: SessionMaker, shift: Shift, volunteer: Someone
) -> None:
    first, second, third = [await volunteer() for _ in range(3)]
    for one in (first, second, third):
        await one.put(path(shift))
    await first.delete(path(shift))
    early = MONDAY_MORNING + timedelta(minutes=119)
    await seat_jobs.expire_in(sessionmaker, REGION, early)
    assert await standing(await second.put(path(shift))) == ("offered", None)
    for _ in range(2):
        await seat_jobs.expire_in(sessionmaker, REGION, early + timedelta(minutes=1))
    assert await standing(await third.put(path(shift))) == ("offered", None)
    await run(sessionmaker, early + timedelta(minutes=1))
    assert [kind for kind, _ in await told(session)] == ["change", "offer"]
    assert await standing(await second.put(path(shift))) == ("waiting", 1)


async def test_whoever_has_a_place_is_reminded_a_day_and_two_hours_before(
    session: AsyncSession, sessionmaker: SessionMaker, shift: Shift, volunteer: Someone
) -> None:
    me, waiting = await volunteer(), await volunteer()
    for one in (me, waiting):
        await one.put(path(shift))
    for hours, times in ((25, 0), (24, 1), (20, 1), (2, 2), (1, 2), (-1, 2)):
        async with sessionmaker.begin() as own:
            await seat_jobs.remind_in(own, REGION, SATURDAY - timedelta(hours=hours))
        reminders = [text for kind, text in await told(session) if kind == "reminder"]
        text = "11月28日 09:00 开始，集合地点：社区门口。来不了请尽早告诉组织者。"
        assert reminders == [text] * times
