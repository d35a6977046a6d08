"""What comes round: words run out for everybody, late tasks are noted, old taps are forgotten."""

from datetime import date, datetime, timedelta
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from sqlmodel import func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app import clock
from app import jobs as queue
from app.audit.models import AuditEntry
from app.jobs import JobContext
from app.main import JOBS
from app.stations import jobs
from app.stations.models import Station, StationTap, StationTask, StationVisit
from tests.builders import MONDAY_MORNING, REGION, copies_of, make_station
from tests.conftest import Freeze, LogIn
from tests.stations.conftest import Get
from tests.stations.telling import shown, tasks, tell

LATE = MONDAY_MORNING + timedelta(days=1, seconds=1)


@pytest.fixture
def context(app: FastAPI) -> JobContext:
    return JobContext(app.state.sessionmaker, app.state.wechat, app.state.settings)


@pytest.fixture
async def station(session: AsyncSession, monday: datetime) -> Station:
    made = await make_station(session, facilities={"drinking_water": "yes"})
    await session.commit()
    return made


async def told_by_two(log_in: LogIn, station: Station, finding: str) -> None:
    for name in ("li", "zhang"):
        await tell(await log_in(name), station, finding)


async def water(of: dict[str, Any]) -> str:
    known = {f["facility"]: f["available"] for f in of["facilities"]}
    return str(known["drinking_water"])


def test_the_service_knows_every_job_that_comes_round() -> None:
    assert len(JOBS) >= 5
    assert {
        *("settle_expired_words", "note_overdue_tasks", "forget_old_taps", "forget_old_visits"),
        *("erase_closed_accounts", "forget_expired", "seal_audit"),
        *("sweep_photos", "jobs.prune", "forget_old_messages"),
    } <= set(queue.schedules)
    assert {"erase_photos", "remove_photo_files"} <= set(queue.handlers)


async def test_water_comes_back_everywhere_when_peoples_word_has_run_out(
    log_in: LogIn,
    client: httpx.AsyncClient,
    nearby: Get,
    station: Station,
    context: JobContext,
    *,
    freeze: Freeze,
) -> None:
    await told_by_two(log_in, station, "no_water")
    assert await nearby(facilities=["drinking_water"]) == []
    freeze(MONDAY_MORNING + timedelta(hours=23))
    since = (await client.get("/v1/stations/changes")).json()["next_since"]
    await jobs.settle_expired_words(context, {})
    assert await nearby(facilities=["drinking_water"]) == []  # it still holds

    freeze(LATE)
    await jobs.settle_expired_words(context, {})
    (near,) = await nearby(facilities=["drinking_water"])
    changed = (await client.get("/v1/stations/changes", params={"since": since})).json()["items"]
    listed = (await client.get("/v1/stations")).json()["items"]
    for one in (near, *changed, *listed, await shown(client, station)):
        assert (await water(one), one["report"]) == ("yes", None)
    assert [one["id"] for one in changed] == [str(station.id)]


async def test_a_phones_copy_learns_that_a_door_is_no_longer_reported_closed(
    log_in: LogIn,
    client: httpx.AsyncClient,
    station: Station,
    context: JobContext,
    freeze: Freeze,
) -> None:
    await told_by_two(log_in, station, "locked")
    freeze(MONDAY_MORNING + timedelta(minutes=5))
    first = (await client.get("/v1/stations/changes")).json()
    assert first["items"][0]["state"] == "reported_closed"
    freeze(MONDAY_MORNING + timedelta(hours=4, seconds=1))
    await jobs.settle_expired_words(context, {})
    since = {"since": first["next_since"]}
    (told,) = (await client.get("/v1/stations/changes", params=since)).json()["items"]
    assert (told["state"], told["report"]) == ("open", None)


async def test_what_has_run_out_is_settled_once(
    log_in: LogIn, station: Station, context: JobContext, session: AsyncSession, freeze: Freeze
) -> None:
    await told_by_two(log_in, station, "locked")
    await told_by_two(log_in, station, "no_water")
    freeze(LATE)
    assert await jobs.list_expired(session, LATE) == [station.id]
    await session.rollback()
    await jobs.settle_expired_words(context, {})
    assert await jobs.list_expired(session, LATE) == []


async def test_a_crowd_of_words_runs_out_in_one_round(
    context: JobContext, session: AsyncSession, freeze: Freeze
) -> None:
    first = await make_station(session)
    said = {"word": "locked", "word_at": MONDAY_MORNING, "word_until": MONDAY_MORNING}
    session.add_all(copies_of(first, jobs.AT_ONCE + 10, **said))
    await session.commit()
    freeze(LATE)
    await jobs.settle_expired_words(context, {})
    still = select(func.count()).select_from(Station).where(Station.word == "locked")
    assert (await session.exec(still)).one() == 0


async def test_each_station_changes_at_the_time_of_its_own_transaction(
    context: JobContext, session: AsyncSession
) -> None:
    ended = clock.now() - timedelta(hours=1)
    first = await make_station(session, now=ended)
    session.add_all(copies_of(first, 3, word="locked", word_at=ended, word_until=ended))
    await session.commit()
    await jobs.settle_expired_words(context, {})
    changed = select(Station.changed_at).where(Station.changed_at > ended)
    assert len(set(await session.exec(changed))) == 3


async def test_a_task_nobody_answered_in_time_is_noted_once(
    log_in: LogIn, station: Station, context: JobContext, session: AsyncSession, freeze: Freeze
) -> None:
    await told_by_two(log_in, station, "locked")
    overdue = select(AuditEntry).where(AuditEntry.act == "task_overdue")
    for at, noted in ((MONDAY_MORNING + timedelta(hours=23), 0), (LATE, 1), (LATE, 1)):
        freeze(at)
        await jobs.note_overdue_tasks(context, {})
        assert len((await session.exec(overdue)).all()) == noted
        await session.rollback()
    (task,) = await tasks(session)
    (entry,) = await session.exec(overdue)
    assert (task.overdue_at, entry.target, entry.account_id) == (LATE, str(task.id), None)


async def test_taps_are_forgotten_after_ninety_days_and_their_tasks_stay(
    log_in: LogIn, station: Station, context: JobContext, session: AsyncSession, freeze: Freeze
) -> None:
    await told_by_two(log_in, station, "locked")
    for days, left in ((90, 2), (91, 0)):
        freeze(MONDAY_MORNING + timedelta(days=days))
        await jobs.forget_old_taps(context, {})
        assert (await session.exec(select(func.count()).select_from(StationTap))).one() == left
        await session.rollback()
    assert (await session.exec(select(func.count()).select_from(StationTask))).one() == 1


async def test_counts_of_looks_are_forgotten_after_two_years(
    station: Station, context: JobContext, session: AsyncSession, freeze: Freeze
) -> None:
    for year in (2024, 2025, 2026):
        day = date(year, 11, 20)
        counted = StationVisit(
            region_code=REGION, station_id=station.id, on_day=day, hour=10, visits=3
        )
        session.add(counted)
    await session.commit()
    freeze(MONDAY_MORNING)
    await jobs.forget_old_visits(context, {})
    kept = await session.exec(select(StationVisit))
    assert {one.on_day.year for one in kept} == {2025, 2026}
