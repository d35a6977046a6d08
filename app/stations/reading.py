"""Looking stations up without a position: lists, and one station."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import Select, and_, or_
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.crypto import UrlSigner
from app.errors import NotFoundError
from app.paging import read_cursor, write_cursor
from app.stations import cards
from app.stations.models import (
    Facility,
    Favourite,
    Station,
    StationKind,
    StationPhoto,
)
from app.stations.shapes import ListQuery


class StationNotFoundError(NotFoundError):
    """No station has that id, or it was closed for good."""

    code = "station_not_found"
    sentence = "没有找到这个驿站，可能已经撤销"


def card_columns() -> list[Any]:
    """Return the columns that ``cards.render`` reads."""
    return [getattr(Station, name) for name in cards.COLUMNS.split(", ")]


def _listed() -> Select[Any]:
    return select(Station.id, Station.sort_key, *card_columns()).where(
        col(Station.closed_at).is_(None)
    )


async def rows_of(session: AsyncSession, query: Any) -> list[Mapping[str, Any]]:
    """Return what a select of columns finds, by the columns' names."""
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
    rows = await rows_of(session, found)
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
    rows = await rows_of(session, found)
    shown = rows[:limit]
    next_cursor = (
        write_cursor(shown[-1]["added_at"], shown[-1]["id"]) if len(rows) > limit else None
    )
    return _page([cards.render(row, now) for row in shown], next_cursor)


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
