"""What a table's words mean in one region: kinds, facilities, towns and communities."""

import re
import uuid
from dataclasses import dataclass, field

from sqlalchemy import or_
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.db import new_id
from app.regions.models import Community, Region, Town
from app.sheets.cells import CellError, plain
from app.sheets.columns import key_of
from app.stations.models import Facility, StationKind

_QUOTES = re.compile(r"[\"'“”‘’「」『』\s]")
_NAMES_TOLD = 12


def _word(name: str) -> str:
    """Return a name without quotation marks, which keyboards write in many ways."""
    return _QUOTES.sub("", plain(name))


@dataclass
class Reference:
    """The words of a region, and the places that an import adds to them."""

    region: Region | None
    kinds: dict[int, StationKind]
    facilities: dict[int, Facility]
    towns: dict[str, Town]
    communities: dict[str, list[Community]]
    may_create: bool = False
    new_towns: list[Town] = field(default_factory=list)
    new_communities: list[Community] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Make the words ready for looking up."""
        self._kind_ids = {
            _word(word): kind.id for kind in self.kinds.values() for word in (kind.name, kind.code)
        }
        self.facility_ids = {
            key_of(word): facility.id
            for facility in self.facilities.values()
            for word in (facility.name, facility.code)
        }
        self.town_names = {town.id: town.name for town in self.towns.values()}
        self.community_names: dict[uuid.UUID, str] = {}
        self.town_ids: dict[uuid.UUID, uuid.UUID] = {}  # of the communities
        for named in self.communities.values():
            for each in named:
                self._remember(each)

    def kind_id(self, name: str) -> int:
        """Return a kind's key.

        Raises:
            CellError: there is no such kind.
        """
        found = self._kind_ids.get(_word(name))
        if found is None:
            known = "、".join(kind.name for kind in self.kinds.values())
            raise CellError(f"没有“{name}”这种类型，可以写：{known}")
        return found

    def town_of(self, name: str, region_code: str) -> Town:
        """Return a town, made if that is allowed.

        Raises:
            CellError: there is none of that name.
        """
        town = self.towns.get(name)
        if town is None:
            if not self.may_create:
                raise CellError(_not_there("乡镇（街道）", name, list(self.towns)))
            town = Town(id=new_id(), region_code=region_code, name=name)
            self.towns[name] = town
            self.new_towns.append(town)
            self.town_names[town.id] = name
        return town

    def community_of(self, name: str, town: Town | None, region_code: str) -> Community:
        """Return a community of the town, or of any town if none is told; made if allowed.

        Raises:
            CellError: there is none of that name, or several and no town tells which.
        """
        named = self.communities.get(name, [])
        found = [each for each in named if town is None or each.town_id == town.id]
        if len(found) == 1:
            return found[0]
        if len(found) > 1:
            raise CellError(f"有 {len(found)} 个“{name}”，请把乡镇也写上")
        if town is None or not self.may_create:
            raise CellError(self._no_community(name, town))
        community = Community(id=new_id(), region_code=region_code, name=name, town_id=town.id)
        self.communities.setdefault(name, []).append(community)
        self.new_communities.append(community)
        self._remember(community)
        return community

    def _remember(self, community: Community) -> None:
        self.community_names[community.id] = community.name
        self.town_ids[community.id] = community.town_id

    def _no_community(self, name: str, town: Town | None) -> str:
        if town is None and self.may_create:
            return f"要新建“{name}”，请把乡镇也写上"
        among = [
            each.name
            for named in self.communities.values()
            for each in named
            if town is None or each.town_id == town.id
        ]
        return _not_there(f"{town.name if town else ''}社区（村）", name, among)


def _not_there(what: str, name: str, known: list[str]) -> str:
    told = "、".join(known[:_NAMES_TOLD]) + ("等" if len(known) > _NAMES_TOLD else "")
    return f"没有“{name}”这个{what}。系统里有：{told or '（还没有）'}。要新建，请加 --create-places"


async def read_reference(
    session: AsyncSession, region_code: str, *, may_create: bool = False
) -> Reference:
    """Return the words of a region; of one that is not there yet, the country's."""
    kinds = await session.exec(
        select(StationKind)
        .where(
            or_(col(StationKind.region_code).is_(None), col(StationKind.region_code) == region_code)
        )
        .order_by(col(StationKind.id))
    )
    facilities = await session.exec(select(Facility).order_by(col(Facility.id)))
    towns = await session.exec(
        select(Town).where(col(Town.region_code) == region_code).order_by(col(Town.name))
    )
    communities: dict[str, list[Community]] = {}
    query = select(Community).where(col(Community.region_code) == region_code)
    for each in await session.exec(query.order_by(col(Community.name))):
        communities.setdefault(each.name, []).append(each)
    return Reference(
        region=await session.get(Region, region_code),
        kinds={kind.id: kind for kind in kinds},
        facilities={facility.id: facility for facility in facilities},
        towns={town.name: town for town in towns},
        communities=communities,
        may_create=may_create,
    )
