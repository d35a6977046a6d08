"""Changing an activity and its shifts: who is told, and what is refused."""

from datetime import timedelta
from typing import Any

import httpx
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.activities.models import Activity, Shift
from app.seats.models import Seat, SeatPool
from app.volunteers.models import Organisation
from tests.activities.builders import SATURDAY, make_activity, make_shift
from tests.activities.conftest import Told
from tests.activities.holding import make_seat, take_seat
from tests.activities.test_editing import ACTIVITIES, create, key, new
from tests.activities.volunteers import make_volunteer
from tests.builders import MONDAY_MORNING, REGION

BAD = "网上赌博"
HOUR = timedelta(hours=1)
SHIFTS = f"/v1/regions/{REGION}/shifts"


def moved(shift: Shift, by: timedelta, **said: Any) -> dict[str, Any]:
    return {
        "starts_at": (shift.starts_at + by).isoformat(),
        "ends_at": (shift.ends_at + by).isoformat(),
        "capacity": 10,
        **said,
    }


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
