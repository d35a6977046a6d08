"""What a person can take, and what they have taken."""

from datetime import datetime, time
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from app import clock
from app.accounts.auth import LOGIN_REFUSALS, CurrentAccount
from app.activities import listing, own
from app.activities.cards import to_json
from app.activities.shapes import ActivityPage, CalendarEntry, MineQuery, NearDay
from app.calendar import SHANGHAI
from app.db import SessionDep
from app.errors import problems
from app.paging import CursorInvalidError, Page

router = APIRouter(prefix="/v1/me", tags=["activities"], responses=problems(*LOGIN_REFUSALS))


@router.get(
    "/activities",
    operation_id="list_my_choices",
    response_model=ActivityPage,
    responses=problems(CursorInvalidError, listing.PlaceIncompleteError),
)
async def list_my_choices(
    request: Request,
    caller: CurrentAccount,
    session: SessionDep,
    query: Annotated[MineQuery, Query()],
) -> Response:
    """Return what the caller can have a place in right now; with ``all``, why not of the rest."""
    page = await own.list_mine(session, caller.account_id, query, clock.now())
    return Response(to_json(page), 200, {"Cache-Control": "no-store"}, "application/json")


@router.get("/calendar", operation_id="read_my_calendar", responses=problems(CursorInvalidError))
async def read_my_calendar(
    *,
    caller: CurrentAccount,
    session: SessionDep,
    since: NearDay | None = None,
    cursor: Annotated[str | None, Query(max_length=2000)] = None,
    limit: Annotated[int, Query(ge=1, le=50)] = 20,
) -> Page[CalendarEntry]:
    """Return the caller's sign-ups in all regions by the start; left out, since is now."""
    begins = datetime.combine(since, time(), SHANGHAI) if since else clock.now()
    return await own.list_calendar(
        session, caller.account_id, since=begins, cursor=cursor, limit=limit
    )
