"""Copies of the stations for phones: what changed since, with tombstones."""

import uuid
from datetime import UTC, datetime, timedelta

from sqlalchemy import ColumnElement, and_, or_
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.paging import CursorInvalidError, read_cursor, write_cursor
from app.stations import cards
from app.stations.models import Station
from app.stations.reading import card_columns, rows_of
from app.stations.shapes import ChangesQuery

# A transaction may commit after a reader has passed its instant; none lives this long (db.py).
LATE_COMMIT = timedelta(seconds=60)
# No cursor of ours points before the service, or beyond clocks that go a little wrong.
EARLIEST = datetime(2020, 1, 1, tzinfo=UTC)
FUTURE = timedelta(minutes=5)
FIRST_ID = uuid.UUID(int=0)  # before every station; in a cursor: a new round begins


async def list_changes(session: AsyncSession, query: ChangesQuery, now: datetime) -> bytes:
    """Return ``StationChanges`` as JSON, the oldest change first; tombstones for closed ones.

    The last answer of a round points a minute back from the round's beginning, so that a change
    which commits late is told again rather than missed, however long the round took.

    Raises:
        CursorInvalidError: ``since`` is none of ours.
    """
    newer, began_at = _newer_than(query.since, now)
    found = (
        select(Station.id, Station.changed_at, Station.closed_at, *card_columns())
        .where(newer)
        .order_by(col(Station.changed_at), col(Station.id))
        .limit(query.limit + 1)
    )
    if query.region_code:
        found = found.where(col(Station.region_code) == query.region_code)
    rows = await rows_of(session, found)
    shown = rows[: query.limit]
    items = ",".join(
        f'{{"id":"{row["id"]}","removed":true}}'
        if row["closed_at"]
        else cards.render_copied(row, now)
        for row in shown
    )
    if len(rows) > query.limit:
        more = "true"
        next_since = write_cursor(shown[-1]["changed_at"], shown[-1]["id"], began_at)
    else:
        more = "false"
        next_since = _next_round(min(began_at, now))
    return f'{{"items":[{items}],"next_since":"{next_since}","more":{more}}}'.encode()


def _newer_than(since: str | None, now: datetime) -> tuple[ColumnElement[bool], datetime]:
    """Return what is newer than a cursor, and when its round began; at first, all that stands."""
    read = read_cursor(since, datetime, uuid.UUID, datetime)
    if read is None:
        return col(Station.closed_at).is_(None), now
    at, last, began_at = read
    if not all(EARLIEST < instant < now + FUTURE for instant in (at, began_at)):
        raise CursorInvalidError
    changed_at = col(Station.changed_at)
    newer = or_(changed_at > at, and_(changed_at == at, col(Station.id) > last))
    return newer, now if last == FIRST_ID else began_at


def _next_round(began_at: datetime) -> str:
    # By whole minutes: within one of them the answer, and so its ETag, stays the same.
    at = (began_at - LATE_COMMIT).replace(second=0, microsecond=0)
    return write_cursor(at, FIRST_ID, at)
