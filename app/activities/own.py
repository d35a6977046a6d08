"""What concerns one person: what they can take, their standing in each shift, their calendar."""

import uuid
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ARRAY, TextClause, Uuid, and_, bindparam, text, tuple_
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts import service as accounts
from app.activities import listing
from app.activities.cards import Shown
from app.activities.models import Activity, Child, Shift, ShiftRole
from app.activities.shapes import CalendarEntry, MineQuery
from app.activities.verdicts import SENTENCES, Refusal, refusal_sql
from app.db import INSTANT
from app.paging import Page, cut_page, read_cursor
from app.seats.models import Seat, SeatState
from app.volunteers.models import Organisation, Volunteer

# The aliases are those that ``refusal_sql`` names.
_OF_SHIFTS = """
    FROM shift s
    JOIN activity a ON a.region_code = s.region_code AND a.id = s.activity_id
    JOIN shift_role r ON r.region_code = s.region_code AND r.shift_id = s.id
        AND r.audience = 'volunteers'
    JOIN seat_pool p ON p.region_code = s.region_code AND p.id = r.id
    LEFT JOIN volunteer v ON v.region_code = s.region_code AND v.account_id = :account_id
    LEFT JOIN seat k ON k.region_code = s.region_code AND k.group_id = s.id AND k.party_id = v.id
"""
_TAKEABLE = f"""EXISTS (
    SELECT {_OF_SHIFTS}
    WHERE s.region_code = activity.region_code AND s.activity_id = activity.id
        AND (p.taken < p.capacity OR p.is_by_hand) AND k.id IS NULL
        AND ({refusal_sql(":now")}) IS NULL
)"""  # of our own texts
_STANDING = f"""
SELECT s.id AS shift_id, r.id AS role_id, ({refusal_sql(":now")}) AS refusal,
    k.pool_id, k.state, k.offered_until,
    CASE WHEN k.state = 'waiting' THEN (
        SELECT count(*) FROM seat w WHERE w.region_code = k.region_code
            AND w.pool_id = k.pool_id AND w.state = 'waiting' AND w.queue_no <= k.queue_no
    ) END AS rank
{_OF_SHIFTS}
WHERE s.region_code = :region_code AND s.id = ANY(:shift_ids)
"""  # noqa: S608  # of our own texts


def _asking(sql: str, account_id: uuid.UUID, now: datetime) -> TextClause:
    own = bindparam("account_id", account_id, type_=Uuid)
    return text(sql).bindparams(own, bindparam("now", now, type_=INSTANT))


async def list_mine(
    session: AsyncSession, account_id: uuid.UUID, query: MineQuery, now: datetime
) -> Shown:
    """Return an ``ActivityPage`` of what is to come, each shift with the caller's standing.

    Of these, unless ``all`` is asked for, what the caller can have a place in right now.

    Raises:
        CursorInvalidError, PlaceIncompleteError: as the list for everybody.
    """
    conditions = [] if query.all else [_asking(_TAKEABLE, account_id, now)]
    page = await listing.list_upcoming(
        session, query.region_code, query, now, conditions=conditions
    )
    shifts = [shift for activity in page["items"] for shift in activity["shifts"]]
    await add_standing(session, query.region_code, account_id, shifts, now)
    return page


async def add_standing(
    session: AsyncSession,
    region_code: str,
    account_id: uuid.UUID,
    shifts: Iterable[Shown],
    now: datetime,
) -> None:
    """Write into shifts what the caller holds in them, and why they cannot take a role."""
    by_id = {shift["id"]: shift for shift in shifts}
    asked = _asking(_STANDING, account_id, now).bindparams(
        bindparam("region_code", region_code),
        bindparam("shift_ids", list(by_id), type_=ARRAY(Uuid)),
    )
    connection = await session.connection()
    for row in (await connection.execute(asked)).mappings():
        _write_standing(by_id[row["shift_id"]], row)


def _write_standing(shift: Shown, row: Mapping[Any, Any]) -> None:
    if row["state"]:
        shift["mine"] = {
            "state": row["state"],
            "rank": row["rank"],
            "role_id": row["pool_id"],
            "offered_until": row["offered_until"],
        }
        return
    for role in shift["roles"]:
        if role["id"] == row["role_id"] and row["refusal"]:
            role["refusal"] = row["refusal"]
            role["sentence"] = SENTENCES[Refusal(row["refusal"])]


# --- the calendar ----------------------------------------------------------------------


async def list_calendar(
    session: AsyncSession,
    account_id: uuid.UUID,
    *,
    since: datetime,
    cursor: str | None,
    limit: int,
) -> Page[CalendarEntry]:
    """Return one's sign-ups in all regions of shifts that end after an instant, by their start.

    Those of one's children are among them.

    Raises:
        CursorInvalidError: the cursor is none of this list.
    """
    regions = await accounts.list_regions_of(session, account_id)
    order = (col(Shift.starts_at), col(Seat.id))
    shown: list[Any] = [Seat, Shift, Activity, Organisation.name, ShiftRole.name, Child.id]
    query = (
        select(*shown)
        .join(Shift, _same(Shift, Seat, Seat.group_id))
        .join(Activity, _same(Activity, Shift, Shift.activity_id))
        .join(Organisation, _same(Organisation, Activity, Activity.organisation_id))
        .join(ShiftRole, _same(ShiftRole, Seat, Seat.pool_id))
        .outerjoin(Child, _same(Child, Seat, Seat.party_id))
        .where(
            col(Seat.region_code).in_(regions),
            tuple_(col(Seat.region_code), col(Seat.party_id)).in_(_parties(account_id, regions)),
            col(Shift.ends_at) > since,
        )
        .order_by(*order)
        .limit(limit + 1)
    )
    after = read_cursor(cursor, datetime, uuid.UUID)
    if after:
        query = query.where(tuple_(*order) > after)
    page = cut_page(
        (await session.exec(query)).all(), limit, lambda row: (row[1].starts_at, row[0].id)
    )
    return Page(items=[_entry(row) for row in page.items], next_cursor=page.next_cursor)


def _same(table: Any, other: Any, key: Any) -> Any:
    """Return the condition that a row of one table is the one that a key of another names."""
    return and_(col(table.region_code) == col(other.region_code), col(table.id) == col(key))


def _parties(account_id: uuid.UUID, regions: list[str]) -> Any:
    """Return the select of region and id of the volunteers and children of an account."""
    volunteers, children = [
        select(col(party.region_code), col(party.id)).where(
            col(party.region_code).in_(regions), col(party.account_id) == account_id
        )
        for party in (Volunteer, Child)
    ]
    return volunteers.union_all(children)


def _entry(row: Any) -> CalendarEntry:
    seat, shift, activity, organisation, role, child_id = row
    has_place = seat.state == SeatState.CONFIRMED
    return CalendarEntry(
        region_code=seat.region_code,
        activity_id=activity.id,
        title=activity.title,
        organisation=organisation,
        place=activity.place,
        latitude=activity.latitude,
        longitude=activity.longitude,
        meeting_point=activity.meeting_point,
        contact=activity.contact if has_place else None,
        shift_id=shift.id,
        starts_at=shift.starts_at,
        ends_at=shift.ends_at,
        role_id=seat.pool_id,
        role=role,
        child_id=child_id,
        state=seat.state,
        offered_until=seat.offered_until,
        cancel_until=activity.cancel_until,
    )
