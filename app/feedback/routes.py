"""投诉建议: said by anybody who is logged in, answered by the department."""

import uuid
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request

from app import clock
from app.accounts.auth import LOGIN_REFUSALS, STAFF_REFUSALS, CurrentAccount, staff_of
from app.accounts.grants import Staff
from app.accounts.models import Role
from app.checks import ContentRefusedError, check_words
from app.db import SessionDep
from app.errors import TooManyRequestsError, problems
from app.feedback import service
from app.feedback.models import Feedback, FeedbackAnswer, FeedbackCreate, FeedbackPublic
from app.idempotency import REFUSALS, OnceDep
from app.limits import spend_account
from app.media import service as media
from app.paging import CursorInvalidError, Page
from app.regions.service import RegionNotFoundError

router = APIRouter(prefix="/v1/me/feedback", tags=["feedback"], responses=problems(*LOGIN_REFUSALS))
staff_router = APIRouter(
    prefix="/v1/regions/{region_code}/feedback",
    tags=["staff"],
    responses=problems(*STAFF_REFUSALS),
)
Admin = Annotated[Staff, Depends(staff_of(Role.REGION_ADMIN))]
Cursor = Annotated[str | None, Query(max_length=2000)]
Limit = Annotated[int, Query(ge=1, le=50)]


def _page(request: Request, page: Page[Feedback]) -> Page[FeedbackPublic]:
    shown = service.show(page.items, request.app.state.url_signer, clock.now())
    return Page(items=shown, next_cursor=page.next_cursor)


@router.post(
    "",
    operation_id="give_feedback",
    status_code=201,
    responses=problems(
        RegionNotFoundError,
        media.PhotoNotFoundError,
        ContentRefusedError,
        TooManyRequestsError,
        *REFUSALS,
    ),
)
async def give_feedback(
    request: Request,
    caller: CurrentAccount,
    once: OnceDep,
    session: SessionDep,
    new: FeedbackCreate,
) -> FeedbackPublic:
    """Say something to the department; only its staff read it."""
    await once.replay(caller.account_id)
    await spend_account(request, "feedback", caller.account_id, times=20, seconds=86_400)
    check = await check_words(request, caller.account_id, new.text)
    await once.begin(session, caller.account_id)
    feedback = await service.give_feedback(session, caller.account_id, new, check=check)
    (shown,) = service.show([feedback], request.app.state.url_signer, clock.now())
    return once.keep(shown)


@router.get("", operation_id="list_my_feedback", responses=problems(CursorInvalidError))
async def list_my_feedback(
    request: Request,
    caller: CurrentAccount,
    session: SessionDep,
    cursor: Cursor = None,
    limit: Limit = 20,
) -> Page[FeedbackPublic]:
    """Return what one has said and what was answered, the newest first."""
    return _page(request, await service.list_own(session, caller.account_id, cursor, limit))


@staff_router.get("", operation_id="list_feedback", responses=problems(CursorInvalidError))
async def list_feedback(
    *,
    request: Request,
    staff: Admin,
    session: SessionDep,
    state: Literal["received", "answered"] | None = None,
    cursor: Cursor = None,
    limit: Limit = 20,
) -> Page[FeedbackPublic]:
    """Return what was said to the department, the newest first."""
    page = await service.list_of_region(
        session, staff.region_code, state=state, cursor=cursor, limit=limit
    )
    return _page(request, page)


@staff_router.post(
    "/{feedback_id}/answer",
    operation_id="answer_feedback",
    responses=problems(service.FeedbackNotFoundError, service.FeedbackAnsweredError),
)
async def answer_feedback(
    request: Request,
    staff: Admin,
    session: SessionDep,
    feedback_id: uuid.UUID,
    answer: FeedbackAnswer,
) -> FeedbackPublic:
    """Answer what somebody said."""
    feedback = await service.answer_feedback(session, staff, feedback_id, answer.text, clock.now())
    (shown,) = service.show([feedback], request.app.state.url_signer, clock.now())
    return shown
