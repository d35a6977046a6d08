"""From draft to published, changed, called off: who sees what, and who is told."""

import uuid
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

import asyncpg
import httpx
import orjson
import pytest
from fastapi import FastAPI
from sqlalchemy.dialects.postgresql import Range
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app import jobs as all_jobs
from app.accounts.models import Role
from app.activities import telling
from app.activities.jobs import move_region_on
from app.activities.models import Activity, Shift
from app.databases import plain
from app.db import SessionMaker
from app.jobs import JobContext
from app.messages.models import InboxMessage
from app.seats.models import Seat, SeatPool
from app.volunteers.models import Organisation, Volunteer
from tests.activities.builders import SATURDAY, make_activity, make_organisation, make_shift
from tests.activities.conftest import StaffOf
from tests.activities.test_editing import ACTIVITIES, create, key, new
from tests.activities.volunteers import make_volunteer
from tests.builders import MONDAY_MORNING, REGION
from tests.conftest import Freeze
from tests.databases import TestDatabase

BAD = "网上赌博"
HOUR = timedelta(hours=1)
SHIFTS = f"/v1/regions/{REGION}/shifts"
Told = Callable[[], Awaitable[list[tuple[uuid.UUID, str, str]]]]


@pytest.fixture
def told(app: FastAPI, database: TestDatabase, session: AsyncSession) -> Told:
    """Do the jobs that tell people; return whom, of what kind, what."""

    async def told() -> list[tuple[uuid.UUID, str, str]]:
        context = JobContext(app.state.sessionmaker, app.state.wechat, app.state.settings)
        queue = await asyncpg.connect(plain(database.superuser_url))
        take = "DELETE FROM pgqueuer WHERE entrypoint = $1 RETURNING payload"
        for row in await queue.fetch(take, telling.TELL):
            for _ in range(2):  # at least once: again tells nobody again
                await all_jobs.handlers[telling.TELL](context, orjson.loads(row["payload"]))
        await queue.close()
        rows = await session.exec(select(InboxMessage).order_by(col(InboxMessage.id)))
        return [(row.account_id, row.kind, row.text) for row in rows]

    return told


async def make_seat(
    session: AsyncSession, shift: Shift, state: str = "confirmed", **given: Any
) -> Volunteer:
    """Somebody who has a place, or waits."""
    volunteer = await make_volunteer(session)
    await take_seat(session, shift, volunteer, state)
    return volunteer


async def take_seat(
    session: AsyncSession, shift: Shift, volunteer: Volunteer, state: str = "confirmed"
) -> None:
    pool = (await session.exec(select(SeatPool).where(SeatPool.group_id == shift.id))).one()
    pool.queue += 1
    pool.taken += state == "confirmed"
    pool.waiting += state == "waiting"
    session.add(
        Seat(
            region_code=shift.region_code,
            pool_id=pool.id,
            group_id=shift.id,
            party_id=volunteer.id,
            state=state,
            queue_no=pool.queue,
            during=Range(shift.starts_at, shift.ends_at, bounds="[)"),
            state_at=MONDAY_MORNING,
            told_at=MONDAY_MORNING,
        )
    )
    await session.flush()


def moved(shift: Shift, by: timedelta, **said: Any) -> dict[str, Any]:
    return {
        "starts_at": (shift.starts_at + by).isoformat(),
        "ends_at": (shift.ends_at + by).isoformat(),
        "capacity": 10,
        **said,
    }


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


class TestOthersActivities:
    async def test_another_organisations_activity_is_not_there(
        self, organiser: httpx.AsyncClient, team: Organisation, session: AsyncSession
    ) -> None:
        foreign = await make_activity(session)
        await make_shift(session, foreign)
        await session.commit()
        path = f"{ACTIVITIES}/{foreign.id}"
        sent = {
            "/publish": None,
            "/cancel": {"reason": "下雨"},
            "/copy": {},
            "/shifts": new(team)["shifts"][0],
        }
        answers = [await organiser.put(path, json=base(team))]
        for act, body in sent.items():
            answers.append(await organiser.post(path + act, json=body, headers=key()))
        assert [(a.status_code, a.json()["code"]) for a in answers] == [
            (404, "activity_not_found")
        ] * 5

    async def test_nor_are_its_shifts(
        self, organiser: httpx.AsyncClient, session: AsyncSession
    ) -> None:
        shift = await make_shift(session)
        await session.commit()
        changed = await organiser.put(f"{SHIFTS}/{shift.id}", json=moved(shift, HOUR))
        cancelled = await organiser.post(f"{SHIFTS}/{shift.id}/cancel", json={"reason": "下雨"})
        assert [changed.json()["code"], cancelled.json()["code"]] == ["shift_not_found"] * 2


