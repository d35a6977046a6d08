"""The roster of a shift: who has a place and who turned up, by name, for who organises.

Each look is an act of the log. Mass days run on a printed roster that is signed on the spot and
filled in afterwards; its times are entries by hand, which another person approves.
"""

import uuid
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, or_
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts.grants import Staff
from app.activities import turnout
from app.activities.attendance_shapes import RosterRow
from app.activities.models import Activity, Attendance, Shift, ShiftRole
from app.activities.reading import get_own_shift
from app.audit.service import record_act
from app.crypto import Cipher
from app.paging import Page, cut_page, read_cursor
from app.seats.models import Seat, SeatState
from app.volunteers import service as volunteers
from app.volunteers.models import NoShow, Volunteer

ROWS_AT_MOST = 20_000  # twice the largest mass day


@dataclass(frozen=True, slots=True)
class Listed:
    """One person of a roster."""

    volunteer: Volunteer
    role: str | None
    attendance: Attendance | None
    no_show: NoShow | None


async def list_roster(
    session: AsyncSession,
    staff: Staff,
    shift_id: uuid.UUID,
    cipher: Cipher,
    *,
    cursor: str | None,
    limit: int,
) -> Page[RosterRow]:
    """Return who has a place or turned up, by volunteer number; that it was read is an act.

    Raises:
        ShiftNotFoundError: there is none, or it is another organisation's.
        CursorInvalidError: the cursor is none of this list.
    """
    _, shift = await get_own_shift(session, staff, shift_id, for_update=False)
    after = read_cursor(cursor, str)
    found = await _find(session, shift, after=after[0] if after else "", limit=limit + 1)
    page = cut_page(found, limit, lambda one: (one.volunteer.number,))
    record_look(session, staff, "read_roster", shift.id)
    return Page(items=[_show(one, cipher) for one in page.items], next_cursor=page.next_cursor)


async def list_whole(
    session: AsyncSession, staff: Staff, shift_id: uuid.UUID
) -> tuple[Activity, Shift, list[Listed]]:
    """Return a whole roster, to be printed; that it was read is an act.

    Raises:
        ShiftNotFoundError: there is none, or it is another organisation's.
    """
    activity, shift = await get_own_shift(session, staff, shift_id, for_update=False)
    record_look(session, staff, "print_roster", shift.id)
    return activity, shift, await _find(session, shift, after="", limit=ROWS_AT_MOST)


def record_look(session: AsyncSession, staff: Staff, act: str, target: uuid.UUID) -> None:
    """Write into the log of acts who saw, or filled in, a roster."""
    region = staff.region_code
    record_act(session, act, account_id=staff.account_id, region_code=region, target=target)


async def _find(session: AsyncSession, shift: Shift, *, after: str, limit: int) -> list[Listed]:
    region, people = shift.region_code, col(Volunteer.id)
    claims = and_(
        col(Seat.region_code) == region,
        col(Seat.group_id) == shift.id,
        col(Seat.party_id) == people,
        col(Seat.state) == SeatState.CONFIRMED,
    )
    query = (
        select(Volunteer, ShiftRole.name, Attendance, NoShow)
        .outerjoin(Seat, claims)
        .outerjoin(
            ShiftRole,
            and_(col(ShiftRole.region_code) == region, col(ShiftRole.id) == Seat.pool_id),
        )
        .outerjoin(Attendance, _of_volunteer(Attendance, shift))
        .outerjoin(NoShow, _of_volunteer(NoShow, shift))
        .where(
            col(Volunteer.region_code) == region,
            col(Volunteer.number) > after,
            or_(col(Seat.id).is_not(None), col(Attendance.id).is_not(None)),
        )
        .order_by(col(Volunteer.number))
        .limit(limit)
    )
    return [Listed(*row) for row in await session.exec(query)]


def _of_volunteer(what: type[Attendance] | type[NoShow], shift: Shift) -> ColumnElement[bool]:
    return and_(
        col(what.region_code) == shift.region_code,
        col(what.shift_id) == shift.id,
        col(what.volunteer_id) == col(Volunteer.id),
    )


def _show(one: Listed, cipher: Cipher) -> RosterRow:
    return RosterRow(
        volunteer_number=one.volunteer.number,
        real_name=volunteers.real_name(one.volunteer, cipher),
        role=one.role or "",
        has_place=one.role is not None,
        attendance=turnout.show(one.attendance) if one.attendance else None,
        no_show_id=one.no_show.id if one.no_show else None,
        no_show_dismissed=bool(one.no_show and one.no_show.dismissed_at),
    )
