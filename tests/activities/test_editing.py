"""Organisers write activities down and change them."""

import uuid
from typing import Any

import httpx
import pytest
from sqlmodel import func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts.models import Role
from app.activities.models import Activity, Shift, ShiftRole
from app.media.models import Photo
from app.seats.models import SeatPool
from app.volunteers.models import Organisation, Programme, Skill
from tests.activities.builders import make_organisation
from tests.activities.conftest import StaffOf
from tests.builders import REGION
from tests.media.pictures import SMALL

ACTIVITIES = f"/v1/regions/{REGION}/activities"
SATURDAY = {"starts_at": "2026-11-28T01:00:00Z", "ends_at": "2026-11-28T04:00:00Z"}


def key() -> dict[str, str]:
    return {"Idempotency-Key": str(uuid.uuid4())}


def new(team: Organisation, **said: Any) -> dict[str, Any]:
    """The fields that the issue names, and nothing else."""
    return {
        "title": "清扫北街",
        "organisation_id": str(team.id),
        "category": "ecology",
        "latitude": 37.89,
        "longitude": 111.24,
        "place": "北街路口",
        "signup_opens_at": "2026-11-23T00:00:00Z",
        "signup_closes_at": "2026-11-27T12:00:00Z",
        "cancel_until": "2026-11-27T12:00:00Z",
        "approval": "automatic",
        "waitlist": True,
        "shifts": [SATURDAY | {"capacity": 10}],
        **said,
    }


async def create(me: httpx.AsyncClient, body: dict[str, Any]) -> dict[str, Any]:
    answer = await me.post(ACTIVITIES, json=body, headers=key())
    assert answer.status_code == 201, answer.text
    created: dict[str, Any] = answer.json()
    return created


async def refused(me: httpx.AsyncClient, body: dict[str, Any]) -> tuple[int, str]:
    answer = await me.post(ACTIVITIES, json=body, headers=key())
    return answer.status_code, answer.json()["code"]


