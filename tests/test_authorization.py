"""Who may do what: the table of ``authorization.toml``, run in full over real HTTP."""

import tomllib
import uuid
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute
from sqlmodel import func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts.auth import current_caller
from app.accounts.grants import Staff
from app.accounts.models import Role
from app.accounts.tokens import Caller
from app.audit.models import AuditEntry
from app.db import SessionMaker
from app.embedded import EmbeddedPostgres
from app.main import ROUTERS, create_app
from app.settings import Settings
from tests import asking_activities as _asking_activities  # noqa: F401  # registers
from tests import asking_attendance as _asking_attendance  # noqa: F401  # registers
from tests import asking_hours as _asking_hours  # noqa: F401  # registers
from tests import asking_signups as _asking_signups  # noqa: F401  # registers
from tests.activities.builders import make_activity
from tests.asking import OF_THE_CALLER, REQUESTS, Asked, Target, address, places_of
from tests.audit.test_walk import SILENT
from tests.canaries import once
from tests.conftest import LOOPBACK, Run
from tests.county import (
    AWAY,
    ELSEWHERE,
    HOME,
    IDENTITIES,
    OTHER,
    OWN,
    PHONES,
    County,
    make_county,
    move_in,
    serve_county,
)
from tests.databases import TestDatabase
from tests.test_openapi import PUBLIC, operations

TABLE: dict[str, Any] = tomllib.loads(Path(__file__).with_name("authorization.toml").read_text())
PEOPLE: list[str] = TABLE.pop("people")
OPERATIONS = {o["operationId"]: (method, path) for method, path, o in operations()}


# --- the table -------------------------------------------------------------------------


def test_the_table_tells_of_every_operation_and_of_nothing_else() -> None:
    told = {operation: set(rows) for operation, rows in TABLE.items()}
    assert told == {name: set(places_of(path)) for name, (_, path) in OPERATIONS.items()}
    assert set(REQUESTS) == set(OPERATIONS)
    assert tuple(PEOPLE) == IDENTITIES
    lengths = {len(row) for rows in TABLE.values() for row in rows.values()}
    assert lengths == {len(PEOPLE)}


def test_the_table_lets_nobody_in_who_is_not_known() -> None:
    admitted = {
        operation
        for operation, rows in TABLE.items()
        if any(row[PEOPLE.index("anonymous")] != 401 for row in rows.values())
    }
    assert admitted == set(PUBLIC)


# --- run in full -----------------------------------------------------------------------


