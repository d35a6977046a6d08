"""Keeping what people say to the department, and answering it."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar

from sqlalchemy import ColumnElement, and_, or_
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts import service as accounts
from app.accounts.grants import Staff
from app.audit.service import record_act
from app.crypto import Cipher, UrlSigner
from app.errors import ConflictError, NotFoundError
from app.feedback.models import Feedback, FeedbackCreate, FeedbackPublic
from app.media import service as media
from app.media.models import Purpose
from app.paging import Page, cut_page, read_cursor
from app.regions import service as regions

ShownT = TypeVar("ShownT", bound=FeedbackPublic)


class FeedbackNotFoundError(NotFoundError):
    """Nothing of this region has that id."""

    code = "feedback_not_found"
    sentence = "没有找到这条投诉建议"


class FeedbackAnsweredError(ConflictError):
    """Somebody answered it before."""

    code = "feedback_answered"
    sentence = "这条投诉建议已经答复过了"


class AnswerNotWantedError(ConflictError):
    """Who said it does not want to be called."""

    code = "answer_not_wanted"
    sentence = "对方说明了不需要答复，请不要电话联系"


async def give_feedback(
    session: AsyncSession, account_id: uuid.UUID, new: FeedbackCreate, *, check: str
) -> Feedback:
    """Keep a complaint or suggestion; ``check`` is WeChat's word on it.

    Raises:
        RegionNotFoundError: no region has that code.
        PhotoNotFoundError: the photo is not the caller's, or stands elsewhere already.
    """
    await regions.get_region(session, new.region_code)
    if new.photo_id:
        await media.attach_photo(
            session,
            new.photo_id,
            purpose=Purpose.FEEDBACK,
            owner_id=account_id,
            region_code=new.region_code,
        )
    feedback = Feedback(account_id=account_id, check=check, **new.model_dump())
    session.add(feedback)
    await accounts.remember_region(session, account_id, new.region_code)
    await session.flush()
    return feedback


def show(
    feedback: Sequence[Feedback], signer: UrlSigner, now: datetime, *, shape: type[ShownT]
) -> list[ShownT]:
    """Return what was said and answered as its teller or staff may see it.

    Photos have addresses that hold for an hour.
    """
    return [
        shape.model_validate(
            one.model_dump()
            | {"photo_url": signer.photo_url(one.photo_id, now) if one.photo_id else None}
        )
        for one in feedback
    ]


async def list_own(
    session: AsyncSession, account_id: uuid.UUID, cursor: str | None, limit: int
) -> Page[Feedback]:
    """Return what a person has said, the newest first.

    Raises:
        CursorInvalidError: the cursor is none of this list.
    """
    mine = and_(
        col(Feedback.region_code).in_(await accounts.list_regions_of(session, account_id)),
        col(Feedback.account_id) == account_id,
    )
    return await _list(session, mine, cursor, limit)


async def list_of_region(
    session: AsyncSession, staff: Staff, *, state: str | None, cursor: str | None, limit: int
) -> Page[Feedback]:
    """Return what was said in a region, the newest first; that it was read is an act.

    Raises:
        CursorInvalidError: the cursor is none of this list.
    """
    here = col(Feedback.region_code) == staff.region_code
    page = await _list(
        session, and_(here, col(Feedback.state) == state) if state else here, cursor, limit
    )
    if page.items:
        _record(session, staff, "read_feedback", state or "all")
    return page


def _record(session: AsyncSession, staff: Staff, act: str, target: object) -> None:
    region = staff.region_code
    record_act(session, act, account_id=staff.account_id, region_code=region, target=target)


async def look_at_phone(
    session: AsyncSession, staff: Staff, feedback_id: uuid.UUID, cipher: Cipher
) -> str:
    """Return the number of who said something, to call them back; the look is an act.

    Raises:
        FeedbackNotFoundError: nothing of the region has that id.
        AnswerNotWantedError: they do not want to be called.
        PhoneNotBoundError: they have bound none, or are gone.
    """
    feedback = await session.get(Feedback, (staff.region_code, feedback_id))
    if feedback is None:
        raise FeedbackNotFoundError
    if not feedback.wants_answer:
        raise AnswerNotWantedError
    phone = await accounts.look_at_phone(session, feedback.account_id, cipher)
    _record(session, staff, "look_at_phone", feedback_id)
    return phone


async def _list(
    session: AsyncSession, which: ColumnElement[bool], cursor: str | None, limit: int
) -> Page[Feedback]:
    at, ids = col(Feedback.created_at), col(Feedback.id)
    query = select(Feedback).where(which).order_by(at.desc(), ids.desc()).limit(limit + 1)
    after = read_cursor(cursor, datetime, uuid.UUID)
    if after:
        query = query.where(or_(at < after[0], and_(at == after[0], ids < after[1])))
    found = list(await session.exec(query))
    return cut_page(found, limit, lambda one: (one.created_at, one.id))


async def answer_feedback(
    session: AsyncSession, staff: Staff, feedback_id: uuid.UUID, text: str, now: datetime
) -> Feedback:
    """Answer once; the person sees it with their own words.

    Raises:
        FeedbackNotFoundError: nothing of the region has that id.
        FeedbackAnsweredError: it was answered before.
    """
    feedback = await session.get(Feedback, (staff.region_code, feedback_id), with_for_update=True)
    if feedback is None:
        raise FeedbackNotFoundError
    if feedback.answered_at:
        raise FeedbackAnsweredError
    feedback.answer, feedback.answered_at = text, now
    feedback.answered_by, feedback.state = staff.account_id, "answered"
    _record(session, staff, "answer_feedback", feedback.id)
    return feedback