def base(team: Organisation, **said: Any) -> dict[str, Any]:
    body = new(team, **said)
    for name in ("organisation_id", "shifts"):
        del body[name]
    return body


class TestChanging:
    async def test_another_place_is_told_to_who_has_a_place_and_to_who_waits(
        self, organiser: httpx.AsyncClient, team: Organisation, session: AsyncSession, told: Told
    ) -> None:
        activity = await make_activity(session, team)
        shift = await make_shift(session, activity)
        sits, waits = [await make_seat(session, shift, s) for s in ("confirmed", "waiting")]
        await make_volunteer(session)  # has nothing to do with it
        await session.commit()
        answer = await organiser.put(f"{ACTIVITIES}/{activity.id}", json=base(team, place="南街"))
        assert answer.status_code == 200, answer.text
        found = await told()
        assert {account for account, _, _ in found} == {sits.account_id, waits.account_id}
        assert {kind for _, kind, _ in found} == {"change"}
        assert all("南街" in text for _, _, text in found)

    async def test_other_words_are_told_to_nobody(
        self, organiser: httpx.AsyncClient, team: Organisation, session: AsyncSession, told: Told
    ) -> None:
        activity = await make_activity(session, team, place="北街路口")
        await make_seat(session, await make_shift(session, activity))
        await session.commit()
        body = base(team, bring="手套")
        assert (await organiser.put(f"{ACTIVITIES}/{activity.id}", json=body)).json()[
            "bring"
        ] == "手套"
        assert await told() == []

    async def test_approval_by_hand_reaches_the_pools_of_what_is_to_come(
        self, organiser: httpx.AsyncClient, team: Organisation, session: AsyncSession
    ) -> None:
        created = await create(organiser, new(team))
        body = base(team, approval="manual", waitlist=False)
        await organiser.put(f"{ACTIVITIES}/{created['id']}", json=body)
        pool = (await session.exec(select(SeatPool))).one()
        assert (pool.is_by_hand, pool.has_waitlist) == (True, False)

    async def test_words_that_break_the_rules_change_nothing(
        self, organiser: httpx.AsyncClient, team: Organisation
    ) -> None:
        created = await create(organiser, new(team))
        path = f"{ACTIVITIES}/{created['id']}"
        answer = await organiser.put(path, json=base(team, title=BAD))
        assert answer.json()["code"] == "content_refused"
        assert (await organiser.get(path)).json()["title"] == "清扫北街"

    async def test_what_was_called_off_is_not_changed(
        self, organiser: httpx.AsyncClient, team: Organisation, session: AsyncSession
    ) -> None:
        activity = await make_activity(session, team, state="cancelled")
        await session.commit()
        answer = await organiser.put(f"{ACTIVITIES}/{activity.id}", json=base(team))
        assert (answer.status_code, answer.json()["code"]) == (409, "activity_over")
        shift = new(team)["shifts"][0]
        path = f"{ACTIVITIES}/{activity.id}/shifts"
        answer = await organiser.post(path, json=shift, headers=key())
        assert answer.json()["code"] == "activity_over"


