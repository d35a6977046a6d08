"""The roster as a workbook: printed to be signed, and taken again when it is filled in."""

import io
import re
import tempfile
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import xlsxwriter
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts.grants import Staff
from app.activities import attendance, rosters
from app.activities.attendance_shapes import AttendanceCreate, RosterFault, RosterImport
from app.activities.models import Activity, Attendance, Shift
from app.activities.reading import get_own_shift
from app.activities.rosters import Listed
from app.calendar import SHANGHAI
from app.crypto import Cipher
from app.errors import AppError, MalformedError
from app.sheets.archives import SheetRefusedError
from app.sheets.tables import Sought, open_table
from app.volunteers import service as volunteers
from app.volunteers.models import Volunteer

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NUMBER, NAME, ROLE, CAME, WENT, SIGNED = ("志愿者编号", "姓名", "岗位", "签到", "签退", "签名")
HEADINGS = (NUMBER, NAME, ROLE, CAME, WENT, SIGNED)
SOUGHT = Sought(("签到表",), "志愿者编号, 签到, 签退")
NOTE = "按纸质签到表导入"
FAULTS_AT_MOST = 200
# Cells are text: one that begins with = is no formula.
_SAFE = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
_WIDTHS = (18, 12, 14, 10, 10, 18)
_TIME = re.compile(r"(?:.*\s)?([01]?\d|2[0-3])[:：]([0-5]\d)(?:[:：][0-5]\d)?(?:\.0+)?")


class RosterUnreadableError(MalformedError):
    """It is no workbook with the headings of a roster."""

    code = "roster_unreadable"
    sentence = "读不出签到表，请用系统导出的表格填写后再导入"


def write_sheet(
    activity: Activity, shift: Shift, listed: Sequence[Listed], cipher: Cipher
) -> bytes:
    """Return a workbook with a row for each person and room for times and signatures."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, _SAFE) as workbook:
        sheet = workbook.add_worksheet("签到表")
        bold = workbook.add_format({"bold": True})
        boxed = workbook.add_format({"border": 1, "num_format": "@"})
        head = workbook.add_format({"border": 1, "bold": True})
        sheet.write_string(0, 0, f"{activity.title}　{_period(shift)}", bold)
        for column, (heading, width) in enumerate(zip(HEADINGS, _WIDTHS, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(2, column, heading, head)
        for row, one in enumerate(listed, start=3):
            for column, text in enumerate(_cells(one, cipher)):
                sheet.write_string(row, column, text, boxed)
        sheet.repeat_rows(2)
        sheet.fit_to_pages(1, 0)
        sheet.set_paper(9)  # A4
    return out.getvalue()


def _cells(one: Listed, cipher: Cipher) -> tuple[str, ...]:
    came = one.attendance.in_at if one.attendance else None
    went = one.attendance.out_at if one.attendance else None
    name = volunteers.real_name(one.volunteer, cipher)
    return (one.volunteer.number, name, one.role or "", _clock(came), _clock(went), "")


def _clock(instant: datetime | None) -> str:
    return f"{instant.astimezone(SHANGHAI):%H:%M}" if instant else ""


def _period(shift: Shift) -> str:
    starts = shift.starts_at.astimezone(SHANGHAI)
    return f"{starts.year}年{starts.month}月{starts.day}日 {starts:%H:%M}-{_clock(shift.ends_at)}"


# --- and back ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FilledRow:
    """One person's row of a filled roster."""

    row: int
    number: str
    came: str
    went: str


