"""Generated stations for benchmarks: a thousand around each of many county seats."""

import math
import random
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import IO, Any

import asyncpg
import orjson

from app.calendar import Hours, weekly_minutes
from app.db import new_id
from app.stations import cards

PER_COUNTY = 1000
SPREAD_DEGREES = 0.08  # a county's stations lie within some 20 km of its seat
KINDS = {1: "warm_new", 2: "truckers_home", 3: "love"}
FACILITIES = {1: "microwave", 2: "drinking_water", 3: "phone_charging", 4: "toilet", 5: "sofa"}
REGION = "141128"

_DAY, _LONG, _NIGHT = [["08:00", "20:00"]], [["06:30", "23:00"]], [["18:00", "06:00"]]
_HOURS = [
    Hours.model_validate({"weekly": [day if n < 5 or weekends else [] for n in range(7)]})
    for day in (_DAY, _LONG, _NIGHT, [["00:00", "24:00"]])
    for weekends in (True, False)
]
_STORED_HOURS: list[tuple[str | None, Any]] = [
    (hours.model_dump_json(), [asyncpg.Range(*span) for span in weekly_minutes(hours)])
    for hours in _HOURS
] + [(None, None)]

_COLUMNS = (
    *("id", "created_at", "region_code", "kind_id", "name", "address", "latitude", "longitude"),
    *("hours", "open_week", "exception_days", "entry_way", "entry_note", "demo", "verified_at"),
    *("facilities_yes", "card", "search_grams", "sort_key", "changed_at", "closed_reason"),
)


def county_seats(stations: int) -> list[tuple[float, float]]:
    """Return the seats (latitude, longitude) that so many stations lie around."""
    counties = max(1, stations // PER_COUNTY)
    side = math.ceil(math.sqrt(counties))
    return [(22 + 20 * (n // side) / side, 100 + 20 * (n % side) / side) for n in range(counties)]


def generate(stations: int, seed: int = 1) -> Iterator[dict[str, Any]]:
    """Yield stations as rows; the same seed yields the same ones, but for their ids."""
    source = random.Random(seed)  # noqa: S311  # no secret depends on it
    now = datetime.now(UTC)
    seats = county_seats(stations)
    for number in range(stations):
        latitude, longitude = seats[number % len(seats)]
        kind_id = source.choice(list(KINDS))
        known = [(n, source.choice(("yes", "yes", "no", "unknown"))) for n in FACILITIES]
        hours, open_week = source.choice(_STORED_HOURS)
        station: Any = SimpleNamespace(  # a Station, without what makes rows slow to build
            id=new_id(),
            created_at=now,
            region_code=REGION,
            kind_id=kind_id,
            name=f"驿站 {number:07}",
            address=f"示例路 {number % 999} 号",
            latitude=round(latitude + source.gauss(0, SPREAD_DEGREES / 2), 6),
            longitude=round(longitude + source.gauss(0, SPREAD_DEGREES / 2), 6),
            hours=hours,
            open_week=open_week,
            exception_days=[],
            entry_way="unknown",
            entry_note="",
            demo=True,
            verified_at=now - timedelta(hours=source.randrange(4000)),
            facilities_yes=[n for n, available in known if available == "yes"],
            search_grams=[],
            sort_key=f"yi zhan {number:07}",
            changed_at=now,
            closed_reason="",
        )
        shown = [(FACILITIES[n], available) for n, available in known]
        station.card = cards.card_of(station, KINDS[kind_id], "示例镇", shown)
        yield {name: getattr(station, name) for name in _COLUMNS} | {"known": known}


async def clear(connection: asyncpg.Connection) -> list[str]:
    """Remove all stations and the indexes that are dear to fill; return what makes these again.

    The connection is the superuser's: foreign keys are not looked at while it writes.
    """
    await connection.execute("SET session_replication_role = replica")
    await connection.execute("TRUNCATE station CASCADE")
    await connection.execute(
        "INSERT INTO region (code, name, latitude, longitude) VALUES ($1, '示例县', 37.9, 111.2)"
        " ON CONFLICT DO NOTHING",
        REGION,
    )
    indexes = await connection.fetch(
        "SELECT indexname AS name, indexdef AS definition FROM pg_indexes"
        " WHERE tablename = 'station' AND indexname LIKE 'ix_%'"
    )
    for index in indexes:
        await connection.execute(f'DROP INDEX "{index["name"]}"')
    return [index["definition"] for index in indexes]


async def write(connection: asyncpg.Connection, rows: list[dict[str, Any]]) -> None:
    """Write a batch of generated stations and their facilities."""
    await connection.copy_records_to_table(
        "station", columns=_COLUMNS, records=[tuple(row[n] for n in _COLUMNS) for row in rows]
    )
    facilities: list[tuple[uuid.UUID, int, str, str]] = [
        (row["id"], number, available, "") for row in rows for number, available in row["known"]
    ]
    await connection.copy_records_to_table(
        "station_facility",
        columns=("station_id", "facility_id", "available", "note"),
        records=facilities,
    )


def queries(stations: int, count: int, seed: int = 2) -> list[str]:
    """Return so many paths of searches, each near some county's seat."""
    source = random.Random(seed)  # noqa: S311  # no secret depends on it
    seats = county_seats(stations)
    paths = []
    for _ in range(count):
        latitude, longitude = source.choice(seats)
        latitude += source.gauss(0, SPREAD_DEGREES / 3)
        longitude += source.gauss(0, SPREAD_DEGREES / 3)
        paths.append(
            f"/v1/stations/nearby?latitude={latitude:.6f}&longitude={longitude:.6f}"
            "&radius_m=20000&limit=20"
        )
    return paths


def write_lua(paths: list[str], token: str | None, file: IO[str]) -> None:
    """Write wrk's script that asks for the paths in turn."""
    listed = ",".join(orjson.dumps(path).decode() for path in paths)
    known = f'wrk.headers["Authorization"] = "Bearer {token}"' if token else ""
    file.write(
        f"local paths = {{{listed}}}\n"
        f"{known}\n"
        "local n = 0\n"
        "request = function()\n"
        "  n = n % #paths + 1\n"
        "  return wrk.format('GET', paths[n])\n"
        "end\n"
    )
