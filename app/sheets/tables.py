"""Reading a table from a file: XLSX, CSV or GeoJSON become headings and rows of plain text."""

import codecs
import csv
import datetime as dt
import itertools
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from app.sheets.archives import (
    COLUMNS_AT_MOST,
    HEAD_ROWS_AT_MOST,
    ROWS_AT_MOST,
    SheetRefusedError,
    unpack_plain,
)

FILE_BYTES_AT_MOST = 50 * 1024 * 1024
LATITUDE, LONGITUDE = "latitude", "longitude"

# What a file begins with, whatever its name says.
_ZIP, _OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"

Cells = list[str]


@dataclass
class Table:
    """Headings, and the rows under them with their numbers as the spreadsheet shows them."""

    headings: Cells
    head_row: int
    rows: Iterator[tuple[int, Cells]]
    is_features: bool = False  # GeoJSON: rows are features, columns have names and no letters

    def place(self, row: int, column: int) -> str:
        """Name a cell: C5, or the property of a feature."""
        if self.is_features:
            return f"#{row} {self.headings[column] if column < len(self.headings) else ''}".strip()
        return f"{letters_of(column)}{row}"


def letters_of(column: int) -> str:
    """Return the letters of a column that is counted from 0."""
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(65 + letter) + letters
    return letters


@dataclass(frozen=True)
class Sought:
    """What table is looked for: the names its sheet may have, and headings it has for example."""

    sheets: tuple[str, ...]
    headings: str


@contextmanager
def open_table(path: Path, sought: Sought, is_heading: Callable[[str], bool]) -> Iterator[Table]:
    """Yield the table of a file; the row that most headings are known of is its head.

    Raises:
        SheetRefusedError: unreadable, too large, or no such table.
        OSError: the file is not there.
    """
    if path.stat().st_size > FILE_BYTES_AT_MOST:
        raise SheetRefusedError(f"{path.name} is larger than {FILE_BYTES_AT_MOST >> 20} MB.")
    readers = {".xlsx": _xlsx_rows, ".csv": _csv_rows, ".geojson": _feature_rows}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise SheetRefusedError(f"{path.name} is none of .xlsx, .csv, .geojson.")
    _check_kind(path)
    with reader(path, sought) as rows:
        table = _headed(rows, is_heading, path.name, sought)
        table.is_features = reader is _feature_rows
        table.rows = _limited(table.rows)
        yield table


def _check_kind(path: Path) -> None:
    """Refuse what the file's first bytes contradict."""
    with path.open("rb") as file:
        start = file.read(4)
    is_xlsx = path.suffix.lower() == ".xlsx"
    if start == _OLD_OFFICE:
        raise SheetRefusedError(
            f"{path.name} is an old .xls workbook or has a password: save it as .xlsx without one."
        )
    if is_xlsx and start != _ZIP:
        raise SheetRefusedError(f"{path.name} is no .xlsx workbook, whatever its name says.")
    if not is_xlsx and start == _ZIP:
        raise SheetRefusedError(f"{path.name} is a workbook: name it .xlsx.")


def _headed(
    rows: Iterable[tuple[int, Cells]],
    is_heading: Callable[[str], bool],
    name: str,
    sought: Sought,
) -> Table:
    """Find the head among the first rows: tables often stand under a title."""
    numbered = iter(rows)
    first = list(itertools.islice(numbered, HEAD_ROWS_AT_MOST))
    known = [sum(map(is_heading, cells)) for _, cells in first]
    best = max(known, default=0)
    if best < 2:
        raise SheetRefusedError(
            f"{name} has no row of headings such as {sought.headings} "
            f"among its first {HEAD_ROWS_AT_MOST} rows."
        )
    at = known.index(best)
    number, headings = first[at]
    while headings and not headings[-1]:
        headings.pop()
    if len(headings) > COLUMNS_AT_MOST:
        raise SheetRefusedError(f"The table has more than {COLUMNS_AT_MOST} columns.")
    return Table(headings, number, itertools.chain(first[at + 1 :], numbered))


def _limited(rows: Iterator[tuple[int, Cells]]) -> Iterator[tuple[int, Cells]]:
    """Leave empty rows out, and refuse too many others."""
    count = 0
    for number, cells in rows:
        if not any(cells):
            continue
        count += 1
        if count > ROWS_AT_MOST:
            raise SheetRefusedError(f"The table has more than {ROWS_AT_MOST:,} rows.")
        yield number, cells


# --- XLSX ------------------------------------------------------------------------------


