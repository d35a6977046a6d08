"""投诉建议: said by anybody who is logged in, answered by the department."""

import uuid
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response

from app import clock
from app.accounts.auth import LOGIN_REFUSALS, STAFF_REFUSALS, CurrentAccount, staff_of
from app.accounts.checks import ContentRefusedError, check_published, check_words
from app.accounts.grants import Staff
from app.accounts.models import PhoneShown, Role
from app.accounts.service import PhoneNotBoundError
from app.db import SessionDep
from app.errors import TooManyRequestsError, problems
from app.feedback import service
from app.feedback.models import (
    Feedback,
    FeedbackAnswer,
    FeedbackCreate,
    FeedbackForStaff,
    FeedbackPublic,
)
from app.feedback.service import ShownT
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


def _page(request: Request, page: Page[Feedback], shape: type[ShownT]) -> Page[ShownT]:
    shown = service.show(page.items, request.app.state.url_signer, clock.now(), shape=shape)
    return Page(items=shown, next_cursor=page.next_cursor)


def _one(request: Request, feedback: Feedback, shape: type[ShownT]) -> ShownT:
    (shown,) = service.show([feedback], request.app.state.url_signer, clock.now(), shape=shape)
    return shown


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
    return once.keep(_one(request, feedback, FeedbackPublic))


@router.get("", operation_id="list_my_feedback", responses=problems(CursorInvalidError))
async def list_my_feedback(
    request: Request,
    caller: CurrentAccount,
    session: SessionDep,
    cursor: Cursor = None,
    limit: Limit = 20,
) -> Page[FeedbackPublic]:
    """Return what one has said and what was answered, the newest first."""
    page = await service.list_own(session, caller.account_id, cursor, limit)
    return _page(request, page, FeedbackPublic)


@staff_router.get("", operation_id="list_feedback", responses=problems(CursorInvalidError))
async def list_feedback(
    *,
    request: Request,
    staff: Admin,
    session: SessionDep,
    state: Literal["received", "answered"] | None = None,
    cursor: Cursor = None,
    limit: Limit = 20,
) -> Page[FeedbackForStaff]:
    """Return what was said to the department, the newest first."""
    page = await service.list_of_region(session, staff, state=state, cursor=cursor, limit=limit)
    return _page(request, page, FeedbackForStaff)


@staff_router.post(
    "/{feedback_id}/answer",
    operation_id="answer_feedback",
    responses=problems(
        service.FeedbackNotFoundError, service.FeedbackAnsweredError, ContentRefusedError
    ),
)
async def answer_feedback(
    request: Request,
    staff: Admin,
    session: SessionDep,
    feedback_id: uuid.UUID,
    answer: FeedbackAnswer,
) -> FeedbackForStaff:
    """Answer what somebody said."""
    await check_published(request, session, staff.account_id, [answer.text])
    feedback = await service.answer_feedback(session, staff, feedback_id, answer.text, clock.now())
    return _one(request, feedback, FeedbackForStaff)


@staff_router.get(
    "/{feedback_id}/phone",
    operation_id="look_at_feedback_phone",
    responses=problems(
        service.FeedbackNotFoundError, service.AnswerNotWantedError, PhoneNotBoundError
    ),
)
async def look_at_feedback_phone(
    request: Request, response: Response, staff: Admin, session: SessionDep, feedback_id: uuid.UUID
) -> PhoneShown:
    """Return the number of who said something, to call them back; each look is logged."""
    response.headers["Cache-Control"] = "no-store"
    cipher = request.app.state.cipher
    return PhoneShown(phone=await service.look_at_phone(session, staff, feedback_id, cipher))
