"""Checking a table row by row: what is right becomes rows to import, the rest sentences."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from app.geo import bd09_to_gcj02, haversine_m, wgs84_to_gcj02
from app.regions.models import Town
from app.stations.importing.cells import UNKNOWN_WORDS, CellError, plain, read_available
from app.stations.importing.columns import Column, Layout, layout_of
from app.stations.importing.matching import Places
from app.stations.importing.reference import Reference
from app.stations.importing.sheets import Table

EXAMPLE_KEY = "示例"  # the template's example row, which is no station
FAR_M = 100_000
DECIMALS = 6  # of a degree: 0.1 m
_FEW_DECIMALS = 4  # fewer are more than 10 m off
_KEPT = 200  # of errors and of warnings; the rest is counted

_FACILITY = Column("facility", (), read_available, "", unknown="unknown")

# China's outermost points, rounded outwards: no latitude here is a longitude there.
_LATITUDES, _LONGITUDES = (3.0, 54.0), (73.0, 136.0)


class Datum(StrEnum):
    """What the file's coordinates refer to."""

    WGS84 = "wgs84"
    GCJ02 = "gcj02"
    BD09 = "bd09"


@dataclass(frozen=True)
class Issue:
    """A sentence about a cell, and where it is."""

    place: str
    heading: str
    sentence: str
    column: int


@dataclass
class Issues:
    """What is wrong with a table: the first 200 sentences, and how many there are."""

    kept: list[Issue] = field(default_factory=list)
    count: int = 0

    def add(self, issue: Issue) -> None:
        """Remember an issue."""
        self.count += 1
        if len(self.kept) < _KEPT:
            self.kept.append(issue)

    def sort_from(self, first: int) -> None:
        """Put the issues of the last row in the order of its columns."""
        self.kept[first:] = sorted(self.kept[first:], key=lambda issue: issue.column)


@dataclass(slots=True)
class StationRow:
    """What one row says: only the fields that it names, and facilities by their key."""

    number: int
    said: dict[str, Any]
    facilities: dict[int, str]


@dataclass
class Seat:
    """Where the county's seat is, GCJ-02, and whether stations may lie far off it."""

    latitude: float
    longitude: float
    is_far_allowed: bool = False


def to_gcj02(datum: Datum, latitude: float, longitude: float) -> tuple[float, float]:
    """Return a position as the service keeps it, to a tenth of a metre."""
    if datum is Datum.WGS84:
        latitude, longitude = wgs84_to_gcj02(latitude, longitude)
    elif datum is Datum.BD09:
        latitude, longitude = bd09_to_gcj02(latitude, longitude)
    return round(latitude, DECIMALS), round(longitude, DECIMALS)


def is_in_china(latitude: float, longitude: float) -> bool:
    """Say whether a place lies in the box around China, in any datum."""
    return _within(latitude, _LATITUDES) and _within(longitude, _LONGITUDES)


