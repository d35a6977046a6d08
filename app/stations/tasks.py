"""What people's word asks of a station's keeper, and the keeper's answer."""

import uuid
from collections.abc import Mapping
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, and_, or_
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts.grants import Staff, scope_checks
from app.accounts.models import Role
from app.audit.service import record_act
from app.calendar import SHANGHAI, Hours, HoursException
from app.errors import ConflictError, NotFoundError
from app.freshness import LONGEST_WINDOW
from app.paging import Page, cut_page, read_cursor
from app.stations import cards, taps
from app.stations.models import Station, StationFacility, StationTask
from app.stations.reading import StationNotFoundError, get_station
from app.stations.shapes import TaskAnswer, TaskAnswered, TaskPublic

# Who keeps stations true, each within their scope.
KEEPERS = (Role.KEEPER, Role.COMMUNITY_STAFF, Role.TOWN_STAFF, Role.REGION_ADMIN)
EXCEPTIONS_AT_MOST = 60  # as many as hours may have
NOT_TODAY = "今日不开"
OF_THE_DOOR = {TaskAnswer.OPEN_AGAIN, TaskAnswer.CLOSED_TODAY}


class TaskNotFoundError(NotFoundError):
    """No task of the caller's stations has that id."""

    code = "task_not_found"
    sentence = "没有找到这件待办，可能已经移交"


class TaskAnsweredError(ConflictError):
    """Somebody answered it before."""

    code = "task_answered"
    sentence = "这件待办已经有人处理了"


class AnswerUnfitError(ConflictError):
    """The answer is about the door and the task about a facility, or the other way round."""

    code = "answer_unfit"
    sentence = "这个答复与反映的问题对不上，请重新选择"


def looks_after(staff: Staff) -> ColumnElement[bool]:
    """Return the condition on ``Station`` that a member of staff may act on it."""
    if staff.has(Role.REGION_ADMIN):
        return col(Station.region_code) == staff.region_code
    return and_(
        col(Station.region_code) == staff.region_code,
        or_(
            col(Station.id).in_(staff.scope(Role.KEEPER)),
            col(Station.community_id).in_(staff.scope(Role.COMMUNITY_STAFF)),
            col(Station.town_id).in_(staff.scope(Role.TOWN_STAFF)),
        ),
    )


async def _is_station_of(session: AsyncSession, region_code: str, station_id: uuid.UUID) -> bool:
    """Say whether there is one, living or closed: of a closed one a keeper may still hand over."""
    station = await session.get(Station, station_id)
    return station is not None and station.region_code == region_code


scope_checks[Role.KEEPER] = _is_station_of


async def get_own_station(session: AsyncSession, staff: Staff, station_id: uuid.UUID) -> Station:
    """Return a station the caller looks after, its row locked.

    Raises:
        StationNotFoundError: there is none, or it is somebody else's to look after.
    """
    await find_own_station(session, staff, station_id)
    return await get_station(session, station_id, for_update=True)


async def find_own_station(session: AsyncSession, staff: Staff, station_id: uuid.UUID) -> Station:
    """Return a station the caller looks after, to read.

    Raises:
        StationNotFoundError: there is none, or it is somebody else's to look after.
    """
    mine = select(Station).where(
        col(Station.id) == station_id, col(Station.closed_at).is_(None), looks_after(staff)
    )
    station = (await session.exec(mine)).first()
    if station is None:
        raise StationNotFoundError
    return station


def _show(task: StationTask, station_name: str, now: datetime) -> TaskPublic:
    return TaskPublic(
        id=task.id,
        station_id=task.station_id,
        station_name=station_name,
        reason=task.reason,
        facility=None if task.topic == taps.DOOR else task.topic,
        opened_at=task.created_at,
        due_at=task.due_at,
        overdue=task.answered_at is None and task.due_at < now,
        answered_at=task.answered_at,
        answer=task.answer,
        note=task.note,
    )


async def list_tasks(
    session: AsyncSession,
    staff: Staff,
    *,
    is_open: bool,
    cursor: str | None,
    limit: int,
    now: datetime,
) -> Page[TaskPublic]:
    """Return the tasks of the caller's stations: open ones by deadline, answered ones newest first.

    Raises:
        CursorInvalidError: the cursor is none of this list.
    """
    by = col(StationTask.due_at if is_open else StationTask.answered_at)
    query = (
        select(StationTask, Station.name)
        .join(Station, col(Station.id) == col(StationTask.station_id))
        .where(col(StationTask.region_code) == staff.region_code, looks_after(staff))
        .where(col(StationTask.answered_at).is_(None) == is_open)
        .limit(limit + 1)
    )
    after = read_cursor(cursor, datetime, uuid.UUID)
    ids = col(StationTask.id)
    if is_open:
        query = query.order_by(by, ids)
        if after:
            query = query.where(or_(by > after[0], and_(by == after[0], ids > after[1])))
    else:
        query = query.order_by(by.desc(), ids.desc())
        if after:
            query = query.where(or_(by < after[0], and_(by == after[0], ids < after[1])))
    found = [_show(task, name, now) for task, name in await session.exec(query)]
    return cut_page(found, limit, lambda task: (task.answered_at or task.due_at, task.id))


