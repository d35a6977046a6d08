"""What holds at a station while many come at once; each test can see the fault it looks for."""

import asyncio
import uuid
from datetime import UTC, datetime

import asyncpg
from sqlmodel import func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.databases import plain
from app.stations.models import Favourite, StationTap, StationTask
from app.stations.own import FAVOURITES_AT_MOST
from tests.builders import MONDAY_MORNING, REGION, copies_of, make_account, make_station
from tests.conftest import authorise
from tests.databases import TestDatabase
from tests.races.conftest import Connect


async def make_many(session: AsyncSession, many: int) -> list[uuid.UUID]:
    """Stations without hours, so that a locked door is news at any time of day."""
    first = await make_station(session, hours=None)
    others = copies_of(first, many - 1)
    session.add_all(others)
    await session.commit()
    return [one.id for one in (first, *others)]


class TestFavourites:
    async def test_the_same_one_added_thirty_times_at_once_is_kept_once(
        self, connect: Connect, session: AsyncSession
    ) -> None:
        (station_id,) = await make_many(session, 1)
        clients = await connect(10)
        await authorise(clients[0], "li")
        for client in clients:
            client.headers["Authorization"] = clients[0].headers["Authorization"]
        answers = await asyncio.gather(
            *(client.put(f"/v1/me/favourites/{station_id}") for client in clients * 3)
        )
        assert [answer.status_code for answer in answers] == [204] * 30
        assert (await session.exec(select(func.count()).select_from(Favourite))).one() == 1

    async def test_the_last_place_is_given_once(
        self, connect: Connect, session: AsyncSession
    ) -> None:
        stations = await make_many(session, FAVOURITES_AT_MOST + 19)
        clients = await connect(20)
        await authorise(clients[0], "li")
        for client in clients:
            client.headers["Authorization"] = clients[0].headers["Authorization"]
        account_id = uuid.UUID((await clients[0].get("/v1/me")).json()["id"])
        session.add_all(
            Favourite(account_id=account_id, station_id=one, created_at=MONDAY_MORNING)
            for one in stations[:199]
        )
        await session.commit()
        answers = await asyncio.gather(
            *(
                client.put(f"/v1/me/favourites/{one}")
                for client, one in zip(clients, stations[199:], strict=True)
            )
        )
        assert sorted(answer.status_code for answer in answers) == [204] + [409] * 19
        refused = next(answer for answer in answers if answer.status_code == 409)
        assert refused.json()["code"] == "too_many_favourites"
        assert (await session.exec(select(func.count()).select_from(Favourite))).one() == 200

    async def test_negative_control_counting_before_adding_gives_it_to_all(
        self, database: TestDatabase, session: AsyncSession
    ) -> None:
        account = await make_account(session)
        stations = await make_many(session, 6)
        everybody_counted = asyncio.Barrier(5)

        async def add(station_id: uuid.UUID) -> None:
            connection = await asyncpg.connect(plain(database.url))
            counting = "SELECT count(*) FROM favourite WHERE account_id = $1"
            assert await connection.fetchval(counting, account.id) < 2  # room for one more
            await everybody_counted.wait()
            await connection.execute(
                "INSERT INTO favourite VALUES ($1, $2, $3)",
                account.id,
                station_id,
                datetime.now(UTC),
            )
            await connection.close()

        session.add(
            Favourite(account_id=account.id, station_id=stations[0], created_at=MONDAY_MORNING)
        )
        await session.commit()
        await asyncio.gather(*map(add, stations[1:]))
        kept = (await session.exec(select(func.count()).select_from(Favourite))).one()
        assert kept == 6  # where two are allowed: the fault that the test above would see


class TestTaps:
    async def test_two_people_at_the_same_instant_turn_it_and_open_one_task(
        self, connect: Connect, session: AsyncSession
    ) -> None:
        stations = await make_many(session, 12)
        people = await connect(2)
        for name, person in zip(("li", "zhang"), people, strict=True):
            await authorise(person, name)
        locked = {"finding": "locked"}
        for station_id in stations:
            told = await asyncio.gather(
                *(one.put(f"/v1/stations/{station_id}/tap", json=locked) for one in people)
            )
            states = sorted(answer.json()["state"] for answer in told)
            assert states == ["reported_closed", "unknown"]  # one was first
        found = await session.exec(select(StationTask.station_id))
        assert sorted(found.all()) == sorted(stations)

    async def test_one_person_on_two_phones_is_one_person(
        self, connect: Connect, session: AsyncSession
    ) -> None:
        (station_id,) = await make_many(session, 1)
        phones = await connect(6)
        for phone in phones:
            await authorise(phone, "li")
        locked = {"finding": "locked"}
        told = await asyncio.gather(
            *(phone.put(f"/v1/stations/{station_id}/tap", json=locked) for phone in phones)
        )
        assert {answer.json()["state"] for answer in told} == {"unknown"}
        assert (await session.exec(select(func.count()).select_from(StationTap))).one() <= 2
        assert (await session.exec(select(StationTask))).all() == []

    async def test_negative_control_without_the_lock_neither_sees_the_other(
        self, database: TestDatabase, session: AsyncSession
    ) -> None:
        (station_id,) = await make_many(session, 1)
        people = [(await make_account(session)).id for _ in range(2)]
        await session.commit()
        both_told = asyncio.Barrier(2)

        async def tell(account_id: uuid.UUID) -> int:
            """Write one's word, then count the people, as the service does, but with no lock."""
            connection = await asyncpg.connect(plain(database.url))
            async with connection.transaction():
                await connection.execute(
                    "INSERT INTO station_tap (region_code, id, created_at, station_id, account_id,"
                    " topic, slot, finding, told_at, was_within_hours)"
                    " VALUES ($1, $2, $3, $4, $5, 'door', 1, 'locked', $3, true)",
                    REGION,
                    uuid.uuid4(),
                    datetime.now(UTC),
                    station_id,
                    account_id,
                )
                await both_told.wait()
                seen: int = await connection.fetchval(
                    "SELECT count(DISTINCT account_id) FROM station_tap WHERE station_id = $1",
                    station_id,
                )
                await both_told.wait()
            await connection.close()
            return seen

        assert await asyncio.gather(*map(tell, people)) == [1, 1]
