"""Taking a place in a shift, and giving it back, over HTTP."""

import uuid
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.activities.models import Shift
from app.seats import service as seats
from app.seats.models import Seat, SeatPool
from app.volunteers.models import NoShow, Volunteer
from tests.activities.builders import SATURDAY, make_activity, make_role, make_shift
from tests.activities.volunteers import make_volunteer
from tests.builders import MONDAY_MORNING, REGION
from tests.conftest import Freeze, LogIn

HOUR = timedelta(hours=1)
Someone = Callable[..., Awaitable[httpx.AsyncClient]]


@pytest.fixture(autouse=True)
def monday(freeze: Freeze) -> datetime:
    freeze(MONDAY_MORNING)
    return MONDAY_MORNING


@pytest.fixture
def volunteer(log_in: LogIn, session: AsyncSession) -> Someone:
    """Somebody who is logged in and a volunteer."""

    async def volunteer(**given: Any) -> httpx.AsyncClient:
        me = await log_in(f"v{uuid.uuid4().hex[:8]}")
        await make_volunteer(session, await account_of(me), **given)
        await session.commit()
        return me

    return volunteer


async def account_of(client: httpx.AsyncClient) -> uuid.UUID:
    return uuid.UUID((await client.get("/v1/me")).json()["id"])


def path(shift: Shift, act: str = "") -> str:
    return f"/v1/regions/{shift.region_code}/shifts/{shift.id}/signup{act}"


async def standing(answer: httpx.Response) -> tuple[str, int | None]:
    assert answer.status_code == 200, answer.text
    body = answer.json()
    return body["state"], body["rank"]


async def pool_of(session: AsyncSession, shift: Shift) -> SeatPool:
    query = select(SeatPool).where(SeatPool.group_id == shift.id)
    return (await session.exec(query.execution_options(populate_existing=True))).one()


async def test_a_free_place_is_taken_at_once_and_twice_is_once(
    session: AsyncSession, volunteer: Someone
) -> None:
    shift = await make_shift(session, capacity=2)
    me = await volunteer()
    for _ in range(2):
        assert await standing(await me.put(path(shift))) == ("confirmed", None)
    assert (await pool_of(session, shift)).taken == 1


async def test_who_comes_when_it_is_full_waits_with_a_rank(
    session: AsyncSession, volunteer: Someone
) -> None:
    shift = await make_shift(session, capacity=1)
    people = [await volunteer() for _ in range(3)]
    said = [await standing(await one.put(path(shift))) for one in people]
    assert said == [("confirmed", None), ("waiting", 1), ("waiting", 2)]
    assert await standing(await people[2].put(path(shift))) == ("waiting", 2)
    assert await standing(await people[1].delete(path(shift))) == ("cancelled", None)
    assert await standing(await people[2].put(path(shift))) == ("waiting", 1)


async def test_a_place_given_back_is_offered_to_the_head_and_held_for_them(
    session: AsyncSession, volunteer: Someone
) -> None:
    shift = await make_shift(session, capacity=1)
    first, second, third = [await volunteer() for _ in range(3)]
    for one in (first, second, third):
        await one.put(path(shift))
    for _ in range(2):
        assert await standing(await first.delete(path(shift))) == ("cancelled", None)
    assert await standing(await second.put(path(shift))) == ("offered", None)
    late = await third.post(path(shift, "/accept"))
    assert (late.status_code, late.json()["code"]) == (409, "no_offer")
    assert await standing(await first.put(path(shift))) == ("waiting", 2)
    for _ in range(2):
        assert await standing(await second.post(path(shift, "/accept"))) == ("confirmed", None)
    pool = await pool_of(session, shift)
    assert (pool.taken, pool.waiting) == (1, 2)


async def test_an_offer_that_is_not_wanted_goes_to_the_next(
    session: AsyncSession, volunteer: Someone
) -> None:
    shift = await make_shift(session, capacity=1)
    first, second, third = [await volunteer() for _ in range(3)]
    for one in (first, second, third):
        await one.put(path(shift))
    await first.delete(path(shift))
    await second.delete(path(shift))
    assert await standing(await third.put(path(shift))) == ("offered", None)


async def test_an_offer_that_ran_out_is_not_accepted(
    session: AsyncSession, volunteer: Someone, freeze: Freeze
) -> None:
    shift = await make_shift(session, capacity=1, offer_minutes=120)
    first, second = await volunteer(), await volunteer()
    for one in (first, second):
        await one.put(path(shift))
    await first.delete(path(shift))
    freeze(MONDAY_MORNING + timedelta(minutes=120))
    late = await second.post(path(shift, "/accept"))
    assert (late.status_code, late.json()["code"]) == (409, "no_offer")


