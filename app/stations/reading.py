"""Looking stations up without a position: lists, one station, and copies for phones."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import orjson
from sqlalchemy import Select, and_, or_
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.crypto import UrlSigner
from app.errors import NotFoundError
from app.paging import CursorInvalidError, read_cursor, write_cursor
from app.stations import cards
from app.stations.models import (
    Facility,
    Favourite,
    Station,
    StationKind,
    StationPhoto,
)
from app.stations.shapes import ChangesQuery, ListQuery

# A transaction may commit after a reader has passed its instant; none lives this long (db.py).
LATE_COMMIT = timedelta(seconds=60)
# No cursor of ours points before the service, or beyond clocks that go a little wrong.
EARLIEST = datetime(2020, 1, 1, tzinfo=UTC)
FUTURE = timedelta(minutes=5)
FIRST_ID = uuid.UUID(int=0)  # before every station; in a cursor: a new round begins


class StationNotFoundError(NotFoundError):
    """No station has that id, or it was closed for good."""

    code = "station_not_found"
    sentence = "没有找到这个驿站，可能已经撤销"


def _card_columns() -> list[Any]:
    return [getattr(Station, name) for name in cards.COLUMNS.split(", ")]


def _listed() -> Select[Any]:
    return select(Station.id, Station.sort_key, *_card_columns()).where(
        col(Station.closed_at).is_(None)
    )


async def _rows(session: AsyncSession, query: Any) -> list[Mapping[str, Any]]:
    found = await session.exec(query)
    return list(found.mappings())


def _page(items: Sequence[str], next_cursor: str | None) -> bytes:
    cursor = f'"{next_cursor}"' if next_cursor else "null"
    return f'{{"items":[{",".join(items)}],"next_cursor":{cursor}}}'.encode()


async def list_stations(session: AsyncSession, query: ListQuery, now: datetime) -> bytes:
    """Return a ``StationPage`` as JSON, by the pinyin of the names.

    Raises:
        CursorInvalidError: the cursor is none of this list.
    """
    found = _narrow(_listed(), query)
    after = read_cursor(query.cursor, str, uuid.UUID)
    if after:
        key, last = after
        found = found.where(
            or_(
                col(Station.sort_key) > key,
                and_(col(Station.sort_key) == key, col(Station.id) > last),
            )
        )
    found = found.order_by(col(Station.sort_key), col(Station.id)).limit(query.limit + 1)
    rows = await _rows(session, found)
    shown = rows[: query.limit]
    more = len(rows) > query.limit
    cursor = write_cursor(shown[-1]["sort_key"], shown[-1]["id"]) if more else None
    return _page([cards.render(row, now) for row in shown], cursor)


def _narrow(found: Select[Any], query: ListQuery) -> Select[Any]:
    if query.q:
        contains = col(Station.search_grams).op("@>", is_comparison=True)
        found = found.where(contains(cards.sought_grams(query.q)))
    if query.region_code:
        found = found.where(col(Station.region_code) == query.region_code)
    if query.town_id:
        found = found.where(col(Station.town_id) == query.town_id)
    if query.kinds:
        kinds = select(StationKind.id).where(col(StationKind.code).in_(query.kinds))
        found = found.where(col(Station.kind_id).in_(kinds))
    for code in query.facilities:
        wanted = select(Facility.id).where(Facility.code == code).scalar_subquery()
        found = found.where(wanted == col(Station.facilities_yes).any_())
    return found


async def list_favourites(
    session: AsyncSession, account_id: uuid.UUID, cursor: str | None, limit: int, now: datetime
) -> bytes:
    """Return one's favourites as a ``StationPage`` in JSON, the last added first.

    Raises:
        CursorInvalidError: the cursor is none of this list.
    """
    found = (
        _listed()
        .add_columns(col(Favourite.created_at).label("added_at"))
        .join(Favourite, col(Favourite.station_id) == col(Station.id))
        .where(col(Favourite.account_id) == account_id)
        .order_by(col(Favourite.created_at).desc(), col(Station.id).desc())
        .limit(limit + 1)
    )
    after = read_cursor(cursor, datetime, uuid.UUID)
    if after:
        added_at, last = after
        found = found.where(
            or_(
                col(Favourite.created_at) < added_at,
                and_(col(Favourite.created_at) == added_at, col(Station.id) < last),
            )
        )
    rows = await _rows(session, found)
    shown = rows[:limit]
    next_cursor = (
        write_cursor(shown[-1]["added_at"], shown[-1]["id"]) if len(rows) > limit else None
    )
    return _page([cards.render(row, now) for row in shown], next_cursor)


async def list_changes(session: AsyncSession, query: ChangesQuery, now: datetime) -> bytes:
    """Return ``StationChanges`` as JSON, the oldest change first; tombstones for closed ones.

    The last answer of a round points a minute back from the round's beginning, so that a change
    which commits late is told again rather than missed, however long the round took.

    Raises:
        CursorInvalidError: ``since`` is none of ours.
    """
    found = select(Station.id, Station.changed_at, Station.closed_at, *_card_columns())
    if query.region_code:
        found = found.where(col(Station.region_code) == query.region_code)
    since = read_cursor(query.since, datetime, uuid.UUID, datetime)
    began_at = now
    if since:
        at, last, began_at = since
        if not all(EARLIEST < instant < now + FUTURE for instant in (at, began_at)):
            raise CursorInvalidError
        if last == FIRST_ID:
            began_at = now
        found = found.where(
            or_(
                col(Station.changed_at) > at,
                and_(col(Station.changed_at) == at, col(Station.id) > last),
            )
        )
    else:
        found = found.where(col(Station.closed_at).is_(None))
    found = found.order_by(col(Station.changed_at), col(Station.id)).limit(query.limit + 1)
    rows = await _rows(session, found)
    more = len(rows) > query.limit
    shown = rows[: query.limit]
    items = ",".join(
        f'{{"id":"{row["id"]}","removed":true}}'
        if row["closed_at"]
        else cards.render_copied(row, now)
        for row in shown
    )
    if more:
        next_since = write_cursor(shown[-1]["changed_at"], shown[-1]["id"], began_at)
    else:
        next_since = _next_round(min(began_at, now))
    told = "true" if more else "false"
    return f'{{"items":[{items}],"next_since":"{next_since}","more":{told}}}'.encode()


def _next_round(began_at: datetime) -> str:
    # By whole minutes: within one of them the answer, and so its ETag, stays the same.
    at = (began_at - LATE_COMMIT).replace(second=0, microsecond=0)
    return write_cursor(at, FIRST_ID, at)


async def get_station(
    session: AsyncSession, station_id: uuid.UUID, *, for_update: bool = False
) -> Station:
    """Return a station that is not closed for good.

    Raises:
        StationNotFoundError: there is none.
    """
    # key_share: meanwhile others may still write rows that point at the station.
    lock = {"key_share": True} if for_update else None
    station = await session.get(
        Station, station_id, with_for_update=lock, populate_existing=for_update
    )
    if station is None or station.closed_at:
        raise StationNotFoundError
    return station


async def describe_station(
    session: AsyncSession, station: Station, signer: UrlSigner, now: datetime
) -> dict[str, Any]:
    """Return a ``StationDetail``: what lists say, and everything else that is known."""
    shown: dict[str, Any] = orjson.loads(cards.render_copied(cards.row_of(station), now))
    photos = await session.exec(
        select(StationPhoto.photo_id)
        .where(StationPhoto.station_id == station.id)
        .order_by(col(StationPhoto.position), col(StationPhoto.photo_id))
    )
    truck = {
        name: getattr(station, f"truck_{name}")
        for name in ("spaces", "height_limit_cm", "entrance", "prices")
    }
    known = await cards.list_facilities(session, station.id)
    return shown | {
        "town_id": station.town_id,
        "community_id": station.community_id,
        "phone": station.phone,
        "entry": {"way": station.entry_way, "note": station.entry_note},
        "capacity": station.capacity,
        "photos": [{"id": p, "url": signer.photo_url(p, now)} for p in photos],
        "facilities": [
            {
                "facility": code,
                "available": cards.availability(one, now),
                "note": one.note,
                "reported_at": one.reported_at,
            }
            for one, code in known
        ],
        "truck": truck if any(value is not None for value in truck.values()) else None,
        "updated_at": station.changed_at,
    }
