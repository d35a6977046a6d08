"""Two counties with everybody in them, and things of theirs to lay hands on.

Used by the table of who may do what, and by the generated requests.
"""

import uuid
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

import httpx
from pydantic import SecretStr
from sqlmodel.ext.asyncio.session import AsyncSession

from app import clock
from app.accounts import service as accounts
from app.accounts.models import LoginSession, Role
from app.crypto import Cipher, Secrets, TokenHasher, load_secrets
from app.databases import APP, OWNER, create_database
from app.db import SessionMaker, make_engine, make_sessionmaker
from app.embedded import EmbeddedPostgres
from app.feedback.models import Feedback
from app.media.files import PhotoFolder
from app.media.models import Photo, Purpose
from app.regions.models import Community
from app.settings import Settings
from app.stations.models import (
    Station,
    StationFault,
    StationFaultEvent,
    StationPhoto,
    StationTask,
)
from app.volunteers import service as volunteers
from app.volunteers.models import Organisation, Volunteer
from tests.activities.builders import make_organisation
from tests.activities.volunteers import make_volunteer
from tests.builders import (
    REGION,
    make_account,
    make_community,
    make_firm,
    make_grant,
    make_region,
    make_station,
    make_town,
)
from tests.databases import TEMPLATE
from tests.media.pictures import SMALL
from tests.servers import running_server

HOME, AWAY = REGION, "141129"
PHONES = {"courier": "13911110001", "region_admin": "13911110002"}
IDENTITIES = (
    "anonymous",
    "courier",
    "keeper",
    "community_staff",
    "town_staff",
    "department_staff",
    "organiser",
    "auditor",
    "region_admin",
    "foreign_admin",
)
# Where a thing is: what the station roles look after, the same county elsewhere, another county.
OWN, OTHER, ELSEWHERE = "own", "other", "elsewhere"

RowT = TypeVar("RowT")


@dataclass
class County:
    """The people, as clients that act as them, and the places."""

    sessionmaker: SessionMaker
    settings: Settings
    clients: dict[str, httpx.AsyncClient] = field(default_factory=dict)
    accounts: dict[str, uuid.UUID] = field(default_factory=dict)
    communities: dict[str, Community] = field(default_factory=dict)

    # --- things; each call makes a fresh one ---------------------------------------------

    async def station(self, session: AsyncSession, place: str) -> Station:
        """A station of the place; the keeper keeps those of their own."""
        community = self.communities[place]
        station = await make_station(
            session,
            region_code=community.region_code,
            town_id=community.town_id,
            community_id=community.id,
            facilities={"microwave": "yes"},
        )
        if place == OWN and "keeper" in self.accounts:
            await make_grant(session, self.accounts["keeper"], Role.KEEPER, station.id, HOME)
        return station

    async def task(self, session: AsyncSession, place: str) -> StationTask:
        """An open task about a station's door."""
        station = await self.station(session, place)
        task = StationTask(
            region_code=station.region_code,
            station_id=station.id,
            topic="door",
            reason="locked",
            due_at=clock.now() + timedelta(days=1),
        )
        return await _added(session, task)

    async def fault(self, session: AsyncSession, place: str, state: str) -> StationFault:
        """A fault, told by somebody else than the caller."""
        station = await self.station(session, place)
        teller = self.accounts["teller"]
        fault = await _added(
            session,
            StationFault(
                region_code=station.region_code,
                station_id=station.id,
                account_id=teller,
                facility_id=1,
                description="门把手坏了",
                state=state,
            ),
        )
        event = StationFaultEvent(
            region_code=fault.region_code, fault_id=fault.id, state=state, account_id=teller
        )
        await _added(session, event)
        return fault

    async def feedback(self, session: AsyncSession, place: str) -> Feedback:
        """A suggestion of somebody else."""
        return await _added(
            session,
            Feedback(
                region_code=self.communities[place].region_code,
                account_id=self.accounts["teller"],
                kind="suggestion",
                text="多放几把椅子",
            ),
        )

    async def grant(self, session: AsyncSession, place: str) -> uuid.UUID:
        """A role of somebody else that can be withdrawn without a successor."""
        holder = await make_account(session)
        region = self.communities[place].region_code
        return (await make_grant(session, holder.id, Role.AUDITOR, region_code=region)).id

    async def device(self, session: AsyncSession, whose: uuid.UUID, token: str = "") -> uuid.UUID:
        """A device on which somebody is logged in, with a token if it is to be used."""
        now, secret = clock.now(), token.partition(".")[2] or str(uuid.uuid4())
        login = LoginSession(
            account_id=whose,
            token_hash=TokenHasher(load_secrets(self.settings))(secret),
            last_seen_at=now,
            expires_at=now + timedelta(days=1),
        )
        return (await _added(session, login)).id

    async def organisation(
        self, session: AsyncSession, place: str, state: str = "active"
    ) -> Organisation:
        """An organisation of the place; the organiser acts for those of their own."""
        community = self.communities[place]
        organisation = await make_organisation(
            session,
            region_code=community.region_code,
            community_id=community.id,
            state=state,
            account_id=self.accounts["teller"],
        )
        if place == OWN and "organiser" in self.accounts:
            holder = self.accounts["organiser"]
            await make_grant(session, holder, Role.ORGANISER, organisation.id, HOME)
        return organisation

    async def volunteer(
        self, session: AsyncSession, place: str, whose: uuid.UUID | None = None, **given: Any
    ) -> Volunteer:
        """A volunteer of the place with a phone: somebody new, or who an account is."""
        community = self.communities[place]
        if whose is not None:
            known = await volunteers.find_volunteer(session, community.region_code, whose)
            if known is not None:
                return known
        cipher = Cipher(load_secrets(self.settings))
        if whose is None:
            whose = (await make_account(session)).id
            await accounts.bind_phone(session, whose, f"137{whose.int % 10**8:08d}", cipher)
        return await make_volunteer(
            session,
            whose,
            region_code=community.region_code,
            community_id=community.id,
            number=f"{community.region_code}{whose.int % 10**7:07d}",
            **given,
        )

    async def photo(self, session: AsyncSession, whose: uuid.UUID) -> uuid.UUID:
        """A photo that somebody has uploaded and used for nothing yet."""
        photo = Photo(account_id=whose, width=2, height=2, size_bytes=len(SMALL))
        await _added(session, photo)
        PhotoFolder(self.settings.data_dir).save(photo.id, SMALL)
        return photo.id

    async def station_photo(self, session: AsyncSession, station: Station) -> uuid.UUID:
        """A photo that a station shows."""
        photo_id = await self.photo(session, self.accounts["teller"])
        photo = await session.get_one(Photo, photo_id)
        photo.purpose, photo.attached_at = Purpose.STATION, clock.now()
        await _added(session, StationPhoto(station_id=station.id, photo_id=photo_id))
        return photo_id