class TestCreating:
    async def test_an_activity_is_a_draft_with_its_shifts_and_their_pools(
        self, organiser: httpx.AsyncClient, team: Organisation, session: AsyncSession
    ) -> None:
        created = await create(organiser, new(team))
        assert created["state"] == "draft"
        (shift,) = created["shifts"]
        assert shift["capacity"] == shift["free"] == 10
        pool = await session.get_one(SeatPool, (REGION, uuid.UUID(shift["roles"][0]["id"])))
        assert (str(pool.group_id), pool.capacity, pool.has_waitlist) == (shift["id"], 10, True)
        assert not pool.is_by_hand
        assert (pool.offer_minutes, pool.rush_at.isoformat()) == (120, "2026-11-27T19:00:00+00:00")

    async def test_approval_by_hand_and_no_waitlist_reach_the_pools(
        self, organiser: httpx.AsyncClient, team: Organisation, session: AsyncSession
    ) -> None:
        created = await create(organiser, new(team, approval="manual", waitlist=False))
        role = created["shifts"][0]["roles"][0]
        pool = await session.get_one(SeatPool, (REGION, uuid.UUID(role["id"])))
        assert (pool.is_by_hand, pool.has_waitlist) == (True, False)

    async def test_shifts_are_answered_in_the_order_in_which_they_were_sent(
        self, organiser: httpx.AsyncClient, team: Organisation
    ) -> None:
        sunday = {"starts_at": "2026-11-29T01:00:00Z", "ends_at": "2026-11-29T04:00:00Z"}
        sent = [sunday | {"capacity": 1}, SATURDAY | {"capacity": 2}, SATURDAY | {"capacity": 3}]
        created = await create(organiser, new(team, shifts=sent))
        assert [shift["capacity"] for shift in created["shifts"]] == [1, 2, 3]

    async def test_roles_have_their_own_capacity_and_those_served_are_counted_apart(
        self, organiser: httpx.AsyncClient, team: Organisation
    ) -> None:
        roles = [
            {"name": "讲课", "capacity": 2, "min_age": 18},
            {"name": "看护", "capacity": 3},
            {"name": "学生", "capacity": 20, "audience": "served"},
        ]
        created = await create(organiser, new(team, shifts=[SATURDAY | {"roles": roles}]))
        (shift,) = created["shifts"]
        assert [role["name"] for role in shift["roles"]] == ["讲课", "看护", "学生"]
        assert [role["min_age"] for role in shift["roles"]] == [18, None, None]
        assert shift["capacity"] == 5

    async def test_a_rule_makes_the_shifts_of_a_term(
        self, organiser: httpx.AsyncClient, team: Organisation
    ) -> None:
        first = {
            "starts_at": "2026-11-30T08:30:00Z",
            "ends_at": "2026-11-30T09:30:00Z",
            "capacity": 4,
        }
        rule = {"rrule": "FREQ=DAILY;COUNT=10", "days": "working_days"}
        body = new(team, shifts=[first], exceptions=["2026-12-02"], **rule)
        created = await create(organiser, body)
        days = [shift["starts_at"][:10] for shift in created["shifts"]]
        november, december = ["2026-11-30"], (1, 3, 4, 7, 8, 9)
        assert days == [*november, *(f"2026-12-{day:02d}" for day in december)]

    async def test_the_form_sent_twice_makes_one_activity(
        self, organiser: httpx.AsyncClient, team: Organisation, session: AsyncSession
    ) -> None:
        headers = key()
        first = await organiser.post(ACTIVITIES, json=new(team), headers=headers)
        again = await organiser.post(ACTIVITIES, json=new(team), headers=headers)
        assert first.json() == again.json()
        assert (await session.exec(select(func.count()).select_from(Activity))).one() == 1

    async def test_a_shift_that_has_begun_may_still_be_told_of(
        self, organiser: httpx.AsyncClient, team: Organisation
    ) -> None:
        running = {"starts_at": "2026-11-23T02:00:00Z", "ends_at": "2026-11-23T04:00:00Z"}
        created = await create(organiser, new(team, shifts=[running | {"capacity": 1}]))
        assert created["shifts"][0]["state"] == "running"

    async def test_photos_are_the_organisers_own(
        self, organiser: httpx.AsyncClient, team: Organisation, session: AsyncSession
    ) -> None:
        sent = {"file": ("a.jpg", SMALL, "image/jpeg")}
        photo = (await organiser.post("/v1/me/photos", files=sent, headers=key())).json()["id"]
        created = await create(organiser, new(team, photo_ids=[photo, photo]))
        assert [one["id"] for one in created["photos"]] == [photo]
        kept = await session.get_one(Photo, uuid.UUID(photo))
        assert (kept.purpose, kept.region_code) == ("activity", REGION)
        body = new(team, photo_ids=[str(uuid.uuid4())])
        assert await refused(organiser, body) == (404, "photo_not_found")

    async def test_a_programme_is_one_of_the_organisations(
        self, organiser: httpx.AsyncClient, team: Organisation, session: AsyncSession
    ) -> None:
        other = await make_organisation(session)
        own = Programme(region_code=REGION, organisation_id=team.id, name="五点半课堂")
        foreign = Programme(region_code=REGION, organisation_id=other.id, name="天龙红")
        session.add_all([own, foreign])
        await session.commit()
        created = await create(organiser, new(team, programme_id=str(own.id)))
        assert created["programme_id"] == str(own.id)
        body = new(team, programme_id=str(foreign.id))
        assert await refused(organiser, body) == (422, "programme_unknown")

    async def test_a_term_of_366_shifts_is_written(
        self, organiser: httpx.AsyncClient, team: Organisation
    ) -> None:
        created = await create(organiser, new(team, rrule="FREQ=DAILY;COUNT=366"))
        assert len(created["shifts"]) == 366


class TestWho:
    async def test_another_organisation_is_not_there(
        self, organiser: httpx.AsyncClient, session: AsyncSession
    ) -> None:
        other = await make_organisation(session)
        elsewhere = await make_organisation(session, region_code="141129")
        await session.commit()
        for foreign in (other, elsewhere):
            assert await refused(organiser, new(foreign)) == (404, "organisation_not_found")

    async def test_the_regions_admin_acts_for_every_organisation_of_it(
        self, monday: object, team: Organisation, staff_of: StaffOf
    ) -> None:
        admin = await staff_of(Role.REGION_ADMIN)
        assert (await create(admin, new(team)))["state"] == "draft"

    @pytest.mark.parametrize("state", ["applied", "suspended"])
    async def test_an_organisation_that_is_not_active_publishes_nothing(
        self, monday: object, session: AsyncSession, staff_of: StaffOf, state: str
    ) -> None:
        team = await make_organisation(session, state=state)
        await session.commit()
        me = await staff_of(Role.ORGANISER, team.id)
        assert await refused(me, new(team)) == (409, "organisation_not_active")


