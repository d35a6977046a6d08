"""How a station is shown: the part that seldom changes is rendered once, the rest by the minute.

``Station.card`` holds the seldom changing part as JSON text without its braces. Every list of
stations is put together here, from the same few columns, so all of them say the same.
"""

import uuid
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, Protocol

import asyncpg
import orjson
from sqlalchemy.dialects.postgresql import Range
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app import freshness
from app.calendar import Hours, state_at, weekly_minutes
from app.geo import walking_minutes
from app.pinyin import pinyin_key
from app.regions.models import Community, Region, Town
from app.stations.models import Facility, Station, StationFacility, StationKind

# What ``render`` reads of a row, beside ``distance_m`` where there is one.
Row = Mapping[str, Any] | asyncpg.Record
COLUMNS = "card, hours, verified_at, word, word_at, word_until, reported_until"


@lru_cache(maxsize=8192)
def _instant(epoch_minute: int | None) -> str:
    if epoch_minute is None:
        return "null"
    return f'"{datetime.fromtimestamp(epoch_minute * 60, UTC):%Y-%m-%dT%H:%M:%SZ}"'


def _moment(instant: datetime | None) -> str:
    if instant is None:
        return "null"
    # Both drivers answer in UTC; strftime would take ten times as long.
    return f'"{instant.replace(tzinfo=None).isoformat(timespec="seconds")}Z"'


@lru_cache(maxsize=65_536)
def _by_the_hours(hours: str | None, epoch_minute: int) -> tuple[bool | None, str, str]:
    """Return whether it is open by its hours, that as JSON with the times, and as a word."""
    if hours is None:
        return None, '"unknown","opens_at":null,"closes_at":null', "unknown"
    found = state_at(hours, epoch_minute)
    state = "open" if found.is_open else "closed"
    opens = _instant(None if found.is_open else found.opens_epoch_minute)
    closes = _instant(found.closes_epoch_minute if found.is_open else None)
    return found.is_open, f'"{state}","opens_at":{opens},"closes_at":{closes}', state


@lru_cache(maxsize=65_536)
def _how_sure(verified_at: datetime | None, epoch_hour: int) -> str:
    now = datetime.fromtimestamp(epoch_hour * 3600, UTC)
    confidence = freshness.confidence(verified_at, now)
    return f'"confidence":{confidence},"verified_at":{_moment(verified_at)}'


def row_of(station: Station) -> Row:
    """Return what ``render`` reads of a station."""
    return {name: getattr(station, name) for name in COLUMNS.split(", ")}


def state_of(row: Row, now: datetime) -> str:
    """Return open, closed, reported_closed or unknown."""
    is_open, _, state = _by_the_hours(row["hours"], int(now.timestamp()) // 60)
    until = row["reported_until"]
    if until is not None and until > now and is_open is not False:
        return "reported_closed"
    return state


def render(row: Row, now: datetime, more: str = "") -> str:
    """Return a station as JSON; ``more`` is put in before the closing brace."""
    minute = int(now.timestamp()) // 60
    is_open, by_hours, _ = _by_the_hours(row["hours"], minute)
    until = row["reported_until"]
    if until is not None and until > now and is_open is not False:
        by_hours = '"reported_closed","opens_at":null,"closes_at":null'
    report = "null"
    if row["word"] is not None and row["word_until"] > now:
        report = f'{{"finding":"{row["word"]}","told_at":{_moment(row["word_at"])}}}'
    sure = _how_sure(row["verified_at"], minute // 60)
    return f'{{{row["card"]},"state":{by_hours},"report":{report},{sure}{more}}}'


def render_near(row: Row, now: datetime) -> str:
    """Return a station and its distance as JSON."""
    metres = row["distance_m"]
    more = f',"distance_m":{metres},"walking_minutes":{walking_minutes(metres)}'
    return render(row, now, more)


def render_copied(row: Row, now: datetime) -> str:
    """Return a station with its hours, for a phone's copy, as JSON."""
    return render(row, now, f',"hours":{row["hours"] or "null"}')


# --- the stored part -------------------------------------------------------------------


def grams_of(words: str) -> list[str]:
    """Return what a text can be found by: its characters and pairs of neighbours.

    Chinese words have two characters; trigrams would not serve them.
    """
    grams: set[str] = set()
    for word in words.casefold().split():
        grams.update(word)
        grams.update(word[i : i + 2] for i in range(len(word) - 1))
    return sorted(grams)


def sought_grams(words: str) -> list[str]:
    """Return what a text must contain to be found: pairs, or the character that stands alone."""
    grams: set[str] = set()
    for word in words.casefold().split():
        grams.update([word] if len(word) == 1 else [word[i : i + 2] for i in range(len(word) - 1)])
    return sorted(grams)


def set_hours(station: Station, hours: Hours | None) -> None:
    """Set the opening hours and what the search narrows by."""
    station.hours = hours.model_dump_json() if hours else None
    station.open_week = [Range(*span) for span in weekly_minutes(hours)] if hours else None
    station.exception_days = [e.on for e in hours.exceptions] if hours else []


class Shown(Protocol):
    """What a card says of a station; an import renders thousands without making rows of them."""

    id: uuid.UUID
    region_code: str
    name: str
    address: str
    latitude: float
    longitude: float
    demo: bool


def card_of(station: Shown, kind: str, town: str | None, facilities: list[tuple[str, str]]) -> str:
    """Return the stored part of what is shown; ``facilities`` as (code, available)."""
    shown = {
        "id": str(station.id),  # asyncpg's own UUID, which orjson does not know
        "region_code": station.region_code,
        "name": station.name,
        "kind": kind,
        "town": town,
        "address": station.address,
        "latitude": station.latitude,
        "longitude": station.longitude,
        "demo": station.demo,
        "facilities": [{"facility": code, "available": known} for code, known in facilities],
    }
    return orjson.dumps(shown).decode()[1:-1]


async def list_facilities(
    session: AsyncSession, station_id: uuid.UUID
) -> list[tuple[StationFacility, str]]:
    """Return what is known of a station's facilities, in the order of their kind."""
    query = (
        select(StationFacility, Facility.code)
        .join(Facility, col(Facility.id) == StationFacility.facility_id)
        .where(StationFacility.station_id == station_id)
        .order_by(col(Facility.id))
    )
    return [(known, code) for known, code in await session.exec(query)]


async def refresh(session: AsyncSession, station: Station, now: datetime) -> None:
    """Render the stored part anew; to be called by whoever changes a station."""
    await session.flush()
    kind = await session.get_one(StationKind, station.kind_id)
    region = await session.get_one(Region, station.region_code)
    town = await session.get(Town, station.town_id) if station.town_id else None
    community = await session.get(Community, station.community_id) if station.community_id else None
    known = await list_facilities(session, station.id)
    shown = [(code, availability(one, now), one.facility_id) for one, code in known]
    station.card = card_of(
        station, kind.code, town.name if town else None, [(c, a) for c, a, _ in shown]
    )
    station.facilities_yes = [number for _, available, number in shown if available == "yes"]
    places = [part.name for part in (region, town, community) if part]
    station.search_grams = grams_of(" ".join([station.name, station.address, *places]))
    station.sort_key = pinyin_key(station.name)
    station.changed_at = now


def availability(known: StationFacility, now: datetime) -> str:
    """Return yes, no or unknown; no while two people's word against it holds."""
    if known.reported_until is not None and known.reported_until > now:
        return "no"
    return known.available
