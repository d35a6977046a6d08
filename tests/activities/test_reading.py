"""Finding an activity: the list, and one of it."""

import uuid
from datetime import timedelta
from typing import Any

import httpx
import pytest
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.activities.models import Audience, Shift
from app.volunteers.models import Organisation
from tests.activities.builders import (
    SATURDAY,
    make_activity,
    make_organisation,
    make_role,
    make_shift,
)
from tests.activities.holding import make_child, make_seat, take_seat
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

    @pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "1969-12-31", "28-11-2026"])
    async def test_a_day_of_another_age_is_refused(
        self, client: httpx.AsyncClient, day: str
    ) -> None:
        answer = await client.get(ACTIVITIES, params={"day": day})
        assert (answer.status_code, answer.json()["code"]) == (422, "malformed")

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
        path = f"/v1/regions/{REGION}/desk/activities"
        assert await titles(organiser, path) == ["cancelled", "published", "draft"]
        assert await titles(organiser, path, state="draft") == ["draft"]
        page = (await organiser.get(path, params={"limit": 2})).json()
        rest = {"limit": 2, "cursor": page["next_cursor"]}
        assert await titles(organiser, path, **rest) == ["draft"]