async def test_close_to_the_start_a_free_place_goes_to_whoever_comes_first(
    session: AsyncSession, volunteer: Someone, freeze: Freeze
) -> None:
    shift = await make_shift(session, capacity=1, rush_hours=6)
    first, second, third, fourth = [await volunteer() for _ in range(4)]
    for one in (first, second, third):
        await one.put(path(shift))
    freeze(SATURDAY - 5 * HOUR)
    await first.delete(path(shift))
    assert await standing(await third.post(path(shift, "/accept"))) == ("confirmed", None)
    taken = await second.post(path(shift, "/accept"))
    assert (taken.status_code, taken.json()["code"]) == (409, "no_offer")
    assert await standing(await fourth.put(path(shift))) == ("waiting", 2)


@pytest.mark.parametrize(
    ("activity", "shift", "person", "code"),
    [
        ({"state": "cancelled"}, {}, {}, "activity_cancelled"),
        ({}, {"cancelled_at": MONDAY_MORNING}, {}, "activity_cancelled"),
        ({}, {"starts_at": MONDAY_MORNING - 4 * HOUR}, {}, "shift_over"),
        ({"signup_opens_at": MONDAY_MORNING + HOUR}, {}, {}, "signup_not_open"),
        ({"signup_closes_at": MONDAY_MORNING}, {}, {}, "signup_closed"),
        ({"min_age": 18}, {}, {"birth_year": 2009}, "under_age"),
        ({}, {"min_age": 18}, {"birth_year": 2009}, "under_age"),
        ({}, {"skill": "first_aid"}, {}, "skill_missing"),
        ({}, {}, {"state": "suspended"}, "volunteer_suspended"),
        ({"waitlist": False}, {"capacity": 0}, {}, "shift_full"),
    ],
)
async def test_each_refusal_has_its_name(
    session: AsyncSession,
    volunteer: Someone,
    *,
    activity: dict[str, Any],
    shift: dict[str, Any],
    person: dict[str, Any],
    code: str,
) -> None:
    made = await make_shift(session, await make_activity(session, **activity), **shift)
    me = await volunteer(**person)
    answer = await me.put(path(made))
    assert (answer.status_code, answer.json()["code"]) == (409, code)
    assert list(await session.exec(select(Seat))) == []


async def test_who_has_the_skill_and_the_age_is_welcome(
    session: AsyncSession, volunteer: Someone
) -> None:
    activity = await make_activity(session, min_age=16)
    shift = await make_shift(session, activity, skill="first_aid", min_age=17)
    me = await volunteer(birth_year=2009, skills=["first_aid"])
    assert await standing(await me.put(path(shift))) == ("confirmed", None)


async def test_who_is_no_volunteer_is_told_so(session: AsyncSession, log_in: LogIn) -> None:
    shift = await make_shift(session)
    await session.commit()
    me = await log_in("nobody")
    answer = await me.put(path(shift))
    assert (answer.status_code, answer.json()["code"]) == (409, "not_a_volunteer")
    assert await standing(await me.delete(path(shift))) == ("cancelled", None)


async def test_two_places_at_the_same_time_are_refused_and_the_other_is_named(
    session: AsyncSession, volunteer: Someone
) -> None:
    here = await make_shift(session)
    there = await make_shift(session, starts_at=SATURDAY + 2 * HOUR)
    after = await make_shift(session, starts_at=SATURDAY + 3 * HOUR)
    me = await volunteer()
    assert await standing(await me.put(path(here))) == ("confirmed", None)
    answer = await me.put(path(there))
    assert (answer.status_code, answer.json()["code"]) == (409, "shift_collides")
    assert answer.json()["detail"] == "与您已报的“示例清扫（11月28日 09:00）”时间冲突"
    assert await standing(await me.put(path(after))) == ("confirmed", None)


async def test_what_is_offered_is_not_taken_when_something_else_was_meanwhile(
    session: AsyncSession, volunteer: Someone
) -> None:
    here, there = await make_shift(session, capacity=1), await make_shift(session)
    first, me = await volunteer(), await volunteer()
    for one in (first, me):
        await one.put(path(here))
    await me.put(path(there))
    await first.delete(path(here))
    answer = await me.post(path(here, "/accept"))
    assert (answer.status_code, answer.json()["code"]) == (409, "shift_collides")


