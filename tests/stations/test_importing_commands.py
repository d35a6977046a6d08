"""The commands as an operator runs them: refusals are sentences, never tracebacks."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from python_calamine import load_workbook
from sqlmodel.ext.asyncio.session import AsyncSession

from app.regions.models import Region
from app.stations.importing.reference import read_reference
from app.stations.importing.template import write_template
from tests.builders import REGION, make_station
from tests.databases import TestDatabase
from tests.stations.tables import FULL, ROW, bring_in, csv_of, stations, xlsx_of

Run = Callable[..., Awaitable[tuple[int, str]]]


@pytest.fixture
def environment(database: TestDatabase, tmp_path: Path) -> dict[str, str]:
    return {
        **os.environ,
        "NUANXIN_DATABASE_URL": database.url,
        "NUANXIN_DATA_DIR": str(tmp_path),
        "COLUMNS": "160",
    }


@pytest.fixture
def run(session: AsyncSession, environment: dict[str, str]) -> Run:
    """Run a command and return its exit code and all that it printed."""

    async def run(*arguments: str | Path) -> tuple[int, str]:
        # A command takes seconds, and the server ends a transaction that stays idle so long.
        await session.commit()
        command = [sys.executable, "-m", "app", *map(str, arguments)]
        done = await asyncio.to_thread(
            subprocess.run, command, env=environment, capture_output=True, text=True, timeout=120
        )
        assert "Traceback" not in done.stdout + done.stderr
        return done.returncode, done.stdout + done.stderr

    return run


async def test_an_operator_tries_imports_and_imports_again(
    session: AsyncSession, region: Region, run: Run, tmp_path: Path
) -> None:
    path = csv_of(tmp_path, [FULL, ROW | {"名称": "[bold]北街"}])
    call = ("import-stations", path, "--datum", "gcj02", "--region", REGION)
    code, told = await run(*call, "--dry-run")
    assert (code, "Nothing was written: 2 new" in told) == (0, True)
    assert await stations(session) == []
    assert "Imported: 2 new, 0 changed, 0 unchanged." in (await run(*call))[1]
    csv_of(tmp_path, [FULL | {"座位": "20"}, ROW | {"名称": "[bold]北街"}])
    changed = (await run(*call))[1]
    assert "座位" in changed
    assert "│ 12     │ 20" in changed
    assert "Imported: 0 new, 1 changed, 1 unchanged." in changed
    assert "Nothing was written: 0 new, 0 changed, 2 unchanged." in (await run(*call))[1]
    names = [station.name for station in await stations(session)]
    assert names == ["[bold]北街", "西街驿站"]


async def test_what_is_wrong_is_told_in_a_table_or_a_sentence_with_exit_code_1(
    session: AsyncSession, region: Region, run: Run, tmp_path: Path
) -> None:
    path = csv_of(tmp_path, [ROW | {"类型": "[red]茶馆"}])
    call = ("import-stations", path, "--region", REGION)
    code, told = await run(*call, "--datum", "gcj02")
    assert (code, "│ B2" in told, "没有“[red]茶馆”这种类型" in told) == (1, True, True)
    assert "Refused: 1 errors: nothing was imported." in told
    code, told = await run(*call)
    assert (code, "Refused: Say --datum" in told) == (1, True)
    code, told = await run("import-stations", tmp_path / "no.csv", "--datum", "gcj02")
    assert (code, "There is no file" in told) == (1, True)
    code, told = await run(*call, "--datum", "gcj02", "--create-region", "某县")
    assert (code, "belong together" in told) == (1, True)


async def test_posters_are_written_by_one_command(
    session: AsyncSession, region: Region, run: Run, tmp_path: Path
) -> None:
    station = await make_station(session)
    await make_station(session, name="南街")
    await session.commit()
    out = tmp_path / "posters.pdf"
    code, told = await run("station-posters", "--region", REGION, "--out", out)
    assert (code, "Wrote 2 posters" in told) == (0, True)
    assert out.read_bytes().startswith(b"%PDF")
    call = ("station-posters", "--region", REGION, "--station", station.id, "--out", out)
    assert "Wrote 1 posters" in (await run(*map(str, call)))[1]
    code, told = await run("station-posters", "--out", tmp_path / "a.png")
    assert (code, "does not end in .pdf" in told) == (1, True)


async def test_the_template_comes_from_a_command_and_its_example_is_no_station(
    session: AsyncSession, region: Region, run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "template.xlsx"
    assert (await run("station-template", path, "--region", REGION))[0] == 0
    watcher = await bring_in(session, path)
    assert (watcher.errors, watcher.warnings, watcher.examples) == ([], [], 1)
    assert watcher.plan.counts == "0 new, 0 changed, 0 unchanged"


async def test_the_templates_own_example_would_come_in_without_a_word(
    session: AsyncSession, region: Region, tmp_path: Path
) -> None:
    path = tmp_path / "template.xlsx"
    write_template(path, await read_reference(session, REGION))
    rows = load_workbook(path).get_sheet_by_name("驿站").to_python()
    assert rows[0][:3] == ["编号", "名称*", "类型*"]
    watcher = await bring_in(session, xlsx_of(tmp_path, [rows[0], ["A1", *rows[1][1:]]]))
    assert (watcher.errors, watcher.warnings, watcher.examples) == ([], [], 0)
    (station,) = await stations(session)
    assert (station.name, station.facilities_yes) == ("示例路暖“新”驿站", [1, 2])


async def test_a_template_offers_the_regions_own_places_and_explains_every_column(
    session: AsyncSession, region: Region, tmp_path: Path
) -> None:
    path = tmp_path / "template.xlsx"
    write_template(path, await read_reference(session, REGION))
    workbook = load_workbook(path)
    assert workbook.sheet_names == ["驿站", "说明", "选项"]
    offered = workbook.get_sheet_by_name("选项").to_python()
    assert next(row[2:4] for row in offered) == ["圪洞镇", "武当社区"]
    explained = {row[0] for row in workbook.get_sheet_by_name("说明").to_python()}
    assert set(workbook.get_sheet_by_name("驿站").to_python()[0][:17]) <= explained
