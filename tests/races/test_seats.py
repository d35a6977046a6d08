"""Places under a rush: never one too many, nobody forgotten, nobody in two places at once.

Reduced here; ``--rush-rounds 20 --rush-people 500 --churn-seconds 60`` is the long run.
"""

import asyncio
import random
import time
import uuid
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta

import asyncpg
import httpx
import pytest
from sqlalchemy import text
from sqlmodel.ext.asyncio.session import AsyncSession

from app import clock
from app.accounts.models import Account, LoginSession
from app.accounts.tokens import make_token
from app.activities import seat_jobs
from app.activities.models import Shift
from app.crypto import Secrets, TokenHasher
from app.databases import plain
from app.db import SessionMaker, new_id
from app.errors import AppError
from app.seats import service as seats
from app.volunteers.models import Volunteer
from tests.activities.builders import make_activity, make_organisation, make_shift
from tests.builders import REGION, make_region
from tests.conftest import SECRETS
from tests.databases import TestDatabase
from tests.races.conftest import Connect

PLACES = 30
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Person:
    """Somebody with a token and a volunteer's record."""

    token: str
    volunteer_id: uuid.UUID

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}


MakePeople = Callable[[int], Awaitable[list[Person]]]


@pytest.fixture
async def make_people(session: AsyncSession) -> MakePeople:
    """So many volunteers who are logged in."""
    hasher = TokenHasher(Secrets.model_validate_json(SECRETS.get_secret_value()))

    async def make(many: int) -> list[Person]:
        await make_region(session, REGION)
        people = []
        now = clock.now()
        accounts = [Account(id=new_id(), openid=f"race-{uuid.uuid4()}") for _ in range(many)]
        session.add_all(accounts)
        await session.flush()
        for number, account in enumerate(accounts):
            token = make_token(account.id)
            session.add(
                LoginSession(
                    account_id=account.id,
                    token_hash=hasher(token.partition(".")[2]),
                    last_seen_at=now,
                    expires_at=now + DAY,
                )
            )
            volunteer = Volunteer(
                region_code=REGION,
                account_id=account.id,
                number=f"{REGION}{number:06}",
                real_name_encrypted="",
                birth_year=1990,
                source="own",
            )
            session.add(volunteer)
            people.append(Person(token, volunteer.id))
        await session.commit()
        return people

    return make


async def make_open_shift(session: AsyncSession, capacity: int, hours: int = 0) -> Shift:
    """A shift in a week, of an activity that is open for sign-up now."""
    now = clock.now()
    organisation = await make_organisation(session)
    activity = await make_activity(session, organisation, now=now)
    starts_at = now + 7 * DAY + timedelta(hours=hours)
    shift = await make_shift(session, activity, capacity=capacity, starts_at=starts_at)
    await session.commit()
    return shift


def signup(shift: Shift) -> str:
    return f"/v1/regions/{REGION}/shifts/{shift.id}/signup"


async def rush(
    clients: list[httpx.AsyncClient], people: list[Person], shift: Shift
) -> list[tuple[str, int | None]]:
    """Let everybody sign up at once, each client with several in flight."""

    async def one(number: int, person: Person) -> tuple[str, int | None]:
        client = clients[number % len(clients)]
        answer = await client.put(signup(shift), headers=person.headers)
        assert answer.status_code == 200, answer.text
        return answer.json()["state"], answer.json()["rank"]

    return await asyncio.gather(*(one(number, person) for number, person in enumerate(people)))


async def test_a_rush_fills_exactly_the_places_and_the_rest_waits_without_gap_or_repeat(
    connect: Connect, make_people: MakePeople, session: AsyncSession, pytestconfig: pytest.Config
) -> None:
    people = await make_people(pytestconfig.getoption("--rush-people"))
    clients = await connect(32)
    for _ in range(pytestconfig.getoption("--rush-rounds")):
        shift = await make_open_shift(session, PLACES)
        shift_id = shift.id  # checking rolls back, and forgets what was read
        random.shuffle(people)
        said = await rush(clients, people, shift)
        states = Counter(state for state, _ in said)
        assert states == {"confirmed": PLACES, "waiting": len(people) - PLACES}
        ranks = sorted(rank for _, rank in said if rank)
        assert ranks == list(range(1, len(people) - PLACES + 1))
        await check_pools(session)
        # Nobody sits in two shifts of the same hours: the next round needs them free.
        await seats.cancel_group(session, REGION, shift_id)
        await session.commit()


