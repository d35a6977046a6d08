"""What one person keeps and has told; and visits, which are nobody's."""

import random
import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts import service as accounts
from app.accounts.models import Role
from app.db import Level
from app.stations import own
from app.stations.models import (
    Favourite,
    Station,
    StationFault,
    StationFaultEvent,
    StationTap,
    StationTask,
    StationVisit,
)
from tests.builders import MONDAY_MORNING, REGION, copies_of, make_account, make_station
from tests.conftest import Freeze, LogIn
from tests.stations.conftest import StaffOf


class TestFavourites:
    async def test_the_last_added_comes_first_in_pages(
        self, log_in: LogIn, session: AsyncSession, freeze: Freeze
    ) -> None:
        me, names = await log_in("li"), []
        for number in range(7):
            station = await make_station(session, name=f"站{number}")
            await session.commit()
            freeze(MONDAY_MORNING + timedelta(seconds=number // 2))  # two share an instant
            assert (await me.put(f"/v1/me/favourites/{station.id}")).status_code == 204
            names.append((number // 2, str(station.id)))
        seen, cursor = [], ""
        while True:
            page = (await me.get(f"/v1/me/favourites?limit=3{cursor}")).json()
            seen += [one["id"] for one in page["items"]]
            if page["next_cursor"] is None:
                break
            cursor = f"&cursor={page['next_cursor']}"
        assert seen == [station_id for _, station_id in sorted(names, reverse=True)]

    async def test_twice_is_once_and_each_ones_own(
        self, log_in: LogIn, session: AsyncSession
    ) -> None:
        me, other = await log_in("li"), await log_in("zhang")
        station = await make_station(session)
        await session.commit()
        for _ in range(2):
            await me.put(f"/v1/me/favourites/{station.id}")
        assert len((await me.get("/v1/me/favourites")).json()["items"]) == 1
        assert (await other.get("/v1/me/favourites")).json()["items"] == []
        for _ in range(2):
            assert (await me.delete(f"/v1/me/favourites/{station.id}")).status_code == 204
        assert (await me.get("/v1/me/favourites")).json()["items"] == []

    async def test_a_station_that_is_not_there_cannot_be_kept(self, log_in: LogIn) -> None:
        answer = await (await log_in("li")).put(f"/v1/me/favourites/{uuid.uuid4()}")
        assert (answer.status_code, answer.json()["code"]) == (404, "station_not_found")

    async def test_of_two_hundred_those_that_are_gone_take_no_room(
        self, session: AsyncSession
    ) -> None:
        account = await make_account(session)
        stations = [await make_station(session) for _ in range(3)]
        first = stations[0]
        await _fill(session, account.id, own.FAVOURITES_AT_MOST - 1)
        now = MONDAY_MORNING
        await own.add_favourite(session, account.id, first.id, now)
        with pytest.raises(own.TooManyFavouritesError):
            await own.add_favourite(session, account.id, stations[1].id, now)
        await own.add_favourite(session, account.id, first.id, now)  # kept already
        first.closed_at = now
        await session.flush()
        await own.add_favourite(session, account.id, stations[1].id, now)


async def _fill(session: AsyncSession, account_id: uuid.UUID, many: int) -> None:
    one = (await session.exec(select(Station))).first()
    assert one is not None
    others = copies_of(one, many)
    session.add_all(others)
    await session.flush()
    session.add_all(
        Favourite(account_id=account_id, station_id=other.id, created_at=MONDAY_MORNING)
        for other in others
    )
    await session.flush()


class TestVisits:
    async def test_each_look_counts_in_its_hour_of_the_county(
        self, client: httpx.AsyncClient, session: AsyncSession, freeze: Freeze, staff_of: StaffOf
    ) -> None:
        station = await make_station(session)
        await session.commit()
        freeze(MONDAY_MORNING)
        keeper = await staff_of(Role.KEEPER, station.id)
        for at in ("2026-11-23T15:59:00Z", "2026-11-23T15:59:30Z", "2026-11-23T16:00:00Z"):
            freeze(datetime.fromisoformat(at))
            assert (await client.post(f"/v1/stations/{station.id}/visit")).status_code == 204
        freeze(MONDAY_MORNING + timedelta(days=1))
        answer = await keeper.get(f"/v1/regions/{REGION}/stations/{station.id}/visits")
        assert answer.json()["items"] == [
            {"on_day": "2026-11-23", "hour": 23, "visits": 2},
            {"on_day": "2026-11-24", "hour": 0, "visits": 1},
        ]
        # After midnight in Shanghai, where in UTC it is yesterday still: today is today.
        freeze(datetime.fromisoformat("2026-11-24T00:30+08:00"))
        today = (await keeper.get(f"/v1/regions/{REGION}/stations/{station.id}/visits")).json()
        assert [one["on_day"] for one in today["items"]] == ["2026-11-23", "2026-11-24"]
        only = f"/v1/regions/{REGION}/stations/{station.id}/visits?since=2026-11-24"
        assert [one["hour"] for one in (await keeper.get(only)).json()["items"]] == [0]

    async def test_nothing_about_who_looked_can_be_kept(self) -> None:
        table: Any = StationVisit.__table__  # type: ignore[attr-defined]  # SQLModel's own
        assert {column.name for column in table.columns} == {
            *("region_code", "station_id", "on_day", "hour", "visits")
        }
        assert {column.info["data"].level for column in table.columns} <= {
            Level.PUBLIC,
            Level.INTERNAL,
        }

    async def test_a_station_that_is_not_there_is_not_counted(
        self, client: httpx.AsyncClient
    ) -> None:
        answer = await client.post(f"/v1/stations/{uuid.uuid4()}/visit")
        assert (answer.status_code, answer.json()["code"]) == (404, "station_not_found")


class TestTold:
    @pytest.mark.parametrize("seed", range(4))
    async def test_taps_and_faults_come_in_one_order_whatever_the_page(
        self, session: AsyncSession, seed: int
    ) -> None:
        rng = random.Random(seed)
        me, other = await make_account(session), await make_account(session)
        station = await make_station(session)
        await accounts.remember_region(session, me.id, REGION)
        expected = []
        for number in range(40):
            at = MONDAY_MORNING + timedelta(minutes=rng.randrange(12))
            mine = rng.random() < 0.8
            row: StationTap | StationFault = rng.choice((_tap, _fault))(
                station.id, (me if mine else other).id, at, number
            )
            session.add(row)
            if mine:
                expected.append((at, row.id))
        await session.flush()
        expected.sort(reverse=True)
        for limit in (1, 3, 7, 50):
            seen, cursor = [], None
            while True:
                page = await own.list_told(session, me.id, cursor, limit)
                seen += [(one.told_at, one.id) for one in page.items]
                cursor = page.next_cursor
                if cursor is None:
                    break
            assert seen == expected

    async def test_it_says_what_came_of_each(self, session: AsyncSession) -> None:
        me = await make_account(session)
        station = await make_station(session)
        await accounts.remember_region(session, me.id, REGION)
        answered, open_, months_ago, was_open = [
            _tap(station.id, me.id, MONDAY_MORNING + timedelta(hours=hours), hours)
            for hours in (0, 2, -1000, -1001)
        ]
        was_open.finding = "open"
        # The answer settled the first; and one that was open, which had asked nothing.
        answered.settled_at = was_open.settled_at = MONDAY_MORNING + timedelta(hours=1)
        fault = _fault(station.id, me.id, MONDAY_MORNING + timedelta(hours=3), 0)
        session.add_all([answered, open_, months_ago, was_open, fault])
        await session.flush()
        session.add_all([_step(fault, "收到"), _answer(station.id, answered.settled_at)])
        await session.flush()
        told = (await own.list_told(session, me.id, None, 10)).items
        assert [(one.type, one.what, one.state, one.answer) for one in told] == [
            ("fault", "microwave", "new", "收到"),
            ("tap", "locked", "received", ""),
            ("tap", "locked", "answered", "open_again"),
            ("tap", "locked", "received", ""),
            ("tap", "open", "received", ""),
        ]

    async def test_a_cursor_of_another_list_is_refused(self, log_in: LogIn) -> None:
        answer = await (await log_in("li")).get("/v1/me/told?cursor=WyJhIl0")
        assert (answer.status_code, answer.json()["code"]) == (422, "cursor_invalid")


def _tap(station_id: uuid.UUID, account_id: uuid.UUID, at: datetime, number: int) -> StationTap:
    return StationTap(
        region_code=REGION,
        station_id=station_id,
        account_id=account_id,
        topic="door",
        slot=number,
        finding="locked",
        told_at=at.astimezone(UTC),
        was_within_hours=True,
    )


def _fault(station_id: uuid.UUID, account_id: uuid.UUID, at: datetime, number: int) -> StationFault:
    return StationFault(
        region_code=REGION,
        station_id=station_id,
        account_id=account_id,
        facility_id=1,
        description=f"{number}",
        created_at=at,
    )


def _step(fault: StationFault, note: str) -> StationFaultEvent:
    return StationFaultEvent(
        region_code=REGION, fault_id=fault.id, state="new", note=note, account_id=fault.account_id
    )


def _answer(station_id: uuid.UUID, at: datetime) -> StationTask:
    return StationTask(
        region_code=REGION,
        station_id=station_id,
        topic="door",
        reason="locked",
        due_at=MONDAY_MORNING,
        answered_at=at,
        answer="open_again",
    )
