"""Each record is sent to the national system once, and a correction follows as a correction."""

import asyncio
import os
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from python_calamine import load_workbook
from sqlmodel import func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts.grants import Staff
from app.db import SessionMaker
from app.hours import exporting
from app.hours.commands import Export, export_hours, write_export
from app.hours.models import ExportMark, ServiceRecord
from app.refusals import StartRefusedError
from app.settings import get_settings
from tests.builders import REGION, make_staff
from tests.conftest import SECRETS
from tests.databases import TestDatabase
from tests.hours.builders import AWAY, CIPHER, make_event, make_person
from tests.hours.conftest import make_final, serve
from tests.hours.test_corrections import change

COLUMNS = ["kind", "name", "minutes"]


async def send(
    session: AsyncSession, folder: Path, name: str = "a", **more: Any
) -> list[list[Any]]:
    """Send what is due; return the rows of the file without its headings."""
    file = folder / f"{name}.xlsx"
    wanted = Export(file, REGION, more.pop("columns", COLUMNS), **more)
    if not await write_export(session, wanted, CIPHER):
        assert not file.exists()
        return []
    return load_workbook(str(file)).get_sheet_by_index(0).to_python()[1:]


@pytest.fixture
async def admin(session: AsyncSession) -> Staff:
    return await make_staff(session)


async def test_only_what_is_final_is_sent_and_never_twice(
    session: AsyncSession, sessionmaker: SessionMaker, tmp_path: Path
) -> None:
    event = await make_event(session)
    await serve(session, event, await make_person(session, name="王小明"))
    await serve(session, await make_event(session, AWAY))
    assert await send(session, tmp_path) == []
    await make_final(session)
    async with sessionmaker() as counting:
        assert await exporting.count_due(counting, REGION) == 1
    assert await send(session, tmp_path) == [["记录", "王小明", 180.0]]
    assert await send(session, tmp_path, "b") == []
    await serve(session, event, await make_person(session, name="李小红"))
    await make_final(session)
    assert await send(session, tmp_path, "c") == [["记录", "李小红", 180.0]]


async def test_a_correction_of_what_was_sent_follows_as_a_correction(
    session: AsyncSession, admin: Staff, tmp_path: Path
) -> None:
    record = await serve(session, await make_event(session))
    await make_final(session)
    await send(session, tmp_path)
    await change(session, admin, record, minutes=-30)
    columns = ["kind", "corrects", "minutes", "reason"]
    assert await send(session, tmp_path, "b", columns=columns) == [
        ["更正", str(record.id), -30.0, "登记有误"]
    ]
    await change(session, admin, record, kind="reversal")
    assert await send(session, tmp_path, "c") == [["撤销", "王小明", -150.0]]
    assert await send(session, tmp_path, "d") == []


async def test_what_was_set_right_before_it_was_sent_goes_with_its_correction_or_not_at_all(
    session: AsyncSession, admin: Staff, tmp_path: Path
) -> None:
    event = await make_event(session)
    corrected, reversed_ = await serve(session, event), await serve(session, event)
    await change(session, admin, corrected, minutes=-30)
    await change(session, admin, reversed_, kind="reversal")
    await make_final(session)
    sent = await send(session, tmp_path)
    assert [(row[0], row[2]) for row in sent] == [("记录", 180), ("更正", -30)]
    assert await send(session, tmp_path, "b") == []


async def test_two_runs_at_once_send_nothing_twice(
    session: AsyncSession, sessionmaker: SessionMaker, tmp_path: Path
) -> None:
    event = await make_event(session)
    for _ in range(8):
        await serve(session, event)
    await make_final(session)

    async def run(name: str) -> list[list[Any]]:
        async with sessionmaker() as own:
            return await send(own, tmp_path, name, columns=["record"])

    sent = await asyncio.gather(run("a"), run("b"), run("c"))
    records = [row[0] for rows in sent for row in rows]
    assert len(records) == len(set(records)) == 8


async def test_negative_control_marks_of_a_batch_could_be_taken_twice_without_their_key(
    session: AsyncSession, sessionmaker: SessionMaker
) -> None:
    """Two transactions see the same records as due; the key of the marks keeps them apart."""
    await serve(session, await make_event(session))
    await make_final(session)
    async with sessionmaker() as one, sessionmaker() as other:
        due = select(func.count()).select_from(ServiceRecord).where(
            ServiceRecord.id.not_in(select(ExportMark.record_id))  # type: ignore[attr-defined]  # a column
        )  # fmt: skip
        batch = await exporting.take_batch(one, REGION, COLUMNS)
        assert batch is not None
        assert (await other.exec(due)).one() == 1  # it is due for the other still
        await one.rollback()


async def test_the_last_file_can_be_written_again_and_marks_nothing(
    session: AsyncSession, tmp_path: Path
) -> None:
    await serve(session, await make_event(session))
    await make_final(session)
    first = await send(session, tmp_path)
    await serve(session, await make_event(session))
    await make_final(session)
    assert await send(session, tmp_path, "b", is_again=True, columns=["record"]) == first
    assert len(await send(session, tmp_path, "c")) == 1


async def test_who_is_cut_off_before_the_end_has_marked_nothing(
    session: AsyncSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await serve(session, await make_event(session))
    await make_final(session)

    def fail(*_: object) -> None:
        raise OSError("the disk is full")

    with monkeypatch.context() as patched:
        patched.setattr(exporting, "write_sheet", fail)
        with pytest.raises(OSError, match="full"):
            await send(session, tmp_path)
    await session.rollback()
    assert os.listdir(tmp_path) == []
    assert len(await send(session, tmp_path)) == 1


async def test_a_text_that_looks_like_a_formula_stays_a_text(
    session: AsyncSession, tmp_path: Path
) -> None:
    evil = '=HYPERLINK("http://x","点我")'
    event = await make_event(session, title=evil)
    await serve(session, event, await make_person(session, name="=1+1"))
    await make_final(session)
    file = tmp_path / "a.xlsx"
    sent = await send(session, tmp_path, columns=["name", "activity", "number"])
    assert sent[0][:2] == ["=1+1", evil]
    assert b"<f>" not in file.read_bytes()


def test_columns_are_known_and_each_named_once() -> None:
    assert exporting.read_columns(" name, minutes") == ["name", "minutes"]
    for wrong in ("", "name,name", "name,password"):
        with pytest.raises(StartRefusedError):
            exporting.read_columns(wrong)


async def test_the_command_writes_the_file_and_says_how_many(
    session: AsyncSession,
    database: TestDatabase,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    await serve(session, await make_event(session))
    await make_final(session)
    monkeypatch.setenv("NUANXIN_DATABASE_URL", database.url)
    monkeypatch.setenv("NUANXIN_SECRETS", SECRETS.get_secret_value())
    file = tmp_path / "hours.xlsx"
    for is_dry, says in (
        (True, "Would write 1 records."),
        (False, "Wrote 1 records"),
        (False, "Wrote 0 records."),
    ):
        run = partial(export_hours, columns=exporting.DEFAULT, again=False, dry_run=is_dry)
        await asyncio.to_thread(run, file)
        assert says in capsys.readouterr().out.replace("\n", " ")
    get_settings.cache_clear()
    assert len(load_workbook(str(file)).get_sheet_by_index(0).to_python()) == 2
