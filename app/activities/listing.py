"""Lists of activities: what is to come in a region, and what an organiser runs."""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, TextClause, exists, func, tuple_
from sqlmodel import col
from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts.grants import Staff
from app.activities import cards
from app.activities.cards import Shown
from app.activities.models import Activity, Audience, Shift, ShiftRole
from app.activities.reading import organises
from app.activities.shapes import ActivityListed, ListQuery
from app.calendar import SHANGHAI
from app.errors import MalformedError
from app.geo import MEAN_RADIUS_M, mercator_box
from app.paging import Page, cut_page, read_cursor, write_cursor
from app.seats.models import SeatPool


class PlaceIncompleteError(MalformedError):
    """Of a place, latitude and longitude are told together."""

    code = "place_incomplete"
    sentence = "位置不完整，请重新定位"


async def list_upcoming(
    session: AsyncSession,
    region_code: str,
    query: ListQuery,
    now: datetime,
    *,
    conditions: Sequence[TextClause] = (),
) -> Shown:
    """Return an ``ActivityPage``: what is to come or runs, by when the next shift starts.

    An index is walked in this order, until enough is found.

    Raises:
        CursorInvalidError: the cursor is none of this list.
        PlaceIncompleteError: of a place half is told.
    """
    found = upcoming(region_code, query, now).where(*conditions).limit(query.limit + 1)
    rows = (await session.exec(found)).mappings().all()
    shown = rows[: query.limit]
    more = len(rows) > query.limit
    cursor = write_cursor(shown[-1]["next_at"], shown[-1]["id"]) if more else None
    return {"items": await show(session, region_code, shown, now), "next_cursor": cursor}


def upcoming(region_code: str, query: ListQuery, now: datetime) -> Any:
    """Return the select of what is to come, in the order of ``ix_activity_upcoming``.

    Raises:
        CursorInvalidError, PlaceIncompleteError: of the query.
    """
    order = (col(Activity.next_at), col(Activity.id))
    here = col(Activity.region_code) == region_code
    found = cards.listed().where(here, order[0].is_not(None), *narrow(query, now))
    after = read_cursor(query.cursor, datetime, uuid.UUID)
    if after:
        found = found.where(tuple_(*order) > after)  # so told, the index begins there
    return found.order_by(*order)


async def show(
    session: AsyncSession, region_code: str, rows: Sequence[Mapping[str, Any]], now: datetime
) -> list[Shown]:
    """Return rows of ``cards.listed`` as ``ActivityListed``, with their next shifts."""
    ids = [row["id"] for row in rows]
    if not ids:
        return []
    shifts = await cards.list_next_shifts(session, region_code, ids, now)
    running = [row["organisation_id"] for row in rows]
    names = await cards.name_organisations(session, region_code, running)
    return [
        cards.show_activity(row, names[row["organisation_id"]], shifts.get(row["id"], []))
        for row in rows
    ]


def narrow(query: ListQuery, now: datetime) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions on ``Activity`` that a query asks for.

    Raises:
        PlaceIncompleteError: of a place half is told.
    """
    if query.category:
        yield col(Activity.category).in_(query.category)
    if query.organisation_id:
        yield col(Activity.organisation_id) == query.organisation_id
    if (query.latitude is None) != (query.longitude is None):
        raise PlaceIncompleteError
    if query.latitude is not None and query.longitude is not None:
        yield from _near(query.latitude, query.longitude, query.radius_m)
    if query.day:
        starts = datetime.combine(query.day, time(), SHANGHAI)
        ends = starts + timedelta(days=1)
        # The next shift starts no later than any other: what begins after that day is left out.
        yield col(Activity.next_at) < ends
        yield _has_shift(col(Shift.starts_at) >= starts, col(Shift.starts_at) < ends)
    if query.has_free:
        yield _has_shift(*_has_free(now))


def _near(latitude: float, longitude: float, radius_m: int) -> Iterator[ColumnElement[bool]]:
    """Yield the box, for the index, and the distance within it."""
    x_min, y_min, x_max, y_max = mercator_box(latitude, longitude, radius_m)
    box = func.box(func.point(x_max, y_max), func.point(x_min, y_min))
    yield col(Activity.mloc).op("<@", is_comparison=True)(box)
    north = func.sin(func.radians(col(Activity.latitude) - latitude) / 2)
    east = func.sin(func.radians(col(Activity.longitude) - longitude) / 2)
    shrunk = func.cos(func.radians(latitude)) * func.cos(func.radians(col(Activity.latitude)))
    half = func.sqrt(north * north + shrunk * east * east)
    yield 2 * MEAN_RADIUS_M * func.asin(func.least(1.0, half)) <= radius_m


def _has_shift(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """Return the condition that an activity has such a shift that is not called off."""
    return exists().where(
        col(Shift.region_code) == col(Activity.region_code),
        col(Shift.activity_id) == col(Activity.id),
        col(Shift.cancelled_at).is_(None),
        *conditions,
    )


def _has_free(now: datetime) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions on ``Shift`` that it is not over and has a free place."""
    yield col(Shift.ends_at) > now
    yield exists().where(
        col(ShiftRole.region_code) == col(Shift.region_code),
        col(ShiftRole.shift_id) == col(Shift.id),
        col(ShiftRole.audience) == Audience.VOLUNTEERS,
        col(SeatPool.region_code) == col(ShiftRole.region_code),
        col(SeatPool.id) == col(ShiftRole.id),
        col(SeatPool.taken) < col(SeatPool.capacity),
    )


async def list_own(
    session: AsyncSession,
    staff: Staff,
    *,
    state: str | None,
    cursor: str | None,
    limit: int,
    now: datetime,
) -> Page[ActivityListed]:
    """Return the activities that the caller organises, the newest first.

    Raises:
        CursorInvalidError: the cursor is none of this list.
    """
    ids = col(Activity.id)
    found = cards.listed().where(organises(staff))
    if state:
        found = found.where(col(Activity.state) == state)
    after = read_cursor(cursor, uuid.UUID)
    if after:
        found = found.where(ids < after[0])
    rows = (await session.exec(found.order_by(ids.desc()).limit(limit + 1))).mappings().all()
    page = cut_page(rows, limit, lambda row: (row["id"],))
    shown = await show(session, staff.region_code, page.items, now)
    items = [ActivityListed.model_validate(one) for one in shown]
    return Page(items=items, next_cursor=page.next_cursor)
