"""An import is written whole or not at all, whatever happens on the way, and beside others."""

import asyncio
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import asyncpg
import httpx
import pytest
from sqlalchemy import literal
from sqlmodel import col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app import clock
from app.audit.models import AuditEntry
from app.databases import plain
from app.db import SessionMaker
from app.regions.models import Region
from app.sheets.process import ImportRefusedError, RowsRefusedError
from app.stations.importing.process import NewRegion
from app.stations.importing.writing import ChangedMeanwhileError, TooSlowError
from app.stations.models import Station
from tests.builders import REGION
from tests.conftest import Freeze
from tests.databases import TestDatabase
from tests.stations.tables import FULL, ROW, Watcher, bring_in, csv_of, stations


async def test_an_error_in_the_last_row_keeps_everything_out(
    session: AsyncSession, region: Region, tmp_path: Path
) -> None:
    rows = [{**ROW, "名称": f"第 {number} 站"} for number in range(50)]
    watcher = Watcher()
    with pytest.raises(RowsRefusedError, match="1 errors: nothing was imported"):
        await bring_in(session, csv_of(tmp_path, [*rows, ROW | {"类型": "无"}]), watcher)
    await session.rollback()
    assert [place for place, _ in watcher.errors] == ["B52"]
    assert await stations(session) == []


async def test_a_failure_of_the_database_in_the_last_row_keeps_everything_out(
    session: AsyncSession, region: Region, tmp_path: Path
) -> None:
    class Spoiler(Watcher):
        """Makes the last row one that the database refuses, behind the checks."""

        def planned(self, plan: Any, reference: Any, checker: Any) -> None:
            super().planned(plan, reference, checker)
            plan.new[-1].said["latitude"] = 89.0

    rows = [{**ROW, "名称": f"第 {number} 站"} for number in range(2500)]
    watcher = Spoiler()
    with pytest.raises(ImportRefusedError, match="nothing was imported"):
        await bring_in(session, csv_of(tmp_path, rows), watcher, are_places_created=True)
    await session.rollback()
    assert watcher.rows_written == 2500, "it had got to the very end"
    assert await stations(session) == []
    assert list(await session.exec(select(AuditEntry))) == []


async def test_a_dry_run_writes_nothing_not_even_a_region(
    session: AsyncSession, tmp_path: Path
) -> None:
    rows = [FULL]
    new = NewRegion("新县", 37.89, 111.24)
    watcher = await bring_in(
        session,
        csv_of(tmp_path, rows),
        is_dry_run=True,
        new_region=new,
        are_places_created=True,
    )
    await session.rollback()
    assert watcher.plan.counts == "1 new, 0 changed, 0 unchanged"
    assert await stations(session) == []


async def test_a_station_that_staff_change_meanwhile_stops_the_import(
    session: AsyncSession, database: TestDatabase, region: Region, tmp_path: Path
) -> None:
    await bring_in(session, csv_of(tmp_path, [FULL, ROW | {"名称": "北街驿站"}]))

    async def touch() -> None:
        connection = await asyncpg.connect(plain(database.url))
        await connection.execute(
            "UPDATE station SET phone = '110', changed_at = $1 WHERE name = '西街驿站'",
            clock.now() + timedelta(seconds=1),
        )
        await connection.close()

    class Staff(Watcher):
        """Changes the station between the look at it and the lock on it."""

        def planned(self, plan: Any, reference: Any, checker: Any) -> None:
            other = threading.Thread(target=lambda: asyncio.run(touch()))
            other.start()
            other.join()

    changed = [FULL | {"地址": "西街 2 号"}, ROW | {"名称": "北街驿站", "地址": "北街 2 号"}]
    with pytest.raises(ChangedMeanwhileError, match="西街驿站 was changed meanwhile"):
        await bring_in(session, csv_of(tmp_path, changed), Staff())
    await session.rollback()
    told = {station.name: (station.address, station.phone) for station in await stations(session)}
    assert told == {"西街驿站": ("西街 1 号", "110"), "北街驿站": ("", None)}
    again = await bring_in(session, csv_of(tmp_path, changed))
    assert again.plan.counts == "0 new, 2 changed, 0 unchanged", "nobody interferes: the control"


async def test_two_imports_of_one_file_at_once_bring_it_in_once(
    sessionmaker: SessionMaker, region: Region, tmp_path: Path
) -> None:
    rows = [{**ROW, "名称": f"第 {number} 站"} for number in range(300)]
    path = csv_of(tmp_path, rows)

    async def one() -> str:
        async with sessionmaker() as own:
            return (await bring_in(own, path)).plan.counts

    counts = await asyncio.gather(one(), one(), one())
    assert sorted(counts) == ["0 new, 0 changed, 300 unchanged"] * 2 + [
        "300 new, 0 changed, 0 unchanged"
    ]


async def test_changed_at_is_of_the_end_so_that_phones_miss_nothing(
    session: AsyncSession, region: Region, tmp_path: Path, client: httpx.AsyncClient
) -> None:
    class Slow(Watcher):
        """Takes long to write."""

        since: str = ""

        def written(self, rows: int) -> None:
            time.sleep(0.3)
            self.ended_at = clock.now()

    since = (await client.get("/v1/stations/changes")).json()["next_since"]
    slow = Slow()
    await bring_in(session, csv_of(tmp_path, [ROW]), slow)
    (station,) = await stations(session)
    assert slow.ended_at < station.changed_at < datetime.now(UTC)
    told = (await client.get("/v1/stations/changes", params={"since": since})).json()["items"]
    assert [each["name"] for each in told] == ["西街驿站"]
    near = {"latitude": 37.892, "longitude": 111.241}
    found = (await client.get("/v1/stations/nearby", params=near)).json()["items"]
    assert [each["name"] for each in found] == ["西街驿站"]


async def test_an_import_that_would_commit_too_late_for_phones_is_given_up(
    session: AsyncSession, region: Region, tmp_path: Path, freeze: Freeze
) -> None:
    async def hurry() -> None:
        """Let a minute pass whenever the database is waited for."""
        now = clock.now()
        while True:
            now += timedelta(minutes=1)
            freeze(now)
            await asyncio.sleep(0)

    hurrying = asyncio.create_task(hurry())
    with pytest.raises(TooSlowError, match="import in smaller files"):
        await bring_in(session, csv_of(tmp_path, [ROW]))
    hurrying.cancel()
    await session.rollback()
    assert await stations(session) == []


async def test_ten_thousand_rows_come_in_quickly(
    session: AsyncSession, region: Region, tmp_path: Path
) -> None:
    rows = [
        FULL
        | {"编号": f"N{number}", "名称": f"第 {number} 号驿站", "纬度": f"37.{800000 + number}"}
        for number in range(10_000)
    ]
    started = time.process_time()
    watcher = await bring_in(session, csv_of(tmp_path, rows))
    # Row by row through the ORM this took six times as long.
    assert time.process_time() - started < 20
    assert watcher.rows_written == 10_000
    query = select(func.count()).where(
        col(Station.region_code) == REGION, literal(1) == col(Station.facilities_yes).any_()
    )
    assert (await session.exec(query)).one() == 10_000
