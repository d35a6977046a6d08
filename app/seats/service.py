"""Who gets a seat: freeing, offering, accepting, approving, and changing how many there are.

Whoever changes what a pool holds has locked its row: two people are served one after the other.
The claim itself is one statement of a hot path (``app.seats.claims``). Whoever calls from above
locks the party's own row first, where there is one; then pools by id, then seats.
"""

import uuid
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from sqlalchemy import update
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.exc import IntegrityError
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.errors import ConflictError
from app.seats.models import Seat, SeatPool, SeatState

OFFER_AT_LEAST = timedelta(minutes=15)  # shorter than that, nobody could answer
EXCLUSION_VIOLATION = "23P01"
# Before any instant at which somebody may have begun to sign up: they come to the lock late.
CALLED_OFF = datetime(1970, 1, 1, tzinfo=UTC)


class CapacityBelowTakenError(ConflictError):
    """More places are given than there would be."""

    code = "capacity_below_taken"
    sentence = "已确认的人数比这个名额多，请先与他们沟通"


class SeatCollidesError(ConflictError):
    """The party has another seat at that time."""

    code = "shift_collides"
    sentence = "与您已报的活动时间冲突"


class NoOfferError(ConflictError):
    """No place is offered to the party, or no longer."""

    code = "no_offer"
    sentence = "名额已经让给下一位，您可以重新报名候补"


class NotPendingError(ConflictError):
    """It is not waiting for somebody's approval."""

    code = "not_pending"
    sentence = "这条报名已经处理过了"


class PoolFullError(ConflictError):
    """All places are taken and nobody may wait."""

    code = "shift_full"
    sentence = "名额已满"


async def create_pool(  # all that a pool is
    session: AsyncSession,
    *,
    region_code: str,
    pool_id: uuid.UUID,
    group_id: uuid.UUID,
    capacity: int,
    is_by_hand: bool,
    has_waitlist: bool,
    offer_minutes: int,
    rush_at: datetime,
    starts_at: datetime,
    ends_at: datetime,
) -> SeatPool:
    """Write a pool and return it; nobody sits in it yet."""
    pool = SeatPool(
        region_code=region_code,
        id=pool_id,
        group_id=group_id,
        capacity=capacity,
        is_by_hand=is_by_hand,
        has_waitlist=has_waitlist,
        offer_minutes=offer_minutes,
        rush_at=rush_at,
        starts_at=starts_at,
        ends_at=ends_at,
    )
    session.add(pool)
    await session.flush()
    return pool


async def get_pool(session: AsyncSession, region_code: str, pool_id: uuid.UUID) -> SeatPool:
    """Return a pool, its row locked and read anew."""
    return await session.get_one(
        SeatPool, (region_code, pool_id), with_for_update=True, populate_existing=True
    )


