from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.activities.models import Activity, ShiftRole
from app.seats.models import SeatPool
from tests.activities.builders import SATURDAY, make_shift


async def test_a_shift_comes_with_its_activity_a_role_and_a_pool(session: AsyncSession) -> None:
    shift = await make_shift(session, capacity=3)
    await session.commit()
    role = (await session.exec(select(ShiftRole).where(ShiftRole.shift_id == shift.id))).one()
    pool = await session.get_one(SeatPool, (shift.region_code, role.id))
    assert (pool.group_id, pool.capacity, pool.taken) == (shift.id, 3, 0)
    activity = (
        await session.exec(select(Activity).where(col(Activity.id) == shift.activity_id))
    ).one()
    assert activity.next_at == SATURDAY
