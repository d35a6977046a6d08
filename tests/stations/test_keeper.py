"""What people's word asks of the keeper, and what staff's own look settles."""

import uuid
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts.models import Role
from app.stations.models import Station, StationTask
from tests.builders import MONDAY_MORNING, REGION, daily, make_station
from tests.conftest import Freeze, LogIn
from tests.stations.conftest import Get, StaffOf
from tests.stations.telling import NOW_TEXT, shown, tasks, tell


@pytest.fixture(autouse=True)
def _monday(monday: datetime) -> None:
    """All of it happens on a Monday morning."""


@pytest.fixture
async def station(session: AsyncSession) -> Station:
    made = await make_station(session, facilities={"microwave": "yes", "drinking_water": "yes"})
    await session.commit()
    return made


class TestKeeper:
    async def _turned(
        self, log_in: LogIn, station: Station, session: AsyncSession, **said: str
    ) -> StationTask:
        for name in ("li", "zhang"):
            await tell(await log_in(name), station, **said)
        (task,) = await tasks(session)
        return task

    async def _answer(
        self, keeper: httpx.AsyncClient, task: StationTask, answer: str, note: str = ""
    ) -> httpx.Response:
        address = f"/v1/regions/{REGION}/tasks/{task.id}/answer"
        return await keeper.post(address, json={"answer": answer, "note": note})

    async def test_the_keeper_finds_the_task_with_its_deadline(
        self,
        log_in: LogIn,
        station: Station,
        session: AsyncSession,
        staff_of: StaffOf,
        freeze: Freeze,
    ) -> None:
        task = await self._turned(log_in, station, session, finding="locked")
        keeper = await staff_of(Role.KEEPER, station.id)
        (listed,) = (await keeper.get(f"/v1/regions/{REGION}/tasks")).json()["items"]
        assert listed == {
            "id": str(task.id),
            "station_id": str(station.id),
            "station_name": station.name,
            "reason": "locked",
            "facility": None,
            "opened_at": NOW_TEXT,
            "due_at": "2026-11-24T02:30:00Z",
            "overdue": False,
            "answered_at": None,
            "answer": "",
            "note": "",
        }
        freeze(MONDAY_MORNING + timedelta(hours=25))
        (late,) = (await keeper.get(f"/v1/regions/{REGION}/tasks")).json()["items"]
        assert late["overdue"] is True

    async def test_open_again_turns_it_back_at_once(
        self,
        log_in: LogIn,
        client: httpx.AsyncClient,
        station: Station,
        session: AsyncSession,
        staff_of: StaffOf,
    ) -> None:
        task = await self._turned(log_in, station, session, finding="locked")
        keeper = await staff_of(Role.KEEPER, station.id)
        answer = await self._answer(keeper, task, "open_again", "刚才去进货")
        assert (answer.status_code, answer.json()["answer"]) == (200, "open_again")
        seen = await shown(client, station)
        assert (seen["state"], seen["report"], seen["verified_at"]) == ("open", None, NOW_TEXT)
        again = await self._answer(keeper, task, "open_again")
        assert (again.status_code, again.json()["code"]) == (409, "task_answered")
        assert (await keeper.get(f"/v1/regions/{REGION}/tasks")).json()["items"] == []
        answered = f"/v1/regions/{REGION}/tasks?state=answered"
        assert len((await keeper.get(answered)).json()["items"]) == 1

    async def test_who_told_reads_the_answer_however_late_it_came(
        self,
        log_in: LogIn,
        station: Station,
        session: AsyncSession,
        staff_of: StaffOf,
        freeze: Freeze,
    ) -> None:
        freeze(MONDAY_MORNING - timedelta(days=20))
        await tell(await log_in("li"), station, "locked")  # alone: nobody was asked
        freeze(MONDAY_MORNING)
        task = await self._turned(log_in, station, session, finding="locked")
        freeze(MONDAY_MORNING + timedelta(days=3))
        await self._answer(await staff_of(Role.KEEPER, station.id), task, "open_again")
        told = (await (await log_in("li")).get("/v1/me/told")).json()["items"]
        assert [one["answer"] for one in told] == ["open_again", ""]

    async def test_after_the_answer_it_takes_two_new_people_and_a_new_task(
        self,
        log_in: LogIn,
        station: Station,
        session: AsyncSession,
        staff_of: StaffOf,
        freeze: Freeze,
    ) -> None:
        task = await self._turned(log_in, station, session, finding="locked")
        await self._answer(await staff_of(Role.KEEPER, station.id), task, "open_again")
        freeze(MONDAY_MORNING + timedelta(minutes=5))
        assert (await tell(await log_in("li"), station, "locked"))["state"] == "open"
        assert (await tell(await log_in("wang"), station, "locked"))["state"] == "reported_closed"
        assert len(await tasks(session)) == 2

    async def test_closed_today_becomes_an_exception_of_today_alone(
        self,
        log_in: LogIn,
        client: httpx.AsyncClient,
        station: Station,
        session: AsyncSession,
        staff_of: StaffOf,
    ) -> None:
        task = await self._turned(log_in, station, session, finding="locked")
        await self._answer(await staff_of(Role.KEEPER, station.id), task, "closed_today")
        seen = await shown(client, station)
        assert (seen["state"], seen["report"]) == ("closed", None)
        assert seen["opens_at"] == "2026-11-24T00:00:00Z"
        (exception,) = seen["hours"]["exceptions"]
        assert exception == {"on": "2026-11-23", "ranges": [], "reason": "今日不开"}

    async def test_closed_today_may_be_said_on_every_day_of_a_year(
        self, log_in: LogIn, station: Station, session: AsyncSession, staff_of: StaffOf
    ) -> None:
        days = [str((MONDAY_MORNING - timedelta(days=n)).date()) for n in range(1, 61)]
        exceptions = [{"on": day, "ranges": [], "reason": ""} for day in days]
        hours = {"weekly": [[["08:00", "20:00"]]] * 7, "exceptions": exceptions}
        keeper = await staff_of(Role.KEEPER, station.id)
        address = f"/v1/regions/{REGION}/stations/{station.id}/hours"
        assert (await keeper.put(address, json={"hours": hours})).status_code == 200
        task = await self._turned(log_in, station, session, finding="locked")
        assert (await self._answer(keeper, task, "closed_today")).status_code == 200

    async def test_after_midnight_today_is_the_night_that_still_runs(
        self,
        log_in: LogIn,
        client: httpx.AsyncClient,
        session: AsyncSession,
        staff_of: StaffOf,
        freeze: Freeze,
    ) -> None:
        night = await make_station(session, hours=daily(("18:00", "02:00")))
        await session.commit()
        freeze(datetime(2026, 11, 23, 17, tzinfo=UTC))  # one o'clock on Tuesday
        task = await self._turned(log_in, night, session, finding="locked")
        await self._answer(await staff_of(Role.KEEPER, night.id), task, "closed_today")
        seen = await shown(client, night)
        assert (seen["state"], seen["opens_at"]) == ("closed", "2026-11-24T10:00:00Z")

    @pytest.mark.parametrize(("answer", "available"), [("mended", "yes"), ("out_of_use", "no")])
    async def test_of_a_thing_the_keeper_says_whether_it_works(
        self,
        log_in: LogIn,
        nearby: Get,
        station: Station,
        session: AsyncSession,
        *,
        staff_of: StaffOf,
        answer: str,
        available: str,
    ) -> None:
        task = await self._turned(log_in, station, session, finding="no_water")
        keeper = await staff_of(Role.KEEPER, station.id)
        assert (await self._answer(keeper, task, answer)).status_code == 200
        (seen,) = await nearby()
        assert seen["report"] is None
        known = {f["facility"]: f["available"] for f in seen["facilities"]}
        assert known["drinking_water"] == available
        assert bool(await nearby(facilities=["drinking_water"])) == (available == "yes")

    @pytest.mark.parametrize(
        ("finding", "answer"), [("locked", "mended"), ("no_water", "open_again")]
    )
    async def test_an_answer_to_something_else_is_refused(
        self,
        log_in: LogIn,
        station: Station,
        session: AsyncSession,
        staff_of: StaffOf,
        *,
        finding: str,
        answer: str,
    ) -> None:
        task = await self._turned(log_in, station, session, finding=finding)
        refused = await self._answer(await staff_of(Role.KEEPER, station.id), task, answer)
        assert (refused.status_code, refused.json()["code"]) == (409, "answer_unfit")

    async def test_whoever_keeps_another_station_knows_nothing_of_the_task(
        self, log_in: LogIn, station: Station, session: AsyncSession, staff_of: StaffOf
    ) -> None:
        task = await self._turned(log_in, station, session, finding="locked")
        other = await staff_of(Role.KEEPER, uuid.uuid4())
        assert (await other.get(f"/v1/regions/{REGION}/tasks")).json()["items"] == []
        refused = await self._answer(other, task, "open_again")
        assert (refused.status_code, refused.json()["code"]) == (404, "task_not_found")


