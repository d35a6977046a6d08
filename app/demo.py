"""Demonstration data of 方山县 (141128).

The counts are the department's own: two warm_new stations, two truckers' homes, seven love
stations, thirteen firms. The four of the first two kinds have microwaves, first-aid kits and
sofas, reading and leisure; of the seven love stations the facilities are not known. Names,
addresses, places and hours are invented, and every station says so (``demo``).
"""

import uuid
from datetime import datetime, timedelta

from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from app import clock
from app.accounts.models import Account, Role, RoleGrant
from app.activities.demo import load_activities
from app.calendar import Hours
from app.regions.models import Community, Department, Firm, Region, Town
from app.stations import cards
from app.stations.models import Facility, Station, StationFacility, StationKind
from app.volunteers.demo import load_organisations
from app.wechat.sandbox import demo_openid

REGION = "141128"
_NAMESPACE = uuid.UUID("6f1d1a9c-5c2e-4f0e-9d0a-141128000000")

TOWNS: dict[str, tuple[str, ...]] = {
    "圪洞镇": ("武当社区", "凤山社区", "北街社区", "南街社区", "津良庄村"),
    "马坊镇": ("马坊社区", "杨家沟村"),
    "峪口镇": ("峪口社区", "南村"),
    "大武镇": ("大武社区", "东相王村"),
    "北武当镇": ("庙底村", "韩庄村"),
    "积翠镇": ("积翠村", "孔家庄村"),
    "麻地会镇": ("麻地会村",),
}
FIRMS = (
    ("示例速递方山网点", "couriers"),
    ("示例快运方山网点", "couriers"),
    ("示例邮政方山网点", "couriers"),
    ("示例通达方山网点", "couriers"),
    ("示例外卖方山站", "delivery"),
    ("示例跑腿方山站", "delivery"),
    ("示例生鲜配送站", "delivery"),
    ("示例出行方山站", "ride_hailing"),
    ("示例网约车服务站", "ride_hailing"),
    ("示例货运方山站", "trucks"),
    ("示例物流园", "trucks"),
    ("示例直播基地", "live_streaming"),
    ("示例助农直播间", "live_streaming"),
)
TEAM = "暖新志愿服务队"
DEPARTMENTS = ("城乡建设中心", "市场监督管理局", "交通运输局")

ALWAYS = [["00:00", "24:00"]]
DAY, LONG, SPLIT = (
    [["08:00", "20:00"]],
    [["07:00", "23:00"]],
    [["08:30", "12:00"], ["14:00", "18:30"]],
)
NIGHT = [["06:00", "02:00"]]  # over midnight
KNOWN = ("microwave", "first_aid_kit", "sofa", "reading", "leisure")
TRUCKERS = ("shower", "hot_meal", "bed", "truck_parking")

# kind, name, town, community, address, latitude, longitude (GCJ-02), day's hours, open at weekends
STATIONS = (
    (
        "warm_new",
        "武当社区暖“新”驿站",
        "圪洞镇",
        "武当社区",
        "武当路 18 号",
        37.8921,
        111.2412,
        LONG,
        True,
    ),
    (
        "warm_new",
        "凤山广场暖“新”驿站",
        "圪洞镇",
        "凤山社区",
        "凤山街 6 号",
        37.8874,
        111.2365,
        DAY,
        True,
    ),
    (
        "truckers_home",
        "大武货车司机之家",
        "大武镇",
        "大武社区",
        "国道旁 3 号院",
        37.7368,
        111.1702,
        ALWAYS,
        True,
    ),
    (
        "truckers_home",
        "峪口货车司机之家",
        "峪口镇",
        "峪口社区",
        "物流园东门",
        37.8126,
        111.2054,
        NIGHT,
        True,
    ),
    ("love", "北街爱心驿站", "圪洞镇", "北街社区", "北街 41 号", 37.8963, 111.2398, DAY, True),
    ("love", "南街爱心驿站", "圪洞镇", "南街社区", "南街 12 号", 37.8839, 111.2431, SPLIT, False),
    (
        "love",
        "汽车站爱心驿站",
        "圪洞镇",
        "津良庄村",
        "客运站候车厅旁",
        37.8792,
        111.2347,
        LONG,
        True,
    ),
    ("love", "马坊爱心驿站", "马坊镇", "马坊社区", "马坊街 20 号", 38.0417, 111.3862, SPLIT, False),
    (
        "love",
        "北武当山门爱心驿站",
        "北武当镇",
        "庙底村",
        "景区停车场",
        37.9532,
        111.4275,
        None,
        True,
    ),
    ("love", "积翠爱心驿站", "积翠镇", "积翠村", "积翠街 5 号", 37.9708, 111.2986, DAY, True),
    ("love", "麻地会爱心驿站", "麻地会镇", "麻地会村", "村委会一层", 37.9213, 111.3341, None, True),
)


