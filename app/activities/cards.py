"""What lists and pages say of activities and shifts, as plain values ready for JSON."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import and_, lateral, true
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.activities.models import Activity, Audience, Shift, ShiftRole
from app.seats.models import SeatPool
from app.volunteers.models import Organisation

SHIFTS_IN_LISTS = 3

Shown = dict[str, Any]
_PLAIN = (
    "id",
    "region_code",
    "title",
    "category",
    "place",
    "latitude",
    "longitude",
    "signup_opens_at",
    "signup_closes_at",
    "approval",
    "waitlist",
    "min_age",
    "state",
    "next_at",
    "demo",
)


def listed() -> Any:
    """Return the select of what ``show_activity`` reads; narrow it by ``Activity``'s columns.

    Of that table alone: joined to organisations, a planner that knows little goes through these
    first, and sorts all that they ever did.
    """
    columns: list[Any] = [getattr(Activity, name) for name in (*_PLAIN, "organisation_id")]
    return select(*columns)


def row_of(activity: Activity) -> Shown:
    """Return what ``listed`` would of an activity that is at hand."""
    return {name: getattr(activity, name) for name in (*_PLAIN, "organisation_id")}


async def name_organisations(
    session: AsyncSession, region_code: str, ids: Iterable[uuid.UUID]
) -> dict[uuid.UUID, str]:
    """Return the names of organisations of a region."""
    query = select(Organisation.id, Organisation.name).where(
        col(Organisation.region_code) == region_code, col(Organisation.id).in_(set(ids))
    )
    return dict((await session.exec(query)).all())


def show_activity(row: Mapping[str, Any], name: str, shifts: list[Shown]) -> Shown:
    """Return an ``ActivityListed``; ``name`` is the organisation's."""
    organisation = {"id": row["organisation_id"], "name": name}
    plain = {field: row[field] for field in _PLAIN}
    return plain | {"organisation": organisation, "shifts": shifts}


_ROLE: tuple[Any, ...] = (
    col(ShiftRole.id).label("role_id"),
    ShiftRole.name,
    ShiftRole.audience,
    ShiftRole.skill,
    ShiftRole.min_age,
    SeatPool.capacity,
    SeatPool.taken,
    SeatPool.waiting,
)


async def list_shifts(
    session: AsyncSession, region_code: str, activity_id: uuid.UUID, now: datetime
) -> list[Shown]:
    """Return all shifts of an activity as ``ShiftPublic``, by their start."""
    query = _select(Shift).where(
        col(Shift.region_code) == region_code, col(Shift.activity_id) == activity_id
    )
    found = await _list(session, _with_roles(query, region_code, Shift), now)
    return found[activity_id]


async def list_next_shifts(
    session: AsyncSession, region_code: str, activity_ids: Sequence[uuid.UUID], now: datetime
) -> dict[uuid.UUID, list[Shown]]:
    """Return the next shifts of some activities that are neither over nor cancelled."""
    following = lateral(
        select(Shift)
        .where(
            col(Shift.region_code) == region_code,
            col(Shift.activity_id) == col(Activity.id),
            col(Shift.cancelled_at).is_(None),
            col(Shift.ends_at) > now,
        )
        .order_by(col(Shift.starts_at), col(Shift.id))
        .limit(SHIFTS_IN_LISTS)
    )
    query = (
        _select(following.c)
        .select_from(Activity)
        .join(following, true())
        .where(col(Activity.region_code) == region_code, col(Activity.id).in_(activity_ids))
    )
    return await _list(session, _with_roles(query, region_code, following.c), now)


async def get_shift(session: AsyncSession, shift: Shift, now: datetime) -> Shown:
    """Return one shift as a ``ShiftPublic``."""
    query = _select(Shift).where(
        col(Shift.region_code) == shift.region_code, col(Shift.id) == shift.id
    )
    found = await _list(session, _with_roles(query, shift.region_code, Shift), now)
    return found[shift.activity_id][0]


def _select(shift: Any) -> Any:
    """Return the select of what ``_list`` reads, of the table of shifts or a part of it."""
    times = (shift.activity_id, shift.id, shift.starts_at, shift.ends_at, shift.cancelled_at)
    columns: list[Any] = [*times, *_ROLE]
    return select(*columns)


def _with_roles(query: Any, region_code: str, shift: Any) -> Any:
    role = and_(col(ShiftRole.region_code) == region_code, col(ShiftRole.shift_id) == shift.id)
    pool = and_(col(SeatPool.region_code) == region_code, col(SeatPool.id) == col(ShiftRole.id))
    order = (shift.starts_at, shift.id, col(ShiftRole.position), col(ShiftRole.id))
    return query.join(ShiftRole, role).join(SeatPool, pool).order_by(*order)


async def _list(session: AsyncSession, query: Any, now: datetime) -> dict[uuid.UUID, list[Shown]]:
    shifts: dict[uuid.UUID, tuple[uuid.UUID, Shown]] = {}
    for row in (await session.exec(query)).mappings():
        if row["id"] not in shifts:
            shifts[row["id"]] = row["activity_id"], _show_shift(row, now)
        _add_role(shifts[row["id"]][1], row)
    of_activities: dict[uuid.UUID, list[Shown]] = defaultdict(list)
    for activity_id, shift in shifts.values():
        of_activities[activity_id].append(shift)
    return of_activities


def _show_shift(row: Mapping[str, Any], now: datetime) -> Shown:
    times = {name: row[name] for name in ("id", "starts_at", "ends_at")}
    return times | {
        "state": _state(row, now),
        "capacity": 0,
        "free": 0,
        "waiting": 0,
        "roles": [],
        "mine": None,
    }


def _state(row: Mapping[str, Any], now: datetime) -> str:
    if row["cancelled_at"]:
        return "cancelled"
    if row["ends_at"] <= now:
        return "over"
    return "running" if row["starts_at"] <= now else "to_come"


def _add_role(shift: Shown, row: Mapping[str, Any]) -> None:
    is_open = shift["state"] in ("to_come", "running")
    free = row["capacity"] - row["taken"] if is_open else 0
    role = {
        name: row[name]
        for name in ("name", "audience", "skill", "min_age", "capacity", "taken", "waiting")
    }
    # What is said to somebody who is logged in is written in afterwards.
    standing = {"refusal": None, "sentence": None}
    shift["roles"].append({"id": row["role_id"], "free": free} | role | standing)
    if row["audience"] == Audience.VOLUNTEERS:
        shift["capacity"] += row["capacity"]
        shift["free"] += free
        shift["waiting"] += row["waiting"]


def to_json(shown: Shown) -> bytes:
    """Return what is shown as JSON; ids may be asyncpg's own UUID, which orjson does not know."""
    return orjson.dumps(shown, default=str, option=orjson.OPT_UTC_Z)