@contextmanager
def _xlsx_rows(path: Path, sought: Sought) -> Iterator[Iterator[tuple[int, Cells]]]:
    with tempfile.NamedTemporaryFile(suffix=".xlsx") as plain:
        unpack_plain(path, plain)
        plain.flush()
        sheet = _opened(plain.name, path.name, sought)
        top, left = sheet.start or (0, 0)
        before = [""] * left
        yield (
            (number, before + [_text(cell) for cell in cells])
            for number, cells in enumerate(sheet.iter_rows(), start=top + 1)
        )


def _opened(plain: str, name: str, sought: Sought) -> CalamineSheet:
    """Return the sheet of one of the names, else the first that can be seen."""
    try:
        workbook = CalamineWorkbook.from_path(plain)
        seen = [
            sheet.name
            for sheet in workbook.sheets_metadata
            if sheet.visible == SheetVisibleEnum.Visible
        ]
        wanted = [each for each in seen if each.strip().casefold() in sought.sheets] or seen
        if not wanted:
            raise SheetRefusedError(f"{name} has no sheet.")
        return workbook.get_sheet_by_name(wanted[0])
    except CalamineError as error:
        raise SheetRefusedError(f"{name} is no sound .xlsx workbook: {error}.") from None


def _text(cell: Any) -> str:
    """Return a cell as its writer sees it: 450 and not 450.0."""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, dt.time):
        return f"{cell:%H:%M}"
    return str(cell).strip()


# --- CSV -------------------------------------------------------------------------------


@contextmanager
def _csv_rows(path: Path, _: Sought) -> Iterator[Iterator[tuple[int, Cells]]]:
    encoding = _encoding_of(path)
    with path.open(encoding=encoding, newline="") as file:
        first = file.readline()
        file.seek(0)
        # Excel writes what the computer's region separates lists by.
        delimiter = max(",;\t", key=first.count)
        yield _csv_numbered(csv.reader(file, delimiter=delimiter, strict=True), path.name)


def _csv_numbered(reader: Any, name: str) -> Iterator[tuple[int, Cells]]:
    try:
        for number, cells in enumerate(reader, start=1):
            yield number, [cell.strip() for cell in cells]
    except csv.Error as error:
        raise SheetRefusedError(f"{name}, line {reader.line_num}: {error}.") from None


def _encoding_of(path: Path) -> str:
    """Return UTF-8 with or without its mark, UTF-16 with it, or what China's Excel writes."""
    with path.open("rb") as file:
        if file.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            return "utf-16"
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            with path.open(encoding=encoding, newline="") as file:
                while file.read(1 << 20):
                    pass
        except UnicodeDecodeError:
            continue
        return encoding
    raise SheetRefusedError(f"{path.name} is neither UTF-8 nor GB18030 text.")


# --- GeoJSON ---------------------------------------------------------------------------


@contextmanager
def _feature_rows(path: Path, _: Sought) -> Iterator[Iterator[tuple[int, Cells]]]:
    """Yield properties as cells under their names, with the point as latitude and longitude."""
    try:
        document = orjson.loads(path.read_bytes())
    except orjson.JSONDecodeError as error:
        raise SheetRefusedError(f"{path.name} is no JSON: {error}.") from None
    features = document.get("features") if isinstance(document, dict) else None
    if not isinstance(features, list) or document.get("type") != "FeatureCollection":
        raise SheetRefusedError(f"{path.name} is no GeoJSON FeatureCollection.")
    headings = [LATITUDE, LONGITUDE]
    known = set(headings)
    for feature in features:
        fresh = [name for name in _properties(feature) if name not in known]
        known.update(fresh)
        headings += fresh
        if len(headings) > COLUMNS_AT_MOST:
            raise SheetRefusedError(f"The features have more than {COLUMNS_AT_MOST} properties.")
    yield itertools.chain([(0, headings)], _features(features, headings[2:]))


def _properties(feature: Any) -> dict[str, Any]:
    found = feature.get("properties") if isinstance(feature, dict) else None
    return {
        name: value
        for name, value in (found if isinstance(found, dict) else {}).items()
        if value is None or isinstance(value, str | int | float)
    }


def _features(features: list[Any], names: list[str]) -> Iterator[tuple[int, Cells]]:
    for number, feature in enumerate(features, start=1):
        longitude, latitude = _point_of(feature, number)
        found = _properties(feature)
        cells = [latitude, longitude, *(found.get(name) for name in names)]
        yield number, [_text("" if cell is None else cell) for cell in cells]


def _point_of(feature: Any, number: int) -> list[Any]:
    """Return longitude and latitude: GeoJSON writes them in this order (RFC 7946, 3.1.1)."""
    geometry = feature.get("geometry") if isinstance(feature, dict) else None
    if isinstance(geometry, dict) and geometry.get("type") == "Point":
        point = geometry.get("coordinates")
        if isinstance(point, list) and len(point) in (2, 3):
            return point[:2]
    raise SheetRefusedError(f"Feature {number} is no Point.")
