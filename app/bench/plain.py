"""The plain way: FastAPI, an ORM session, a response model. It says the same as the hot path.

A test holds the two together on generated data, so this is also the description of what the
hot path must answer.
"""

import os
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Annotated, Any

from fastapi import FastAPI, Query
from sqlalchemy import ColumnElement, func
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app import clock, freshness
from app.calendar import CLOSED, instant_of, state_at
from app.db import SessionDep, make_engine, make_sessionmaker
from app.geo import haversine_m, mercator, mercator_box, walking_minutes
from app.regions.models import Town
from app.stations import cards
from app.stations.models import Facility, Station, StationFacility, StationKind
from app.stations.shapes import FacilityBrief, NearbyQuery, StationNear, StationsNear, Word


async def find_nearby(session: AsyncSession, query: NearbyQuery, now: datetime) -> StationsNear:
    """Return the stations around a place, the nearest first."""
    x, y = mercator(query.latitude, query.longitude)
    x_min, y_min, x_max, y_max = mercator_box(query.latitude, query.longitude, query.radius_m)
    box: ColumnElement[Any] = func.box(func.point(x_max, y_max), func.point(x_min, y_min))
    here: ColumnElement[Any] = func.point(x, y)
    found = (
        select(Station, StationKind.code)
        .join(StationKind, col(StationKind.id) == col(Station.kind_id))
        .where(col(Station.closed_at).is_(None), col(Station.mloc).op("<@")(box))
        .order_by(col(Station.mloc).op("<->")(here))
    )
    if query.kinds:
        found = found.where(col(StationKind.code).in_(query.kinds))
    for code in query.facilities:
        wanted = select(Facility.id).where(Facility.code == code).scalar_subquery()
        found = found.where(wanted == func.any(col(Station.facilities_yes)))
    if not (query.open_now or query.facilities):
        found = found.limit(query.limit * 2)
    shown = []
    for station, kind in await session.exec(found):
        metres = haversine_m(query.latitude, query.longitude, station.latitude, station.longitude)
        near = _show(station, kind, metres, now)
        if metres <= query.radius_m and not (query.open_now and near.state != "open"):
            shown.append((metres, near))
    shown.sort(key=lambda one: (one[0], one[1].id))
    nearest = [near for _, near in shown[: query.limit]]
    await _add_what_they_have(session, nearest, now)
    return StationsNear(items=nearest)


def _show(station: Station, kind: str, metres: float, now: datetime) -> StationNear:
    state, opening = "unknown", CLOSED
    if station.hours:
        opening = state_at(station.hours, int(now.timestamp()) // 60)
        state = "open" if opening.is_open else "closed"
    is_reported = station.reported_until is not None and station.reported_until > now
    if is_reported and state != "closed":
        state, opening = "reported_closed", CLOSED
    word = None
    if station.word and station.word_at and station.word_until and station.word_until > now:
        word = Word(finding=freshness.Finding(station.word), told_at=station.word_at)
    return StationNear.model_validate(
        station.model_dump(include=set(StationNear.model_fields))
        | {
            "kind": kind,
            "town": None,
            "state": state,
            "opens_at": instant_of(opening.opens_epoch_minute),
            "closes_at": instant_of(opening.closes_epoch_minute),
            "report": word,
            "facilities": [],
            "confidence": freshness.confidence(station.verified_at, now),
            "distance_m": round(metres),
            "walking_minutes": walking_minutes(round(metres)),
        }
    )


async def _add_what_they_have(
    session: AsyncSession, shown: Sequence[StationNear], now: datetime
) -> None:
    keys = [near.id for near in shown]
    towns = select(Station.id, Town.name).join(Town, col(Town.id) == col(Station.town_id))
    names = dict((await session.exec(towns.where(col(Station.id).in_(keys)))).all())
    known = await session.exec(
        select(StationFacility, Facility.code)
        .join(Facility, col(Facility.id) == col(StationFacility.facility_id))
        .where(col(StationFacility.station_id).in_(keys))
        .order_by(col(Facility.id))
    )
    by_station: dict[Any, list[FacilityBrief]] = {}
    for one, code in known:
        brief = {"facility": code, "available": cards.availability(one, now)}
        by_station.setdefault(one.station_id, []).append(FacilityBrief.model_validate(brief))
    for near in shown:
        near.town = names.get(near.id)
        near.facilities = by_station.get(near.id, [])


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    engine = make_engine(os.environ["NUANXIN_DATABASE_URL"], 8)
    app.state.sessionmaker = make_sessionmaker(engine)
    yield
    await engine.dispose()


app = FastAPI(lifespan=_lifespan)


@app.get("/v1/stations/nearby")
async def list_nearby(session: SessionDep, query: Annotated[NearbyQuery, Query()]) -> StationsNear:
    """Answer the plain way."""
    return await find_nearby(session, query, clock.now())