class TestShifts:
    async def test_another_time_is_told_and_moves_the_seats_and_the_list(
        self, organiser: httpx.AsyncClient, team: Organisation, session: AsyncSession, told: Told
    ) -> None:
        activity = await make_activity(session, team)
        shift = await make_shift(session, activity, reminded=1)
        sits = await make_seat(session, shift)
        await session.commit()
        answer = await organiser.put(f"{SHIFTS}/{shift.id}", json=moved(shift, 24 * HOUR))
        assert answer.status_code == 200, answer.text
        ((account, kind, text),) = await told()
        assert (account, kind) == (sits.account_id, "change")
        assert "11月28日 09:00 至 12:00" in text
        assert "11月29日 09:00 至 12:00" in text
        session.expunge_all()
        seat = (await session.exec(select(Seat))).one()
        assert seat.during.lower == SATURDAY + 24 * HOUR
        assert (await session.exec(select(Activity.next_at))).one() == SATURDAY + 24 * HOUR
        assert (await session.exec(select(Shift.reminded))).one() == 0
        pool = (await session.exec(select(SeatPool))).one()
        assert pool.rush_at == SATURDAY + 18 * HOUR

    async def test_whom_another_place_keeps_from_it_loses_this_one_and_is_told_so(
        self, organiser: httpx.AsyncClient, team: Organisation, session: AsyncSession, told: Told
    ) -> None:
        activity = await make_activity(session, team)
        shift = await make_shift(session, activity)
        other = await make_shift(session, starts_at=SATURDAY + 24 * HOUR)
        sits = await make_seat(session, shift)
        await take_seat(session, other, sits)
        await session.commit()
        answer = await organiser.put(f"{SHIFTS}/{shift.id}", json=moved(shift, 24 * HOUR))
        assert answer.json()["free"] == 10
        ((account, kind, text),) = await told()
        assert (account, kind) == (sits.account_id, "cancellation")
        assert "冲突" in text

    async def test_a_capacity_below_the_confirmed_is_refused_by_name(
        self, organiser: httpx.AsyncClient, team: Organisation, session: AsyncSession
    ) -> None:
        shift = await make_shift(session, await make_activity(session, team))
        for _ in range(2):
            await make_seat(session, shift)
        await session.commit()
        path = f"{SHIFTS}/{shift.id}"
        few = await organiser.put(path, json=moved(shift, HOUR, capacity=1))
        assert (few.status_code, few.json()["code"]) == (409, "capacity_below_taken")
        session.expunge_all()
        assert (await session.get_one(Shift, (REGION, shift.id))).starts_at == SATURDAY
        enough = await organiser.put(path, json=moved(shift, timedelta(0), capacity=2))
        assert (enough.json()["capacity"], enough.json()["free"]) == (2, 0)

    async def test_roles_are_known_by_their_names(
        self, organiser: httpx.AsyncClient, team: Organisation
    ) -> None:
        slot = new(team)["shifts"][0] | {"capacity": None}
        roles = [{"name": "讲课", "capacity": 2}, {"name": "看护", "capacity": 3}]
        created = await create(organiser, new(team, shifts=[slot | {"roles": roles}]))
        (before,) = created["shifts"]
        said = [{"name": "登记", "capacity": 1}, {"name": "讲课", "capacity": 4, "min_age": 18}]
        path = f"{SHIFTS}/{before['id']}"
        after = (await organiser.put(path, json=slot | {"roles": said})).json()
        shown = [(role["name"], role["capacity"], role["min_age"]) for role in after["roles"]]
        assert shown == [("登记", 1, None), ("讲课", 4, 18)]
        assert after["roles"][1]["id"] == before["roles"][0]["id"]

    async def test_a_role_in_which_somebody_has_a_place_stays(
        self, organiser: httpx.AsyncClient, team: Organisation, session: AsyncSession
    ) -> None:
        activity = await make_activity(session, team)
        shift = await make_shift(session, activity, role="讲课")
        await make_seat(session, shift, "pending")
        await session.commit()
        said = moved(shift, timedelta(0), capacity=None, roles=[{"name": "看护", "capacity": 3}])
        answer = await organiser.put(f"{SHIFTS}/{shift.id}", json=said)
        assert (answer.status_code, answer.json()["code"]) == (409, "role_in_use")

    async def test_a_shift_is_added(
        self, organiser: httpx.AsyncClient, team: Organisation, session: AsyncSession
    ) -> None:
        activity = await make_activity(session, team)
        await make_shift(session, activity)
        await session.commit()
        said = {"starts_at": "2026-11-24T01:00:00Z", "ends_at": "2026-11-24T02:00:00Z"}
        path = f"{ACTIVITIES}/{activity.id}/shifts"
        answer = await organiser.post(path, json=said | {"capacity": 3}, headers=key())
        assert (answer.status_code, answer.json()["free"]) == (201, 3)
        shown = (await organiser.get(f"{ACTIVITIES}/{activity.id}")).json()
        assert (shown["next_at"], len(shown["shifts"])) == ("2026-11-24T01:00:00Z", 2)

    async def test_one_shift_is_called_off_and_the_others_stand(
        self, organiser: httpx.AsyncClient, team: Organisation, session: AsyncSession, told: Told
    ) -> None:
        activity = await make_activity(session, team)
        shift = await make_shift(session, activity)
        later = await make_shift(session, activity, starts_at=SATURDAY + 24 * HOUR)
        sits, waits = [await make_seat(session, shift, s) for s in ("confirmed", "waiting")]
        await make_seat(session, later)
        await session.commit()
        path = f"{SHIFTS}/{shift.id}/cancel"
        for _ in range(2):  # twice is once
            answer = await organiser.post(path, json={"reason": "大雪"})
            assert (answer.status_code, answer.json()["state"]) == (200, "cancelled")
        found = await told()
        assert {account for account, _, _ in found} == {sits.account_id, waits.account_id}
        assert {(kind, text) for _, kind, text in found} == {
            ("cancellation", "11月28日 09:00 至 12:00 的活动取消了：大雪")
        }
        session.expunge_all()
        assert (await session.exec(select(Seat.group_id))).all() == [later.id]
        shown = await session.get_one(Activity, (REGION, activity.id))
        assert (shown.state, shown.next_at) == ("published", SATURDAY + 24 * HOUR)

    async def test_what_is_over_stays_as_it_was(
        self, organiser: httpx.AsyncClient, team: Organisation, session: AsyncSession
    ) -> None:
        activity = await make_activity(session, team)
        shift = await make_shift(session, activity, starts_at=MONDAY_MORNING - 9 * HOUR)
        await session.commit()
        path = f"{SHIFTS}/{shift.id}"
        changed = await organiser.put(path, json=moved(shift, 240 * HOUR))
        cancelled = await organiser.post(f"{path}/cancel", json={"reason": "下雨"})
        assert [changed.json()["code"], cancelled.json()["code"]] == ["shift_ended"] * 2


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
        far = await organiser.post(path, json={"starts_on": "9999-12-31"}, headers=key())
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


