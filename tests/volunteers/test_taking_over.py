"""Who binds the number of a record from paper takes it over, whole and once."""

import uuid

import httpx
import pytest
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts.models import Account
from app.audit.models import AuditEntry
from app.hours import awards
from app.hours.models import ServedTime
from app.messages.models import InboxMessage
from app.volunteers.models import Volunteer
from tests.builders import REGION, make_region
from tests.conftest import LogIn
from tests.hours.builders import RULES, THEN, make_event, turn_up
from tests.volunteers.conftest import StaffOf
from tests.volunteers.people import FORM, ME, PHONE, account_of, bind, join, key


async def enter(staff: httpx.AsyncClient, region_code: str = REGION) -> str:
    where = f"/v1/regions/{region_code}/volunteers"
    made = await staff.post(where, json=FORM | {"phone": PHONE}, headers=key())
    assert made.status_code == 201, made.text
    return str(made.json()["id"])


async def acts(session: AsyncSession) -> list[tuple[str, str, str]]:
    await session.rollback()
    found = select(AuditEntry).where(col(AuditEntry.act).startswith("take_over"))
    return sorted((one.act, one.region_code, one.reason) for one in await session.exec(found))


async def serve(session: AsyncSession, volunteer_id: str, region_code: str = REGION) -> None:
    """Let somebody turn up and be awarded."""
    volunteer = await session.get_one(Volunteer, (region_code, uuid.UUID(volunteer_id)))
    event = await make_event(session, region_code)
    attendance = await turn_up(session, event, volunteer)
    assert await awards.award_attendance(session, region_code, attendance.id, RULES, THEN)
    await session.commit()


async def owners_of(
    session: AsyncSession, table: type[ServedTime | InboxMessage]
) -> set[uuid.UUID]:
    await session.rollback()
    return set(await session.exec(select(table.account_id)))


@pytest.fixture
async def wang(log_in: LogIn) -> httpx.AsyncClient:
    return await log_in("wang")


async def test_who_binds_the_number_has_the_record_with_what_was_served_and_told(
    staff_of: StaffOf, wang: httpx.AsyncClient, session: AsyncSession
) -> None:
    entered = await enter(await staff_of())
    await serve(session, entered)
    before = await owners_of(session, ServedTime)
    await bind(wang)
    profile = (await wang.get(ME)).json()
    assert (profile["id"], profile["real_name"]) == (entered, FORM["real_name"])
    own = {await account_of(wang)}
    assert await owners_of(session, ServedTime) == own
    assert await owners_of(session, InboxMessage) == own
    assert await acts(session) == [("take_over", REGION, "")]
    (gone,) = [await session.get_one(Account, one) for one in before]
    assert gone.erased_at is not None
    assert gone.openid.startswith("erased:")
    export = (await wang.get("/v1/me/export")).json()
    assert [one["id"] for one in export["volunteer"]] == [entered]


async def test_who_is_a_volunteer_already_keeps_their_own_and_the_log_says_so(
    staff_of: StaffOf, wang: httpx.AsyncClient, session: AsyncSession
) -> None:
    await bind(wang, "13900001111")
    own = (await join(wang)).json()["id"]
    entered = await enter(await staff_of())
    await bind(wang)
    assert (await wang.get(ME)).json()["id"] == own
    assert await acts(session) == [("take_over_refused", REGION, "already a volunteer")]
    stayed = await session.get_one(Volunteer, (REGION, uuid.UUID(entered)))
    paper = await session.get_one(Account, stayed.account_id)
    assert (paper.erased_at, paper.phone_index) == (None, None)


async def test_each_county_is_looked_at_by_itself(
    staff_of: StaffOf, wang: httpx.AsyncClient, session: AsyncSession
) -> None:
    await make_region(session, "141129")
    await session.commit()
    await bind(wang, "13900001111")
    await join(wang)
    await enter(await staff_of())
    there = await enter(await staff_of(region_code="141129"), "141129")
    await bind(wang)
    assert (await wang.get(ME, params={"region_code": "141129"})).json()["id"] == there
    assert await acts(session) == [
        ("take_over", "141129", ""),
        ("take_over_refused", REGION, "already a volunteer"),
    ]


async def test_who_served_elsewhere_at_the_same_time_is_not_the_same_person(
    staff_of: StaffOf, wang: httpx.AsyncClient, session: AsyncSession
) -> None:
    await make_region(session, "141129")
    await session.commit()
    await bind(wang, "13900001111")
    own = (await join(wang, region_code="141129")).json()["id"]
    await serve(session, own, "141129")
    entered = await enter(await staff_of())
    await serve(session, entered)
    await bind(wang)
    assert (await wang.get(ME)).status_code == 404
    refusal = "served elsewhere at the same time"
    assert await acts(session) == [("take_over_refused", REGION, refusal)]
    assert len(await owners_of(session, ServedTime)) == 2


async def test_a_number_that_moves_between_people_takes_no_record_along(
    li: httpx.AsyncClient, wang: httpx.AsyncClient, session: AsyncSession
) -> None:
    await join(li)
    await bind(wang)
    assert (await wang.get(ME)).status_code == 404
    assert (await li.get(ME)).status_code == 200
    assert await acts(session) == []
