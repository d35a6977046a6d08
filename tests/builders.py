"""Rows for tests: a builder takes what matters to the test and fills in the rest.

Builders flush and do not commit: commit what the service shall see.
"""

import uuid
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts.grants import Staff
from app.accounts.models import Account, Role, RoleGrant
from app.calendar import Hours
from app.regions.models import Community, Firm, Region, Town
from app.stations import cards
from app.stations.models import Facility, Station, StationFacility, StationKind

REGION = "141128"
HERE = (37.89, 111.24)  # the county seat, GCJ-02 degrees
# Half past ten on a Monday morning in Shanghai.
MONDAY_MORNING = datetime(2026, 11, 23, 2, 30, tzinfo=UTC)


def daily(*ranges: tuple[str, str]) -> Hours:
    """Hours that are the same on each day."""
    return Hours.model_validate({"weekly": [list(ranges)] * 7})


DAYTIME = daily(("08:00", "20:00"))


async def make_region(session: AsyncSession, code: str = REGION) -> Region:
    """The region, made if it is not there."""
    region = await session.get(Region, code)
    if region is None:
        region = Region(code=code, name=f"示例县{code}", latitude=HERE[0], longitude=HERE[1])
        session.add(region)
        await session.flush()
    return region


async def make_town(session: AsyncSession, name: str = "圪洞镇", region_code: str = REGION) -> Town:
    await make_region(session, region_code)
    town = Town(region_code=region_code, name=name)
    session.add(town)
    await session.flush()
    return town


async def make_community(
    session: AsyncSession, town: Town | None = None, name: str = "武当社区"
) -> Community:
    town = town or await make_town(session)
    community = Community(region_code=town.region_code, town_id=town.id, name=name)
    session.add(community)
    await session.flush()
    return community


async def make_firm(session: AsyncSession, region_code: str = REGION) -> Firm:
    await make_region(session, region_code)
    firm = Firm(region_code=region_code, name="示例速递", trade="couriers")
    session.add(firm)
    await session.flush()
    return firm


async def make_account(session: AsyncSession, **given: Any) -> Account:
    account = Account(**{"openid": f"o{uuid.uuid4()}", **given})
    session.add(account)
    await session.flush()
    return account


async def make_grant(
    session: AsyncSession,
    account_id: uuid.UUID,
    role: Role = Role.REGION_ADMIN,
    scope_id: uuid.UUID | None = None,
    region_code: str = REGION,
) -> RoleGrant:
    await make_region(session, region_code)
    grant = RoleGrant(account_id=account_id, region_code=region_code, role=role, scope_id=scope_id)
    session.add(grant)
    await session.flush()
    return grant


async def make_staff(
    session: AsyncSession,
    role: Role = Role.REGION_ADMIN,
    scope_id: uuid.UUID | None = None,
    region_code: str = REGION,
) -> Staff:
    """Somebody who holds a role, as the guards hand them to a service."""
    account = await make_account(session)
    await make_grant(session, account.id, role, scope_id, region_code)
    return Staff(account.id, region_code, ((role, scope_id),))


async def make_station(
    session: AsyncSession,
    *,
    kind: str = "love",
    hours: Hours | None = DAYTIME,
    facilities: Mapping[str, str] | None = None,
    region_code: str = REGION,
    now: datetime = MONDAY_MORNING,
    **given: Any,
) -> Station:
    """A station at the county seat, open by day; ``facilities`` as code -> yes, no or unknown."""
    await make_region(session, region_code)
    kind_id = (await session.exec(select(StationKind.id).where(StationKind.code == kind))).one()
    station = Station(
        **{
            "region_code": region_code,
            "kind_id": kind_id,
            "name": "北街爱心驿站",
            "latitude": HERE[0],
            "longitude": HERE[1],
            "changed_at": now,
            **given,
        }
    )
    cards.set_hours(station, hours)
    session.add(station)
    await session.flush()
    codes = dict((await session.exec(select(Facility.code, Facility.id))).all())
    for code, available in (facilities or {}).items():
        session.add(
            StationFacility(station_id=station.id, facility_id=codes[code], available=available)
        )
    await cards.refresh(session, station, now)
    await session.flush()
    return station


def copies_of(station: Station, many: int, **changed: Any) -> list[Station]:
    """As many stations like that one, not added yet: a crowd, faster than by building each."""
    own = {"id", "mloc", *changed}
    values: dict[str, Any] = {k: getattr(station, k) for k in Station.model_fields if k not in own}
    return [Station(**values, **changed) for _ in range(many)]
