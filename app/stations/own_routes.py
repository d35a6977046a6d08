"""What a person who is logged in keeps and tells."""

import uuid
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from app import clock
from app.accounts.auth import LOGIN_REFUSALS, CurrentAccount
from app.accounts.checks import ContentRefusedError, check_words
from app.db import SessionDep
from app.errors import TooManyRequestsError, problems
from app.freshness import Finding
from app.idempotency import REFUSALS, OnceDep
from app.limits import spend_account
from app.media import service as media
from app.paging import CursorInvalidError, Page
from app.stations import cards, faults, own, reading, taps
from app.stations.shapes import (
    FaultCreate,
    FaultPublic,
    StationPage,
    TapCreate,
    TapResult,
    Told,
    Word,
)

router = APIRouter(prefix="/v1", tags=["stations"], responses=problems(*LOGIN_REFUSALS))

Cursor = Annotated[str | None, Query(max_length=2000)]
Limit = Annotated[int, Query(ge=1, le=50)]


@router.get(
    "/me/favourites",
    operation_id="list_favourites",
    response_model=StationPage,
    responses=problems(CursorInvalidError),
)
async def list_favourites(
    caller: CurrentAccount, session: SessionDep, cursor: Cursor = None, limit: Limit = 20
) -> Response:
    """Return one's favourite stations, the last added first."""
    body = await reading.list_favourites(session, caller.account_id, cursor, limit, clock.now())
    return Response(body, media_type="application/json", headers={"Cache-Control": "no-store"})


@router.put(
    "/me/favourites/{station_id}",
    operation_id="add_favourite",
    status_code=204,
    responses=problems(reading.StationNotFoundError, own.TooManyFavouritesError),
)
async def add_favourite(caller: CurrentAccount, session: SessionDep, station_id: uuid.UUID) -> None:
    """Keep a station at hand."""
    await own.add_favourite(session, caller.account_id, station_id, clock.now())


@router.delete("/me/favourites/{station_id}", operation_id="remove_favourite", status_code=204)
async def remove_favourite(
    caller: CurrentAccount, session: SessionDep, station_id: uuid.UUID
) -> None:
    """Keep a station no longer."""
    await own.remove_favourite(session, caller.account_id, station_id)


@router.get("/me/told", operation_id="list_told", responses=problems(CursorInvalidError))
async def list_told(
    caller: CurrentAccount, session: SessionDep, cursor: Cursor = None, limit: Limit = 20
) -> Page[Told]:
    """Return what one has told, the newest first, and what came of it."""
    return await own.list_told(session, caller.account_id, cursor, limit)


@router.put(
    "/stations/{station_id}/tap",
    operation_id="tell_finding",
    responses=problems(
        reading.StationNotFoundError,
        taps.FacilityNeededError,
        taps.FacilityUnknownError,
        taps.TapTooOftenError,
    ),
)
async def tell_finding(
    request: Request,
    caller: CurrentAccount,
    session: SessionDep,
    station_id: uuid.UUID,
    tap: TapCreate,
) -> TapResult:
    """Tell in one tap what one found; the same again within half an hour replaces it."""
    await spend_account(request, "tap", caller.account_id, times=60, seconds=86_400)
    now = clock.now()
    told = taps.Told(caller.account_id, tap, now, request.app.state.settings.task_hours)
    station = await taps.tell(session, station_id, told)
    word = None
    if station.word and station.word_at:
        word = Word(finding=Finding(station.word), told_at=station.word_at)
    return TapResult.model_validate(
        {
            "state": cards.state_of(cards.row_of(station), now),
            "report": word,
            "sentence": "已收到，谢谢",
        }
    )


@router.post(
    "/stations/{station_id}/faults",
    operation_id="report_fault",
    status_code=201,
    responses=problems(
        reading.StationNotFoundError,
        taps.FacilityUnknownError,
        media.PhotoNotFoundError,
        ContentRefusedError,
        TooManyRequestsError,
        *REFUSALS,
    ),
)
async def report_fault(
    *,
    request: Request,
    caller: CurrentAccount,
    once: OnceDep,
    session: SessionDep,
    station_id: uuid.UUID,
    new: FaultCreate,
) -> FaultPublic:
    """Report a facility that needs mending; only staff read the words and see the photo."""
    await once.replay(caller.account_id)
    await spend_account(request, "fault", caller.account_id, times=30, seconds=86_400)
    check = await check_words(request, caller.account_id, new.description)
    await once.begin(session, caller.account_id)
    fault = await faults.report_fault(
        session, station_id, new, account_id=caller.account_id, check=check
    )
    signer = request.app.state.url_signer
    now = clock.now()
    (shown,) = await faults.describe_faults(session, [fault], signer, now, shape=FaultPublic)
    return once.keep(shown)
