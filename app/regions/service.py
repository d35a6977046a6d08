"""Looking regions up."""

import uuid

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.errors import NotFoundError
from app.regions.models import (
    Community,
    CommunityPublic,
    Firm,
    FirmPublic,
    Region,
    RegionPublic,
    Town,
    TownPublic,
)


class RegionNotFoundError(NotFoundError):
    """No region has that code."""

    code = "region_not_found"
    sentence = "没有找到这个地区"


async def get_region(session: AsyncSession, region_code: str) -> Region:
    """Return a region.

    Raises:
        RegionNotFoundError: no region has that code.
    """
    region = await session.get(Region, region_code)
    if region is None:
        raise RegionNotFoundError
    return region


async def put_region(session: AsyncSession, region: Region) -> None:
    """Add a region, or change the one with its code."""
    await session.merge(region)


async def describe_region(session: AsyncSession, region_code: str) -> RegionPublic:
    """Return a region with its towns, their communities, and the firms.

    Raises:
        RegionNotFoundError: no region has that code.
    """
    region = await get_region(session, region_code)
    towns = await session.exec(select(Town).where(Town.region_code == region_code).order_by("name"))
    communities: dict[uuid.UUID, list[CommunityPublic]] = {}
    query = select(Community).where(Community.region_code == region_code).order_by("name")
    for one in await session.exec(query):
        named = CommunityPublic(id=one.id, name=one.name)
        communities.setdefault(one.town_id, []).append(named)
    firms = await session.exec(
        select(Firm).where(Firm.region_code == region_code).order_by(col(Firm.name))
    )
    return RegionPublic(
        **region.model_dump(),
        towns=[
            TownPublic(id=town.id, name=town.name, communities=communities.get(town.id, []))
            for town in towns
        ],
        firms=[FirmPublic(id=firm.id, name=firm.name) for firm in firms],
    )
