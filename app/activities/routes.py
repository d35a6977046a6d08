"""Finding an activity: open to everybody."""

import uuid
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Request, Response

from app import clock
from app.accounts.hot import find_caller
from app.accounts.tokens import Caller, TokenInvalidError
from app.activities import listing, own, reading
from app.activities.cards import to_json
from app.activities.shapes import ActivityDetail, ActivityPage, ListQuery
from app.db import RegionCode, SessionDep
from app.errors import problems
from app.hot import cached_json
from app.paging import CursorInvalidError

router = APIRouter(prefix="/v1/regions/{region_code}/activities", tags=["activities"])
Region = Annotated[RegionCode, Path(examples=["141128"])]

# How full a shift is changes by the second in a rush; a sign-up decides by the database itself.
LIST_SECONDS = 10


async def caller_if_any(request: Request) -> Caller | None:
    """Return who is asking; None for somebody who is not logged in.

    Raises:
        TokenInvalidError: a token that holds no longer.
    """
    return await find_caller(request) if "authorization" in request.headers else None


@router.get(
    "",
    operation_id="list_activities",
    response_model=ActivityPage,
    responses=problems(CursorInvalidError, listing.PlaceIncompleteError),
)
async def list_activities(
    request: Request,
    session: SessionDep,
    region_code: Region,
    query: Annotated[ListQuery, Query()],
) -> Response:
    """Return what is to come in a region, by when the next shift starts; positions are dropped."""
    page = await listing.list_upcoming(session, region_code, query, clock.now())
    return cached_json(request, to_json(page), LIST_SECONDS)


@router.get(
    "/{activity_id}",
    operation_id="read_activity",
    response_model=ActivityDetail,
    responses=problems(reading.ActivityNotFoundError, TokenInvalidError),
)
async def read_activity(
    request: Request,
    session: SessionDep,
    region_code: Region,
    caller: Annotated[Caller | None, Depends(caller_if_any)],
    activity_id: uuid.UUID,
) -> Response:
    """Return all that is known about an activity.

    Its contact is told to who has a place and to its organisers, a draft is shown to these alone.
    """
    now, signer = clock.now(), request.app.state.url_signer
    if caller is None:
        activity = await reading.get_published(session, region_code, activity_id)
        shown = await reading.describe_activity(session, activity, signer, now, with_contact=False)
        return cached_json(request, to_json(shown), LIST_SECONDS)
    activity, is_near = await reading.get_readable(
        session, region_code, activity_id, caller.account_id
    )
    shown = await reading.describe_activity(session, activity, signer, now, with_contact=is_near)
    await own.add_standing(session, region_code, caller.account_id, shown["shifts"], now)
    return Response(
        to_json(shown), headers={"Cache-Control": "no-store"}, media_type="application/json"
    )