async def test_without_the_lock_the_same_rush_gives_too_many_places(
    database: TestDatabase, session: AsyncSession
) -> None:
    """The negative control: look first, then take; what the pool's row lock prevents."""
    shift = await make_open_shift(session, PLACES)
    pool = await asyncpg.create_pool(plain(database.owner_url), min_size=16, max_size=16)
    await pool.execute("ALTER TABLE seat_pool DROP CONSTRAINT ck_seat_pool_capacity")
    taken = 0

    async def take() -> None:
        nonlocal taken
        async with pool.acquire() as connection:
            free = await connection.fetchval(
                "SELECT capacity - taken FROM seat_pool WHERE group_id = $1", shift.id
            )
            if free > 0:
                await connection.execute(
                    "UPDATE seat_pool SET taken = taken + 1 WHERE group_id = $1", shift.id
                )
                taken += 1

    try:
        await asyncio.gather(*(take() for _ in range(300)))
        assert taken > PLACES
    finally:
        await pool.execute("UPDATE seat_pool SET taken = 0")
        await pool.execute(
            "ALTER TABLE seat_pool ADD CONSTRAINT ck_seat_pool_capacity"
            " CHECK (taken BETWEEN 0 AND capacity)"
        )
        await pool.close()


async def both_at_once(
    connect: Connect, people: list[Person], session: AsyncSession
) -> list[Counter[str]]:
    """Let each person sign up for two shifts of the same hours at once; return what came."""
    clients = await connect(16)
    here, there = await make_open_shift(session, 500), await make_open_shift(session, 500, hours=1)

    async def one(number: int, person: Person, shift: Shift) -> str:
        client = clients[number % len(clients)]
        answer = await client.put(signup(shift), headers=person.headers)
        return str(answer.json().get("state") or answer.json()["code"])

    said = await asyncio.gather(
        *(
            one(2 * number + offset, person, shift)
            for number, person in enumerate(people)
            for offset, shift in enumerate((here, there))
        )
    )
    return [Counter(said[2 * number : 2 * number + 2]) for number in range(len(people))]


async def test_of_two_overlapping_shifts_at_once_one_is_taken(
    connect: Connect, make_people: MakePeople, session: AsyncSession
) -> None:
    for pair in await both_at_once(connect, await make_people(60), session):
        assert pair == {"confirmed": 1, "shift_collides": 1}
    await check_pools(session)


async def test_without_the_constraint_both_of_two_overlapping_shifts_are_taken(
    connect: Connect, make_people: MakePeople, session: AsyncSession, database: TestDatabase
) -> None:
    """The negative control: what a statement read before it waited is old."""
    owner = await asyncpg.connect(plain(database.owner_url))
    constraint = await owner.fetchval(
        "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'ex_seat_during'"
    )
    await owner.execute("ALTER TABLE seat DROP CONSTRAINT ex_seat_during")
    try:
        pairs = await both_at_once(connect, await make_people(60), session)
        assert Counter({"confirmed": 2}) in pairs
    finally:
        await owner.execute("DELETE FROM seat")
        await owner.execute(f"ALTER TABLE seat ADD CONSTRAINT ex_seat_during {constraint}")
        await owner.close()


async def test_nobody_gets_a_place_in_a_shift_that_is_called_off_at_that_moment(
    connect: Connect, make_people: MakePeople, session: AsyncSession, sessionmaker: SessionMaker
) -> None:
    people = await make_people(60)
    clients = await connect(16)
    shift = await make_open_shift(session, 60)

    begun = asyncio.Event()

    async def call_off() -> None:
        async with sessionmaker.begin() as own:
            called_off = await own.get_one(Shift, (REGION, shift.id), with_for_update=True)
            called_off.cancelled_at = clock.now()
            await seats.lock_group(own, REGION, shift.id)
            begun.set()  # whoever comes now reads that all is well, and waits for the pool
            await asyncio.sleep(0.5)
            await seats.cancel_group(own, REGION, shift.id)

    async def one(number: int, person: Person) -> str:
        if number % 2:
            await begun.wait()
        client = clients[number % len(clients)]
        answer = await client.put(signup(shift), headers=person.headers)
        return str(answer.json().get("state") or answer.json()["code"])

    tasks = [one(number, person) for number, person in enumerate(people)]
    *said, _ = await asyncio.gather(*tasks, call_off())
    assert set(said) <= {"confirmed", "activity_cancelled"}
    assert said.count("activity_cancelled") >= len(people) // 2
    assert await seats.list_seats(session, REGION, shift.id) == []


# --- churn -------------------------------------------------------------------------------