async def _added(session: AsyncSession, row: RowT) -> RowT:
    session.add(row)
    await session.flush()
    return row


Connect = Callable[[], httpx.AsyncClient]


async def make_county(
    session: AsyncSession, sessionmaker: SessionMaker, settings: Settings
) -> County:
    """Return the places, empty of people but for one who tells things."""
    county = County(sessionmaker, settings)
    await make_region(session, HOME)
    await make_region(session, AWAY)
    await make_firm(session)
    for place, region in ((OWN, HOME), (OTHER, HOME), (ELSEWHERE, AWAY)):
        town = await make_town(session, f"{place}镇", region)
        county.communities[place] = await make_community(session, town, f"{place}社区")
    county.accounts["teller"] = teller = (await make_account(session)).id
    await accounts.bind_phone(session, teller, "13700000009", Cipher(load_secrets(settings)))
    await session.commit()
    return county


async def move_in(county: County, connect: Connect) -> None:
    """Let everybody log in, and give them their roles."""
    for identity in IDENTITIES:
        client = county.clients[identity] = connect()
        if identity == "anonymous":
            continue
        code = {"code": f"demo:{identity}:{uuid.uuid4()}"}
        answer = (await client.post("/v1/auth/wechat", json=code)).json()
        client.headers["Authorization"] = f"Bearer {answer['token']}"
        county.accounts[identity] = uuid.UUID(answer["account"]["id"])
        if identity in PHONES:
            phone = {"code": f"demo-phone:{PHONES[identity]}:{uuid.uuid4()}"}
            (await client.post("/v1/me/phone", json=phone)).raise_for_status()
    async with county.sessionmaker.begin() as session:
        for identity, (role, scope_id, region) in _roles(county).items():
            await make_grant(session, county.accounts[identity], role, scope_id, region)


@asynccontextmanager
async def serve_county(
    cluster: EmbeddedPostgres, database: str, data_dir: Path
) -> AsyncIterator[County]:
    """Yield the counties on a database of their own, everybody logged in over real HTTP."""
    await create_database(cluster.url(), database, template=TEMPLATE)
    settings = Settings(
        _env_file=None,
        data_dir=data_dir,
        database_url=cluster.url(APP, database),
        owner_database_url=cluster.url(OWNER, database),
        secrets=SecretStr(Secrets.new().model_dump_json()),
        jobs="off",
        rate_limits="off",
        orm_pool=4,
        hot_pool=4,
    )
    engine = make_engine(str(settings.database_url), pool_size=2)
    async with AsyncExitStack() as stack:
        stack.push_async_callback(engine.dispose)
        sessionmaker = make_sessionmaker(engine)
        async with sessionmaker() as session:
            county = await make_county(session, sessionmaker, settings)
        server = stack.enter_context(running_server(settings, 1))
        await move_in(county, lambda: httpx.AsyncClient(base_url=server.url, timeout=20))
        for client in county.clients.values():
            stack.push_async_callback(client.aclose)
        yield county


def _roles(county: County) -> dict[str, tuple[Role, uuid.UUID | None, str]]:
    home = county.communities[OWN]
    return {
        # What they keep is given with each station.
        "keeper": (Role.KEEPER, uuid.uuid4(), HOME),
        "community_staff": (Role.COMMUNITY_STAFF, home.id, HOME),
        "town_staff": (Role.TOWN_STAFF, home.town_id, HOME),
        "department_staff": (Role.DEPARTMENT_STAFF, uuid.uuid4(), HOME),
        "organiser": (Role.ORGANISER, uuid.uuid4(), HOME),
        "auditor": (Role.AUDITOR, None, HOME),
        "region_admin": (Role.REGION_ADMIN, None, HOME),
        "foreign_admin": (Role.REGION_ADMIN, None, AWAY),
    }
