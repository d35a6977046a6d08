"""One word shows at once; two different people turn what everybody sees, and ask the keeper."""

import uuid
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from sqlmodel import func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.stations.models import Station, StationTap
from app.stations.taps import TAPS_A_DAY
from tests.builders import MONDAY_MORNING, make_station
from tests.conftest import Freeze, LogIn
from tests.stations.conftest import Get
from tests.stations.telling import NOW_TEXT, shown, tasks, tell


@pytest.fixture(autouse=True)
def _monday(monday: datetime) -> None:
    """All of it happens on a Monday morning."""


@pytest.fixture
async def station(session: AsyncSession) -> Station:
    made = await make_station(session, facilities={"microwave": "yes", "drinking_water": "yes"})
    await session.commit()
    return made


class TestDoor:
    async def test_one_persons_word_is_quoted_at_once_and_turns_nothing(
        self, log_in: LogIn, client: httpx.AsyncClient, station: Station, session: AsyncSession
    ) -> None:
        told = await tell(await log_in("li"), station, "locked")
        assert told == {
            "state": "open",
            "report": {"finding": "locked", "told_at": NOW_TEXT},
            "sentence": "已收到，谢谢",
        }
        seen = await shown(client, station)
        assert (seen["state"], seen["report"]) == ("open", told["report"])
        assert await tasks(session) == []

    async def test_two_different_people_turn_it_for_everybody_and_open_one_task(
        self,
        log_in: LogIn,
        client: httpx.AsyncClient,
        nearby: Get,
        station: Station,
        session: AsyncSession,
    ) -> None:
        await tell(await log_in("li"), station, "locked")
        told = await tell(await log_in("zhang"), station, "locked")
        assert told["state"] == "reported_closed"
        seen = await shown(client, station)
        assert (seen["state"], seen["opens_at"], seen["closes_at"]) == (
            "reported_closed",
            None,
            None,
        )
        assert [one["state"] for one in await nearby()] == ["reported_closed"]
        assert await nearby(open_now=True) == []
        copied = (await client.get("/v1/stations/changes")).json()["items"]
        assert [one["state"] for one in copied] == ["reported_closed"]
        (task,) = await tasks(session)
        assert (task.topic, task.reason, task.answered_at) == ("door", "locked", None)
        assert task.due_at == MONDAY_MORNING + timedelta(hours=24)
        await tell(await log_in("wang"), station, "locked")
        assert len(await tasks(session)) == 1

    async def test_the_same_person_twice_is_one_person(
        self, log_in: LogIn, station: Station, freeze: Freeze, session: AsyncSession
    ) -> None:
        me = await log_in("li")
        await tell(me, station, "locked")
        freeze(MONDAY_MORNING + timedelta(minutes=31))
        assert (await tell(me, station, "locked"))["state"] == "open"
        assert await tasks(session) == []

    async def test_a_newer_word_within_half_an_hour_replaces_the_older(
        self, log_in: LogIn, station: Station, session: AsyncSession
    ) -> None:
        me = await log_in("li")
        await tell(me, station, "locked")
        assert (await tell(me, station, "open"))["report"]["finding"] == "open"
        assert (await session.exec(select(func.count()).select_from(StationTap))).one() == 1

    async def test_before_opening_time_a_locked_door_is_no_news(
        self, log_in: LogIn, station: Station, freeze: Freeze, session: AsyncSession
    ) -> None:
        freeze(datetime(2026, 11, 22, 23, 50, tzinfo=UTC))  # ten to eight
        for name in ("li", "zhang"):
            told = await tell(await log_in(name), station, "locked")
            assert (told["state"], told["report"]) == ("closed", None)
        freeze(datetime(2026, 11, 23, 0, 10, tzinfo=UTC))  # ten past
        told = await tell(await log_in("wang"), station, "locked")
        assert told["state"] == "open"
        assert await tasks(session) == []

    async def test_two_people_who_found_it_open_turn_it_back(
        self, log_in: LogIn, station: Station, freeze: Freeze
    ) -> None:
        for name in ("li", "zhang"):
            await tell(await log_in(name), station, "locked")
        freeze(MONDAY_MORNING + timedelta(minutes=5))
        assert (await tell(await log_in("a"), station, "open"))["state"] == "reported_closed"
        told = await tell(await log_in("b"), station, "open")
        assert (told["state"], told["report"]["finding"]) == ("open", "open")

    async def test_two_people_who_found_it_open_confirm_what_is_shown(
        self, log_in: LogIn, client: httpx.AsyncClient, station: Station, freeze: Freeze
    ) -> None:
        me = await log_in("li")
        await tell(me, station, "open")
        freeze(MONDAY_MORNING + timedelta(minutes=40))
        await tell(me, station, "open")  # the same person once more
        assert (await shown(client, station))["verified_at"] is None
        freeze(MONDAY_MORNING + timedelta(hours=1))
        await tell(await log_in("zhang"), station, "open")
        assert (await shown(client, station))["verified_at"] == "2026-11-23T03:30:00Z"

    async def test_two_people_on_different_halves_of_the_day_confirm_nothing(
        self, log_in: LogIn, client: httpx.AsyncClient, station: Station, freeze: Freeze
    ) -> None:
        await tell(await log_in("li"), station, "open")
        freeze(MONDAY_MORNING + timedelta(hours=4, minutes=1))
        await tell(await log_in("zhang"), station, "open")
        assert (await shown(client, station))["verified_at"] is None

    async def test_finding_it_open_outside_the_hours_confirms_nothing(
        self, log_in: LogIn, client: httpx.AsyncClient, station: Station, freeze: Freeze
    ) -> None:
        freeze(datetime(2026, 11, 23, 13, tzinfo=UTC))  # nine in the evening
        for name in ("li", "zhang"):
            await tell(await log_in(name), station, "open")
        assert (await shown(client, station))["verified_at"] is None

    async def test_where_the_hours_are_unknown_two_people_are_believed(
        self, log_in: LogIn, session: AsyncSession
    ) -> None:
        station = await make_station(session, hours=None)
        await session.commit()
        assert (await tell(await log_in("li"), station, "locked"))["state"] == "unknown"
        assert (await tell(await log_in("zhang"), station, "locked"))["state"] == "reported_closed"