async def answer_task(
    session: AsyncSession, staff: Staff, task_id: uuid.UUID, answered: TaskAnswered, now: datetime
) -> TaskPublic:
    """Answer a task; what people said before about the same thing is settled by it.

    Raises:
        TaskNotFoundError: no task of the caller's stations has that id.
        TaskAnsweredError: it was answered before.
        AnswerUnfitError: the answer is about something else.
    """
    station = await _get_station_of(session, staff, task_id)
    # Taps lock the station first and then write tasks: the same order here.
    task = await session.get_one(
        StationTask, (staff.region_code, task_id), with_for_update=True, populate_existing=True
    )
    if task.answered_at:
        raise TaskAnsweredError
    if (answered.answer in OF_THE_DOOR) != (task.topic == taps.DOOR):
        raise AnswerUnfitError
    _write_answer(task, staff, answered, now)
    await _carry_out(session, station, task, now)
    station.verified_at = now
    await session.flush()
    await taps.settle_topics(session, station, {task.topic: told_since(task)}, now)
    record_act(
        session,
        f"answer_task:{answered.answer}",
        account_id=staff.account_id,
        region_code=staff.region_code,
        target=task.id,
    )
    return _show(task, station.name, now)


def told_since(task: StationTask) -> datetime:
    """Return the instant after which somebody's word can have opened the task."""
    return task.created_at - LONGEST_WINDOW


def _write_answer(task: StationTask, staff: Staff, answered: TaskAnswered, now: datetime) -> None:
    task.answered_at, task.answered_by = now, staff.account_id
    task.answer, task.note = answered.answer, answered.note


async def see_to(
    session: AsyncSession,
    staff: Staff,
    station: Station,
    answers: Mapping[str, TaskAnswer],
    now: datetime,
) -> None:
    """Let staff's own look stand for an answer, by topic: what people said before is settled."""
    waiting = (
        select(StationTask)
        .where(
            col(StationTask.region_code) == station.region_code,
            col(StationTask.station_id) == station.id,
            col(StationTask.answered_at).is_(None),
            col(StationTask.topic).in_(answers),
        )
        .with_for_update()
    )
    since = dict.fromkeys(answers, now - LONGEST_WINDOW)
    for task in await session.exec(waiting):
        _write_answer(task, staff, TaskAnswered(answer=answers[task.topic]), now)
        since[task.topic] = told_since(task)
    await taps.settle_topics(session, station, since, now)


async def _get_station_of(session: AsyncSession, staff: Staff, task_id: uuid.UUID) -> Station:
    """Return the caller's station that a task is about, its row locked."""
    found = select(StationTask.station_id).where(
        col(StationTask.region_code) == staff.region_code, col(StationTask.id) == task_id
    )
    station_id = (await session.exec(found)).first()
    if station_id is None:
        raise TaskNotFoundError
    try:
        return await get_own_station(session, staff, station_id)
    except StationNotFoundError:
        raise TaskNotFoundError from None


async def _carry_out(
    session: AsyncSession, station: Station, task: StationTask, now: datetime
) -> None:
    """Let the station say what the answer says."""
    if task.answer == TaskAnswer.CLOSED_TODAY:
        _close_today(station, now)
    elif task.answer in (TaskAnswer.MENDED, TaskAnswer.OUT_OF_USE):
        known = {code: one for one, code in await cards.list_facilities(session, station.id)}
        one = known.get(task.topic) or await taps.add_facility(session, station, task.topic)
        set_available(one, is_there=task.answer == TaskAnswer.MENDED)


def set_available(one: StationFacility, *, is_there: bool) -> None:
    """Say of a facility that it is there and works, or that it does not."""
    one.available = "yes" if is_there else "no"
    one.reported_at = one.reported_until = None


def _close_today(station: Station, now: datetime) -> None:
    """Add today to the dated exceptions of the hours; unknown hours stay unknown."""
    if station.hours is None:
        return
    hours = Hours.model_validate_json(station.hours)
    local = now.astimezone(SHANGHAI)
    today, yesterday = local.date(), local.date() - timedelta(days=1)
    closed = HoursException(on=today, ranges=[], reason=NOT_TODAY)
    late = _ranges_on(hours, yesterday)
    if any(ends <= begins and f"{local:%H:%M}" < ends for begins, ends in late):
        # After midnight "today" is still the night that began yesterday: it ends, nothing else.
        ranges = [(begins, "24:00" if ends <= begins else ends) for begins, ends in late]
        closed = HoursException(on=yesterday, ranges=ranges, reason=NOT_TODAY)
    # Days gone by say nothing any more, and a year of them would not fit.
    others = [e for e in hours.exceptions if e.on != closed.on and e.on >= yesterday]
    exceptions = [closed, *others][:EXCEPTIONS_AT_MOST]
    cards.set_hours(station, Hours(weekly=hours.weekly, exceptions=exceptions))


def _ranges_on(hours: Hours, day: date) -> list[tuple[str, str]]:
    for exception in hours.exceptions:
        if exception.on == day:
            return exception.ranges
    return hours.weekly[day.weekday()]
