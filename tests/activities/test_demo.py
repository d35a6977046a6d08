"""The demonstration's activities."""

from datetime import timedelta

from sqlmodel import func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app import demo
from app.activities.models import Activity, Shift
from tests.builders import MONDAY_MORNING
from tests.conftest import Freeze


async def test_some_are_to_come_and_loading_again_adds_none(
    session: AsyncSession, freeze: Freeze
) -> None:
    freeze(MONDAY_MORNING)
    for _ in range(2):
        await demo.load_demo(session)
    await session.commit()
    found = list(await session.exec(select(Activity)))
    assert len(found) == 5
    assert all(one.demo and one.next_at and one.next_at > MONDAY_MORNING for one in found)
    assert (await session.exec(select(func.count()).select_from(Shift))).one() == 10


async def test_a_demonstration_that_was_asleep_for_a_year_has_new_ones(
    session: AsyncSession, freeze: Freeze
) -> None:
    freeze(MONDAY_MORNING)
    await demo.load_demo(session)
    freeze(MONDAY_MORNING + timedelta(days=366))
    await demo.load_demo(session)
    await session.commit()
    assert (await session.exec(select(func.count()).select_from(Activity))).one() == 10