class TestStaffsOwnLook:
    """What staff say on their own settles what people said before."""

    async def _without_water(self, log_in: LogIn, station: Station) -> None:
        for name in ("li", "zhang"):
            await tell(await log_in(name), station, "no_water")

    async def test_water_that_staff_say_is_there_stays_there(
        self,
        log_in: LogIn,
        nearby: Get,
        station: Station,
        session: AsyncSession,
        *,
        staff_of: StaffOf,
        freeze: Freeze,
    ) -> None:
        await self._without_water(log_in, station)
        keeper = await staff_of(Role.KEEPER, station.id)
        address = f"/v1/regions/{REGION}/stations/{station.id}/facilities"
        said = {"facilities": [{"facility": "drinking_water", "available": "yes"}]}
        assert (await keeper.put(address, json=said)).status_code == 200
        freeze(MONDAY_MORNING + timedelta(minutes=5))
        await tell(await log_in("wang"), station, "open")  # anything that counts words again
        (seen,) = await nearby(facilities=["drinking_water"])
        assert seen["report"]["finding"] == "open"
        (task,) = await tasks(session)
        assert (task.answer, task.answered_at) == ("mended", MONDAY_MORNING)

    async def test_a_station_that_staff_looked_at_is_shown_as_it_stands(
        self,
        log_in: LogIn,
        client: httpx.AsyncClient,
        station: Station,
        session: AsyncSession,
        staff_of: StaffOf,
    ) -> None:
        await self._without_water(log_in, station)
        for name in ("li", "zhang"):
            await tell(await log_in(name), station, "locked")
        keeper = await staff_of(Role.KEEPER, station.id)
        answer = await keeper.post(f"/v1/regions/{REGION}/stations/{station.id}/verify")
        assert answer.status_code == 200
        seen = await shown(client, station)
        assert (seen["state"], seen["report"], seen["verified_at"]) == ("open", None, NOW_TEXT)
        known = {f["facility"]: f["available"] for f in seen["facilities"]}
        assert known["drinking_water"] == "yes"
        assert {task.answer for task in await tasks(session)} == {"open_again", "mended"}

    async def test_nobody_waits_for_the_keeper_of_a_station_that_is_gone(
        self, log_in: LogIn, station: Station, session: AsyncSession, staff_of: StaffOf
    ) -> None:
        await self._without_water(log_in, station)
        admin = await staff_of()
        address = f"/v1/regions/{REGION}/stations/{station.id}/close"
        assert (await admin.post(address, json={"reason": "搬迁"})).status_code == 204
        assert (await admin.get(f"/v1/regions/{REGION}/tasks")).json()["items"] == []
