"""The nearest stations: a hot path, on asyncpg and bytes.

The index is walked outwards in Mercator metres within a box that surely holds the circle. The
order there is nearly the true one, so twice as many are taken and put in order by haversine; in
the rare case that something nearer may have been left out, more are taken.
``app/bench/plain.py`` says the same the plain way; a test holds the two together.
"""

import math
from datetime import datetime, timedelta
from typing import Any

import asyncpg

from app.calendar import SHANGHAI
from app.geo import MEAN_RADIUS_M, MERCATOR_RADIUS_M, mercator, mercator_box
from app.stations import cards
from app.stations.shapes import NearbyQuery
from app.stations.vocabulary import Codes

# Of stations with an exception in their hours today the database cannot say whether they are
# open: they pass its filter, and on a holiday that may be most of them. Then more are fetched.
OVERFETCH = 2
FETCH_MORE = 4
ROUNDING = 1e-9  # of the arithmetic, relative

_WALK = """
SELECT {columns}, s.mloc <-> $1::point AS walk,
    2 * {radius} * asin(least(1, sqrt(
        sin(radians(s.latitude - $3) / 2) ^ 2
        + cos(radians($3)) * cos(radians(s.latitude)) * sin(radians(s.longitude - $4) / 2) ^ 2
    ))) AS metres, s.id
FROM station s
WHERE s.closed_at IS NULL AND s.mloc <@ $2::box {conditions}
ORDER BY s.mloc <-> $1::point
LIMIT $5
"""
_NEAREST = """
SELECT {columns}, walk, metres, round(metres)::int AS distance_m
FROM ({walk}) w ORDER BY metres, id
"""
# Each kind is walked by itself; of all of them together again the nearest are taken.
_OF_KINDS = """
SELECT w.* FROM unnest(${kinds}::smallint[]) AS wanted(kind_id) CROSS JOIN LATERAL ({walk}) w
ORDER BY w.walk LIMIT $5
"""
_HAS_ALL = " AND s.facilities_yes @> ${}::smallint[]"
_MAY_BE_OPEN = (
    " AND (s.open_week @> ${}::int OR s.exception_days && ${}::date[])"
    " AND (s.reported_until IS NULL OR s.reported_until <= ${})"
)


def _statement(*, kinds: bool, facilities: bool, open_now: bool) -> str:
    conditions, number = "", 6
    if facilities:
        conditions += _HAS_ALL.format(number)
        number += 1
    if open_now:
        conditions += _MAY_BE_OPEN.format(number, number + 1, number + 2)
        number += 3
    columns = ", ".join(f"s.{name}" for name in cards.COLUMNS.split(", "))
    if kinds:
        conditions += " AND s.kind_id = wanted.kind_id"
    walk = _WALK.format(columns=columns, radius=MEAN_RADIUS_M, conditions=conditions)
    if kinds:
        walk = _OF_KINDS.format(walk=walk, kinds=number)
    return _NEAREST.format(columns=cards.COLUMNS, walk=walk)


# One text for each combination, so that each is prepared once per connection.
_STATEMENTS = {
    (kinds, facilities, open_now): _statement(kinds=kinds, facilities=facilities, open_now=open_now)
    for kinds in (False, True)
    for facilities in (False, True)
    for open_now in (False, True)
}


def statement_of(query: NearbyQuery, codes: Codes, now: datetime) -> tuple[str, list[Any]] | None:
    """Return the SQL and its arguments, the fifth being how many to take.

    None: an unknown code was asked for, and nothing can be found.
    """
    kinds = codes.kind_ids(query.kinds)
    facilities = codes.facility_ids(query.facilities)
    if kinds is None or facilities is None:
        return None
    here = mercator(query.latitude, query.longitude)
    x_min, y_min, x_max, y_max = mercator_box(query.latitude, query.longitude, query.radius_m)
    box = ((x_max, y_max), (x_min, y_min))
    arguments: list[Any] = [here, box, query.latitude, query.longitude]
    arguments.append(query.limit * OVERFETCH)
    if facilities:
        arguments.append(facilities)
    if query.open_now:
        arguments += _when(now)
    if kinds:
        arguments.append(kinds)
    return _STATEMENTS[bool(kinds), bool(facilities), query.open_now], arguments


def _when(now: datetime) -> list[Any]:
    """Return the minute of the week, today and yesterday in Shanghai, and the instant."""
    local = now.astimezone(SHANGHAI)
    today = local.date()
    minute = today.weekday() * 1440 + local.hour * 60 + local.minute
    return [minute, [today, today - timedelta(days=1)], now]


async def find_nearby(pool: asyncpg.Pool, codes: Codes, query: NearbyQuery, now: datetime) -> bytes:
    """Return ``StationsNear`` as JSON, the nearest first."""
    asked = statement_of(query, codes, now)
    if asked is None:
        return b'{"items":[]}'
    sql, arguments = asked
    while True:
        rows: list[asyncpg.Record] = await pool.fetch(sql, *arguments)
        sure_m = _sure_within(query, rows) if len(rows) == arguments[4] else math.inf
        shown = [row for row in rows if row["metres"] <= query.radius_m]
        if query.open_now:  # drop what an exception closes, and fetch more if too few are left
            shown = [row for row in shown if cards.state_of(row, now) == "open"]
        if sure_m > query.radius_m or _is_enough(shown, query.limit, sure_m):
            break
        arguments[4] *= FETCH_MORE
    items = ",".join([cards.render_near(row, now) for row in shown[: query.limit]])
    return f'{{"items":[{items}]}}'.encode()


def _is_enough(shown: list[asyncpg.Record], limit: int, sure_m: float) -> bool:
    return len(shown) >= limit and shown[limit - 1]["metres"] < sure_m


def _sure_within(query: NearbyQuery, rows: list[asyncpg.Record]) -> float:
    """Return the metres within which nothing is missing, when the walk was cut short.

    What was not fetched lies at least as far in Mercator metres as the farthest that was. These
    are longer than true ones by at most 1 / cos of the latitude nearest the pole on the way.
    """
    walk: float = max(row["walk"] for row in rows)
    phi = abs(math.radians(query.latitude))
    farthest = walk * math.cos(phi) / MEAN_RADIUS_M
    scale = MEAN_RADIUS_M / MERCATOR_RADIUS_M
    return walk * scale * math.cos(min(phi + farthest, math.pi / 2)) * (1 - ROUNDING)