def read_sheet(content: bytes) -> list[FilledRow]:
    """Return the rows of a filled roster that name somebody.

    Raises:
        RosterUnreadableError: it is no such workbook.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "roster.xlsx"
        path.write_bytes(content)
        try:
            with open_table(path, SOUGHT, HEADINGS.__contains__) as table:
                columns = {name: at for at, name in enumerate(table.headings)}
                if not {NUMBER, CAME, WENT} <= set(columns):
                    raise RosterUnreadableError
                at = (columns[NUMBER], columns[CAME], columns[WENT])
                return list(_rows(table.rows, at))
        except SheetRefusedError:
            raise RosterUnreadableError from None


def _rows(rows: Iterator[tuple[int, list[str]]], at: tuple[int, int, int]) -> Iterator[FilledRow]:
    for number, cells in rows:
        found = [cells[one].strip() if one < len(cells) else "" for one in at]
        if found[0]:
            yield FilledRow(number, *found)


async def take_sheet(
    session: AsyncSession,
    staff: Staff,
    shift_id: uuid.UUID,
    filled: Sequence[FilledRow],
    *,
    minutes_a_day: int,
    now: datetime,
) -> RosterImport:
    """Enter everybody by hand whose times stand in the list; the same list again changes nothing.

    Raises:
        ShiftNotFoundError: there is none, or it is another organisation's.
        ActivityCancelledError: it did not take place.
    """
    activity, shift = await get_own_shift(session, staff, shift_id, for_update=False)
    if activity.state == "cancelled" or shift.cancelled_at:
        raise attendance.ActivityCancelledError
    timed = [one for one in filled if one.came or one.went]
    known = await _lock_volunteers(session, staff.region_code, [one.number for one in timed])
    await session.refresh(shift, with_for_update={"key_share": True})
    entered_before = await attendance.hand_minutes(session, shift, [v.id for v in known.values()])
    existing = await _find_existing(session, shift)
    taking = _Taking(shift, staff, now, minutes_a_day, known, existing, entered_before)
    faults = []
    for one in timed:
        try:
            session.add(taking.take(one))
        except AppError as error:
            faults.append(RosterFault(row=one.row, sentence=error.sentence))
    await session.flush()
    rosters.record_look(session, staff, "import_roster", shift.id)
    blank = len(filled) - len(timed)
    entered = len(timed) - len(faults)
    return RosterImport(entered=entered, blank=blank, faults=faults[:FAULTS_AT_MOST])


@dataclass(slots=True)
class _Taking:
    """What a filled roster is held against."""

    shift: Shift
    staff: Staff
    now: datetime
    minutes_a_day: int
    known: dict[str, Volunteer]
    existing: dict[uuid.UUID, Attendance]
    entered: dict[uuid.UUID, int]

    def take(self, row: FilledRow) -> Attendance:
        """Return the attendance that a row is.

        Raises:
            AppError: why it is not taken.
        """
        volunteer = self.known.get(row.number)
        if volunteer is None:
            raise volunteers.VolunteerNotFoundError
        in_at, out_at = self._instants(row)
        entry = AttendanceCreate(volunteer_number=row.number, in_at=in_at, out_at=out_at, note=NOTE)
        minutes = attendance.check_times(self.shift, entry, self.now)
        if self.entered.get(volunteer.id, 0) + minutes > self.minutes_a_day:
            raise attendance.HandCapReachedError
        existing = self.existing.get(volunteer.id)
        taken = attendance.write_entry(
            self.shift, existing, volunteer.id, entry, by=self.staff.account_id
        )
        self.existing[volunteer.id] = taken
        return taken

    def _instants(self, row: FilledRow) -> tuple[datetime, datetime]:
        came, went = self._instant(row.came), self._instant(row.went)
        if came is None or went is None:
            raise attendance.TimesOutsideShiftError("请填写签到、签退时间，例如 08:30")
        if went <= came:  # past midnight
            went += timedelta(days=1)
        return came, went

    def _instant(self, text: str) -> datetime | None:
        found = _TIME.fullmatch(text)
        if found is None:
            return None
        day = self.shift.starts_at.astimezone(SHANGHAI)
        return day.replace(hour=int(found[1]), minute=int(found[2]), second=0, microsecond=0)


async def _lock_volunteers(
    session: AsyncSession, region_code: str, numbers: Sequence[str]
) -> dict[str, Volunteer]:
    query = (
        select(Volunteer)
        .where(Volunteer.region_code == region_code, col(Volunteer.number).in_(numbers))
        .order_by(col(Volunteer.id))
        .with_for_update(key_share=True)
    )
    return {one.number: one for one in await session.exec(query)}


async def _find_existing(session: AsyncSession, shift: Shift) -> dict[uuid.UUID, Attendance]:
    query = (
        select(Attendance)
        .where(Attendance.region_code == shift.region_code, Attendance.shift_id == shift.id)
        .order_by(col(Attendance.id))
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return {one.volunteer_id: one for one in await session.exec(query)}
