"""Records for the national volunteer system: each sent once, a correction as a correction."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import and_, literal
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import aliased
from sqlmodel import col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession
from xlsxwriter import Workbook

from app.activities.models import Activity
from app.audit.service import record_act
from app.calendar import SHANGHAI
from app.crypto import Cipher
from app.hours.models import Award, ExportBatch, ExportMark, RecordKind, ServiceRecord
from app.hours.rules import hours_of
from app.refusals import StartRefusedError
from app.volunteers import forms
from app.volunteers.models import Organisation, Volunteer

KINDS = {
    RecordKind.AWARD: "记录",
    RecordKind.CORRECTION: "更正",
    RecordKind.REVERSAL: "撤销",
}


@dataclass(frozen=True)
class Line:
    """A record with what is written of it."""

    record: ServiceRecord
    volunteer: Volunteer
    organisation: str
    activity: Activity
    cipher: Cipher


Cell = str | int | float
# By the name that ``--columns`` takes: the heading and what stands below it.
COLUMNS: dict[str, tuple[str, Callable[[Line], Cell]]] = {
    "record": ("记录编号", lambda line: str(line.record.id)),
    "kind": ("类型", lambda line: KINDS[RecordKind(line.record.kind)]),
    "corrects": ("更正的记录", lambda line: str(line.record.award_id or "")),
    "name": ("姓名", lambda line: forms.real_name(line.volunteer, line.cipher)),
    "number": ("志愿者编号", lambda line: line.volunteer.number),
    "id_number": (
        "身份证号",
        lambda line: forms.opened("id_number", line.volunteer, line.cipher) or "",
    ),
    "organisation": ("记录单位", lambda line: line.organisation),
    "activity": ("活动", lambda line: line.activity.title),
    "category": ("类别", lambda line: line.activity.category),
    "place": ("地点", lambda line: line.activity.place),
    "date": ("日期", lambda line: f"{line.record.served_from.astimezone(SHANGHAI):%Y-%m-%d}"),
    "from": ("开始", lambda line: f"{line.record.served_from.astimezone(SHANGHAI):%H:%M}"),
    "to": ("结束", lambda line: f"{line.record.served_to.astimezone(SHANGHAI):%H:%M}"),
    "minutes": ("时长（分钟）", lambda line: line.record.minutes),
    "hours": ("时长（小时）", lambda line: _signed_hours(line.record.minutes)),
    "by_hand": ("人工补录", lambda line: "是" if line.record.is_by_hand else ""),
    "reason": ("更正原因", lambda line: line.record.reason),
}
DEFAULT = "record,kind,corrects,name,number,organisation,activity,place,date,from,to,minutes"


class ColumnUnknownError(StartRefusedError):
    """A column that there is not; the message names those that there are."""


def read_columns(told: str) -> list[str]:
    """Return the columns that were asked for, in their order.

    Raises:
        ColumnUnknownError: one of them is unknown, named twice, or there is none.
    """
    names = [name.strip() for name in told.split(",") if name.strip()]
    unknown = [name for name in names if name not in COLUMNS]
    if unknown or not names or len(set(names)) != len(names):
        raise ColumnUnknownError(f"Columns are some of {','.join(COLUMNS)}, each once.")
    return names


def _signed_hours(minutes: int) -> float:
    return hours_of(minutes) if minutes >= 0 else -hours_of(-minutes)


# --- marking -------------------------------------------------------------------------------


async def take_batch(
    session: AsyncSession, region_code: str, columns: Sequence[str]
) -> ExportBatch | None:
    """Mark what is to be sent now, and return the batch; None if there is nothing.

    An award goes when it is final; what sets it right goes after it, or with it. Of two runs at
    once the second waits for the first one's marks, and takes none of them.
    """
    # Of this transaction alone: a year of a county takes longer to mark, and to write, than a
    # request may.
    for limit in ("statement_timeout", "idle_in_transaction_session_timeout", "lock_timeout"):
        await session.exec(select(func.set_config(limit, "0", True)))  # noqa: FBT003  # of SQL
    batch = ExportBatch(region_code=region_code, records=0, columns=",".join(columns))
    session.add(batch)
    await session.flush()
    batch.records = await _mark_awards(session, batch) + await _mark_changes(session, batch)
    if not batch.records:
        await session.delete(batch)
        await session.flush()
        return None
    record_act(session, "export_hours", account_id=None, region_code=region_code, target=batch.id)
    await session.flush()
    return batch


async def _mark_awards(session: AsyncSession, batch: ExportBatch) -> int:
    marked = select(ExportMark.record_id).where(
        col(ExportMark.region_code) == batch.region_code,
        col(ExportMark.record_id) == col(Award.record_id),
    )
    due = select(
        col(Award.region_code), col(Award.record_id), literal(batch.id).label("batch_id")
    ).where(
        col(Award.region_code) == batch.region_code,
        col(Award.final_at).is_not(None),
        col(Award.reversed_at).is_(None),
        ~marked.exists(),
    )
    return await _mark(session, due)


async def _mark_changes(session: AsyncSession, batch: ExportBatch) -> int:
    of_award, own = aliased(ExportMark), aliased(ExportMark)
    due = (
        select(
            col(ServiceRecord.region_code),
            col(ServiceRecord.id),
            literal(batch.id).label("batch_id"),
        )
        .join(
            of_award,
            and_(
                col(of_award.region_code) == col(ServiceRecord.region_code),
                col(of_award.record_id) == col(ServiceRecord.award_id),
            ),
        )
        .outerjoin(
            own,
            and_(
                col(own.region_code) == col(ServiceRecord.region_code),
                col(own.record_id) == col(ServiceRecord.id),
            ),
        )
        .where(col(ServiceRecord.region_code) == batch.region_code, col(own.record_id).is_(None))
    )
    return await _mark(session, due)


async def _mark(session: AsyncSession, due: object) -> int:
    marking = insert(ExportMark).from_select(["region_code", "record_id", "batch_id"], due)  # type: ignore[arg-type]  # SQLModel's select is one
    taken = await session.exec(
        marking.on_conflict_do_nothing().returning(col(ExportMark.record_id))
    )
    return len(taken.all())


async def count_due(session: AsyncSession, region_code: str) -> int:
    """Return how many records would be sent now; nothing is marked."""
    batch = await take_batch(session, region_code, ["record"])
    many = batch.records if batch else 0
    await session.rollback()
    return many


async def get_last_batch(session: AsyncSession, region_code: str) -> ExportBatch:
    """Return the batch that was taken last.

    Raises:
        StartRefusedError: none was.
    """
    query = select(ExportBatch).where(col(ExportBatch.region_code) == region_code)
    batch = (await session.exec(query.order_by(col(ExportBatch.id).desc()).limit(1))).first()
    if batch is None:
        raise StartRefusedError(f"Region {region_code} has sent nothing yet.")
    return batch


# --- writing -------------------------------------------------------------------------------


async def read_lines(session: AsyncSession, batch: ExportBatch, cipher: Cipher) -> list[Line]:
    """Return what a batch holds, in the order of the ledger."""
    region = col(ServiceRecord.region_code)
    query = (
        select(ServiceRecord, Volunteer, Organisation.name, Activity)
        .join(
            ExportMark,
            and_(
                col(ExportMark.region_code) == region,
                col(ExportMark.record_id) == col(ServiceRecord.id),
            ),
        )
        .join(
            Volunteer,
            and_(
                col(Volunteer.region_code) == region,
                col(Volunteer.id) == col(ServiceRecord.volunteer_id),
            ),
        )
        .join(
            Organisation,
            and_(
                col(Organisation.region_code) == region,
                col(Organisation.id) == col(ServiceRecord.organisation_id),
            ),
        )
        .join(
            Activity,
            and_(
                col(Activity.region_code) == region,
                col(Activity.id) == col(ServiceRecord.activity_id),
            ),
        )
        .where(
            col(ExportMark.region_code) == batch.region_code,
            col(ExportMark.batch_id) == batch.id,
        )
        .order_by(col(ServiceRecord.seq))
    )
    return [Line(*row, cipher) for row in await session.exec(query)]


def rows_of(lines: Sequence[Line], columns: Sequence[str]) -> Iterator[list[Cell]]:
    """Yield the headings, then a row for each record."""
    yield [COLUMNS[name][0] for name in columns]
    for line in lines:
        yield [COLUMNS[name][1](line) for name in columns]


def write_sheet(path: Path, rows: Iterable[list[Cell]]) -> None:
    """Write an .xlsx in which a text stays a text, whatever it begins with."""
    kept_as_they_are = {
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
        "constant_memory": True,
    }
    with Workbook(str(path), kept_as_they_are) as book:
        sheet = book.add_worksheet("志愿服务记录")
        sheet.freeze_panes(1, 0)
        for number, row in enumerate(rows):
            for place, value in enumerate(row):
                if isinstance(value, str):
                    sheet.write_string(number, place, value)
                else:
                    sheet.write_number(number, place, value)