class TestThings:
    @pytest.mark.parametrize(
        ("said", "facility"),
        [
            ({"finding": "no_water"}, "drinking_water"),
            ({"finding": "out_of_order", "facility": "microwave"}, "microwave"),
            ({"finding": "out_of_order", "facility": "shower"}, "shower"),
        ],
    )
    async def test_two_people_take_it_out_for_everybody_and_in_filters(
        self,
        log_in: LogIn,
        client: httpx.AsyncClient,
        nearby: Get,
        station: Station,
        *,
        said: dict[str, str],
        facility: str,
        session: AsyncSession,
    ) -> None:
        assert (await tell(await log_in("li"), station, **said))["report"]["finding"]
        available = {f["facility"]: f["available"] for f in (await nearby())[0]["facilities"]}
        assert available.get(facility, "unknown") == "yes" if facility != "shower" else "unknown"
        await tell(await log_in("zhang"), station, **said)
        for one in (
            (await nearby())[0],
            (await client.get("/v1/stations")).json()["items"][0],
            (await client.get("/v1/stations/changes")).json()["items"][0],
            await shown(client, station),
        ):
            assert {f["facility"]: f["available"] for f in one["facilities"]}[facility] == "no"
        assert await nearby(facilities=[facility]) == []
        assert (await client.get(f"/v1/stations?facilities={facility}")).json()["items"] == []
        (task,) = await tasks(session)
        assert (task.topic, task.reason) == (facility, said["finding"])

    async def test_the_door_stays_as_it_is(self, log_in: LogIn, station: Station) -> None:
        for name in ("li", "zhang"):
            told = await tell(await log_in(name), station, "no_water")
        assert told["state"] == "open"

    @pytest.mark.parametrize(
        ("said", "status", "code"),
        [
            ({"finding": "out_of_order"}, 422, "facility_needed"),
            ({"finding": "out_of_order", "facility": "rocket"}, 422, "facility_unknown"),
            ({"finding": "out_of_order", "facility": "door"}, 422, "facility_unknown"),
            ({"finding": "dirty"}, 422, "malformed"),
            ({}, 422, "malformed"),
        ],
    )
    async def test_what_makes_no_sense_is_refused_and_not_kept(
        self,
        log_in: LogIn,
        station: Station,
        session: AsyncSession,
        *,
        said: dict[str, str],
        status: int,
        code: str,
    ) -> None:
        me = await log_in("li")
        answer = await me.put(f"/v1/stations/{station.id}/tap", json=said)
        assert (answer.status_code, answer.json()["code"]) == (status, code)
        assert (await session.exec(select(StationTap))).all() == []

    async def test_a_station_that_is_not_there_cannot_be_told_of(self, log_in: LogIn) -> None:
        answer = await (await log_in("li")).put(
            f"/v1/stations/{uuid.uuid4()}/tap", json={"finding": "open"}
        )
        assert (answer.status_code, answer.json()["code"]) == (404, "station_not_found")

    async def test_one_person_tells_of_one_station_a_dozen_times_a_day(
        self, log_in: LogIn, station: Station, freeze: Freeze
    ) -> None:
        me = await log_in("li")
        for number in range(TAPS_A_DAY):
            freeze(MONDAY_MORNING + timedelta(minutes=31 * number))
            await tell(me, station, "open")
        freeze(MONDAY_MORNING + timedelta(minutes=31 * TAPS_A_DAY))
        answer = await me.put(f"/v1/stations/{station.id}/tap", json={"finding": "open"})
        assert (answer.status_code, answer.json()["code"]) == (429, "tap_too_often")
        assert int(answer.headers["retry-after"]) > 0
        freeze(MONDAY_MORNING + timedelta(days=1, minutes=31 * TAPS_A_DAY))
        await tell(me, station, "open")
