"""Checking a table row by row: what is right becomes rows to import, the rest sentences."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from app.geo import bd09_to_gcj02, haversine_m, wgs84_to_gcj02
from app.regions.models import Town
from app.sheets.cells import CellError
from app.sheets.checking import RowChecker, SheetRow
from app.sheets.columns import Column
from app.sheets.tables import Table
from app.stations.importing.cells import read_available
from app.stations.importing.columns import layout_of
from app.stations.importing.matching import Places
from app.stations.importing.reference import Reference

FAR_M = 100_000
DECIMALS = 6  # of a degree: 0.1 m
_FEW_DECIMALS = 4  # fewer are more than 10 m off

_FACILITY = Column("facility", (), read_available, "", unknown="unknown")

# China's outermost points, rounded outwards: no latitude here is a longitude there.
_LATITUDES, _LONGITUDES = (3.0, 54.0), (73.0, 136.0)


class Datum(StrEnum):
    """What the file's coordinates refer to."""

    WGS84 = "wgs84"
    GCJ02 = "gcj02"
    BD09 = "bd09"


@dataclass(slots=True)
class StationRow(SheetRow):
    """What one row says: only the fields that it names, and facilities by their key."""

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


class Checker(RowChecker[StationRow]):
    """Checks the rows of one table against the words of a region."""

    key_field = "import_key"

    def __init__(
        self, table: Table, reference: Reference, region_code: str, datum: Datum, seat: Seat
    ) -> None:
        layout = layout_of(table.headings, reference.facility_ids)
        super().__init__(table, layout)
        self._facilities = layout.facilities
        self._reference = reference
        self._region_code = region_code
        self._datum = datum
        self._seat = seat
        self._keys: dict[str, int] = {}
        self._places: Places[int] = Places()

    def new_row(self, number: int) -> StationRow:
        """Return a row that says nothing yet."""
        return StationRow(number, {}, {})

    def finish(self, row: StationRow, cells: list[str]) -> None:
        """Read the facilities, put keys in the place of names, and find the place."""
        for at, facility in self._facilities.items():
            if cells[at]:
                row.facilities[facility] = self.value(at, cells[at], _FACILITY)
        self._find_words(row.said)
        if row.said.get("latitude") is not None and row.said.get("longitude") is not None:
            self._find_place(row, cells)
        self._refuse_twice(row)

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
            self.wrong(self._at[name], str(error))
            return None

    def _find_place(self, row: StationRow, cells: list[str]) -> None:
        """Put the place in GCJ-02, or say what is wrong with it."""
        latitude, longitude = row.said["latitude"], row.said["longitude"]
        at, across = self._at["latitude"], self._at["longitude"]
        if _within(latitude, _LONGITUDES) and _within(longitude, _LATITUDES):
            self.wrong(at, "纬度和经度填反了：纬度是较小的那个数")
            return
        if not _within(latitude, _LATITUDES):
            self.wrong(at, f"纬度 {latitude:g} 不在中国（3 到 54 之间）")
        if not _within(longitude, _LONGITUDES):
            self.wrong(across, f"经度 {longitude:g} 不在中国（73 到 136 之间）")
        if not is_in_china(latitude, longitude):
            return
        place = to_gcj02(self._datum, latitude, longitude)
        row.said["latitude"], row.said["longitude"] = place
        away = haversine_m(*place, self._seat.latitude, self._seat.longitude)
        if away > FAR_M and not self._seat.is_far_allowed:
            self.wrong(
                at,
                f"离县城 {away / 1000:.0f} 公里，坐标可能写错了；真的这么远，请加 --allow-far",
            )
        shortest = min(len(cells[each].partition(".")[2]) for each in (at, across))
        if shortest < _FEW_DECIMALS:
            self.doubt(at, f"坐标只有 {shortest} 位小数，位置可能差几十米到几公里")

    def _refuse_twice(self, row: StationRow) -> None:
        """Refuse what an earlier row said already."""
        key = row.said.get("import_key")
        if key is not None:
            first = self._keys.setdefault(key, row.number)
            if first != row.number:
                self.wrong(self._at["import_key"], f"编号“{key}”与第 {first} 行相同")
        name, latitude, longitude = map(row.said.get, ("name", "latitude", "longitude"))
        if not name or latitude is None or longitude is None:
            return
        twin = self._places.find(name, latitude, longitude)
        if twin is None:
            self._places.add(name, latitude, longitude, row.number)
        else:
            self.wrong(self._at["name"], f"与第 {twin} 行是同一个驿站：名称相同，相距不到 300 米")


def _within(value: float, bounds: tuple[float, float]) -> bool:
    return bounds[0] <= value <= bounds[1]
