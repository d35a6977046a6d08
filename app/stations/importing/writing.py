"""Writing an import: many rows by COPY and a few statements, in the caller's transaction."""

import itertools
import uuid
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import asyncpg
from sqlalchemy import text
from sqlmodel.ext.asyncio.session import AsyncSession

from app import clock
from app.db import new_id
from app.pinyin import pinyin_key
from app.refusals import StartRefusedError
from app.stations import cards
from app.stations.changes import LATE_COMMIT
from app.stations.importing.checking import StationRow
from app.stations.importing.planning import (
    FIELDS,
    Known,
    Plan,
    facilities_of,
    hours_of,
    merged,
)
from app.stations.importing.reference import Reference
from app.stations.models import Station

Advance = Callable[[int], None]
Item = tuple[StationRow, Known | None]

_AT_ONCE = 1000  # rows of one COPY, and of one step of the progress bar

_RENDERED = ("open_week", "exception_days", "card", "facilities_yes", "search_grams", "sort_key")
_CHANGED = (*FIELDS, *_RENDERED, "demo")
_NEW = ("id", "created_at", "region_code", *_CHANGED, "closed_reason")
_CARD = ("id", "region_code", "name", "address", "latitude", "longitude")
_STAGED = ("is_new", "seen_at", *_NEW)

# Only names of our own columns are put into these statements.
_STAGE_STATIONS = f"""
    CREATE TEMPORARY TABLE import_station ON COMMIT DROP AS
    SELECT false AS is_new, changed_at AS seen_at, {", ".join(_NEW)} FROM station WITH NO DATA
"""  # noqa: S608  # as said above
_STAGE_FACILITIES = """
    CREATE TEMPORARY TABLE import_facility ON COMMIT DROP AS
    SELECT station_id, facility_id, available FROM station_facility WITH NO DATA
"""
_LOCK = """
    SELECT s.name, s.changed_at <> i.seen_at AS is_newer
    FROM station AS s JOIN import_station AS i ON i.id = s.id
    WHERE NOT i.is_new ORDER BY s.id FOR NO KEY UPDATE OF s
"""
_INSERT = f"""
    INSERT INTO station ({", ".join(_NEW)}, changed_at)
    SELECT {", ".join(_NEW)}, :now FROM import_station WHERE is_new
"""  # noqa: S608  # as said above
_UPDATE = f"""
    UPDATE station AS s SET {", ".join(f"{name} = i.{name}" for name in _CHANGED)}
    FROM import_station AS i WHERE s.id = i.id AND NOT i.is_new
"""  # noqa: S608  # as said above
_KNOW = """
    INSERT INTO station_facility (station_id, facility_id, available, note)
    SELECT station_id, facility_id, available, '' FROM import_facility
    ON CONFLICT (station_id, facility_id) DO UPDATE SET available = excluded.available
"""
_STAMP = """
    UPDATE station AS s SET changed_at = :now, verified_at = :now
    FROM import_station AS i WHERE s.id = i.id
"""


class TooSlowError(StartRefusedError):
    """The commit would come so late after ``changed_at`` that phones would pass it over."""


class ChangedMeanwhileError(StartRefusedError):
    """Somebody changed a station between the look at it and the lock on it."""


async def carry_out(
    session: AsyncSession, plan: Plan, reference: Reference, region_code: str, advance: Advance
) -> None:
    """Write new and changed stations; ``changed_at`` is set by the last statement.

    Phones ask for what has changed since a minute before their last look (changes.LATE_COMMIT):
    an instant from the beginning of a long transaction would be passed over.

    Raises:
        ChangedMeanwhileError, TooSlowError: the caller rolls back.
    """
    for place in (*reference.new_towns, *reference.new_communities):
        session.add(place)
        await session.flush()  # the town before its communities
    await _stage(session, plan, reference, region_code, advance)
    locked = await _execute(session, _LOCK)
    for name, is_newer in locked:
        if is_newer:
            raise ChangedMeanwhileError(f"{name} was changed meanwhile: run the command again.")
    await _execute(session, _INSERT, now=clock.now())
    await _execute(session, _UPDATE)
    await _execute(session, _KNOW)
    stamped_at = clock.now()
    await _execute(session, _STAMP, now=stamped_at)
    if clock.now() - stamped_at > LATE_COMMIT * 0.8:
        raise TooSlowError(
            "The database was too slow for so many stations at once, and phones would have "
            "missed them: import in smaller files, or at a quieter hour."
        )


