"""Who signed up, as the organiser sees it, and letting people in where that is done by hand."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func
from sqlmodel import SQLModel, col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app import clock
from app.accounts.grants import Staff
from app.activities import reading, signups, verdicts
from app.activities.seat_jobs import page_of, when
from app.activities.signups import Signup
from app.audit.service import record_act
from app.crypto import Cipher
from app.messages import service as messages
from app.messages.service import Kind, Message
from app.paging import Page, cut_page, read_cursor
from app.seats.models import Seat, SeatState
from app.volunteers import service as volunteers
from app.volunteers.models import NoShow, Volunteer


class SignupForStaff(SQLModel):
    """Somebody who signed up, with what helps to decide."""

    volunteer_id: uuid.UUID
    volunteer_number: str
    real_name: str
    skills: list[str]
    role_id: uuid.UUID
    state: SeatState
    since: datetime
    no_shows: int


async def list_signups(
    session: AsyncSession,
    staff: Staff,
    shift_id: uuid.UUID,
    *,
    state: str | None,
    cursor: str | None,
    limit: int,
    cipher: Cipher,
) -> Page[SignupForStaff]:
    """Return who signed up for a shift in order of arrival; that names were read is an act.

    Raises:
        ShiftNotFoundError: there is none, or it is another organisation's.
        CursorInvalidError: the cursor is none of this list.
    """
    _, shift = await reading.get_own_shift(session, staff, shift_id, for_update=False)
    query = (
        select(Seat, Volunteer)
        .join(
            Volunteer,
            (col(Volunteer.region_code) == staff.region_code)
            & (col(Volunteer.id) == col(Seat.party_id)),
        )
        .where(col(Seat.region_code) == staff.region_code, col(Seat.group_id) == shift.id)
        .order_by(col(Seat.id))
        .limit(limit + 1)
    )
    if state:
        query = query.where(col(Seat.state) == state)
    after = read_cursor(cursor, uuid.UUID)
    if after:
        query = query.where(col(Seat.id) > after[0])
    found = (await session.exec(query)).all()
    if found:
        _record(session, staff, "read_signups", shift.id)
    missed = await _count_no_shows(session, staff.region_code, [one.id for _, one in found])
    rows = [(seat.id, _show(seat, one, missed.get(one.id, 0), cipher)) for seat, one in found]
    page = cut_page(rows, limit, lambda row: (row[0],))
    return Page(items=[row for _, row in page.items], next_cursor=page.next_cursor)


def _show(seat: Seat, volunteer: Volunteer, no_shows: int, cipher: Cipher) -> SignupForStaff:
    return SignupForStaff(
        volunteer_id=volunteer.id,
        volunteer_number=volunteer.number,
        real_name=volunteers.real_name(volunteer, cipher),
        skills=volunteer.skills,
        role_id=seat.pool_id,
        state=SeatState(seat.state),
        since=seat.state_at,
        no_shows=no_shows,
    )


async def _count_no_shows(
    session: AsyncSession, region_code: str, volunteer_ids: Sequence[uuid.UUID]
) -> dict[uuid.UUID, int]:
    """Return how often each did not come lately; those who always came are left out."""
    query = (
        select(NoShow.volunteer_id, func.count())
        .where(
            col(NoShow.region_code) == region_code,
            col(NoShow.volunteer_id).in_(volunteer_ids),
            col(NoShow.dismissed_at).is_(None),
            col(NoShow.missed_at) > clock.now() - verdicts.NO_SHOW_SPAN,
        )
        .group_by(col(NoShow.volunteer_id))
    )
    return dict((await session.exec(query)).all())


async def decide(
    session: AsyncSession,
    staff: Staff,
    shift_id: uuid.UUID,
    volunteer_id: uuid.UUID,
    *,
    is_welcome: bool,
) -> Signup:
    """Let a pending sign-up in, or not; the person is told.

    Raises:
        ShiftNotFoundError: there is none, or it is another organisation's.
        NotPendingError: it was decided on before, or taken back.
        PoolFullError: all places are taken and nobody may wait.
        ShiftCollidesError: the person has another place at that time.
    """
    now = clock.now()
    activity, shift = await reading.get_own_shift(session, staff, shift_id, for_update=False)
    standing = await signups.decide(session, shift, volunteer_id, is_welcome=is_welcome, now=now)
    _record(session, staff, "approve_signup" if is_welcome else "decline_signup", volunteer_id)
    if not is_welcome:
        volunteer = await volunteers.get_volunteer(session, staff.region_code, volunteer_id)
        message = Message(
            kind=Kind.CHANGE,
            region_code=staff.region_code,
            title=activity.title,
            text=f"{when(shift.starts_at)} 这次没有安排上，谢谢您报名，欢迎参加别的活动。",
            page=page_of(activity),
            key=f"declined:{shift.id}:{now.timestamp():.0f}",
            happens_at=shift.starts_at,
        )
        await messages.tell(session, volunteer.account_id, message)
    return Signup(state=standing.state, rank=standing.rank)


def _record(session: AsyncSession, staff: Staff, act: str, target: object) -> None:
    region = staff.region_code
    record_act(session, act, account_id=staff.account_id, region_code=region, target=target)
