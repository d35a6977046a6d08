"""Staff create, change, verify and close stations."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts.grants import Staff
from app.audit.service import record_act
from app.calendar import Hours
from app.errors import MalformedError, NotFoundError
from app.media import service as media
from app.media.models import Purpose
from app.regions.models import Community, Town
from app.stations import cards, tasks
from app.stations.models import (
    Facility,
    Station,
    StationFacility,
    StationKind,
    StationPhoto,
)
from app.stations.shapes import FacilityState, StationBase, StationCreate, TaskAnswer
from app.stations.taps import DOOR, FacilityUnknownError

PHOTOS_AT_MOST = 9


class KindUnknownError(MalformedError):
    """No kind of station has that code."""

    code = "kind_unknown"
    sentence = "没有这种驿站类型，请重新选择"


class PlaceUnknownError(MalformedError):
    """The town or community is not of this region, or they do not belong together."""

    code = "place_unknown"
    sentence = "乡镇或社区不在本地区，请重新选择"


class TooManyPhotosError(MalformedError):
    """A station has nine photos at the most."""

    code = "too_many_photos"
    sentence = "最多放九张照片，请先删掉一张"


class PhotoNotHereError(NotFoundError):
    """The station has no such photo."""

    code = "photo_not_here"
    sentence = "这张照片已经不在了"


async def create_station(
    session: AsyncSession, staff: Staff, new: StationCreate, now: datetime
) -> Station:
    """Add a station to the region.

    Raises:
        KindUnknownError, PlaceUnknownError, FacilityUnknownError: a code or id is none of ours.
    """
    station = Station(
        region_code=staff.region_code,
        kind_id=0,
        name=new.name,
        latitude=new.latitude,
        longitude=new.longitude,
        changed_at=now,
        verified_at=now,
    )
    await _set_base(session, station, new)
    cards.set_hours(station, new.hours)
    session.add(station)
    await session.flush()
    await _set_facilities(session, station, new.facilities)
    await cards.refresh(session, station, now)
    _record(session, staff, "create_station", station)
    return station


async def update_station(
    session: AsyncSession, staff: Staff, station: Station, change: StationBase, now: datetime
) -> None:
    """Set what staff say of a station.

    Raises:
        KindUnknownError, PlaceUnknownError: a code or id is none of ours.
    """
    await _set_base(session, station, change)
    await cards.refresh(session, station, now)
    _record(session, staff, "update_station", station)


async def _set_base(session: AsyncSession, station: Station, said: StationBase) -> None:
    kind = (await session.exec(select(StationKind).where(StationKind.code == said.kind))).first()
    if kind is None:
        raise KindUnknownError
    await _check_place(session, station.region_code, said)
    station.kind_id = kind.id
    for name in ("name", "address", "latitude", "longitude", "phone", "capacity"):
        setattr(station, name, getattr(said, name))
    station.town_id, station.community_id = said.town_id, said.community_id
    station.entry_way, station.entry_note = said.entry.way, said.entry.note
    for name in ("spaces", "height_limit_cm", "entrance", "prices"):
        setattr(station, f"truck_{name}", getattr(said.truck, name) if said.truck else None)


async def _check_place(session: AsyncSession, region_code: str, said: StationBase) -> None:
    if said.town_id:
        town = await session.get(Town, said.town_id)
        if town is None or town.region_code != region_code:
            raise PlaceUnknownError
    if said.community_id:
        community = await session.get(Community, said.community_id)
        if community is None or community.region_code != region_code:
            raise PlaceUnknownError
        if said.town_id and community.town_id != said.town_id:
            raise PlaceUnknownError


async def set_hours(
    session: AsyncSession, staff: Staff, station: Station, hours: Hours | None, now: datetime
) -> None:
    """Set the opening hours; None says that nobody knows them."""
    cards.set_hours(station, hours)
    station.verified_at = now
    await cards.refresh(session, station, now)
    _record(session, staff, "set_hours", station)


async def set_facilities(
    session: AsyncSession,
    staff: Staff,
    station: Station,
    facilities: Sequence[FacilityState],
    now: datetime,
) -> None:
    """Set what is known of all facilities; what is left out becomes unknown.

    Raises:
        FacilityUnknownError: no facility has one of the codes, or one is named twice.
    """
    await _set_facilities(session, station, facilities)
    station.verified_at = now
    seen = {
        one.facility: TaskAnswer.MENDED if one.available == "yes" else TaskAnswer.OUT_OF_USE
        for one in facilities
        if one.available != "unknown"
    }
    await tasks.see_to(session, staff, station, seen, now)
    _record(session, staff, "set_facilities", station)


async def _set_facilities(
    session: AsyncSession, station: Station, facilities: Sequence[FacilityState]
) -> None:
    codes = dict((await session.exec(select(Facility.code, Facility.id))).all())
    named = [one.facility for one in facilities]
    if len(set(named)) != len(named) or not set(named) <= set(codes):
        raise FacilityUnknownError
    gone = delete(StationFacility).where(col(StationFacility.station_id) == station.id)
    await session.exec(gone)
    session.add_all(
        StationFacility(
            station_id=station.id,
            facility_id=codes[one.facility],
            available=one.available,
            note=one.note,
        )
        for one in facilities
    )


async def verify_station(
    session: AsyncSession, staff: Staff, station: Station, now: datetime
) -> None:
    """Say that everything shown was looked at and is true."""
    station.verified_at = now
    await tasks.see_to(session, staff, station, await _all_answers(session), now)
    _record(session, staff, "verify_station", station)


async def _all_answers(session: AsyncSession) -> dict[str, TaskAnswer]:
    codes = await session.exec(select(Facility.code))
    return {DOOR: TaskAnswer.OPEN_AGAIN} | dict.fromkeys(codes, TaskAnswer.MENDED)


async def close_station(
    session: AsyncSession, staff: Staff, station: Station, reason: str, now: datetime
) -> None:
    """Close a station for good; phones drop their copy of it."""
    station.closed_at = station.changed_at = now
    station.closed_reason = reason
    gone = dict.fromkeys(await _all_answers(session), TaskAnswer.OUT_OF_USE)
    await tasks.see_to(session, staff, station, gone, now)  # nobody waits for its keeper any more
    record_act(
        session,
        "close_station",
        account_id=staff.account_id,
        region_code=station.region_code,
        target=station.id,
        reason=reason,
    )


async def add_photo(
    session: AsyncSession, staff: Staff, station: Station, photo_id: uuid.UUID, now: datetime
) -> None:
    """Show one of the caller's uploaded photos with the station; twice is once.

    Raises:
        PhotoNotFoundError: the photo is not the caller's, or stands elsewhere already.
        TooManyPhotosError: there are nine.
    """
    shown = list(
        await session.exec(select(StationPhoto).where(col(StationPhoto.station_id) == station.id))
    )
    if any(photo.photo_id == photo_id for photo in shown):
        return
    if len(shown) >= PHOTOS_AT_MOST:
        raise TooManyPhotosError
    await media.attach_photo(
        session,
        photo_id,
        purpose=Purpose.STATION,
        owner_id=staff.account_id,
        region_code=station.region_code,
    )
    position = max((photo.position for photo in shown), default=-1) + 1
    session.add(StationPhoto(station_id=station.id, photo_id=photo_id, position=position))
    station.changed_at = now
    _record(session, staff, "add_photo", station)


async def remove_photo(
    session: AsyncSession, staff: Staff, station: Station, photo_id: uuid.UUID, now: datetime
) -> None:
    """Show a photo no longer.

    Raises:
        PhotoNotHereError: the station has no such photo.
    """
    photo = await session.get(StationPhoto, (station.id, photo_id))
    if photo is None:
        raise PhotoNotHereError
    await session.delete(photo)
    await media.remove_photos(session, [photo_id])
    station.changed_at = now
    _record(session, staff, "remove_photo", station)


def _record(session: AsyncSession, staff: Staff, act: str, station: Station) -> None:
    record_act(
        session,
        act,
        account_id=staff.account_id,
        region_code=station.region_code,
        target=station.id,
    )
