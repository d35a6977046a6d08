"""One volunteer of each person, one number of each volunteer, one owner of each record."""

import asyncio
import uuid
from typing import Any

import asyncpg
import httpx
from sqlmodel import func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts.models import Role
from app.databases import plain
from app.volunteers.models import Organisation, Volunteer
from app.volunteers.numbers import number_of
from tests.builders import REGION, make_account, make_grant, make_region
from tests.conftest import authorise
from tests.databases import TestDatabase
from tests.races.conftest import Connect
from tests.volunteers.people import FORM, ME, PHONE, STAFF, account_of, bind, join, key

AT_ONCE = 20


async def people(connect: Connect, session: AsyncSession, many: int) -> list[httpx.AsyncClient]:
    """So many people with a phone each."""
    await make_region(session)
    await session.commit()
    clients = await connect(many)
    for number, client in enumerate(clients):
        await authorise(client, f"person{number}")
        await bind(client, f"138123400{number:02d}")
    return clients


async def test_twenty_people_at_once_have_twenty_numbers(
    connect: Connect, session: AsyncSession
) -> None:
    clients = await people(connect, session, AT_ONCE)
    answers = await asyncio.gather(*map(join, clients))
    assert [answer.status_code for answer in answers] == [201] * AT_ONCE
    numbers = {answer.json()["number"] for answer in answers}
    assert numbers == {number_of(REGION, n + 1) for n in range(AT_ONCE)}


async def test_negative_control_reading_the_last_number_before_writing_gives_one_to_several(
    database: TestDatabase,
) -> None:
    everybody_looked = asyncio.Barrier(4)

    async def draw() -> int:
        connection = await asyncpg.connect(plain(database.url))
        last = await connection.fetchval("SELECT coalesce(max(last), 0) FROM volunteer_number")
        await everybody_looked.wait()
        await connection.execute(
            "INSERT INTO volunteer_number (region_code, last) VALUES ($1, $2) "
            "ON CONFLICT (region_code) DO UPDATE SET last = excluded.last",
            REGION,
            last + 1,
        )
        await connection.close()
        return int(last) + 1

    assert await asyncio.gather(*(draw() for _ in range(4))) == [1] * 4


async def test_one_person_at_once_many_times_is_one_volunteer(
    connect: Connect, session: AsyncSession
) -> None:
    (me,) = await people(connect, session, 1)
    others = await connect(AT_ONCE)
    for one in others:
        one.headers["Authorization"] = me.headers["Authorization"]
    answers = await asyncio.gather(*map(join, others))
    assert [answer.status_code for answer in answers] == [201] * AT_ONCE
    assert len({answer.json()["id"] for answer in answers}) == 1
    assert (await session.exec(select(func.count()).select_from(Volunteer))).one() == 1


INSERT = (
    "INSERT INTO volunteer (region_code, id, created_at, account_id, number, real_name_encrypted,"
    " birth_year, skills, languages, free_times, state, reason, source, demo)"
    " VALUES ($1, $2, now(), $3, $4, '', 1990, '{}', '{}', '{}', 'active', '', 'own', false)"
)


async def test_negative_control_looking_before_writing_makes_the_fault_that_would_be_seen(
    database: TestDatabase, session: AsyncSession
) -> None:
    account_id = (await make_account(session)).id
    await session.commit()
    everybody_looked = asyncio.Barrier(4)

    async def become(number: int) -> str:
        connection = await asyncpg.connect(plain(database.url))
        try:
            found = await connection.fetch("SELECT 1 FROM volunteer")
            assert found == []
            await everybody_looked.wait()
            await connection.execute(INSERT, REGION, uuid.uuid4(), account_id, str(number))
        except asyncpg.UniqueViolationError:
            return "500"
        finally:
            await connection.close()
        return "201"

    outcomes = await asyncio.gather(*map(become, range(4)))
    assert sorted(outcomes) == ["201"] + ["500"] * 3


async def test_a_record_that_many_reach_for_at_once_has_one_owner_and_nothing_is_lost(
    connect: Connect, session: AsyncSession
) -> None:
    admin, *clients = await people(connect, session, 7)
    await make_grant(session, await account_of(admin), Role.REGION_ADMIN)
    await session.commit()
    number = "13912340000"
    form = FORM | {"phone": number}
    entered = (await admin.post(f"{STAFF}/volunteers", json=form, headers=key())).json()["id"]
    await asyncio.gather(*(bind(one, number) for one in clients))
    found = [await one.get(ME) for one in clients]
    owners = [one.json()["id"] for one in found if one.status_code == 200]
    assert owners == [entered]


async def test_who_joins_and_takes_over_at_once_is_one_volunteer(
    connect: Connect, session: AsyncSession
) -> None:
    admin, me = await people(connect, session, 2)
    await make_grant(session, await account_of(admin), Role.REGION_ADMIN)
    await session.commit()
    (again,) = await connect(1)
    again.headers["Authorization"] = me.headers["Authorization"]
    for turn in range(5):
        number = f"1391234000{turn}"
        form = FORM | {"phone": number}
        made = await admin.post(f"{STAFF}/volunteers", json=form, headers=key())
        assert made.status_code == 201
        joined, _ = await asyncio.gather(join(me), bind(again, number))
        assert joined.status_code == 201
        own = (await me.get(ME)).json()["id"]
        account_id = await account_of(me)
        theirs = select(Volunteer.id).where(Volunteer.account_id == account_id)
        assert [str(one) for one in await session.exec(theirs)] == [own]
        await session.rollback()


async def test_a_name_that_many_apply_for_at_once_is_of_one(
    connect: Connect, session: AsyncSession
) -> None:
    clients = await people(connect, session, 8)
    form: dict[str, Any] = {"name": "示例队", "kind": "team", "category": "other"}

    async def apply(me: httpx.AsyncClient) -> int:
        answer = await me.post(f"{STAFF}/organisations", json=form, headers=key())
        return answer.status_code

    assert sorted(await asyncio.gather(*map(apply, clients))) == [201] + [409] * 7
    assert (await session.exec(select(func.count()).select_from(Organisation))).one() == 1


async def test_a_paper_form_with_one_phone_entered_twice_at_once_is_one_volunteer(
    connect: Connect, session: AsyncSession
) -> None:
    staff = await people(connect, session, 4)
    for one in staff:
        await make_grant(session, await account_of(one), Role.REGION_ADMIN)
    await session.commit()

    async def enter(one: httpx.AsyncClient) -> int:
        form = FORM | {"phone": PHONE}
        return (await one.post(f"{STAFF}/volunteers", json=form, headers=key())).status_code

    assert sorted(await asyncio.gather(*map(enter, staff))) == [201] + [409] * 3
