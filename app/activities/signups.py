"""Taking a place in a shift, and giving it back: the rules of sign-ups.

Taking one is a hot path: one statement on asyncpg decides who may, who gets a place and who
waits. Everything else about a place moves under the locks of ``app.seats.service``, the
volunteer's row always first.
"""

import uuid
from dataclasses import dataclass
from datetime import datetime

import asyncpg
from sqlmodel import SQLModel, col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.activities.models import Activity, Shift
from app.activities.verdicts import (
    REFUSALS,
    CancelledTooLateError,
    Refusal,
    ShiftCollidesError,
    ShiftNotFoundError,
    SignedUpElsewhereError,
    by_hand_sql,
    refusal_sql,
)
from app.calendar import SHANGHAI
from app.db import new_id
from app.seats import service as seats
from app.seats.claims import CLAIM
from app.seats.models import Seat, SeatPool, SeatState
from app.volunteers.models import Volunteer

ATTEMPTS = 3  # each fails only when something else about the same seat was quicker

# $1 region, $2 account, $3 shift, $4 role or NULL, $5 now, $6 the new seat's id.
_SIGN_UP_SQL = """
WITH me AS MATERIALIZED (
    SELECT * FROM volunteer WHERE region_code = $1 AND account_id = $2 FOR NO KEY UPDATE
),
judged AS MATERIALIZED (
    SELECT p.id AS pool_id, s.id AS group_id, v.id AS party_id,
        {by_hand} AS by_hand,
        k.id IS NOT NULL AS has_claim, k.state, k.queue_no, k.pool_id AS claimed_pool_id,
        {refusal} AS refusal
    FROM shift s
    JOIN activity a ON a.region_code = $1 AND a.id = s.activity_id
    JOIN shift_role r ON r.region_code = $1 AND r.shift_id = s.id AND r.audience = 'volunteers'
    JOIN seat_pool p ON p.region_code = $1 AND p.id = r.id
    LEFT JOIN me v ON true
    LEFT JOIN seat k ON k.region_code = $1 AND k.group_id = s.id AND k.party_id = v.id
    WHERE s.region_code = $1 AND s.id = $3 AND a.state <> 'draft'
        AND ($4::uuid IS NULL OR r.id = $4)
    ORDER BY k.pool_id IS NOT DISTINCT FROM r.id DESC, r.position, r.id
    LIMIT 1
),
{claim}
SELECT j.refusal, j.has_claim, j.pool_id, j.claimed_pool_id, k.state, d.waiting,
    CASE WHEN j.has_claim THEN j.state END AS held,
    CASE WHEN j.has_claim AND j.state = 'waiting' THEN (
        SELECT count(*) FROM seat w WHERE w.region_code = $1 AND w.pool_id = j.claimed_pool_id
            AND w.state = 'waiting' AND w.queue_no <= j.queue_no
    ) END AS held_rank
FROM judged j LEFT JOIN drawn d ON true LEFT JOIN kept k ON true
"""
NOW = "$5::timestamptz"
_SIGN_UP = _SIGN_UP_SQL.format(
    by_hand=by_hand_sql(NOW),
    refusal=refusal_sql(NOW),
    claim=CLAIM.format(seat="$6", now=NOW),
)


class SignupQuery(SQLModel):
    """Which role of the shift; without one, the first."""

    role_id: uuid.UUID | None = None


class Signup(SQLModel):
    """What became of a sign-up; the rank on the wait-list, from 1, of who waits."""

    state: SeatState
    rank: int | None


@dataclass(frozen=True, slots=True)
class Standing:
    """What became of a sign-up; the rank, from 1, of who waits."""

    state: SeatState
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which shift somebody wants a place in; without a role the first one."""

    region_code: str
    account_id: uuid.UUID
    shift_id: uuid.UUID
    role_id: uuid.UUID | None = None


async def sign_up(pool: asyncpg.Pool, wanted: Wanted, now: datetime) -> Standing:
    """Take a place or a number in the queue; who has one keeps it.

    Raises:
        ShiftNotFoundError: the region has no such published shift, or the shift no such role.
        SignedUpElsewhereError: there is a place already, in another role of the shift.
        SignupRefusedError: there is a reason against it.
    """
    for _ in range(ATTEMPTS):
        try:
            row = await pool.fetchrow(
                _SIGN_UP,
                wanted.region_code,
                wanted.account_id,
                wanted.shift_id,
                wanted.role_id,
                now,
                new_id(),
            )
        except asyncpg.UniqueViolationError:
            continue  # the same person signed up a moment before: read what came of it
        except asyncpg.ExclusionViolationError:
            raise ShiftCollidesError from None
        if row is None:
            raise ShiftNotFoundError
        if standing := _standing(row, wanted):
            return standing
    raise REFUSALS[Refusal.SHIFT_FULL]


def _standing(row: asyncpg.Record, wanted: Wanted) -> Standing | None:
    """Return what became of it; None: what was read is out of date, and nothing was done."""
    if row["has_claim"]:
        if wanted.role_id and row["claimed_pool_id"] != wanted.role_id:
            raise SignedUpElsewhereError
        return Standing(SeatState(row["held"]), row["held_rank"])
    if row["refusal"]:
        raise REFUSALS[Refusal(row["refusal"])]
    if row["state"] is None:
        return None
    state = SeatState(row["state"])
    return Standing(state, row["waiting"] if state is SeatState.WAITING else None)


# --- giving it back, and taking what is offered ------------------------------------------


@dataclass(frozen=True, slots=True)
class Held:
    """A volunteer's claim with all that decides about it, the rows locked."""

    volunteer: Volunteer
    shift: Shift
    activity: Activity
    pool: SeatPool
    seat: Seat