def demo_id(*names: str) -> uuid.UUID:
    """Return the id of a demonstration row: the same at every start."""
    return uuid.uuid5(_NAMESPACE, "/".join(names))


async def load_demo(session: AsyncSession) -> None:
    """Write what is missing of the demonstration data; a second time changes nothing."""
    now = clock.now()
    if await session.get(Station, demo_id("station", STATIONS[-1][1])) is None:
        await _add_county(session, now)
    await _add_organisations(session)
    await load_activities(session, REGION, demo_id("team", TEAM), now)


async def _add_county(session: AsyncSession, now: datetime) -> None:
    if await session.get(Region, REGION) is None:
        session.add(Region(code=REGION, name="方山县", latitude=37.89, longitude=111.24))
        await session.flush()
    await _add_places(session)
    await _add_people(session)
    await _add_stations(session, now)


async def _add_places(session: AsyncSession) -> None:
    for town, communities in TOWNS.items():
        town_id = demo_id("town", town)
        session.add(Town(id=town_id, region_code=REGION, name=town))
        await session.flush()
        for name in communities:
            community_id = demo_id("community", name)
            session.add(Community(id=community_id, region_code=REGION, name=name, town_id=town_id))
    for name, trade in FIRMS:
        session.add(Firm(id=demo_id("firm", name), region_code=REGION, name=name, trade=trade))
    for name in DEPARTMENTS:
        session.add(Department(id=demo_id("department", name), region_code=REGION, name=name))
    await session.flush()


async def _add_people(session: AsyncSession) -> None:
    """Give the four people with roles their accounts; everybody else makes their own."""
    roles = {
        "admin": (Role.REGION_ADMIN, None),
        "wudang": (Role.COMMUNITY_STAFF, demo_id("community", "武当社区")),
        "organiser": (Role.ORGANISER, demo_id("team", TEAM)),
        "centre": (Role.DEPARTMENT_STAFF, demo_id("department", "城乡建设中心")),
    }
    for name, (role, scope_id) in roles.items():
        account = Account(id=demo_id("account", name), openid=demo_openid(name))
        session.add(account)
        await session.flush()
        session.add(
            RoleGrant(account_id=account.id, region_code=REGION, role=role, scope_id=scope_id)
        )
    await session.flush()


async def _add_organisations(session: AsyncSession) -> None:
    """Add the team that the demonstration's organiser acts for, and all others."""
    named = [name for names in TOWNS.values() for name in names]
    places = [(name, demo_id("community", name)) for name in named]
    await load_organisations(session, REGION, TEAM, places, demo_id)


async def _add_stations(session: AsyncSession, now: datetime) -> None:
    kinds = dict((await session.exec(select(StationKind.code, StationKind.id))).all())
    codes = dict((await session.exec(select(Facility.code, Facility.id))).all())
    for number, row in enumerate(STATIONS):
        kind, name, town, community, address, latitude, longitude, hours, weekends = row
        station = Station(
            id=demo_id("station", name),
            region_code=REGION,
            kind_id=kinds[kind],
            name=name,
            town_id=demo_id("town", town),
            community_id=demo_id("community", community),
            address=address,
            latitude=latitude,
            longitude=longitude,
            demo=True,
            entry_way="unknown" if kind == "love" else "open_door",
            verified_at=None if hours is None else now - timedelta(days=3 * number),
            changed_at=now,
        )
        week = [hours if weekends or day < 5 else [] for day in range(7)] if hours else None
        cards.set_hours(station, Hours.model_validate({"weekly": week}) if week else None)
        if kind == "truckers_home":
            station.truck_spaces, station.truck_height_limit_cm = 24, 450
            station.truck_entrance, station.truck_prices = "东门进、西门出", "免费停 24 小时"
        session.add(station)
        await session.flush()
        has = () if kind == "love" else KNOWN + (TRUCKERS if kind == "truckers_home" else ())
        for code in has:
            session.add(
                StationFacility(station_id=station.id, facility_id=codes[code], available="yes")
            )
        await cards.refresh(session, station, now)
    await session.flush()
