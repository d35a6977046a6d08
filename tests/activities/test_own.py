"""What one can take right now, and one's calendar."""

import uuid
from datetime import timedelta
from typing import Any

import httpx
import pytest
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts import service as accounts
from app.activities.models import Activity, Audience, Shift
from app.volunteers.models import Volunteer
from tests.activities.builders import (
    SATURDAY,
    make_activity,
    make_organisation,
    make_shift,
)
from tests.activities.holding import make_child, make_seat, take_seat
from tests.activities.test_editing import ACTIVITIES
from tests.activities.volunteers import make_volunteer
from tests.builders import MONDAY_MORNING, REGION
from tests.conftest import Freeze, LogIn

HOUR = timedelta(hours=1)
DAY = 24 * HOUR


@pytest.fixture(autouse=True)
def _monday(freeze: Freeze) -> None:
    freeze(MONDAY_MORNING)


async def titles(client: httpx.AsyncClient, path: str = ACTIVITIES, **asked: Any) -> list[str]:
    answer = await client.get(path, params=asked)
    assert answer.status_code == 200, answer.text
    return [item["title"] for item in answer.json()["items"]]


async def account_of(client: httpx.AsyncClient) -> uuid.UUID:
    return uuid.UUID((await client.get("/v1/me")).json()["id"])


class TestChoices:
    async def test_what_one_can_take_right_now_and_with_all_why_not_the_rest(
        self, log_in: LogIn, session: AsyncSession
    ) -> None:
        me = await log_in("me")
        mine = await make_volunteer(session, await account_of(me))
        team = await make_organisation(session)

        async def make(title: str, capacity: int = 1, **given: Any) -> tuple[Activity, Shift]:
            activity = await make_activity(session, team, title=title, **given)
            at = SATURDAY + DAY * len(made)
            return activity, await make_shift(session, activity, starts_at=at, capacity=capacity)

        made: list[tuple[Activity, Shift]] = []
        made.append(await make("可报"))
        made.append(await make("满了"))
        made.append(await make("已报"))
        made.append(await make("未开始", signup_opens_at=MONDAY_MORNING + HOUR))
        made.append(await make("年龄", min_age=60))
        made.append(await make("要审核", approval="manual"))
        for _, shift in (made[1], made[5]):
            await make_seat(session, shift)
        await take_seat(session, made[2][1], mine)
        clash = await make_activity(session, team, title="冲突")
        await make_shift(session, clash, starts_at=made[2][1].starts_at + HOUR)
        await session.commit()

        path = "/v1/me/activities"
        assert await titles(me, path, region_code=REGION) == ["可报", "要审核"]
        everything = await me.get(path, params={"region_code": REGION, "all": True})
        told = {
            item["title"]: (item["shifts"][0]["roles"][0]["refusal"], item["shifts"][0]["mine"])
            for item in everything.json()["items"]
        }
        assert told["可报"] == told["满了"] == (None, None)  # of the full one the wait-list
        assert told["已报"][1]["state"] == "confirmed"
        assert [told[one][0] for one in ("未开始", "年龄", "冲突")] == [
            "signup_not_open",
            "under_age",
            "shift_collides",
        ]

    async def test_who_is_no_volunteer_yet_can_take_nothing_and_is_told_why(
        self, log_in: LogIn, session: AsyncSession
    ) -> None:
        await make_shift(session)
        await session.commit()
        me = await log_in("me")
        asked = {"region_code": REGION}
        assert await titles(me, "/v1/me/activities", **asked) == []
        (item,) = (await me.get("/v1/me/activities", params=asked | {"all": "true"})).json()[
            "items"
        ]
        role = item["shifts"][0]["roles"][0]
        assert (role["refusal"], role["sentence"]) == (
            "not_a_volunteer",
            "先登记成为志愿者，再来报名",
        )

    async def test_the_filters_of_the_list_hold_here_too(
        self, log_in: LogIn, session: AsyncSession
    ) -> None:
        for category in ("ecology", "health"):
            activity = await make_activity(session, title=category, category=category)
            await make_shift(session, activity)
        me = await log_in("me")
        await make_volunteer(session, await account_of(me))
        await session.commit()
        asked = {"region_code": REGION, "category": "health"}
        assert await titles(me, "/v1/me/activities", **asked) == ["health"]


class TestCalendar:
    async def test_it_holds_ones_signups_in_all_regions_and_ones_childrens(
        self, log_in: LogIn, session: AsyncSession
    ) -> None:
        me = await log_in("me")
        account_id = await account_of(me)
        for number, region_code in enumerate((REGION, "141129")):
            activity = await make_activity(session, region_code=region_code, contact="示例队长")
            shift = await make_shift(session, activity, starts_at=SATURDAY + number * DAY)
            mine = await make_volunteer(session, account_id, region_code=region_code)
            await take_seat(session, shift, mine, ("confirmed", "waiting")[number])
            await make_seat(session, shift)  # somebody else's is not mine
            await accounts.remember_region(session, account_id, region_code)
        lesson = await make_shift(
            session, starts_at=SATURDAY + 2 * DAY, audience=Audience.SERVED, role="学生"
        )
        child = await make_child(session, account_id)
        await take_seat(session, lesson, child)
        over = await make_shift(session, starts_at=MONDAY_MORNING - 9 * HOUR)
        volunteers = {v.region_code: v for v in await _volunteers(session, account_id)}
        await take_seat(session, over, volunteers[REGION])
        await session.commit()

        items = (await me.get("/v1/me/calendar")).json()["items"]
        shown = [(one["region_code"], one["state"], one["contact"]) for one in items]
        assert shown == [
            (REGION, "confirmed", "示例队长"),
            ("141129", "waiting", None),
            (REGION, "confirmed", ""),
        ]
        assert [one["child_id"] for one in items] == [None, None, str(child.id)]
        since = (await me.get("/v1/me/calendar", params={"since": "2026-11-23"})).json()["items"]
        assert len(since) == 4
        page = (await me.get("/v1/me/calendar", params={"limit": 2})).json()
        rest = (await me.get("/v1/me/calendar", params={"cursor": page["next_cursor"]})).json()
        assert page["items"] + rest["items"] == items


async def _volunteers(session: AsyncSession, account_id: uuid.UUID) -> list[Any]:
    return list(await session.exec(select(Volunteer).where(Volunteer.account_id == account_id)))
