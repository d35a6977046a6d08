"""Well-formed requests about places in a shift; see ``tests/asking.py``."""

from datetime import UTC, timedelta
from itertools import count
from typing import Any

from sqlalchemy.dialects.postgresql import Range
from sqlmodel import select

from app import clock
from app.activities.models import Shift
from app.db import new_id
from app.seats.models import Seat, SeatPool
from tests.activities.builders import make_activity, make_shift
from tests.asking import OF_THE_CALLER, Asked, Target, request_of
from tests.county import ELSEWHERE, OWN

OF_THE_CALLER.update({"sign_up", "cancel_signup", "accept_offer"})
_days = count(2)  # nobody's places are at the same time


async def _make_shift(asked: Asked, **given: Any) -> Shift:
    organisation = await asked.county.organisation(asked.session, asked.thing)
    activity = await make_activity(asked.session, organisation, now=clock.now(), **given)
    starts_at = clock.now().astimezone(UTC) + timedelta(days=next(_days))
    activity.signup_closes_at = activity.cancel_until = starts_at
    return await make_shift(asked.session, activity, starts_at=starts_at, capacity=1)


def _target(asked: Asked, shift: Shift) -> Target:
    return Target({"region_code": asked.region, "shift_id": shift.id})


async def _seat(asked: Asked, shift: Shift, state: str, **given: Any) -> Seat:
    """Somebody's claim on the shift: the caller's, where they are a volunteer of the place."""
    place = ELSEWHERE if asked.thing == ELSEWHERE else OWN
    volunteer = await asked.county.volunteer(asked.session, place, asked.caller)
    query = select(SeatPool).where(SeatPool.group_id == shift.id)
    pool = (await asked.session.exec(query)).one()
    pool.taken, pool.queue = int(state in ("confirmed", "offered")), 1
    seat = Seat(
        region_code=shift.region_code,
        id=new_id(),
        pool_id=pool.id,
        group_id=shift.id,
        party_id=volunteer.id,
        state=state,
        queue_no=1,
        during=Range(shift.starts_at, shift.ends_at, bounds="[)"),
        state_at=clock.now(),
        **given,
    )
    asked.session.add(seat)
    await asked.session.flush()
    return seat


@request_of("sign_up", "cancel_signup")
async def _a_shift_for_volunteers(asked: Asked) -> Target:
    place = ELSEWHERE if asked.thing == ELSEWHERE else OWN
    await asked.county.volunteer(asked.session, place, asked.caller)
    return _target(asked, await _make_shift(asked))


@request_of("accept_offer")
async def _an_offer(asked: Asked) -> Target:
    shift = await _make_shift(asked)
    await _seat(asked, shift, "offered", offered_until=clock.now() + timedelta(hours=1))
    return _target(asked, shift)


@request_of("list_signups")
async def _a_shift_to_look_at(asked: Asked) -> Target:
    return _target(asked, await _make_shift(asked))


@request_of("approve_signup", "decline_signup")
async def _a_pending_signup(asked: Asked) -> Target:
    shift = await _make_shift(asked, approval="manual")
    seat = await _seat(asked, shift, "pending")
    target = _target(asked, shift)
    target.path["volunteer_id"] = seat.party_id
    return target
