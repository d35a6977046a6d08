"""What staff do with the stations they look after."""

import uuid
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Request, Response

from app import clock
from app.accounts.auth import STAFF_REFUSALS, staff_of
from app.accounts.checks import ContentRefusedError, check_published
from app.accounts.grants import Staff
from app.accounts.models import Role
from app.calendar import SHANGHAI, Day
from app.db import SessionDep
from app.errors import problems
from app.idempotency import REFUSALS, OnceDep
from app.media import service as media
from app.stations import codes, editing, own, reading, tasks
from app.stations.models import Station
from app.stations.shapes import (
    ClosingReason,
    FacilitiesUpdate,
    HoursUpdate,
    StationBase,
    StationCreate,
    StationDetail,
    Visits,
)
from app.stations.taps import FacilityUnknownError
from app.stations.wording import words_of_facilities, words_of_hours, words_of_station
from app.wechat.deps import WeChatDep
from app.wechat.errors import WeChatBusyError, WeChatError

router = APIRouter(
    prefix="/v1/regions/{region_code}/stations",
    tags=["staff"],
    responses=problems(*STAFF_REFUSALS),
)
Admin = Annotated[Staff, Depends(staff_of(Role.REGION_ADMIN))]
Keeper = Annotated[Staff, Depends(staff_of(*tasks.KEEPERS))]
NOT_FOUND = problems(reading.StationNotFoundError)


async def own_station(staff: Keeper, session: SessionDep, station_id: uuid.UUID) -> Station:
    """Return a station that the caller looks after, locked for the change."""
    return await tasks.get_own_station(session, staff, station_id)


OwnStation = Annotated[Station, Depends(own_station)]


async def _shown(request: Request, session: SessionDep, station: Station) -> StationDetail:
    await session.flush()
    shown = await reading.describe_station(
        session, station, request.app.state.url_signer, clock.now()
    )
    return StationDetail.model_validate(shown)


@router.post(
    "",
    operation_id="create_station",
    status_code=201,
    responses=problems(
        editing.KindUnknownError,
        editing.PlaceUnknownError,
        FacilityUnknownError,
        ContentRefusedError,
        *REFUSALS,
    ),
)
async def create_station(
    request: Request, staff: Admin, session: SessionDep, once: OnceDep, new: StationCreate
) -> StationDetail:
    """Add a station to the region."""
    await session.commit()  # roles alone were read: no connection waits for another one
    await once.replay(staff.account_id)
    await check_published(request, session, staff.account_id, words_of_station(new))
    await once.begin(session, staff.account_id)
    station = await editing.create_station(session, staff, new, clock.now())
    return once.keep(await _shown(request, session, station))


@router.put(
    "/{station_id}",
    operation_id="update_station",
    responses=problems(
        reading.StationNotFoundError,
        editing.KindUnknownError,
        editing.PlaceUnknownError,
        ContentRefusedError,
    ),
)
async def update_station(
    request: Request, staff: Admin, session: SessionDep, station_id: uuid.UUID, change: StationBase
) -> StationDetail:
    """Set name, kind, place and the like."""
    await check_published(request, session, staff.account_id, words_of_station(change))
    station = await tasks.get_own_station(session, staff, station_id)
    await editing.update_station(session, staff, station, change, clock.now())
    return await _shown(request, session, station)


@router.put(
    "/{station_id}/hours",
    operation_id="set_station_hours",
    responses=problems(reading.StationNotFoundError, ContentRefusedError),
)
async def set_station_hours(
    request: Request, staff: Keeper, session: SessionDep, station_id: uuid.UUID, change: HoursUpdate
) -> StationDetail:
    """Set the opening hours; null says that nobody knows them."""
    await check_published(request, session, staff.account_id, words_of_hours(change.hours))
    station = await tasks.get_own_station(session, staff, station_id)
    await editing.set_hours(session, staff, station, change.hours, clock.now())
    return await _shown(request, session, station)