_POOLS = """
SELECT p.capacity, p.taken, p.waiting, p.rush_at,
    count(*) FILTER (WHERE k.state IN ('confirmed', 'offered')) AS sitting,
    count(*) FILTER (WHERE k.state = 'waiting') AS queueing
FROM seat_pool p LEFT JOIN seat k ON k.region_code = p.region_code AND k.pool_id = p.id
GROUP BY p.region_code, p.id, p.capacity, p.taken, p.waiting, p.rush_at
"""


async def check_pools(session: AsyncSession) -> None:
    """Hold every pool against its rules, as of one instant."""
    for row in (await session.exec(text(_POOLS))).mappings():  # type: ignore[call-overload]
        assert row["sitting"] == row["taken"] <= row["capacity"]
        assert row["queueing"] == row["waiting"]
        if row["rush_at"] > clock.now() + timedelta(hours=1):
            assert row["waiting"] == 0 or row["taken"] == row["capacity"], dict(row)
    await session.rollback()


@dataclass
class Churn:
    """Everything that moves places, at random and at once."""

    clients: list[httpx.AsyncClient]
    people: list[Person]
    shifts: list[Shift]
    sessionmaker: SessionMaker
    seen: Counter[str]
    until: float

    async def run(self) -> None:
        """Run people, an organiser and the jobs side by side until the time is over."""
        people = [self._person(number) for number in range(len(self.clients))]
        await asyncio.gather(*people, self._organiser(), self._jobs(), self._look())

    async def _person(self, number: int) -> None:
        client, dice = self.clients[number], random.Random(number)
        while time.monotonic() < self.until:
            person, shift = dice.choice(self.people), dice.choice(self.shifts)
            method, act = dice.choice(
                [("PUT", ""), ("PUT", ""), ("DELETE", ""), ("POST", "/accept")]
            )
            answer = await client.request(method, signup(shift) + act, headers=person.headers)
            assert answer.status_code in (200, 409), answer.text
            self.seen[answer.json().get("state") or answer.json()["code"]] += 1

    async def _organiser(self) -> None:
        dice = random.Random(-1)
        while time.monotonic() < self.until:
            shift = dice.choice(self.shifts)
            async with self.sessionmaker() as session:
                try:
                    (pool,) = await seats.lock_group(session, REGION, shift.id)
                    capacity = dice.randint(1, 8)
                    await seats.set_capacity(session, REGION, pool.id, capacity, clock.now())
                    await session.commit()
                    self.seen["capacity changed"] += 1
                except AppError as refused:
                    self.seen[refused.code] += 1
            await asyncio.sleep(0.02)

    async def _jobs(self) -> None:
        while time.monotonic() < self.until:
            # Offers are held two hours: the job of in two hours lets all of now run out.
            later = clock.now() + timedelta(hours=2, seconds=1)
            await seat_jobs.expire_in(self.sessionmaker, REGION, later)
            async with self.sessionmaker.begin() as session:
                await seat_jobs.tell_in(session, REGION, clock.now())
            await asyncio.sleep(0.3)

    async def _look(self) -> None:
        while time.monotonic() < self.until:
            async with self.sessionmaker() as session:
                await check_pools(session)
            await asyncio.sleep(0.05)


@pytest.fixture
async def deadlocks(database: TestDatabase) -> AsyncIterator[Callable[[], Awaitable[int]]]:
    connection = await asyncpg.connect(plain(database.owner_url))
    query = "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"

    async def count() -> int:
        await connection.execute("SELECT pg_stat_clear_snapshot()")
        found: int = await connection.fetchval(query)
        return found

    yield count
    await connection.close()


async def test_in_a_churn_of_everything_no_rule_is_ever_broken(  # all that moves places
    connect: Connect,
    make_people: MakePeople,
    sessionmaker: SessionMaker,
    session: AsyncSession,
    deadlocks: Callable[[], Awaitable[int]],
    *,
    pytestconfig: pytest.Config,
) -> None:
    before = await deadlocks()
    shifts = [await make_open_shift(session, 4, hours=4 * (number // 2)) for number in range(6)]
    until = time.monotonic() + pytestconfig.getoption("--churn-seconds")
    people = await make_people(40)
    churn = Churn(await connect(12), people, shifts, sessionmaker, Counter(), until)
    await churn.run()
    await check_pools(session)
    assert await deadlocks() == before
    expected = {"confirmed", "waiting", "offered", "cancelled", "shift_collides"}
    assert expected | {"capacity changed", "no_offer"} <= set(churn.seen)
