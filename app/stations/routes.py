"""What anybody may read of stations; no login."""

import uuid
from typing import Annotated, Any

import orjson
from fastapi import APIRouter, Depends, Query, Request, Response

from app import clock
from app.db import SessionDep, hot_pool
from app.errors import TooManyRequestsError, problems
from app.hot import HotRoute, cached_json
from app.limits import limit_by_address
from app.paging import CursorInvalidError
from app.stations import changes, nearby, own, reading, vocabulary
from app.stations.shapes import (
    ChangesQuery,
    ListQuery,
    NearbyQuery,
    StationChanges,
    StationDetail,
    StationPage,
    StationsNear,
    Vocabulary,
)
from app.stations.vocabulary import Codes

hot_router = APIRouter(prefix="/v1/stations", tags=["stations"], route_class=HotRoute)
router = APIRouter(prefix="/v1/stations", tags=["stations"])
vocabulary_router = APIRouter(prefix="/v1", tags=["stations"])

# What a list says may change by the minute (open, closed), so phones keep it that long at most.
LIST_SECONDS = 30


def _json(shown: dict[str, Any]) -> bytes:
    # default: ids come from the database as asyncpg's own UUID, which orjson does not know.
    return orjson.dumps(shown, default=str, option=orjson.OPT_UTC_Z)


@hot_router.get("/nearby", operation_id="list_nearby_stations", response_model=StationsNear)
async def list_nearby_stations(
    request: Request, query: Annotated[NearbyQuery, Query()]
) -> Response:
    """Return the stations around a GCJ-02 position, the nearest first; the position is dropped."""
    codes: Codes = request.app.state.codes
    pool = hot_pool(request)
    await codes.refresh(pool)
    body = await nearby.find_nearby(pool, codes, query, clock.now())
    return cached_json(request, body, LIST_SECONDS)


@router.get(
    "",
    operation_id="list_stations",
    response_model=StationPage,
    responses=problems(CursorInvalidError),
)
async def list_stations(
    request: Request, session: SessionDep, query: Annotated[ListQuery, Query()]
) -> Response:
    """Search stations by name, address or county; in the order of their names' pinyin."""
    body = await reading.list_stations(session, query, clock.now())
    return cached_json(request, body, LIST_SECONDS)


@router.get(
    "/changes",
    operation_id="list_station_changes",
    response_model=StationChanges,
    responses=problems(CursorInvalidError),
)
async def list_station_changes(
    request: Request, session: SessionDep, query: Annotated[ChangesQuery, Query()]
) -> Response:
    """Return what a phone's copy is missing, with tombstones; for use without signal."""
    body = await changes.list_changes(session, query, clock.now())
    return cached_json(request, body, LIST_SECONDS)


@router.get(
    "/{station_id}",
    operation_id="read_station",
    response_model=StationDetail,
    responses=problems(reading.StationNotFoundError),
)
async def read_station(request: Request, session: SessionDep, station_id: uuid.UUID) -> Response:
    """Return all that is known about a station."""
    now = clock.now()
    station = await reading.get_station(session, station_id)
    signer = request.app.state.url_signer
    shown = await reading.describe_station(session, station, signer, now)
    return cached_json(request, _json(shown), LIST_SECONDS)


@router.post(
    "/{station_id}/visit",
    operation_id="count_visit",
    status_code=204,
    responses=problems(reading.StationNotFoundError, TooManyRequestsError),
    dependencies=[Depends(limit_by_address("visit", times=120, seconds=60))],
)
async def count_visit(session: SessionDep, station_id: uuid.UUID) -> None:
    """Count a look at the station in this hour; nothing about who looks is kept."""
    await own.count_visit(session, station_id, clock.now())


@vocabulary_router.get("/vocabulary", operation_id="read_vocabulary", response_model=Vocabulary)
async def read_vocabulary(request: Request, session: SessionDep) -> Response:
    """Return the words and switches that the mini-program needs before anything else."""
    words = await vocabulary.describe_vocabulary(session, request.app.state.settings)
    return cached_json(request, words.model_dump_json().encode(), max_age_seconds=300)