async def lock_group(
    session: AsyncSession, region_code: str, group_id: uuid.UUID
) -> list[SeatPool]:
    """Return the pools of a group by id, their rows locked."""
    query = (
        select(SeatPool)
        .where(col(SeatPool.region_code) == region_code, col(SeatPool.group_id) == group_id)
        .order_by(col(SeatPool.id))
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return list(await session.exec(query))


async def find_seat(
    session: AsyncSession, region_code: str, group_id: uuid.UUID, party_id: uuid.UUID
) -> Seat | None:
    """Return a party's live claim in a group."""
    query = select(Seat).where(
        col(Seat.region_code) == region_code,
        col(Seat.group_id) == group_id,
        col(Seat.party_id) == party_id,
    )
    return (await session.exec(query.execution_options(populate_existing=True))).first()


async def lock_seat(
    session: AsyncSession, region_code: str, group_id: uuid.UUID, party_id: uuid.UUID
) -> tuple[SeatPool, Seat] | None:
    """Return a party's claim with its pool, both as they are under the pool's lock."""
    found = await find_seat(session, region_code, group_id, party_id)
    if found is None:
        return None
    pool = await get_pool(session, region_code, found.pool_id)
    seat = await find_seat(session, region_code, group_id, party_id)
    return (pool, seat) if seat is not None and seat.pool_id == pool.id else None


async def list_seats(
    session: AsyncSession, region_code: str, group_id: uuid.UUID, *states: SeatState
) -> list[Seat]:
    """Return the claims of a group in order of arrival; of some states, or of all."""
    query = (
        select(Seat)
        .where(col(Seat.region_code) == region_code, col(Seat.group_id) == group_id)
        .order_by(col(Seat.queue_no), col(Seat.id))
    )
    if states:
        query = query.where(col(Seat.state).in_(states))
    return list(await session.exec(query.execution_options(populate_existing=True)))


async def rank_of(session: AsyncSession, seat: Seat) -> int | None:
    """Return the place on the wait-list, from 1; None for who does not wait."""
    if seat.state != SeatState.WAITING:
        return None
    before = select(Seat.id).where(
        col(Seat.region_code) == seat.region_code,
        col(Seat.pool_id) == seat.pool_id,
        col(Seat.state) == SeatState.WAITING,
        col(Seat.queue_no) <= seat.queue_no,
    )
    return len(list(await session.exec(before)))


async def release(session: AsyncSession, pool: SeatPool, seat: Seat, now: datetime) -> None:
    """Give a claim up; what it held is offered to the head of the wait-list.

    ``pool`` and ``seat`` come from ``lock_seat``.
    """
    if seat.state in (SeatState.CONFIRMED, SeatState.OFFERED):
        pool.taken -= 1
    elif seat.state == SeatState.WAITING:
        pool.waiting -= 1
    await session.delete(seat)
    await session.flush()
    await fill(session, pool, now)


def _offer_until(pool: SeatPool, now: datetime) -> datetime | None:
    """Return until when an offer made now is held; None: whoever comes first gets it."""
    until = min(now + timedelta(minutes=pool.offer_minutes), pool.rush_at)
    return until if until - now >= OFFER_AT_LEAST else None


async def fill(session: AsyncSession, pool: SeatPool, now: datetime) -> None:
    """Offer what is free to those who wait, in their order; the pool is locked.

    In the rush before the start nothing is held any more: those who wait are told anew, and
    whoever accepts first has the place.
    """
    free = min(pool.capacity - pool.taken, pool.waiting)
    if free <= 0 or now >= pool.ends_at:
        return
    until = _offer_until(pool, now)
    heads = await _list_heads(session, pool, free if until else None)
    for seat in heads:
        seat.told_at = None
        if until:
            seat.state, seat.state_at, seat.offered_until = SeatState.OFFERED, now, until
    if until:
        pool.taken += len(heads)
        pool.waiting -= len(heads)
    await session.flush()


async def _list_heads(session: AsyncSession, pool: SeatPool, limit: int | None) -> list[Seat]:
    query = (
        select(Seat)
        .where(
            col(Seat.region_code) == pool.region_code,
            col(Seat.pool_id) == pool.id,
            col(Seat.state) == SeatState.WAITING,
        )
        .order_by(col(Seat.queue_no), col(Seat.id))
        .limit(limit)
        .with_for_update()
    )
    return list(await session.exec(query.execution_options(populate_existing=True)))


async def accept(session: AsyncSession, pool: SeatPool, seat: Seat, now: datetime) -> None:
    """Turn an offer into a place; in the rush, a place in the queue into one that is free.

    Raises:
        NoOfferError: nothing is offered, or the offer has run out.
        SeatCollidesError: the party has another seat at that time.
    """
    if seat.state == SeatState.CONFIRMED:
        return
    held = seat.state == SeatState.OFFERED and seat.offered_until and seat.offered_until > now
    if not held:
        if not _is_free_for_all(pool, seat, now):
            raise NoOfferError
        pool.taken += 1
        pool.waiting -= 1
    await _confirm(session, seat, now)


def _is_free_for_all(pool: SeatPool, seat: Seat, now: datetime) -> bool:
    is_rush = _offer_until(pool, now) is None and now < pool.ends_at
    return seat.state == SeatState.WAITING and is_rush and pool.taken < pool.capacity


async def _confirm(session: AsyncSession, seat: Seat, now: datetime) -> None:
    seat.state, seat.state_at = SeatState.CONFIRMED, now
    seat.offered_until = seat.told_at = None
    try:
        await session.flush()
    except IntegrityError as error:
        if getattr(error.orig, "sqlstate", "") == EXCLUSION_VIOLATION:
            raise SeatCollidesError from error
        raise


async def approve(session: AsyncSession, pool: SeatPool, seat: Seat, now: datetime) -> None:
    """Let a pending claim in: to a place, or, when all are taken, to the end of the queue.

    Raises:
        NotPendingError: it was decided on before.
        PoolFullError: all places are taken and nobody may wait.
        SeatCollidesError: the party has another seat at that time.
    """
    if seat.state != SeatState.PENDING:
        raise NotPendingError
    if pool.taken < pool.capacity:
        pool.taken += 1
        await _confirm(session, seat, now)
    elif pool.has_waitlist:
        pool.queue += 1
        pool.waiting += 1
        seat.state, seat.state_at, seat.queue_no = SeatState.WAITING, now, pool.queue
        seat.told_at = None
        await session.flush()
    else:
        raise PoolFullError


async def set_capacity(
    session: AsyncSession, region_code: str, pool_id: uuid.UUID, capacity: int, now: datetime
) -> None:
    """Change how many places there are; new ones are offered to those who wait.

    Raises:
        CapacityBelowTakenError: more are given already.
    """
    pool = await get_pool(session, region_code, pool_id)
    if capacity < pool.taken:
        raise CapacityBelowTakenError
    pool.capacity = capacity
    await session.flush()
    await fill(session, pool, now)


async def cancel_group(
    session: AsyncSession, region_code: str, group_id: uuid.UUID
) -> list[uuid.UUID]:
    """End all claims of a group for good; return the parties that had one."""
    pools = await lock_group(session, region_code, group_id)
    seats = await list_seats(session, region_code, group_id)
    for pool in pools:
        pool.taken = pool.waiting = 0
        pool.ends_at = CALLED_OFF
    for seat in seats:
        await session.delete(seat)
    await session.flush()
    return [seat.party_id for seat in seats]


async def move_group(  # where, and from when to when
    session: AsyncSession,
    region_code: str,
    group_id: uuid.UUID,
    *,
    starts_at: datetime,
    ends_at: datetime,
    rush_at: datetime,
    now: datetime,
) -> list[uuid.UUID]:
    """Move all claims to another time; return the parties whose other seat is in the way.

    These lose this seat, which goes to the next: nobody can be in two places.
    """
    for pool in await lock_group(session, region_code, group_id):
        pool.rush_at, pool.starts_at, pool.ends_at = rush_at, starts_at, ends_at
    await session.flush()
    lost = []
    for seat_id in [seat.id for seat in await list_seats(session, region_code, group_id)]:
        move = update(Seat).where(col(Seat.region_code) == region_code, col(Seat.id) == seat_id)
        try:
            async with session.begin_nested():
                await session.exec(move.values(during=Range(starts_at, ends_at, bounds="[)")))
        except IntegrityError as error:
            if getattr(error.orig, "sqlstate", "") != EXCLUSION_VIOLATION:
                raise
            lost.append(seat_id)
    return await _drop(session, region_code, lost, now)


async def _drop(
    session: AsyncSession,
    region_code: str,
    seat_ids: Sequence[uuid.UUID],
    now: datetime,
) -> list[uuid.UUID]:
    parties = []
    for seat_id in seat_ids:
        seat = await session.get_one(Seat, (region_code, seat_id), populate_existing=True)
        parties.append(seat.party_id)
        pool = await get_pool(session, region_code, seat.pool_id)
        await release(session, pool, seat, now)
    return parties


async def list_expired(
    session: AsyncSession, region_code: str, now: datetime, limit: int
) -> list[tuple[uuid.UUID, uuid.UUID]]:
    """Return group and party of offers that have run out."""
    query = (
        select(Seat.group_id, Seat.party_id)
        .where(col(Seat.region_code) == region_code, col(Seat.offered_until) <= now)
        .limit(limit)
    )
    return list((await session.exec(query)).all())