class Checker:
    """Checks the rows of one table against the words of a region."""

    def __init__(
        self, table: Table, reference: Reference, region_code: str, datum: Datum, seat: Seat
    ) -> None:
        self.errors, self.warnings = Issues(), Issues()
        self.examples = 0
        self._table = table
        self._reference = reference
        self._region_code = region_code
        self._datum = datum
        self._seat = seat
        self._number = table.head_row  # of the row that is being read
        self._layout: Layout = layout_of(table.headings, reference.facility_ids)
        self._at = {column.field: at for at, column in self._layout.fields.items()}
        self._keys: dict[str, int] = {}
        self._places: Places[int] = Places()

    def rows(self) -> Iterator[StationRow]:
        """Yield the rows that are right; the others are told in ``errors``."""
        self._check_head()
        if self._layout.missing:
            return
        key_at = self._at.get("import_key")
        for number, cells in self._table.rows:
            if key_at is not None and cells[key_at : key_at + 1] == [EXAMPLE_KEY]:
                self.examples += 1
                continue
            before = self.errors.count
            row = self._read(number, cells)
            self.errors.sort_from(before)
            if self.errors.count == before:
                yield row

    def _check_head(self) -> None:
        layout = self._layout
        for name in layout.missing:
            self._wrong(0, f"表头里缺少“{name}”这一列")
        for at, name in layout.doubled.items():
            self._wrong(at, f"“{name}”这一列重复了，请只留一列")
        for at in layout.unknown:
            self._doubt(at, "不认识这一列，没有导入")

    def _read(self, number: int, cells: list[str]) -> StationRow:
        self._number = number
        width = len(self._table.headings)
        if any(cells[width:]):
            self._wrong(width, "这一行的格子比表头多，可能有多余的逗号")
        cells = cells + [""] * (width - len(cells))
        row = StationRow(number, {}, {})
        for at, column in self._layout.fields.items():
            if cells[at]:
                row.said[column.field] = self._value(at, cells[at], column)
            elif column.is_required:
                self._wrong(at, f"“{column.names[0]}”不能空着")
        for at, facility in self._layout.facilities.items():
            if cells[at]:
                row.facilities[facility] = self._value(at, cells[at], _FACILITY)
        self._find_words(row.said)
        if row.said.get("latitude") is not None and row.said.get("longitude") is not None:
            self._find_place(row, cells)
        self._refuse_twice(row)
        return row

    def _value(self, at: int, text: str, column: Column) -> Any:
        """Return what a cell says; None after it was found wrong, which no row outlives."""
        can_be_unknown = not column.is_required and column.field != "import_key"
        if can_be_unknown and plain(text) in UNKNOWN_WORDS:
            return column.unknown
        try:
            return column.read(text)
        except CellError as error:
            self._wrong(at, str(error))
            return None

    def _find_words(self, said: dict[str, Any]) -> None:
        """Put keys in the place of names."""
        town: Town | None = None
        kind_name = said.pop("kind", None)
        if kind_name:
            said["kind_id"] = self._looked_up("kind", self._reference.kind_id, kind_name)
        if "town" in said:
            name = said.pop("town")
            look_up = self._reference.town_of
            town = name and self._looked_up("town", look_up, name, self._region_code)
            said["town_id"] = town.id if town else None
            if name and town is None:
                said.pop("community", None)  # one sentence is enough
        if "community" in said:
            name, find = said.pop("community"), self._reference.community_of
            found = name and self._looked_up("community", find, name, town, self._region_code)
            said["community_id"] = found.id if found else None
            if found:
                said["town_id"] = found.town_id

    def _looked_up(self, name: str, look_up: Callable[..., Any], *words: Any) -> Any:
        try:
            return look_up(*words)
        except CellError as error:
            self._wrong(self._at[name], str(error))
            return None

    def _find_place(self, row: StationRow, cells: list[str]) -> None:
        """Put the place in GCJ-02, or say what is wrong with it."""
        latitude, longitude = row.said["latitude"], row.said["longitude"]
        at, across = self._at["latitude"], self._at["longitude"]
        if _within(latitude, _LONGITUDES) and _within(longitude, _LATITUDES):
            self._wrong(at, "纬度和经度填反了：纬度是较小的那个数")
            return
        if not _within(latitude, _LATITUDES):
            self._wrong(at, f"纬度 {latitude:g} 不在中国（3 到 54 之间）")
        if not _within(longitude, _LONGITUDES):
            self._wrong(across, f"经度 {longitude:g} 不在中国（73 到 136 之间）")
        if not is_in_china(latitude, longitude):
            return
        place = to_gcj02(self._datum, latitude, longitude)
        row.said["latitude"], row.said["longitude"] = place
        away = haversine_m(*place, self._seat.latitude, self._seat.longitude)
        if away > FAR_M and not self._seat.is_far_allowed:
            self._wrong(
                at,
                f"离县城 {away / 1000:.0f} 公里，坐标可能写错了；真的这么远，请加 --allow-far",
            )
        shortest = min(len(cells[each].partition(".")[2]) for each in (at, across))
        if shortest < _FEW_DECIMALS:
            self._doubt(at, f"坐标只有 {shortest} 位小数，位置可能差几十米到几公里")

    def _refuse_twice(self, row: StationRow) -> None:
        """Refuse what an earlier row said already."""
        key = row.said.get("import_key")
        if key is not None:
            first = self._keys.setdefault(key, row.number)
            if first != row.number:
                self._wrong(self._at["import_key"], f"编号“{key}”与第 {first} 行相同")
        name, latitude, longitude = map(row.said.get, ("name", "latitude", "longitude"))
        if not name or latitude is None or longitude is None:
            return
        twin = self._places.find(name, latitude, longitude)
        if twin is None:
            self._places.add(name, latitude, longitude, row.number)
        else:
            self._wrong(self._at["name"], f"与第 {twin} 行是同一个驿站：名称相同，相距不到 300 米")

    def tell_wrong(self, number: int, field_name: str, sentence: str) -> None:
        """Add an error about a row that was read before."""
        self._number = number
        self._wrong(self._at.get(field_name, self._at["name"]), sentence)

    def tell_doubt(self, number: int, field_name: str, sentence: str) -> None:
        """Add a warning about a row that was read before."""
        self._number = number
        self._doubt(self._at.get(field_name, self._at["name"]), sentence)

    def _wrong(self, at: int, sentence: str) -> None:
        self.errors.add(self._issue(at, sentence))

    def _doubt(self, at: int, sentence: str) -> None:
        self.warnings.add(self._issue(at, sentence))

    def _issue(self, at: int, sentence: str) -> Issue:
        headings = self._table.headings
        heading = headings[at] if at < len(headings) else ""
        return Issue(self._table.place(self._number, at), heading, sentence, at)


def _within(value: float, bounds: tuple[float, float]) -> bool:
    return bounds[0] <= value <= bounds[1]
