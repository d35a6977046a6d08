"""People who hold claims on shifts, for tests; builders flush and do not commit."""

import uuid

from sqlalchemy.dialects.postgresql import Range
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.activities.models import Child, Shift
from app.seats.models import Seat, SeatPool
from app.volunteers.models import Volunteer
from tests.activities.volunteers import make_volunteer
from tests.builders import MONDAY_MORNING, REGION


async def make_seat(session: AsyncSession, shift: Shift, state: str = "confirmed") -> Volunteer:
    """Somebody who has a place, or waits."""
    volunteer = await make_volunteer(session)
    await take_seat(session, shift, volunteer, state)
    return volunteer


async def take_seat(
    session: AsyncSession, shift: Shift, party: Volunteer | Child, state: str = "confirmed"
) -> None:
    """A claim on the shift's first role, as if it had been made."""
    pools = select(SeatPool).where(SeatPool.group_id == shift.id).order_by(col(SeatPool.id))
    pool = (await session.exec(pools.limit(1))).one()
    pool.queue += 1
    pool.taken += state == "confirmed"
    pool.waiting += state == "waiting"
    session.add(
        Seat(
            region_code=shift.region_code,
            pool_id=pool.id,
            group_id=shift.id,
            party_id=party.id,
            state=state,
            queue_no=pool.queue,
            during=Range(shift.starts_at, shift.ends_at, bounds="[)"),
            state_at=MONDAY_MORNING,
            told_at=MONDAY_MORNING,
        )
    )
    await session.flush()


async def make_child(session: AsyncSession, account_id: uuid.UUID) -> Child:
    """Somebody under 18 of an account."""
    child = Child(
        region_code=REGION,
        account_id=account_id,
        name_encrypted="",
        birth_year=2017,
        fetched_by_encrypted="",
    )
    session.add(child)
    await session.flush()
    return child
