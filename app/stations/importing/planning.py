"""What an import would do: which rows are new, which change something, which say nothing new."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import case, func, or_
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.calendar import Hours
from app.stations.importing.checking import DECIMALS, Checker, StationRow
from app.stations.importing.columns import BY_FIELD
from app.stations.importing.hours_texts import write_hours
from app.stations.importing.matching import Places
from app.stations.importing.reference import Reference
from app.stations.models import Station, StationFacility

UNKNOWN_VALUES = {
    "town_id": None,
    "community_id": None,
    **{column.field: column.unknown for column in BY_FIELD.values() if not column.is_required},
}
del UNKNOWN_VALUES["town"], UNKNOWN_VALUES["community"]
FIELDS = ("name", "kind_id", "latitude", "longitude", *UNKNOWN_VALUES)

Known = Mapping[str, Any]  # a station as it stands


@dataclass
class Plan:
    """Rows that are new, and rows that change a station."""

    new: list[StationRow] = field(default_factory=list)
    changed: list[tuple[StationRow, Known]] = field(default_factory=list)
    unchanged: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to write."""
        return not self.new and not self.changed

    @property
    def counts(self) -> str:
        """How many there are of each."""
        return f"{len(self.new):,} new, {len(self.changed):,} changed, {self.unchanged:,} unchanged"


@dataclass
class Standing:
    """The stations of a region as they stand."""

    by_key: dict[str, Known]
    places: Places[Known]
    by_name: dict[str, Known]


async def read_standing(session: AsyncSession, region_code: str, now: datetime) -> Standing:
    """Return the stations of a region, those closed for good by their key alone."""
    known = _known_facilities(region_code, now)
    columns: list[Any] = [
        getattr(Station, name) for name in ("id", "closed_at", "changed_at", "demo", *FIELDS)
    ]
    query = (
        select(*columns, known.c.told.label("facilities"))  # type: ignore[call-overload]  # many
        .outerjoin(known, known.c.station_id == col(Station.id))
        .where(
            col(Station.region_code) == region_code,
            or_(col(Station.closed_at).is_(None), col(Station.import_key).is_not(None)),
        )
        .order_by(col(Station.id))
    )
    standing = Standing({}, Places(), {})
    for row in await session.exec(query):
        station: Known = row._mapping
        if station["import_key"] is not None:
            standing.by_key[station["import_key"]] = station
        if station["closed_at"] is None:
            name = station["name"]
            standing.places.add(name, station["latitude"], station["longitude"], station)
            standing.by_name[name] = station
    return standing


def _known_facilities(region_code: str, now: datetime) -> Any:
    """One text a station, for a million rows of three columns would fill the memory."""
    shown = case(
        (col(StationFacility.reported_until) > now, "no"), else_=col(StationFacility.available)
    )
    told = func.concat_ws(" ", StationFacility.facility_id, StationFacility.available, shown)
    return (
        select(
            StationFacility.station_id,
            func.string_agg(told, ",").label("told"),
        )
        .join(Station, col(Station.id) == col(StationFacility.station_id))
        .where(col(Station.region_code) == region_code)
        .group_by(col(StationFacility.station_id))
        .subquery()
    )


def facilities_of(known: Known) -> dict[int, tuple[str, str]]:
    """Return what is known of a station's facilities, and what of it is shown now."""
    told = (known["facilities"] or "").split(",")
    split = (one.split(" ") for one in told if one)
    return {int(number): (available, shown) for number, available, shown in split}


def make_plan(
    rows: Iterable[StationRow], standing: Standing, reference: Reference, checker: Checker
) -> Plan:
    """Compare rows with what stands; what contradicts it is told to the checker."""
    plan = Plan()
    taken: dict[uuid.UUID, int] = {}
    for row in rows:
        known = _known_again(row, standing, checker)
        if known is None:
            plan.new.append(row)
            continue
        first = taken.setdefault(known["id"], row.number)
        if first != row.number:
            checker.tell_wrong(row.number, "name", f"与第 {first} 行是系统里的同一个驿站")
        elif differences(row, known, reference):
            plan.changed.append((row, known))
        else:
            plan.unchanged += 1
    return plan