class TestBadInput:
    """Section 11: clear errors, nothing half done."""

    @pytest.mark.parametrize(
        ("said", "code"),
        [
            (
                {"shifts": [SATURDAY | {"ends_at": "2026-11-28T01:00:00Z", "capacity": 1}]},
                "times_inverted",
            ),
            (
                {"shifts": [SATURDAY | {"ends_at": "2026-11-28T00:00:00Z", "capacity": 1}]},
                "times_inverted",
            ),
            (
                {"shifts": [SATURDAY | {"ends_at": "2026-11-30T00:00:00Z", "capacity": 1}]},
                "shift_too_long",
            ),
            (
                {
                    "shifts": [
                        SATURDAY | {"capacity": 1},
                        {
                            "starts_at": "2026-11-22T01:00:00Z",
                            "ends_at": "2026-11-22T02:00:00Z",
                            "capacity": 1,
                        },
                    ]
                },
                "shift_past",
            ),
            (
                {
                    "shifts": [
                        {
                            "starts_at": "2029-11-22T01:00:00Z",
                            "ends_at": "2029-11-22T02:00:00Z",
                            "capacity": 1,
                        }
                    ]
                },
                "shift_too_far",
            ),
            ({"signup_closes_at": "2026-11-23T00:00:00Z"}, "signup_window_inverted"),
            ({"shifts": [SATURDAY]}, "capacity_unfit"),
            (
                {"shifts": [SATURDAY | {"capacity": 3, "roles": [{"name": "甲", "capacity": 2}]}]},
                "capacity_unfit",
            ),
            (
                {"shifts": [SATURDAY | {"roles": [{"name": "甲", "capacity": 2}] * 2}]},
                "roles_doubled",
            ),
            (
                {
                    "shifts": [
                        SATURDAY | {"roles": [{"name": "甲", "capacity": 2, "skill": "no_such"}]}
                    ]
                },
                "skill_unknown",
            ),
            ({"rrule": "FREQ=DAILY"}, "rrule_endless"),
            ({"rrule": "FREQ=SECONDLY;COUNT=100000"}, "rrule_too_fine"),
            ({"rrule": "FREQ=DAILY;COUNT=100000"}, "rrule_too_long"),
            ({"rrule": "NONSENSE"}, "rrule_unreadable"),
            (
                {"rrule": "FREQ=DAILY;COUNT=200", "shifts": [SATURDAY | {"capacity": 1}] * 2},
                "too_many_shifts",
            ),
            ({"shifts": [SATURDAY | {"capacity": 0}]}, "malformed"),
            ({"shifts": [SATURDAY | {"capacity": 10_001}]}, "malformed"),
            ({"shifts": [SATURDAY | {"capacity": True}]}, "malformed"),
            ({"shifts": []}, "malformed"),
            ({"shifts": [SATURDAY | {"capacity": 1}] * 367}, "malformed"),
            ({"title": ""}, "malformed"),
            ({"title": "清" * 61}, "malformed"),
            ({"category": "politics"}, "malformed"),
            ({"approval": "never"}, "malformed"),
            ({"waitlist": "yes"}, "malformed"),
            ({"latitude": "37.89"}, "malformed"),
            ({"signup_opens_at": "2026-11-23T00:00:00"}, "malformed"),
            ({"signup_opens_at": 1_700_000_000}, "malformed"),
            ({"signup_opens_at": "0001-01-01T00:00:00+14:00"}, "malformed"),
            ({"state": "published"}, "malformed"),
        ],
    )
    async def test_it_is_refused_by_name_and_nothing_is_written(
        self,
        organiser: httpx.AsyncClient,
        team: Organisation,
        session: AsyncSession,
        said: dict[str, Any],
        code: str,
    ) -> None:
        assert await refused(organiser, new(team, **said)) == (422, code)
        for table in (Activity, Shift, ShiftRole, SeatPool):
            assert (await session.exec(select(func.count()).select_from(table))).one() == 0

    async def test_ten_thousand_shifts_are_too_much_to_read(
        self, organiser: httpx.AsyncClient, team: Organisation
    ) -> None:
        body = new(team, shifts=[SATURDAY | {"capacity": 1}] * 10_000)
        assert (await refused(organiser, body))[0] in (413, 422)


async def test_a_skill_that_is_known_may_be_asked_for(
    organiser: httpx.AsyncClient, team: Organisation, session: AsyncSession
) -> None:
    code = (await session.exec(select(Skill.code).limit(1))).first()
    assert code is not None
    roles = [{"name": "甲", "capacity": 2, "skill": code}]
    created = await create(organiser, new(team, shifts=[SATURDAY | {"roles": roles}]))
    assert created["shifts"][0]["roles"][0]["skill"] == code
