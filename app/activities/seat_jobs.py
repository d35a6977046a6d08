"""What comes round about places: offers that run out, people to tell, reminders.

Each looks for what is due region by region and does it in short transactions; a second worker, or
the same work once more, finds nothing left to do.
"""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app import clock, jobs
from app.activities.models import Activity, Child, Shift
from app.calendar import SHANGHAI
from app.db import SessionMaker
from app.jobs import JobContext, Payload
from app.messages import service as messages
from app.messages.service import Kind, Message
from app.regions.models import Region
from app.seats import service as seats
from app.seats.models import Seat, SeatPool, SeatState
from app.volunteers.models import Volunteer

AT_ONCE = 200
# When somebody with a place is reminded: hours before the start.
REMINDERS = (24, 2)


async def _regions(sessionmaker: SessionMaker) -> AsyncIterator[str]:
    async with sessionmaker() as session:
        codes = list(await session.exec(select(Region.code).order_by(Region.code)))
    for code in codes:
        yield code


def when(instant: datetime) -> str:
    """Return an instant as screens say it: "11月28日 09:00"."""
    local = instant.astimezone(SHANGHAI)
    return f"{local.month}月{local.day}日 {local:%H:%M}"


def page_of(activity: Activity) -> str:
    """Return the mini-program's page of an activity."""
    return f"pages/activity/activity?region={activity.region_code}&id={activity.id}"


# --- offers that run out -----------------------------------------------------------------


@jobs.every("expire_offers", minutes=1)
async def expire_offers(context: JobContext, _: Payload) -> None:
    """Give what was offered and not taken to the next."""
    async for region_code in _regions(context.sessionmaker):
        await expire_in(context.sessionmaker, region_code, clock.now())


async def expire_in(sessionmaker: SessionMaker, region_code: str, now: datetime) -> None:
    """Let the offers of a region run out that are due."""
    async with sessionmaker() as session:
        due = await seats.list_expired(session, region_code, now, AT_ONCE)
    for shift_id, party_id in due:
        async with sessionmaker.begin() as session:
            found = await seats.lock_seat(session, region_code, shift_id, party_id)
            # Meanwhile it may have been accepted, or given back.
            if found and found[1].offered_until and found[1].offered_until <= now:
                await _tell_too_late(session, found[1])
                await seats.release(session, *found, now)


async def _tell_too_late(session: AsyncSession, seat: Seat) -> None:
    shift = await session.get_one(Shift, (seat.region_code, seat.group_id))
    activity = await session.get_one(Activity, (seat.region_code, shift.activity_id))
    text = f"{when(shift.starts_at)} 的名额没有在时限内确认，已让给下一位。还想参加可以重新报名。"
    await _tell(session, seat, _message(Kind.CHANGE, seat, activity, shift, text))


# --- telling people ----------------------------------------------------------------------


@jobs.every("tell_places", minutes=1)
async def tell_places(context: JobContext, _: Payload) -> None:
    """Tell people what became of their sign-ups."""
    async for region_code in _regions(context.sessionmaker):
        while True:
            async with context.sessionmaker.begin() as session:
                told = await tell_in(session, region_code, clock.now())
            if told < AT_ONCE:
                break


async def tell_in(session: AsyncSession, region_code: str, now: datetime) -> int:
    """Tell some of a region's people, and return how many claims were seen to."""
    query = (
        select(Seat, Shift, Activity)
        .join(
            Shift, (col(Shift.region_code) == region_code) & (col(Shift.id) == col(Seat.group_id))
        )
        .join(
            Activity,
            (col(Activity.region_code) == region_code)
            & (col(Activity.id) == col(Shift.activity_id)),
        )
        .where(col(Seat.region_code) == region_code, col(Seat.told_at).is_(None))
        .order_by(col(Seat.state_at))
        .limit(AT_ONCE)
        .with_for_update(of=Seat, skip_locked=True)
    )
    found = (await session.exec(query)).all()
    for seat, shift, activity in found:
        seat.told_at = now
        said = await _say(session, seat, shift, now)
        if said:
            kind, text = said
            await _tell(session, seat, _message(kind, seat, activity, shift, text))
    return len(found)


async def _say(
    session: AsyncSession, seat: Seat, shift: Shift, now: datetime
) -> tuple[Kind, str] | None:
    """Return what to tell of a claim; None: its owner saw it at the tap."""
    start = when(shift.starts_at)
    if shift.starts_at <= now:
        return None
    if seat.state == SeatState.CONFIRMED:
        return Kind.PLACE_CONFIRMED, f"{start} 的名额已确认，请准时到。来不了请提前取消。"
    if seat.state == SeatState.OFFERED and seat.offered_until:
        return Kind.OFFER, f"{start} 有名额了，请在 {when(seat.offered_until)} 前确认。"
    pool = await session.get_one(SeatPool, (seat.region_code, seat.pool_id))
    if seat.state == SeatState.WAITING and pool.taken < pool.capacity:
        return Kind.OFFER, f"{start} 有名额空出来了，先确认的先得。"
    return None


def _message(kind: Kind, seat: Seat, activity: Activity, shift: Shift, text: str) -> Message:
    return Message(
        kind=kind,
        region_code=seat.region_code,
        title=activity.title,
        text=text,
        page=page_of(activity),
        key=f"seat:{seat.id}:{kind}:{seat.state_at.timestamp():.0f}",
        happens_at=shift.starts_at,
    )


async def _tell(session: AsyncSession, seat: Seat, message: Message) -> None:
    key = (seat.region_code, seat.party_id)
    volunteer = await session.get(Volunteer, key)
    child = await session.get(Child, key) if volunteer is None else None
    account_id = volunteer.account_id if volunteer else child.account_id if child else None
    if account_id:
        await messages.tell(session, account_id, message)


# --- reminders ---------------------------------------------------------------------------


@jobs.every("remind_of_shifts", minutes=10)
async def remind_of_shifts(context: JobContext, _: Payload) -> None:
    """Remind whoever has a place, a day and two hours before the start."""
    async for region_code in _regions(context.sessionmaker):
        async with context.sessionmaker.begin() as session:
            await remind_in(session, region_code, clock.now())


async def remind_in(session: AsyncSession, region_code: str, now: datetime) -> None:
    """Remind the people of a region's shifts that are near."""
    for number, hours in enumerate(REMINDERS, start=1):
        near = (
            select(Shift)
            .where(
                col(Shift.region_code) == region_code,
                col(Shift.settled_at).is_(None),
                col(Shift.cancelled_at).is_(None),
                col(Shift.starts_at) > now,
                col(Shift.starts_at) <= now + timedelta(hours=hours),
                col(Shift.reminded) < number,
            )
            .with_for_update(skip_locked=True)
        )
        for shift in await session.exec(near):
            shift.reminded = number
            await _remind(session, shift, number)


async def _remind(session: AsyncSession, shift: Shift, number: int) -> None:
    activity = await session.get_one(Activity, (shift.region_code, shift.activity_id))
    where = activity.meeting_point or activity.place
    for seat in await seats.list_seats(session, shift.region_code, shift.id, SeatState.CONFIRMED):
        text = f"{when(shift.starts_at)} 开始，集合地点：{where}。来不了请尽早告诉组织者。"
        message = Message(
            kind=Kind.REMINDER,
            region_code=shift.region_code,
            title=activity.title,
            text=text,
            page=page_of(activity),
            key=f"remind:{shift.id}:{number}",
            happens_at=shift.starts_at,
        )
        await _tell(session, seat, message)