async def test_a_confirmed_place_is_kept_after_the_day_to_cancel_and_a_number_is_not(
    session: AsyncSession, volunteer: Someone, freeze: Freeze
) -> None:
    activity = await make_activity(session, cancel_until=SATURDAY - 24 * HOUR)
    shift = await make_shift(session, activity, capacity=1)
    first, second = await volunteer(), await volunteer()
    for one in (first, second):
        await one.put(path(shift))
    freeze(SATURDAY - 24 * HOUR)
    answer = await first.delete(path(shift))
    assert (answer.status_code, answer.json()["code"]) == (409, "cancelled_too_late")
    assert await standing(await second.delete(path(shift))) == ("cancelled", None)


async def test_another_role_of_the_same_shift_is_another_place(
    session: AsyncSession, volunteer: Someone
) -> None:
    activity = await make_activity(session)
    shift = await make_shift(session, activity, role="清扫", position=0)
    guide = await make_role(session, shift, activity, name="引导", position=1)
    me = await volunteer()
    put = await me.put(path(shift), params={"role_id": str(guide.id)})
    assert await standing(put) == ("confirmed", None)
    assert await standing(await me.put(path(shift))) == ("confirmed", None)
    roles = await seats.lock_group(session, REGION, shift.id)
    assert sorted(role.taken for role in roles) == [0, 1]
    (other,) = [role.id for role in roles if role.id != guide.id]
    answer = await me.put(path(shift), params={"role_id": str(other)})
    assert (answer.status_code, answer.json()["code"]) == (409, "signed_up_elsewhere")
    unknown = await me.put(path(shift), params={"role_id": str(uuid.uuid4())})
    assert unknown.status_code == 404


async def test_where_the_organiser_approves_a_sign_up_is_pending_and_holds_no_place(
    session: AsyncSession, volunteer: Someone
) -> None:
    shift = await make_shift(session, await make_activity(session, approval="manual"), capacity=1)
    me, other = await volunteer(), await volunteer()
    for one in (me, other):
        assert await standing(await one.put(path(shift))) == ("pending", None)
    assert (await pool_of(session, shift)).taken == 0


async def test_who_did_not_come_three_times_in_ninety_days_is_looked_at_first(
    session: AsyncSession, volunteer: Someone
) -> None:
    shift = await make_shift(session)
    me = await volunteer()
    for days, dismissed in ((1, None), (89, None), (91, None), (2, MONDAY_MORNING)):
        await miss(session, await account_of(me), days, dismissed)
    assert await standing(await me.put(path(shift))) == ("confirmed", None)
    await me.delete(path(shift))
    await miss(session, await account_of(me), 3, None)
    assert await standing(await me.put(path(shift))) == ("pending", None)


async def miss(
    session: AsyncSession, account_id: uuid.UUID, days: int, dismissed: datetime | None
) -> None:
    who = (await session.exec(select(Volunteer).where(Volunteer.account_id == account_id))).one()
    session.add(
        NoShow(
            region_code=REGION,
            volunteer_id=who.id,
            shift_id=uuid.uuid4(),
            missed_at=MONDAY_MORNING - timedelta(days=days),
            dismissed_at=dismissed,
        )
    )
    await session.commit()


async def test_what_is_not_published_or_anothers_is_not_there(
    session: AsyncSession, volunteer: Someone
) -> None:
    draft = await make_shift(session, await make_activity(session, state="draft"))
    elsewhere = await make_shift(session, await make_activity(session, region_code="141129"))
    me = await volunteer()
    for shift_id in (draft.id, elsewhere.id, uuid.uuid4()):
        for method in ("PUT", "DELETE"):
            address = f"/v1/regions/{REGION}/shifts/{shift_id}/signup"
            answer = await me.request(method, address)
            assert (answer.status_code, answer.json()["code"]) == (404, "shift_not_found")


async def test_what_cannot_be_read_is_refused_like_everywhere(
    session: AsyncSession, client: httpx.AsyncClient, volunteer: Someone
) -> None:
    shift = await make_shift(session)
    me = await volunteer()
    assert (await client.put(path(shift))).status_code == 401
    assert (await me.put("/v1/regions/141128/shifts/x/signup")).status_code == 422
    assert (
        await me.put("/v1/regions/14112/shifts/" + str(shift.id) + "/signup")
    ).status_code == 422
    assert (await me.put(path(shift), params={"role_id": "x"})).status_code == 422
