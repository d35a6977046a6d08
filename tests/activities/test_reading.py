"""Finding an activity: the list, one of it, what one can take, and one's calendar."""

import uuid
from datetime import timedelta
from typing import Any

import httpx
import pytest
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts import service as accounts
from app.activities.models import Activity, Audience, Child, Shift
from app.volunteers.models import Organisation, Volunteer
from tests.activities.builders import (
    SATURDAY,
    make_activity,
    make_organisation,
    make_role,
    make_shift,
)
from tests.activities.holding import make_seat, take_seat
from tests.activities.test_editing import ACTIVITIES
from tests.activities.volunteers import make_volunteer
from tests.builders import HERE, MONDAY_MORNING, REGION
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


class TestList:
    async def test_what_is_to_come_stands_in_the_order_of_its_next_shift(
        self, client: httpx.AsyncClient, session: AsyncSession
    ) -> None:
        for title, days in (("后", 2), ("先", 0), ("中", 1)):
            activity = await make_activity(session, title=title)
            await make_shift(session, activity, starts_at=SATURDAY + days * DAY)
        await make_activity(session, title="没有班次")
        await session.commit()
        assert await titles(client) == ["先", "中", "后"]

    async def test_it_is_read_page_by_page_without_gap_or_repeat(
        self, client: httpx.AsyncClient, session: AsyncSession
    ) -> None:
        team = await make_organisation(session)
        for number in range(7):
            activity = await make_activity(session, team, title=str(number))
            await make_shift(session, activity, starts_at=SATURDAY + (number // 2) * HOUR)
        await session.commit()
        seen, cursor = [], None
        while True:
            asked = {"limit": 2} | ({"cursor": cursor} if cursor else {})
            page = (await client.get(ACTIVITIES, params=asked)).json()
            seen += [item["title"] for item in page["items"]]
            cursor = page["next_cursor"]
            if cursor is None:
                break
        assert seen == [str(number) for number in range(7)]

    async def test_each_tells_its_next_shifts_and_how_full_they_are(
        self, client: httpx.AsyncClient, session: AsyncSession
    ) -> None:
        activity = await make_activity(session)
        for days in (-9, 0, 1, 2, 3):
            await make_shift(session, activity, starts_at=SATURDAY + days * DAY, capacity=days + 10)
        await make_shift(session, activity, starts_at=SATURDAY + HOUR, cancelled_at=SATURDAY)
        first = (await session.exec(select(Shift).where(Shift.starts_at == SATURDAY))).one()
        await make_role(
            session, first, activity, capacity=20, name="学生", audience=Audience.SERVED
        )
        await make_seat(session, first)
        await make_seat(session, first, "waiting")
        activity.next_at = SATURDAY
        await session.commit()
        (item,) = (await client.get(ACTIVITIES)).json()["items"]
        shown = [(one["capacity"], one["free"], one["waiting"]) for one in item["shifts"]]
        assert shown == [(10, 9, 1), (11, 11, 0), (12, 12, 0)]
        assert [role["audience"] for role in item["shifts"][0]["roles"]] == ["volunteers", "served"]

    async def test_nothing_of_another_region_is_in_it(
        self, client: httpx.AsyncClient, session: AsyncSession
    ) -> None:
        await make_shift(session, await make_activity(session, region_code="141129"))
        await session.commit()
        assert await titles(client) == []
        assert len(await titles(client, "/v1/regions/141129/activities")) == 1

    async def test_by_category_of_which_several_may_be_asked_for(
        self, client: httpx.AsyncClient, session: AsyncSession
    ) -> None:
        for category in ("ecology", "health", "rescue"):
            activity = await make_activity(session, title=category, category=category)
            await make_shift(session, activity)
        await session.commit()
        assert await titles(client, category=["health"]) == ["health"]
        assert set(await titles(client, category=["health", "rescue"])) == {"health", "rescue"}

    async def test_by_the_day_in_shanghai(
        self, client: httpx.AsyncClient, session: AsyncSession
    ) -> None:
        # Half past midnight of Sunday in Shanghai: still Saturday in UTC.
        late = SATURDAY + timedelta(hours=15, minutes=30)
        for title, starts_at in (("周六", SATURDAY), ("周日", late), ("周一", SATURDAY + 2 * DAY)):
            activity = await make_activity(session, title=title)
            await make_shift(session, activity, starts_at=starts_at)
        both = await make_activity(session, title="每天")
        for days in range(3):
            await make_shift(session, both, starts_at=SATURDAY + days * DAY + HOUR)
        await session.commit()
        assert await titles(client, day="2026-11-28") == ["周六", "每天"]
        assert await titles(client, day="2026-11-29") == ["每天", "周日"]
        assert await titles(client, day="2026-12-01") == []

    async def test_by_who_organises(
        self, client: httpx.AsyncClient, session: AsyncSession, team: Organisation
    ) -> None:
        await make_shift(session, await make_activity(session, team, title="我们"))
        await make_shift(session, await make_activity(session, title="他们"))
        await session.commit()
        assert await titles(client, organisation_id=str(team.id)) == ["我们"]

    async def test_around_a_place(self, client: httpx.AsyncClient, session: AsyncSession) -> None:
        for title, north in (("近", 0.001), ("角上", 0.0085), ("远", 0.1)):
            here: dict[str, Any] = {"latitude": HERE[0] + north, "longitude": HERE[1] + north}
            await make_shift(session, await make_activity(session, title=title, **here))
        await session.commit()
        at: dict[str, Any] = {"latitude": HERE[0], "longitude": HERE[1]}
        assert await titles(client, **at, radius_m=1000) == ["近"]  # the box has the corner too
        assert await titles(client, **at) == ["近", "角上"]
        answer = await client.get(ACTIVITIES, params={"latitude": 37.89})
        assert (answer.status_code, answer.json()["code"]) == (422, "place_incomplete")

    async def test_with_free_places(self, client: httpx.AsyncClient, session: AsyncSession) -> None:
        for title, sits in (("满了", 1), ("有空", 0)):
            shift = await make_shift(session, await make_activity(session, title=title), capacity=1)
            for _ in range(sits):
                await make_seat(session, shift)
        served = await make_activity(session, title="只有学生")
        await make_shift(session, served, audience=Audience.SERVED)
        await session.commit()
        assert await titles(client, has_free=True) == ["有空"]

    async def test_it_is_answered_304_to_who_has_it(
        self, client: httpx.AsyncClient, session: AsyncSession
    ) -> None:
        await make_shift(session)
        await session.commit()
        tag = (await client.get(ACTIVITIES)).headers["etag"]
        again = await client.get(ACTIVITIES, headers={"If-None-Match": tag})
        assert again.status_code == 304

    @pytest.mark.parametrize("cursor", ["x", "W10", "WyIyMDI2Il0"])
    async def test_a_cursor_that_is_none_is_refused(
        self, client: httpx.AsyncClient, cursor: str
    ) -> None:
        answer = await client.get(ACTIVITIES, params={"cursor": cursor})
        assert (answer.status_code, answer.json()["code"]) == (422, "cursor_invalid")


class TestOne:
    async def test_the_contact_is_told_to_who_has_a_place_and_to_organisers_alone(
        self,
        client: httpx.AsyncClient,
        log_in: LogIn,
        organiser: httpx.AsyncClient,
        team: Organisation,
        session: AsyncSession,
    ) -> None:
        activity = await make_activity(session, team, contact="示例队长 13900000000")
        shift = await make_shift(session, activity)
        people = {name: await log_in(name) for name in ("confirmed", "waiting", "pending")}
        for state, person in people.items():
            volunteer = await make_volunteer(session, await account_of(person))
            await take_seat(session, shift, volunteer, state)
        people["stranger"] = await log_in("stranger")
        await session.commit()
        path = f"{ACTIVITIES}/{activity.id}"
        told = {name: (await one.get(path)).json()["contact"] for name, one in people.items()}
        nothing = dict.fromkeys(("waiting", "pending", "stranger"))
        assert told == {"confirmed": "示例队长 13900000000", **nothing}
        assert (await client.get(path)).json()["contact"] is None
        shown = await organiser.get(path)
        assert shown.json()["contact"] == "示例队长 13900000000"
        assert shown.headers["cache-control"] == "no-store"

    async def test_the_parent_of_a_child_with_a_place_is_told_the_contact_too(
        self, log_in: LogIn, session: AsyncSession
    ) -> None:
        activity = await make_activity(session, contact="示例老师")
        shift = await make_shift(session, activity, audience=Audience.SERVED)
        parent = await log_in("parent")
        child = await make_child(session, await account_of(parent))
        await take_seat(session, shift, child)
        await session.commit()
        path = f"{ACTIVITIES}/{activity.id}"
        assert (await parent.get(path)).json()["contact"] == "示例老师"

    async def test_another_organiser_reads_it_like_anybody(
        self, organiser: httpx.AsyncClient, session: AsyncSession
    ) -> None:
        published = await make_activity(session, contact="示例队长")
        draft = await make_activity(session, state="draft")
        await session.commit()
        assert (await organiser.get(f"{ACTIVITIES}/{published.id}")).json()["contact"] is None
        answer = await organiser.get(f"{ACTIVITIES}/{draft.id}")
        assert (answer.status_code, answer.json()["code"]) == (404, "activity_not_found")

    async def test_a_token_that_holds_no_longer_is_said_so(
        self, client: httpx.AsyncClient, session: AsyncSession
    ) -> None:
        activity = await make_activity(session)
        await session.commit()
        token = {"Authorization": f"Bearer {uuid.uuid4()}.nothing"}
        answer = await client.get(f"{ACTIVITIES}/{activity.id}", headers=token)
        assert (answer.status_code, answer.json()["code"]) == (401, "token_invalid")

    async def test_each_role_tells_who_asks_why_they_cannot_take_it(
        self, log_in: LogIn, session: AsyncSession
    ) -> None:
        activity = await make_activity(session)
        shift = await make_shift(session, activity, role="登记")
        await make_role(session, shift, activity, name="讲课", min_age=60)
        await session.commit()
        me, path = await log_in("me"), f"{ACTIVITIES}/{activity.id}"

        async def refusals() -> dict[str, str | None]:
            (shown,) = (await me.get(path)).json()["shifts"]
            return {role["name"]: role["refusal"] for role in shown["roles"]}

        assert await refusals() == {"登记": "not_a_volunteer", "讲课": "not_a_volunteer"}
        await make_volunteer(session, await account_of(me))
        await session.commit()
        assert await refusals() == {"登记": None, "讲课": "under_age"}

    async def test_a_shift_tells_who_asks_what_they_hold_in_it(
        self, log_in: LogIn, session: AsyncSession
    ) -> None:
        activity = await make_activity(session)
        shift = await make_shift(session, activity)
        await make_seat(session, shift, "waiting")
        me = await log_in("me")
        await take_seat(
            session, shift, await make_volunteer(session, await account_of(me)), "waiting"
        )
        await session.commit()
        (shown,) = (await me.get(f"{ACTIVITIES}/{activity.id}")).json()["shifts"]
        assert (shown["mine"]["state"], shown["mine"]["rank"]) == ("waiting", 2)
        assert shown["mine"]["role_id"] == shown["roles"][0]["id"]
        assert shown["roles"][0]["refusal"] is None


class TestOwnOfAnOrganiser:
    async def test_organisers_find_theirs_in_every_state_the_newest_first(
        self, organiser: httpx.AsyncClient, team: Organisation, session: AsyncSession
    ) -> None:
        for state in ("draft", "published", "cancelled"):
            await make_activity(session, team, title=state, state=state)
        await make_activity(session, title="他们")
        await session.commit()
        path = f"{ACTIVITIES}/own"
        assert await titles(organiser, path) == ["cancelled", "published", "draft"]
        assert await titles(organiser, path, state="draft") == ["draft"]
        page = (await organiser.get(path, params={"limit": 2})).json()
        rest = {"limit": 2, "cursor": page["next_cursor"]}
        assert await titles(organiser, path, **rest) == ["draft"]


async def make_child(session: AsyncSession, account_id: uuid.UUID) -> Child:
    child = Child(
        region_code=REGION,
        account_id=account_id,
        name_encrypted="",
        birth_year=2017,
        fetched_by_encrypted="",
    )
    session.add(child)
    await session.flush()
    return child


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
