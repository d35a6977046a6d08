"""From draft to published to called off: who sees what, and who is told."""

import uuid
from datetime import datetime, timedelta

import httpx
import pytest
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts.models import Role
from app.seats.models import Seat, SeatPool
from app.volunteers.models import Organisation
from tests.activities.builders import SATURDAY, make_activity, make_shift
from tests.activities.conftest import StaffOf, Told
from tests.activities.holding import make_seat
from tests.activities.test_editing import ACTIVITIES, create, key, new
from tests.builders import MONDAY_MORNING, REGION

BAD = "网上赌博"
HOUR = timedelta(hours=1)


class TestPublishing:
    async def test_a_draft_is_shown_to_its_organisers_alone_until_it_is_published(
        self,
        organiser: httpx.AsyncClient,
        team: Organisation,
        client: httpx.AsyncClient,
        staff_of: StaffOf,
    ) -> None:
        created = await create(organiser, new(team))
        path = f"{ACTIVITIES}/{created['id']}"
        stranger = await staff_of(Role.KEEPER, uuid.uuid4())
        for somebody in (client, stranger):
            assert (await somebody.get(path)).json()["code"] == "activity_not_found"
        assert (await organiser.get(path)).json()["state"] == "draft"
        assert (await client.get(ACTIVITIES)).json()["items"] == []

        published = await organiser.post(f"{path}/publish")
        assert (published.status_code, published.json()["state"]) == (200, "published")
        assert (await client.get(path)).json()["state"] == "published"
        (listed,) = (await client.get(ACTIVITIES)).json()["items"]
        assert listed["next_at"] == "2026-11-28T01:00:00Z"

    async def test_twice_is_once(self, organiser: httpx.AsyncClient, team: Organisation) -> None:
        created = await create(organiser, new(team))
        path = f"{ACTIVITIES}/{created['id']}/publish"
        assert [(await organiser.post(path)).status_code for _ in range(2)] == [200, 200]

    @pytest.mark.parametrize("where", ["title", "description", "bring", "contact"])
    async def test_words_that_break_the_rules_are_not_published(
        self, organiser: httpx.AsyncClient, team: Organisation, where: str
    ) -> None:
        created = await create(organiser, new(team, **{where: BAD}))
        answer = await organiser.post(f"{ACTIVITIES}/{created['id']}/publish")
        assert (answer.status_code, answer.json()["code"]) == (422, "content_refused")

    async def test_the_name_of_a_role_is_checked_too(
        self, organiser: httpx.AsyncClient, team: Organisation
    ) -> None:
        shift = new(team)["shifts"][0] | {"roles": [{"name": BAD, "capacity": 1}]}
        del shift["capacity"]
        created = await create(organiser, new(team, shifts=[shift]))
        answer = await organiser.post(f"{ACTIVITIES}/{created['id']}/publish")
        assert answer.json()["code"] == "content_refused"

    async def test_what_is_over_is_not_published(
        self, organiser: httpx.AsyncClient, team: Organisation, session: AsyncSession
    ) -> None:
        activity = await make_activity(session, team, state="draft")
        await make_shift(session, activity, starts_at=MONDAY_MORNING - 9 * HOUR)
        await session.commit()
        answer = await organiser.post(f"{ACTIVITIES}/{activity.id}/publish")
        assert (answer.status_code, answer.json()["code"]) == (409, "nothing_to_come")

    @pytest.mark.parametrize("state", ["finished", "cancelled"])
    async def test_what_has_ended_is_not_published_again(
        self, organiser: httpx.AsyncClient, team: Organisation, session: AsyncSession, state: str
    ) -> None:
        activity = await make_activity(session, team, state=state)
        await session.commit()
        answer = await organiser.post(f"{ACTIVITIES}/{activity.id}/publish")
        assert (answer.status_code, answer.json()["code"]) == (409, "activity_not_draft")

    async def test_a_suspended_organisation_publishes_nothing(
        self, organiser: httpx.AsyncClient, team: Organisation, session: AsyncSession
    ) -> None:
        created = await create(organiser, new(team))
        (await session.get_one(Organisation, (REGION, team.id))).state = "suspended"
        await session.commit()
        answer = await organiser.post(f"{ACTIVITIES}/{created['id']}/publish")
        assert (answer.status_code, answer.json()["code"]) == (409, "organisation_not_active")


