"""From draft to published to cancelled: what everybody sees, and what is called off."""

from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts.grants import Staff
from app.activities.editing import ActivityOverError, record_activity
from app.activities.models import Activity, ActivityState
from app.activities.rescheduling import call_off, list_open
from app.activities.shifts import list_roles, list_shifts_of, refresh_next
from app.activities.wording import words_of, words_of_roles
from app.errors import ConflictError
from app.volunteers import organisations


class NotADraftError(ConflictError):
    """It was finished or called off."""

    code = "activity_not_draft"
    sentence = "活动已经结束或取消，不能再发布，可以复制一个"


class NothingToComeError(ConflictError):
    """No shift of it is still to come."""

    code = "nothing_to_come"
    sentence = "班次都已过去，请先添加以后的班次"


class WordsChangedError(ConflictError):
    """Somebody changed the words while they were being checked."""

    code = "words_changed"
    sentence = "内容刚刚有人改过，请核对后再发布"


async def list_words(session: AsyncSession, activity: Activity) -> list[str]:
    """Return all that an organiser says of an activity in words of their own."""
    shifts = await list_shifts_of(session, activity)
    roles = await list_roles(session, shifts)
    return words_of(activity) + sorted(words_of_roles(roles))


async def publish_activity(
    session: AsyncSession, staff: Staff, activity: Activity, checked: list[str], now: datetime
) -> None:
    """Show a draft, its row locked, to everybody; ``checked`` are its words. Twice is once.

    Raises:
        NotADraftError: it is finished or called off.
        WordsChangedError: its words are no longer those.
        OrganisationNotActiveError: its organisation waits to be let in, or is stopped.
        NothingToComeError: all its shifts are over.
    """
    if activity.state in (ActivityState.PUBLISHED, ActivityState.RUNNING):
        return
    if activity.state != ActivityState.DRAFT:
        raise NotADraftError
    if await list_words(session, activity) != checked:
        raise WordsChangedError
    await organisations.get_own_organisation(session, staff, activity.organisation_id)
    activity.state, activity.state_at = ActivityState.PUBLISHED, now
    await refresh_next(session, activity, now)
    if activity.next_at is None:
        raise NothingToComeError
    record_activity(session, staff, "publish_activity", activity)


async def cancel_activity(
    session: AsyncSession, staff: Staff, activity: Activity, reason: str, now: datetime
) -> None:
    """Call an activity off, its row locked, with all that is to come. Twice is once.

    Who has a place or waits is told why; what is over stays, with its hours.

    Raises:
        ActivityOverError: it is finished.
    """
    if activity.state == ActivityState.CANCELLED:
        return
    if activity.state == ActivityState.FINISHED:
        raise ActivityOverError
    for shift in await list_open(session, activity, now):
        await call_off(session, shift, reason, now)
    activity.state, activity.state_at, activity.reason = ActivityState.CANCELLED, now, reason
    activity.next_at, activity.changed_at = None, now
    record_activity(session, staff, "cancel_activity", activity, reason)