@pytest.fixture(scope="module")
async def home(
    cluster: EmbeddedPostgres, clone: TestDatabase, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[County]:
    """Two counties on a database of their own, served by a process of its own."""
    folder = tmp_path_factory.mktemp("counties")
    async with serve_county(cluster, f"{clone.name}_counties", folder) as county:
        yield county


async def make_target(county: County, operation: str, identity: str, place: str) -> Target:
    async with county.sessionmaker.begin() as session:
        return await REQUESTS[operation](Asked(county, session, identity, place))


async def send(client: httpx.AsyncClient, operation: str, target: Target) -> httpx.Response:
    method, path = OPERATIONS[operation]
    sent = {**target.sent, "headers": once() | target.sent.get("headers", {})}
    return await client.request(method, address(path, target.path), **sent)


@pytest.mark.parametrize("operation", OPERATIONS)
async def test_each_person_gets_what_the_table_says(home: County, operation: str) -> None:
    wrong = []
    for place, row in TABLE[operation].items():
        target = None
        for identity, expected in zip(PEOPLE, row, strict=True):
            if target is None or operation in OF_THE_CALLER:
                target = await make_target(home, operation, identity, place)
            answer = await send(home.clients[identity], operation, target)
            if answer.status_code != expected:
                wrong.append((identity, place, answer.status_code, answer.text[:200]))
            wrong += [(identity, place, 0, f"tells {seen}") for seen in phones_in(answer, identity)]
            if answer.is_success and OPERATIONS[operation][0] != "get":
                target = None  # changed: the next one gets a fresh thing
    assert wrong == []


def phones_in(answer: httpx.Response, identity: str) -> Iterator[str]:
    """Yield which other people's phone numbers an answer tells, whole or masked."""
    for owner, number in PHONES.items():
        if owner != identity:
            told = (number, f"{number[:3]}****{number[-4:]}")
            yield from (one for one in told if one.encode() in answer.content)


async def test_a_phone_number_is_told_to_its_owner_alone(home: County) -> None:
    """The negative control of the search in every other answer."""
    courier = home.clients["courier"]
    mine = (await courier.get("/v1/me")).json()["phone_masked"]
    whole = (await courier.get("/v1/me/export")).json()["account"]["phone"]
    assert mine == f"{whole[:3]}****{whole[-4:]}"
    answer = httpx.Response(200, text=f"{PHONES['courier']} 139****0001")
    assert len(list(phones_in(answer, "keeper"))) == 2
    assert list(phones_in(answer, "courier")) == []


# --- lists -----------------------------------------------------------------------------

ALL = {OWN, OTHER}
# Whose things each person finds in a list of their own county.
SEES = {
    "list_tasks": {"keeper": {OWN}, "community_staff": {OWN}, "town_staff": {OWN}},
    "list_faults": {"keeper": {OWN}, "community_staff": {OWN}, "town_staff": {OWN}},
    "list_feedback": {},
    "list_grants": {"auditor": ALL},
    "list_desk_organisations": {"organiser": {OWN}},
    "list_own_activities": {"organiser": {OWN}},
    "list_volunteers": {"community_staff": {OWN}},
}


@pytest.mark.parametrize("operation", SEES)
async def test_lists_hold_what_each_person_looks_after(home: County, operation: str) -> None:
    lying: dict[str, str] = {}
    async with home.sessionmaker.begin() as session:
        for place in (OWN, OTHER, ELSEWHERE):
            lying[str(await _listed_thing(home, session, operation, place))] = place
    path = OPERATIONS[operation][1]
    for identity in PEOPLE:
        seen = set()
        for region in (HOME, AWAY):
            url = path.format(region_code=region)
            seen |= await _read_through(home.clients[identity], url)
        found = {lying[one] for one in seen if one in lying}
        admins = {"region_admin": ALL, "foreign_admin": {ELSEWHERE}}
        assert found == (SEES[operation] | admins).get(identity, set()), identity


async def _listed_thing(
    county: County, session: AsyncSession, operation: str, place: str
) -> uuid.UUID:
    if operation == "list_tasks":
        return (await county.task(session, place)).id
    if operation == "list_faults":
        return (await county.fault(session, place, "new")).id
    if operation == "list_feedback":
        return (await county.feedback(session, place)).id
    if operation == "list_desk_organisations":
        return (await county.organisation(session, place)).id
    if operation == "list_own_activities":
        return (await make_activity(session, await county.organisation(session, place))).id
    if operation == "list_volunteers":
        return (await county.volunteer(session, place)).id
    return await county.grant(session, place)


async def _read_through(client: httpx.AsyncClient, url: str) -> set[str]:
    """Return the ids of a whole list, page by page; nothing of one that is refused."""
    seen: set[str] = set()
    params = {"limit": "50"}
    while True:
        answer = await client.get(url, params=params)
        if answer.is_error:
            return seen
        page = answer.json()
        seen.update(item["id"] for item in page["items"])
        if page["next_cursor"] is None:
            return seen
        params["cursor"] = page["next_cursor"]


# --- guards that are taken away are missed ---------------------------------------------


def guards_of(route: APIRoute) -> set[Any]:
    """Return what decides who may call an operation: its dependencies that admit people."""
    found, waiting = set(), [route.dependant]
    while waiting:
        dependant = waiting.pop()
        waiting += dependant.dependencies
        if dependant.call is current_caller or "staff_of" in getattr(
            dependant.call, "__qualname__", ""
        ):
            found.add(dependant.call)
    return found


ROUTES = {
    str(route.operation_id): route
    for router in (*ROUTERS, create_app(Settings(_env_file=None)).router)
    for route in router.routes
    if isinstance(route, APIRoute) and route.include_in_schema
}
GUARDED = sorted(set(ROUTES) - set(PUBLIC))


def test_every_operation_that_is_not_public_has_a_guard() -> None:
    assert set(ROUTES) == set(OPERATIONS)
    assert [
        name for name, route in ROUTES.items() if bool(guards_of(route)) == (name in PUBLIC)
    ] == []


@pytest.fixture
async def house(
    settings: Settings, run_app: Run, sessionmaker: SessionMaker
) -> tuple[County, FastAPI]:
    """The counties on a service in this process, whose guards can be taken away."""
    own = settings.model_copy(update={"rate_limits": "off"})
    app = await run_app(own)
    async with sessionmaker() as session:
        county = await make_county(session, sessionmaker, own)
    transport = httpx.ASGITransport(app, client=("127.0.0.1", 50000))
    await move_in(county, lambda: httpx.AsyncClient(transport=transport, base_url=LOOPBACK))
    return county, app


async def is_missed(
    county: County, app: FastAPI, operation: str, guards: set[Any], identity: str
) -> bool:
    """Say whether somebody gets another answer than the table's once guards admit everybody."""
    teller = county.accounts["teller"]

    def admit_anybody() -> Caller:
        return Caller(teller, teller)

    def admit_as_admin() -> Staff:
        return Staff(teller, HOME, ((Role.REGION_ADMIN, None),))

    app.dependency_overrides = {
        guard: admit_anybody if guard is current_caller else admit_as_admin for guard in guards
    }
    target = await make_target(county, operation, identity, OWN)
    answer = await send(county.clients[identity], operation, target)
    app.dependency_overrides = {}
    return bool(answer.status_code != TABLE[operation][OWN][PEOPLE.index(identity)])


async def test_every_guard_that_is_taken_away_is_missed(house: tuple[County, FastAPI]) -> None:
    county, app = house
    unnoticed = []
    for operation in GUARDED:
        of_roles = guards_of(ROUTES[operation]) - {current_caller}
        taken = [("anonymous", {current_caller})]
        if of_roles:
            taken.append(("courier", of_roles))
        unnoticed += [
            (operation, identity)
            for identity, guards in taken
            if not await is_missed(county, app, operation, guards, identity)
        ]
        # Two guards: keepers may touch the station, and only admins may do this to it.
        alone = [await is_missed(county, app, operation, {one}, "keeper") for one in of_roles]
        if len(of_roles) > 1 and not any(alone) and TABLE[operation][OWN][2] == 403:
            unnoticed.append((operation, "keeper"))
    assert unnoticed == []


# How many acts the requests of tests/asking*.py leave where it is not one.
OTHER_NUMBERS = {
    "approve_organisation": 2,  # and the role that whoever applied is given
    "become_volunteer": 0,  # who asks is one already
    "approve_entries": 0,  # one for each entry, and none is named
}


async def test_each_change_leaves_one_act_in_the_log(house: tuple[County, FastAPI]) -> None:
    county, _ = house
    left = {}
    for operation, (method, _) in OPERATIONS.items():
        if method == "get":
            continue
        row = zip(PEOPLE, TABLE[operation][OWN], strict=True)
        identity = next((one for one, status in row if status < 300), None)
        if identity is None:  # what only WeChat may do
            continue
        target = await make_target(county, operation, identity, OWN)
        before = await count_acts(county)
        answer = await send(county.clients[identity], operation, target)
        assert answer.is_success, (operation, answer.text)
        left[operation] = await count_acts(county) - before
    expected = {name: int(name not in SILENT) for name in left} | OTHER_NUMBERS
    assert left == expected


async def count_acts(county: County) -> int:
    async with county.sessionmaker() as session:
        return (await session.exec(select(func.count()).select_from(AuditEntry))).one()
