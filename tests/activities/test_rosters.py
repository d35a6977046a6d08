"""Rosters: names for who organises, each look logged, printed and taken again when filled in."""

import io
from datetime import timedelta
from typing import Any

import httpx
import pytest
import xlsxwriter
from fastapi import FastAPI
from python_calamine import CalamineWorkbook
from sqlmodel import func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts.models import Role
from app.activities.models import Attendance
from app.activities.roster_sheets import HEADINGS
from app.audit.models import AuditEntry
from tests.activities.test_attendance import come_and_go, refused
from tests.activities.turning_up import ENDS, STARTS, Stand, make_stand
from tests.conftest import Freeze, LogIn


@pytest.fixture
async def stand(app: FastAPI, session: AsyncSession, log_in: LogIn, freeze: Freeze) -> Stand:
    freeze(STARTS)
    return await make_stand(app, session, log_in)


def filled(*rows: tuple[str, ...], headings: tuple[str, ...] = HEADINGS) -> bytes:
    """Return a roster as somebody filled it in: number, name, role, came, went."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as workbook:
        sheet = workbook.add_worksheet("签到表")
        for number, row in enumerate((("示例清扫",), (), headings, *rows)):
            sheet.write_row(number, 0, row)
    return out.getvalue()


async def send(stand: Stand, content: bytes, by: httpx.AsyncClient | None = None) -> Any:
    return await (by or stand.organiser).post(f"{stand.url}/roster/import", content=content)


async def acts(session: AsyncSession) -> list[str]:
    return list(await session.exec(select(AuditEntry.act)))


async def test_the_roster_names_who_has_a_place_and_who_came(
    stand: Stand, session: AsyncSession, freeze: Freeze
) -> None:
    came, missing = await stand.someone(), await stand.someone()
    walked_in = await stand.someone(has_place=False)
    await stand.enter(walked_in.number)
    await come_and_go(came, freeze)
    freeze(ENDS)
    await stand.settle()
    answer = await stand.organiser.get(f"{stand.url}/roster")
    rows = {row["volunteer_number"]: row for row in answer.json()["items"]}
    assert set(rows) == {came.number, missing.number, walked_in.number}
    assert rows[came.number]["attendance"]["minutes"] == 120
    assert rows[missing.number]["no_show_id"]
    assert (rows[walked_in.number]["has_place"], rows[missing.number]["has_place"]) == (False, True)
    assert answer.headers["cache-control"] == "no-store"
    assert "read_roster" in await acts(session)


async def test_the_roster_is_read_page_by_page(stand: Stand) -> None:
    numbers = sorted([(await stand.someone()).number for _ in range(5)])
    seen: list[str] = []
    query: dict[str, Any] = {"limit": 2}
    while True:
        page = (await stand.organiser.get(f"{stand.url}/roster", params=query)).json()
        seen += [row["volunteer_number"] for row in page["items"]]
        if page["next_cursor"] is None:
            break
        query["cursor"] = page["next_cursor"]
    assert seen == numbers


async def test_a_volunteer_reads_no_roster(stand: Stand) -> None:
    li = await stand.someone()
    for end in ("", "/sheet"):
        assert (await li.client.get(f"{stand.url}/roster{end}")).status_code == 403


async def test_the_printed_roster_has_everybody_and_no_formula(
    stand: Stand, session: AsyncSession
) -> None:
    li = await stand.someone(number="=1+1")
    answer = await stand.organiser.get(f"{stand.url}/roster/sheet")
    assert answer.status_code == 200
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0)
    rows = sheet.to_python()
    assert tuple(rows[2]) == HEADINGS
    assert rows[3][0] == li.number
    assert "print_roster" in await acts(session)


async def test_a_filled_roster_is_entered_by_hand_and_waits_for_another_person(
    stand: Stand, session: AsyncSession, freeze: Freeze
) -> None:
    people = [await stand.someone() for _ in range(3)]
    freeze(ENDS)
    content = filled(
        (people[0].number, "", "", "10:30", "12:30"),
        (people[1].number, "", "", "10：45", "13:30:00"),
        (people[2].number, "", "", "", ""),
    )
    for _ in range(2):  # the same list again changes nothing
        answer = await send(stand, content)
        assert answer.json() == {"entered": 2, "blank": 1, "faults": []}
    for who, minutes in zip(people[:2], (120, 165), strict=True):
        kept = await who.attendance()
        assert (kept.minutes, kept.is_by_hand, kept.state) == (minutes, True, "open")
    freeze(ENDS + timedelta(hours=1))
    assert await stand.settle() == {"settled": 0, "in_review": 2, "no_shows": 1}
    assert "import_roster" in await acts(session)
    second = await stand.staff(Role.ORGANISER)
    url = f"{stand.url}/attendance/approve"
    approved = await second.post(url, json={"reason": "已核对签到表照片"})
    assert approved.json() == {"approved": 2}


async def test_rows_that_cannot_be_are_told_one_by_one(stand: Stand, freeze: Freeze) -> None:
    li = await stand.someone()
    freeze(ENDS)
    answer = await send(
        stand,
        filled(
            ("999", "", "", "10:30", "12:30"),
            (li.number, "", "", "10:30", ""),
            (li.number, "", "", "early", "late"),
            (li.number, "", "", "20:00", "21:00"),
        ),
    )
    told = answer.json()
    assert told["entered"] == 0
    assert [fault["row"] for fault in told["faults"]] == [4, 5, 6, 7]
    assert all(fault["sentence"] for fault in told["faults"])


async def test_a_settled_attendance_is_not_entered_again(stand: Stand, freeze: Freeze) -> None:
    li = await stand.someone()
    await come_and_go(li, freeze)
    freeze(ENDS)
    await stand.settle()
    answer = await send(stand, filled((li.number, "", "", "10:30", "13:30")))
    assert (answer.json()["entered"], len(answer.json()["faults"])) == (0, 1)
    assert (await li.attendance()).minutes == 120


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04broken", b"a,b\n1,2", b"\xd0\xcf\x11\xe0old"])
async def test_what_is_no_roster_is_refused_whole(
    stand: Stand, session: AsyncSession, content: bytes
) -> None:
    assert refused(await send(stand, content)) == (422, "roster_unreadable")
    other = filled(("1", "2"), headings=("姓名", "岗位"))
    assert refused(await send(stand, other)) == (422, "roster_unreadable")
    assert (await session.exec(select(func.count()).select_from(Attendance))).one() == 0