class TestCancelling:
    async def test_everybody_who_has_a_place_or_waits_is_told_why(
        self, organiser: httpx.AsyncClient, team: Organisation, session: AsyncSession, told: Told
    ) -> None:
        activity = await make_activity(session, team)
        people = []
        for days in range(2):
            shift = await make_shift(session, activity, starts_at=SATURDAY + days * 24 * HOUR)
            for state in ("confirmed", "waiting", "pending"):
                people.append(await make_seat(session, shift, state))
        await session.commit()
        path = f"{ACTIVITIES}/{activity.id}"
        for _ in range(2):
            answer = await organiser.post(f"{path}/cancel", json={"reason": "大雪封路"})
            assert (answer.status_code, answer.json()["state"]) == (200, "cancelled")
        found = await told()
        assert sorted(account for account, _, _ in found) == sorted(p.account_id for p in people)
        assert all(kind == "cancellation" and "大雪封路" in text for _, kind, text in found)
        session.expunge_all()
        assert (await session.exec(select(Seat))).all() == []
        assert all((p.taken, p.waiting) == (0, 0) for p in await session.exec(select(SeatPool)))
        shown = (await organiser.get(path)).json()
        assert (shown["reason"], shown["next_at"]) == ("大雪封路", None)
        assert {shift["state"] for shift in shown["shifts"]} == {"cancelled"}

    async def test_it_leaves_the_list_and_can_still_be_read(
        self, organiser: httpx.AsyncClient, team: Organisation, client: httpx.AsyncClient
    ) -> None:
        created = await create(organiser, new(team))
        path = f"{ACTIVITIES}/{created['id']}"
        await organiser.post(f"{path}/publish")
        await organiser.post(f"{path}/cancel", json={"reason": "大雪封路"})
        assert (await client.get(ACTIVITIES)).json()["items"] == []
        assert (await client.get(path)).json()["reason"] == "大雪封路"

    async def test_what_is_over_keeps_its_shifts(
        self, organiser: httpx.AsyncClient, team: Organisation, session: AsyncSession
    ) -> None:
        activity = await make_activity(session, team)
        over = await make_shift(session, activity, starts_at=MONDAY_MORNING - 9 * HOUR)
        await make_shift(session, activity)
        await make_seat(session, over)
        await session.commit()
        path = f"{ACTIVITIES}/{activity.id}/cancel"
        shown = (await organiser.post(path, json={"reason": "大雪封路"})).json()
        assert [shift["state"] for shift in shown["shifts"]] == ["over", "cancelled"]
        assert (await session.exec(select(Seat.group_id))).all() == [over.id]


class TestCopying:
    async def test_a_copy_is_a_draft_some_whole_weeks_later(
        self, organiser: httpx.AsyncClient, team: Organisation, session: AsyncSession
    ) -> None:
        activity = await make_activity(session, team, contact="示例队长", state="finished")
        last = await make_shift(session, activity, starts_at=SATURDAY - 24 * 14 * HOUR, capacity=7)
        await make_shift(session, activity, starts_at=last.starts_at + 24 * HOUR, role="登记")
        gone = await make_shift(session, activity, starts_at=last.starts_at + 48 * HOUR)
        gone.cancelled_at = MONDAY_MORNING
        await make_seat(session, last)
        await session.commit()
        path = f"{ACTIVITIES}/{activity.id}/copy"
        answer = await organiser.post(path, json={}, headers=key())
        assert answer.status_code == 201, answer.text
        copy = answer.json()
        assert (copy["state"], copy["title"], copy["contact"]) == ("draft", "示例清扫", "示例队长")
        starts = [shift["starts_at"] for shift in copy["shifts"]]
        assert starts == ["2026-11-28T01:00:00Z", "2026-11-29T01:00:00Z"]
        assert [shift["free"] for shift in copy["shifts"]] == [7, 10]
        assert [shift["roles"][0]["name"] for shift in copy["shifts"]] == ["", "登记"]
        assert datetime.fromisoformat(copy["signup_opens_at"]) == (
            activity.signup_opens_at + timedelta(days=14)
        )

    async def test_a_copy_may_begin_on_a_day_of_ones_choice(
        self, organiser: httpx.AsyncClient, team: Organisation, session: AsyncSession
    ) -> None:
        activity = await make_activity(session, team)
        await make_shift(session, activity)
        await session.commit()
        path = f"{ACTIVITIES}/{activity.id}/copy"
        copy = await organiser.post(path, json={"starts_on": "2026-12-31"}, headers=key())
        assert copy.json()["shifts"][0]["starts_at"] == "2026-12-31T01:00:00Z"
        past = await organiser.post(path, json={"starts_on": "2026-11-01"}, headers=key())
        assert (past.status_code, past.json()["code"]) == (422, "shift_past")
        far = await organiser.post(path, json={"starts_on": "2200-12-31"}, headers=key())
        assert (far.status_code, far.json()["code"]) == (422, "shift_too_far")

    async def test_of_what_was_called_off_altogether_nothing_is_copied(
        self, organiser: httpx.AsyncClient, team: Organisation, session: AsyncSession
    ) -> None:
        activity = await make_activity(session, team)
        await make_shift(session, activity, cancelled_at=MONDAY_MORNING)
        await session.commit()
        path = f"{ACTIVITIES}/{activity.id}/copy"
        answer = await organiser.post(path, json={}, headers=key())
        assert (answer.status_code, answer.json()["code"]) == (409, "nothing_to_copy")