async def _execute(session: AsyncSession, statement: str, **values: Any) -> Any:
    connection = await session.connection()
    return await connection.execute(text(statement), values)


async def _stage(
    session: AsyncSession, plan: Plan, reference: Reference, region_code: str, advance: Advance
) -> None:
    """Copy everything into temporary tables."""
    await _execute(session, _STAGE_STATIONS)
    await _execute(session, _STAGE_FACILITIES)
    raw: Any = await (await session.connection()).get_raw_connection()
    driver: asyncpg.Connection = raw.driver_connection  # in the session's transaction
    items: Iterable[Item] = itertools.chain(((row, None) for row in plan.new), plan.changed)
    for some in _by_thousands(items):
        staged = [_staged(item, reference, region_code) for item in some]
        facilities = [
            (columns[_ID], number, available)
            for columns, item in zip(staged, some, strict=True)
            for number, available in _news_of_facilities(*item).items()
        ]
        await driver.copy_records_to_table("import_station", records=staged, columns=_STAGED)
        await driver.copy_records_to_table("import_facility", records=facilities)
        advance(len(some))


_ID = _STAGED.index("id")


def _by_thousands(items: Iterable[Item]) -> Iterator[list[Item]]:
    numbered = iter(items)
    while some := list(itertools.islice(numbered, _AT_ONCE)):
        yield some


def _news_of_facilities(row: StationRow, known: Known | None) -> dict[int, str]:
    """Return what is to be written: of a new station what is known, of others what differs."""
    stands = facilities_of(known) if known is not None else {}
    return {
        number: available
        for number, available in row.facilities.items()
        if available != stands.get(number, ("unknown", ""))[0]
    }


@dataclass(slots=True)
class _Shown:
    """What a card says; making ``Station`` of every row would take six times as long."""

    id: uuid.UUID
    region_code: str
    name: str
    address: str
    latitude: float
    longitude: float
    demo: bool = False


def _staged(item: Item, reference: Reference, region_code: str) -> tuple[Any, ...]:
    """Return a station as a row of the temporary table."""
    row, known = item
    values = merged(row, known, reference)
    values |= {
        "is_new": known is None,
        "seen_at": known["changed_at"] if known is not None else None,
        "id": known["id"] if known is not None else new_id(),
        "created_at": clock.now(),
        "region_code": region_code,
        "demo": False,
        "closed_reason": "",
    }
    shown = {number: seen for number, (_, seen) in facilities_of(known).items()} if known else {}
    shown |= _news_of_facilities(row, known)
    values |= _rendered(values, shown, reference)
    return tuple(values[name] for name in _STAGED)


def _rendered(
    values: dict[str, Any], facilities: dict[int, str], reference: Reference
) -> dict[str, Any]:
    """Return what ``cards.refresh`` sets, without asking the database for each station."""
    town = reference.town_names.get(values["town_id"])
    community = reference.community_names.get(values["community_id"])
    region = reference.region.name if reference.region else None
    listed = sorted(facilities.items())
    told = [(reference.facilities[number].code, available) for number, available in listed]
    card = _Shown(**{name: values[name] for name in _CARD})
    words = [values["name"], values["address"], region, town, community]
    spans, days = _spans_of(values["hours"])
    return {
        "card": cards.card_of(card, reference.kinds[values["kind_id"]].code, town, told),
        "facilities_yes": [number for number, available in listed if available == "yes"],
        "search_grams": cards.grams_of(" ".join(word for word in words if word)),
        "sort_key": pinyin_key(values["name"]),
        "open_week": spans,
        "exception_days": days,
    }


@lru_cache(maxsize=4096)
def _spans_of(hours: str | None) -> tuple[Any, Any]:
    """Return what the search narrows by, as the driver takes it."""
    scratch = Station(
        region_code="", kind_id=0, name="", latitude=0, longitude=0, changed_at=clock.now()
    )
    cards.set_hours(scratch, hours_of(hours))
    week = scratch.open_week
    spans = None if week is None else [asyncpg.Range(each.lower, each.upper) for each in week]
    return spans, scratch.exception_days