class TestTime:
    async def test_an_activity_runs_from_its_first_shift_until_the_last_is_settled(
        self, session: AsyncSession, sessionmaker: SessionMaker
    ) -> None:
        activity = await make_activity(session)
        first = await make_shift(session, activity)
        last = await make_shift(session, activity, starts_at=SATURDAY + 24 * HOUR)
        await session.commit()

        async def at(instant: datetime) -> tuple[str, datetime | None]:
            await move_region_on(sessionmaker, REGION, instant)
            session.expunge_all()
            found = await session.get_one(Activity, (REGION, activity.id))
            return found.state, found.next_at

        assert await at(SATURDAY - HOUR) == ("published", SATURDAY)
        assert await at(SATURDAY) == ("running", SATURDAY)
        assert await at(SATURDAY + 2 * HOUR) == ("running", SATURDAY)
        assert await at(first.ends_at) == ("running", last.starts_at)
        assert await at(last.ends_at) == ("running", None)
        for shift in (first, last):
            (await session.get_one(Shift, (REGION, shift.id))).settled_at = last.ends_at
        await session.commit()
        assert await at(last.ends_at + HOUR) == ("finished", None)

    async def test_what_was_called_off_needs_no_settling(
        self, session: AsyncSession, sessionmaker: SessionMaker
    ) -> None:
        activity = await make_activity(session)
        done = await make_shift(session, activity)
        done.settled_at = done.ends_at
        await make_shift(session, activity, starts_at=SATURDAY + HOUR, cancelled_at=SATURDAY)
        await session.commit()
        await move_region_on(sessionmaker, REGION, done.ends_at)
        session.expunge_all()
        assert (await session.exec(select(Activity.state))).one() == "finished"

    async def test_drafts_and_what_was_called_off_stay_as_they_are(
        self, session: AsyncSession, sessionmaker: SessionMaker
    ) -> None:
        team = await make_organisation(session)
        for state in ("draft", "cancelled"):
            await make_shift(session, await make_activity(session, team, state=state))
        await session.commit()
        await move_region_on(sessionmaker, REGION, SATURDAY + 24 * HOUR)
        session.expunge_all()
        states = await session.exec(select(Activity.state).order_by(col(Activity.state)))
        assert list(states) == ["cancelled", "draft"]


async def test_the_minutes_job_goes_region_by_region(
    app: FastAPI, session: AsyncSession, freeze: Freeze
) -> None:
    for region_code in (REGION, "141129"):
        await make_shift(session, await make_activity(session, region_code=region_code))
    await session.commit()
    freeze(SATURDAY + HOUR)
    context = JobContext(app.state.sessionmaker, app.state.wechat, app.state.settings)
    await all_jobs.handlers["move_activities_on"](context, {})
    states = await session.exec(select(Activity.state))
    assert list(states) == ["running", "running"]
