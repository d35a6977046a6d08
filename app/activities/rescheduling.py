"""Changing a shift and calling it off, so that everybody concerned knows."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts.grants import Staff
from app.activities import wording
from app.activities.models import Activity, Shift, ShiftRole
from app.activities.shapes import RoleNew, ShiftNew
from app.activities.shifts import (
    Terms,
    add_roles,
    check_shifts,
    list_roles,
    record,
    refresh_next,
    roles_of,
)
from app.activities.telling import tell_holders
from app.errors import ConflictError
from app.messages.service import Kind
from app.seats import service as seats


class RoleInUseError(ConflictError):
    """Somebody has a place in a role that would be no more."""

    code = "role_in_use"
    sentence = "这个岗位已有人报名，不能删除"


class ShiftEndedError(ConflictError):
    """The shift is over or called off."""

    code = "shift_ended"
    sentence = "这个班次已经结束或取消，不能再改"


# --- changing --------------------------------------------------------------------------


async def change_shift(
    session: AsyncSession,
    staff: Staff,
    held: tuple[Activity, Shift],
    new: ShiftNew,
    terms: Terms,
) -> None:
    """Set times, capacity and roles of a shift; ``held`` comes locked from ``get_own_shift``.

    Who has a place or waits is told of another time; whom another place keeps from it loses this
    one, and is told so.

    Raises:
        ShiftEndedError: it is over or called off.
        CapacityBelowTakenError: more have a place than there would be.
        RoleInUseError: a role would be no more in which somebody has a place.
        MalformedError: one of ``REFUSALS``.
    """
    activity, shift = held
    _check_open(shift, terms.now)
    await check_shifts(session, [new], terms.now)
    if (new.starts_at, new.ends_at) != (shift.starts_at, shift.ends_at):
        await _move(session, shift, new, terms)
    await _set_roles(session, held, roles_of(new), terms)
    await refresh_next(session, activity, terms.now)
    record(session, staff, "change_shift", shift)


def _check_open(shift: Shift, now: datetime) -> None:
    if shift.cancelled_at or shift.settled_at or shift.ends_at <= now:
        raise ShiftEndedError


async def _move(session: AsyncSession, shift: Shift, new: ShiftNew, terms: Terms) -> None:
    region_code, before = shift.region_code, wording.span(shift.starts_at, shift.ends_at)
    shift.starts_at, shift.ends_at, shift.reminded = new.starts_at, new.ends_at, 0
    await session.flush()
    lost = await seats.move_group(
        session,
        region_code,
        shift.id,
        starts_at=shift.starts_at,
        ends_at=shift.ends_at,
        rush_at=shift.starts_at - terms.rush,
        now=terms.now,
    )
    await tell_holders(
        session, region_code, shift.id, Kind.CHANGE, wording.told_moved(before, shift)
    )
    collides = wording.told_collides(before, shift)
    await tell_holders(session, region_code, shift.id, Kind.CANCELLATION, collides, parties=lost)


async def _set_roles(
    session: AsyncSession,
    held: tuple[Activity, Shift],
    roles: Sequence[RoleNew],
    terms: Terms,
) -> None:
    """Change the roles that are named as they were, add new ones, remove those left out."""
    activity, shift = held
    standing = {role.name: role for role in await list_roles(session, [shift])}
    wanted = {role.name: role for role in roles}
    for name in standing.keys() - wanted.keys():
        await _remove_role(session, standing[name])
    await session.flush()
    for name in sorted(standing.keys() & wanted.keys(), key=lambda name: standing[name].id):
        role, said = standing[name], wanted[name]
        await seats.set_capacity(session, role.region_code, role.id, said.capacity, terms.now)
        role.skill, role.min_age = said.skill, said.min_age
    fresh = [role for role in roles if role.name not in standing]
    await add_roles(session, activity, shift, fresh, terms)
    await session.flush()
    names = list(wanted)
    for role in await list_roles(session, [shift]):
        role.position = names.index(role.name)


async def _remove_role(session: AsyncSession, role: ShiftRole) -> None:
    pool = await seats.get_pool(session, role.region_code, role.id)
    held = await seats.list_seats(session, role.region_code, role.shift_id)
    if any(seat.pool_id == role.id for seat in held):
        raise RoleInUseError
    await session.delete(role)
    await session.flush()
    await session.delete(pool)


# --- calling off -----------------------------------------------------------------------


async def cancel_shift(
    session: AsyncSession, staff: Staff, held: tuple[Activity, Shift], reason: str, now: datetime
) -> None:
    """Call a shift off; who has a place or waits is told why. Twice is once.

    Raises:
        ShiftEndedError: it is over.
    """
    activity, shift = held
    if shift.cancelled_at:
        return
    _check_open(shift, now)
    await call_off(session, shift, reason, now)
    await refresh_next(session, activity, now)
    record(session, staff, "cancel_shift", shift, reason)


async def call_off(session: AsyncSession, shift: Shift, reason: str, now: datetime) -> None:
    """End a shift, its row locked, and have those told who had a place in it or waited."""
    shift.cancelled_at = now
    await session.flush()
    text = wording.told_cancelled(shift, reason)
    parties = await seats.cancel_group(session, shift.region_code, shift.id)
    await tell_holders(
        session, shift.region_code, shift.id, Kind.CANCELLATION, text, parties=parties
    )


async def list_open(session: AsyncSession, activity: Activity, now: datetime) -> list[Shift]:
    """Return the shifts that are neither over nor called off, by id and locked."""
    query = (
        select(Shift)
        .where(
            col(Shift.region_code) == activity.region_code,
            col(Shift.activity_id) == activity.id,
            col(Shift.cancelled_at).is_(None),
            col(Shift.ends_at) > now,
        )
        .order_by(col(Shift.id))
        .with_for_update(key_share=True)
        .execution_options(populate_existing=True)
    )
    return list(await session.exec(query))