async def _lock_volunteer(
    session: AsyncSession, region_code: str, account_id: uuid.UUID
) -> Volunteer | None:
    query = (
        select(Volunteer)
        .where(col(Volunteer.region_code) == region_code, col(Volunteer.account_id) == account_id)
        .with_for_update(key_share=True)
    )
    return (await session.exec(query)).first()


async def _lock_own(session: AsyncSession, wanted: Wanted) -> Held | None:
    """Return the caller's claim; None: there is none.

    Raises:
        ShiftNotFoundError: the region has no such published shift.
    """
    volunteer = await _lock_volunteer(session, wanted.region_code, wanted.account_id)
    shift = await session.get(Shift, (wanted.region_code, wanted.shift_id))
    if shift is None:
        raise ShiftNotFoundError
    activity = await session.get_one(Activity, (wanted.region_code, shift.activity_id))
    if activity.state == "draft":
        raise ShiftNotFoundError
    if volunteer is None:
        return None
    found = await seats.lock_seat(session, wanted.region_code, shift.id, volunteer.id)
    return Held(volunteer, shift, activity, *found) if found else None


async def cancel(session: AsyncSession, wanted: Wanted, now: datetime) -> Standing:
    """Give a place, an offer or a number in the queue back; who has none has done so before.

    Raises:
        ShiftNotFoundError: the region has no such published shift.
        CancelledTooLateError: it is a confirmed place, and the day to give it back is over.
    """
    held = await _lock_own(session, wanted)
    if held is not None:
        is_late = now >= held.activity.cancel_until or now >= held.shift.starts_at
        if held.seat.state == SeatState.CONFIRMED and is_late:
            raise CancelledTooLateError
        await seats.release(session, held.pool, held.seat, now)
    return Standing(SeatState.CANCELLED)


async def accept(session: AsyncSession, wanted: Wanted, now: datetime) -> Standing:
    """Take the place that is offered; close to the start, any that is free.

    Raises:
        ShiftNotFoundError: the region has no such published shift.
        NoOfferError: nothing is offered, or no longer.
        SeatCollidesError: there is another place at that time.
    """
    held = await _lock_own(session, wanted)
    if held is None or now >= held.shift.ends_at:
        raise seats.NoOfferError
    await seats.accept(session, held.pool, held.seat, now)
    return Standing(SeatState(held.seat.state))


# --- what an organiser decides -----------------------------------------------------------


async def decide(
    session: AsyncSession,
    shift: Shift,
    volunteer_id: uuid.UUID,
    *,
    is_welcome: bool,
    now: datetime,
) -> Standing:
    """Let a pending sign-up in, or not.

    Raises:
        NotPendingError: it was decided on before, or taken back.
        PoolFullError: all places are taken and nobody may wait.
        SeatCollidesError: the person has another place at that time.
    """
    key = (shift.region_code, volunteer_id)
    if await session.get(Volunteer, key, with_for_update={"key_share": True}) is None:
        raise seats.NotPendingError
    found = await seats.lock_seat(session, shift.region_code, shift.id, volunteer_id)
    if found is None or found[1].state != SeatState.PENDING:
        raise seats.NotPendingError
    if not is_welcome:
        await seats.release(session, *found, now)
        return Standing(SeatState.CANCELLED)
    await seats.approve(session, *found, now)
    return Standing(SeatState(found[1].state), await seats.rank_of(session, found[1]))


async def name_collision(session: AsyncSession, wanted: Wanted) -> str:
    """Return what stands in the way, as "活动（11月28日 09:00）"; empty when it is gone."""
    shift = await session.get(Shift, (wanted.region_code, wanted.shift_id))
    if shift is None:
        return ""
    here = col(Seat.region_code) == wanted.region_code
    query = (
        select(Activity.title, Shift.starts_at)
        .join(
            Shift,
            (col(Shift.region_code) == wanted.region_code)
            & (col(Shift.activity_id) == col(Activity.id)),
        )
        .join(Seat, here & (col(Seat.group_id) == col(Shift.id)))
        .join(
            Volunteer,
            (col(Volunteer.region_code) == wanted.region_code)
            & (col(Volunteer.id) == col(Seat.party_id)),
        )
        .where(col(Activity.region_code) == wanted.region_code)
        .where(col(Volunteer.account_id) == wanted.account_id)
        .where(col(Seat.state).in_([SeatState.CONFIRMED, SeatState.PENDING]))
        .where(col(Shift.starts_at) < shift.ends_at, col(Shift.ends_at) > shift.starts_at)
        .where(col(Shift.id) != shift.id)
        .limit(1)
    )
    found = (await session.exec(query)).first()
    if found is None:
        return ""
    title, starts_at = found
    local = starts_at.astimezone(SHANGHAI)
    return f"{title}（{local.month}月{local.day}日 {local:%H:%M}）"