@router.put(
    "/{station_id}/facilities",
    operation_id="set_station_facilities",
    responses=problems(reading.StationNotFoundError, FacilityUnknownError, ContentRefusedError),
)
async def set_station_facilities(
    request: Request,
    staff: Keeper,
    session: SessionDep,
    station_id: uuid.UUID,
    change: FacilitiesUpdate,
) -> StationDetail:
    """Set what is known of all facilities."""
    words = words_of_facilities(change.facilities)
    await check_published(request, session, staff.account_id, words)
    station = await tasks.get_own_station(session, staff, station_id)
    await editing.set_facilities(session, staff, station, change.facilities, clock.now())
    return await _shown(request, session, station)


@router.post("/{station_id}/verify", operation_id="verify_station", responses=NOT_FOUND)
async def verify_station(
    request: Request, staff: Keeper, session: SessionDep, station: OwnStation
) -> StationDetail:
    """Say that everything shown was looked at and is true."""
    await editing.verify_station(session, staff, station, clock.now())
    return await _shown(request, session, station)


@router.post(
    "/{station_id}/close",
    operation_id="close_station",
    status_code=204,
    responses=NOT_FOUND,
)
async def close_station(
    staff: Admin, session: SessionDep, station: OwnStation, closing: ClosingReason
) -> None:
    """Close a station for good."""
    await editing.close_station(session, staff, station, closing.reason, clock.now())


@router.put(
    "/{station_id}/photos/{photo_id}",
    operation_id="add_station_photo",
    responses=problems(
        reading.StationNotFoundError, media.PhotoNotFoundError, editing.TooManyPhotosError
    ),
)
async def add_station_photo(
    request: Request, staff: Keeper, session: SessionDep, station: OwnStation, photo_id: uuid.UUID
) -> StationDetail:
    """Show one of the caller's uploaded photos with the station."""
    await editing.add_photo(session, staff, station, photo_id, clock.now())
    return await _shown(request, session, station)


@router.delete(
    "/{station_id}/photos/{photo_id}",
    operation_id="remove_station_photo",
    responses=problems(reading.StationNotFoundError, editing.PhotoNotHereError),
)
async def remove_station_photo(
    request: Request, staff: Keeper, session: SessionDep, station: OwnStation, photo_id: uuid.UUID
) -> StationDetail:
    """Show a photo no longer."""
    await editing.remove_photo(session, staff, station, photo_id, clock.now())
    return await _shown(request, session, station)


@router.get(
    "/{station_id}/qr",
    operation_id="draw_station_code",
    response_class=Response,
    responses={
        200: {"content": {"image/jpeg": {}, "image/png": {}}, "description": "the code"},
        **problems(reading.StationNotFoundError, WeChatBusyError, WeChatError),
    },
)
async def draw_station_code(
    staff: Keeper,
    session: SessionDep,
    wechat: WeChatDep,
    station_id: Annotated[uuid.UUID, Path()],
) -> Response:
    """Return the mini-program code that opens the station's page."""
    await tasks.find_own_station(session, staff, station_id)
    await session.commit()  # nothing was written; no connection waits for WeChat
    image = await wechat.getwxacodeunlimit(codes.scene_of(station_id), page=codes.PAGE)
    return Response(image.content, media_type=image.media_type)


@router.get(
    "/{station_id}/visits",
    operation_id="list_station_visits",
    responses=problems(reading.StationNotFoundError, own.DaysUnfitError),
)
async def list_station_visits(
    staff: Keeper,
    session: SessionDep,
    station_id: uuid.UUID,
    since: Annotated[Day | None, Query(description="30 days before until if left out")] = None,
    until: Annotated[Day | None, Query(description="today if left out")] = None,
) -> Visits:
    """Return how many looks the station had, per day and hour in Asia/Shanghai, both included."""
    last = until or clock.now().astimezone(SHANGHAI).date()
    station = await tasks.find_own_station(session, staff, station_id)
    return Visits(items=await own.list_visits(session, station, since, last))
