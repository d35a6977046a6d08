"""Tables of stations for tests, and somebody who watches their import."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.sheets.archives import SheetRefusedError
from app.sheets.tables import open_table
from app.stations.importing.checking import Checker, Datum
from app.stations.importing.columns import SOUGHT, column_of
from app.stations.importing.planning import Plan
from app.stations.importing.process import ImportRequest, import_file
from app.stations.importing.reference import Reference
from app.stations.models import Station
from tests.builders import REGION

# What a row needs at the least; tests add the columns that they are about.
ROW = {"名称": "西街驿站", "类型": "love", "纬度": "37.892134", "经度": "111.241256"}


FULL = {
    "编号": "A1",
    "名称": "西街驿站",
    "类型": '暖"新"驿站',
    "乡镇(街道)": "圪洞镇",
    "社区": "武当社区",
    "地址": "西街 1 号",
    "纬度": "37.892134",
    "经度": "111.241256",
    "电话": "0358－6022345",
    "营业时间": "周一至周五 08:00-12:00 14:00-18:30; 周六 09:00-12:00",
    "进门方式": "跟保安说一声",
    "座位": "12",
    "货车位": "3",
    "限高": "4.5米",
    "入口": "东门",
    "收费": "免费",
    "微波炉": "有",
    "饮水": "无",
    "充电": "不清楚",
    "卫生间": "",
}


async def stations(session: AsyncSession) -> list[Station]:
    """Return all stations as they stand, by their names."""
    query = select(Station).order_by(col(Station.name), col(Station.id))
    return list(await session.exec(query.execution_options(populate_existing=True)))


def read_table(path: Path) -> tuple[list[str], list[tuple[int, list[str]]]]:
    with open_table(path, SOUGHT, lambda name: column_of(name) is not None) as table:
        return table.headings, list(table.rows)


def refusal_of(path: Path) -> str:
    with pytest.raises(SheetRefusedError) as refused:
        read_table(path)
    return str(refused.value)


@dataclass
class Watcher:
    """Remembers what an import shows."""

    plan: Plan = field(default_factory=Plan)
    reference: Reference | None = None
    errors: list[tuple[str, str]] = field(default_factory=list)
    warnings: list[tuple[str, str]] = field(default_factory=list)
    error_count: int = 0
    examples: int = 0
    rows_written: int = 0

    def reading(self, rows: int) -> None:
        """Not of interest here."""

    def planned(self, plan: Plan, reference: Reference, checker: Checker) -> None:
        self.plan, self.reference, self.examples = plan, reference, checker.examples
        self.errors = [(each.place, each.sentence) for each in checker.errors.kept]
        self.warnings = [(each.place, each.sentence) for each in checker.warnings.kept]
        self.error_count = checker.errors.count

    def written(self, rows: int) -> None:
        self.rows_written += rows


def csv_of(folder: Path, rows: Sequence[dict[str, Any]], encoding: str = "utf-8-sig") -> Path:
    """Write rows as CSV; the first one's keys are the headings."""
    path = folder / "stations.csv"
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, list(dict.fromkeys(key for row in rows for key in row)))
        writer.writeheader()
        writer.writerows(rows)
    return path


def xlsx_of(folder: Path, rows: Sequence[Sequence[Any]], sheet: str = "驿站") -> Path:
    """Write cells as a workbook."""
    path = folder / "stations.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        written = workbook.add_worksheet(sheet)
        for at, row in enumerate(rows):
            written.write_row(at, 0, row)
    return path


async def bring_in(
    session: AsyncSession, path: Path, watcher: Watcher | None = None, **more: Any
) -> Watcher:
    """Import a file, and commit as the command does."""
    watcher = watcher or Watcher()
    wanted = {"datum": Datum.GCJ02, "region_code": REGION} | more
    await import_file(session, ImportRequest(path=path, **wanted), watcher)
    await session.commit()
    return watcher