def _known_again(row: StationRow, standing: Standing, checker: Checker) -> Known | None:
    key, name = row.said.get("import_key"), row.said["name"]
    known = standing.by_key.get(key) if key else None
    if known is not None:
        if known["closed_at"] is not None:
            checker.tell_wrong(row.number, "import_key", f"编号“{key}”的驿站已经撤销，请删掉这一行")
        return known
    known = standing.places.find(name, row.said["latitude"], row.said["longitude"])
    if known is not None and key and known["import_key"]:
        sentence = f"这里已有同名驿站，它的编号是“{known['import_key']}”"
        checker.tell_wrong(row.number, "import_key", sentence)
    if known is None and name in standing.by_name:
        sentence = "系统里别处已有同名驿站；如果是同一个，请写上它的编号，或先在系统里改它的位置"
        checker.tell_doubt(row.number, "name", sentence)
    return known


def merged(row: StationRow, known: Known | None, reference: Reference) -> dict[str, Any]:
    """Return all fields as they will stand: what the row does not say stays as it is."""
    values: dict[str, Any] = {**UNKNOWN_VALUES, **({} if known is None else _fields_of(known))}
    said = dict(row.said)
    if "hours" in said:
        before = known["hours"] if known is not None else None
        said["hours"] = _with_exceptions(said["hours"], before)
    values |= said
    # A community of the town that the station has left.
    if reference.town_ids.get(values["community_id"]) != values["town_id"]:
        values["community_id"] = None
    return values


def _fields_of(known: Known) -> dict[str, Any]:
    values = {name: known[name] for name in FIELDS}
    for name in ("latitude", "longitude"):
        values[name] = round(values[name], DECIMALS)
    return values


@lru_cache(maxsize=4096)
def hours_of(text: str | None) -> Hours | None:
    """Return stored hours."""
    return Hours.model_validate_json(text) if text else None


def _with_exceptions(weekly: Hours | None, before: str | None) -> str | None:
    """Return hours as they are stored: a table tells the week, staff tell the single days."""
    if weekly is None:
        return None
    stands = hours_of(before)
    if stands is not None and stands.weekly == weekly.weekly:
        return before
    exceptions = stands.exceptions if stands else []
    return weekly.model_copy(update={"exceptions": exceptions}).model_dump_json()


def differences(
    row: StationRow, known: Known, reference: Reference
) -> dict[str | int, tuple[Any, Any]]:
    """Return what a row changes: before and after, by field or by the key of a facility."""
    before, after = _fields_of(known), merged(row, known, reference)
    found: dict[str | int, tuple[Any, Any]] = {
        name: (before[name], after[name]) for name in FIELDS if before[name] != after[name]
    }
    if known["demo"]:
        found["demo"] = (True, False)
    if row.facilities:
        stands = facilities_of(known)
        for number, available in row.facilities.items():
            was = stands.get(number, ("unknown", ""))[0]
            if was != available:
                found[number] = (was, available)
    return found


def describe(name: str | int, value: Any, reference: Reference) -> tuple[str, str]:
    """Return the Chinese name of a field or facility, and of its value."""
    if isinstance(name, int):
        told = {"yes": "有", "no": "无", "unknown": "不清楚"}
        return reference.facilities[name].name, told[value]
    if name == "demo":
        return "演示数据", "是" if value else "否"
    if value in (None, "", "unknown"):
        return _title(name), "不清楚"
    if name == "kind_id":
        return _title(name), reference.kinds[value].name
    if name == "town_id":
        return _title(name), reference.town_names.get(value, "?")
    if name == "community_id":
        return _title(name), reference.community_names.get(value, "?")
    if name == "hours":
        return _title(name), write_hours(Hours.model_validate_json(value))
    return _title(name), str(value)


def _title(name: str) -> str:
    return BY_FIELD[name.removesuffix("_id")].names[0]
