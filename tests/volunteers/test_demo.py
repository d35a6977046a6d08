"""The demonstration's organisations."""

from collections import Counter

from sqlmodel import func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app import demo
from app.volunteers.models import Organisation, Programme


async def test_there_are_as_many_as_the_county_has_and_loading_again_adds_none(
    session: AsyncSession,
) -> None:
    for _ in range(2):
        await demo.load_demo(session)
    await session.commit()
    found = list(await session.exec(select(Organisation)))
    assert Counter(one.kind for one in found) == {"organisation": 197, "team": 22}
    assert all(one.demo and one.state == "active" for one in found)
    team = await session.get_one(Organisation, (demo.REGION, demo.demo_id("team", demo.TEAM)))
    assert team.name == demo.TEAM
    programmes = set(await session.exec(select(Programme.name)))
    assert {"五点半课堂", "天龙红"} <= programmes
    many = select(func.count()).select_from(Programme)
    assert (await session.exec(many)).one() == len(programmes)
