"""A volunteer's own place in a shift, and what the organiser decides about places."""

import uuid
from typing import Annotated

import orjson
from fastapi import APIRouter, Path, Query, Request, Response

from app import clock
from app.accounts.auth import LOGIN_REFUSALS, CurrentAccount
from app.accounts.hot import SignedInRoute
from app.activities import signups
from app.activities.signups import Signup, SignupQuery, Standing, Wanted
from app.activities.verdicts import (
    REFUSALS,
    CancelledTooLateError,
    ShiftCollidesError,
    ShiftNotFoundError,
    SignedUpElsewhereError,
)
from app.db import RegionCode, SessionDep, SessionMaker, hot_pool
from app.errors import problems
from app.seats.service import NoOfferError

PREFIX = "/v1/regions/{region_code}/shifts/{shift_id}/signup"
Region = Annotated[RegionCode, Path(examples=["141128"])]


hot_router = APIRouter(
    prefix=PREFIX,
    tags=["activities"],
    route_class=SignedInRoute,
    responses=problems(*LOGIN_REFUSALS, ShiftNotFoundError),
)
router = APIRouter(
    prefix=PREFIX, tags=["activities"], responses=problems(*LOGIN_REFUSALS, ShiftNotFoundError)
)


@hot_router.put(
    "",
    operation_id="sign_up",
    response_model=Signup,
    responses=problems(*REFUSALS.values(), SignedUpElsewhereError),
)
async def sign_up(
    request: Request,
    caller: CurrentAccount,
    region_code: Region,
    shift_id: uuid.UUID,
    query: Annotated[SignupQuery, Query()],
) -> Response:
    """Take a place in a shift, or a number on its wait-list; twice is once.

    An offer is not taken by this: that is ``signup/accept``.
    """
    wanted = Wanted(region_code, caller.account_id, shift_id, query.role_id)
    try:
        standing = await signups.sign_up(hot_pool(request), wanted, clock.now())
    except ShiftCollidesError:
        raise ShiftCollidesError(await _say_what_collides(request, wanted)) from None
    body = {"state": standing.state, "rank": standing.rank}
    return Response(orjson.dumps(body), media_type="application/json")


async def _say_what_collides(request: Request, wanted: Wanted) -> str | None:
    sessionmaker: SessionMaker = request.app.state.sessionmaker
    async with sessionmaker() as session:
        other = await signups.name_collision(session, wanted)
    return f"与您已报的“{other}”时间冲突" if other else None


def _shown(standing: Standing) -> Signup:
    return Signup(state=standing.state, rank=standing.rank)


@router.delete("", operation_id="cancel_signup", responses=problems(CancelledTooLateError))
async def cancel_signup(
    caller: CurrentAccount, session: SessionDep, region_code: Region, shift_id: uuid.UUID
) -> Signup:
    """Give a place, an offer or a number on the wait-list back; twice is once."""
    wanted = Wanted(region_code, caller.account_id, shift_id)
    return _shown(await signups.cancel(session, wanted, clock.now()))


@router.post(
    "/accept",
    operation_id="accept_offer",
    responses=problems(NoOfferError, ShiftCollidesError),
)
async def accept_offer(
    caller: CurrentAccount, session: SessionDep, region_code: Region, shift_id: uuid.UUID
) -> Signup:
    """Take the place that is offered from the wait-list; twice is once."""
    wanted = Wanted(region_code, caller.account_id, shift_id)
    return _shown(await signups.accept(session, wanted, clock.now()))
