"""Places held against a model of them: any order of steps, the same answers.

Reduced here; ``--machine-runs 500 --machine-steps 50`` is the long run.
"""

import asyncio
import uuid
from collections.abc import Coroutine
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, TypeVar

import asyncpg
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import delete

from app.activities import seat_jobs, signups
from app.activities.models import Shift
from app.activities.signups import Wanted
from app.db import SessionMaker, make_engine, make_hot_pool, make_sessionmaker
from app.errors import AppError
from app.seats import service as seats
from app.seats.models import Seat
from tests.activities.builders import SATURDAY, make_activity, make_organisation, make_shift
from tests.activities.volunteers import make_volunteer
from tests.builders import MONDAY_MORNING, REGION
from tests.databases import TestDatabase

T = TypeVar("T")
PEOPLE = 6
OFFER = timedelta(minutes=120)
RUSH = timedelta(hours=6)
# Two shifts that overlap, one after them, and one where somebody approves.
SHIFTS = ((0, "automatic"), (1, "automatic"), (3, "automatic"), (6, "manual"))


@dataclass
class Model:
    """What a shift's places should be: plain lists."""

    starts_at: datetime
    capacity: int
    by_hand: bool
    sitting: list[int] = field(default_factory=list)
    offered: dict[int, datetime] = field(default_factory=dict)
    waiting: list[int] = field(default_factory=list)
    pending: list[int] = field(default_factory=list)

    @property
    def taken(self) -> int:
        return len(self.sitting) + len(self.offered)

    def state_of(self, who: int) -> str | None:
        if who in self.sitting:
            return "confirmed"
        if who in self.offered:
            return "offered"
        if who in self.waiting:
            return "waiting"
        return "pending" if who in self.pending else None

    def leave(self, who: int, now: datetime) -> None:
        for crowd in (self.sitting, self.waiting, self.pending):
            if who in crowd:
                crowd.remove(who)
        self.offered.pop(who, None)
        self.fill(now)

    def hold_until(self, now: datetime) -> datetime | None:
        until = min(now + OFFER, self.starts_at - RUSH)
        return until if until - now >= seats.OFFER_AT_LEAST else None

    def fill(self, now: datetime) -> None:
        until = self.hold_until(now)
        while until and self.waiting and self.taken < self.capacity:
            self.offered[self.waiting.pop(0)] = until


class Places(RuleBasedStateMachine):
    """Steps of people, the organiser, the jobs and the clock."""

    world: "World"

    @initialize(capacities=st.lists(st.integers(1, 3), min_size=4, max_size=4))
    def begin(self, capacities: list[int]) -> None:
        self.now = MONDAY_MORNING
        self.world.begin(capacities)
        self.models = [
            Model(SATURDAY + timedelta(hours=2 * after), capacity, approval == "manual")
            for (after, approval), capacity in zip(SHIFTS, capacities, strict=True)
        ]

    def _collides(self, who: int, shift: int) -> bool:
        here = self.models[shift].starts_at
        return any(
            abs(other.starts_at - here) < timedelta(hours=3)
            and (who in other.sitting or who in other.pending)
            for number, other in enumerate(self.models)
            if number != shift
        )

    @rule(who=st.integers(0, PEOPLE - 1), shift=st.integers(0, 3))
    def sign_up(self, who: int, shift: int) -> None:
        model = self.models[shift]
        said = self.world.sign_up(who, shift, self.now)
        held = model.state_of(who)
        if held:
            assert said[0] == held
        elif self._collides(who, shift):
            assert said == ("shift_collides", None)
        elif model.by_hand:
            model.pending.append(who)
            assert said == ("pending", None)
        elif model.taken < model.capacity:
            model.sitting.append(who)
            assert said == ("confirmed", None)
        else:
            model.waiting.append(who)
            assert said == ("waiting", len(model.waiting))

    @rule(who=st.integers(0, PEOPLE - 1), shift=st.integers(0, 3))
    def cancel(self, who: int, shift: int) -> None:
        assert self.world.cancel(who, shift, self.now) == "cancelled"
        if self.models[shift].state_of(who):
            self.models[shift].leave(who, self.now)

    @rule(who=st.integers(0, PEOPLE - 1), shift=st.integers(0, 3))
    def accept(self, who: int, shift: int) -> None:
        model, said = self.models[shift], self.world.accept(who, shift, self.now)
        held = model.state_of(who)
        is_rush = model.hold_until(self.now) is None
        may = (held == "offered" and model.offered[who] > self.now) or (
            held == "waiting" and is_rush and model.taken < model.capacity
        )
        if held == "confirmed":
            assert said == "confirmed"
        elif not may:
            assert said == "no_offer"
        elif self._collides(who, shift):
            assert said == "shift_collides"
        else:
            assert said == "confirmed"
            model.offered.pop(who, None)
            if who in model.waiting:
                model.waiting.remove(who)
            model.sitting.append(who)

    @rule(who=st.integers(0, PEOPLE - 1), is_welcome=st.booleans())
    def decide(self, who: int, *, is_welcome: bool) -> None:
        model, said = self.models[3], self.world.decide(who, 3, self.now, is_welcome=is_welcome)
        if who not in model.pending:
            assert said == "not_pending"
        elif not is_welcome:
            assert said == "cancelled"
            model.leave(who, self.now)
        elif model.taken < model.capacity:
            assert said == "confirmed"
            model.pending.remove(who)
            model.sitting.append(who)
        else:
            assert said == "waiting"
            model.pending.remove(who)
            model.waiting.append(who)

    @rule(shift=st.integers(0, 3), capacity=st.integers(0, 4))
    def set_capacity(self, shift: int, capacity: int) -> None:
        model, said = self.models[shift], self.world.set_capacity(shift, capacity, self.now)
        if capacity < model.taken:
            assert said == "capacity_below_taken"
        else:
            assert said == ""
            model.capacity = capacity
            model.fill(self.now)

    @rule(hours=st.sampled_from([1, 2, 24, 60]))
    def wait(self, hours: int) -> None:
        self.now = min(self.now + timedelta(hours=hours), SATURDAY - timedelta(hours=1))

    @rule()
    def expire(self) -> None:
        self.world.expire(self.now)
        for model in self.models:
            due = [who for who, until in model.offered.items() if until <= self.now]
            for who in due:
                del model.offered[who]
            # One after the other, each offers its place: of several the order does not matter.
            model.fill(self.now)

    @invariant()
    def the_database_says_the_same(self) -> None:
        if not hasattr(self, "models"):
            return
        for shift, model in enumerate(self.models):
            assert self.world.look(shift) == (
                sorted(model.sitting),
                dict(sorted(model.offered.items())),
                model.waiting,
                sorted(model.pending),
                model.taken,
            )


class World:
    """The service on a database, driven from outside its loop."""

    def __init__(self, runner: asyncio.Runner, database: TestDatabase) -> None:
        self._runner, self._database = runner, database
        self._people: list[uuid.UUID] = []
        self._volunteers: list[uuid.UUID] = []
        self._shifts: list[uuid.UUID] = []
        self._sessionmaker: SessionMaker
        self._pool: asyncpg.Pool

    async def open(self) -> None:
        self._engine = make_engine(self._database.url, pool_size=2)
        self._sessionmaker = make_sessionmaker(self._engine)
        self._pool = await make_hot_pool(self._database.url, 1)
        async with self._sessionmaker.begin() as session:
            for _ in range(PEOPLE):
                volunteer = await make_volunteer(session)
                self._people.append(volunteer.account_id)
                self._volunteers.append(volunteer.id)

    async def close(self) -> None:
        await self._pool.close()
        await self._engine.dispose()

    def _do(self, work: Coroutine[Any, Any, T]) -> T:
        return self._runner.run(work)

    def begin(self, capacities: list[int]) -> None:
        self._do(self._begin(capacities))

    async def _begin(self, capacities: list[int]) -> None:
        async with self._sessionmaker.begin() as session:
            await session.exec(delete(Seat))
            organisation = await make_organisation(session)
            self._shifts = []
            for (after, approval), capacity in zip(SHIFTS, capacities, strict=True):
                activity = await make_activity(session, organisation, approval=approval)
                starts_at = SATURDAY + timedelta(hours=2 * after)
                shift = await make_shift(session, activity, starts_at=starts_at, capacity=capacity)
                self._shifts.append(shift.id)

    def _wanted(self, who: int, shift: int) -> Wanted:
        return Wanted(REGION, self._people[who], self._shifts[shift])

    def sign_up(self, who: int, shift: int, now: datetime) -> tuple[str, int | None]:
        try:
            standing = self._do(signups.sign_up(self._pool, self._wanted(who, shift), now))
        except AppError as refused:
            return refused.code, None
        return standing.state, standing.rank

    def cancel(self, who: int, shift: int, now: datetime) -> str:
        async def work() -> str:
            async with self._sessionmaker.begin() as session:
                return (await signups.cancel(session, self._wanted(who, shift), now)).state

        return self._do(work())

    def accept(self, who: int, shift: int, now: datetime) -> str:
        async def work() -> str:
            async with self._sessionmaker.begin() as session:
                return (await signups.accept(session, self._wanted(who, shift), now)).state

        return self._said(work())

    def decide(self, who: int, shift: int, now: datetime, *, is_welcome: bool) -> str:
        async def work() -> str:
            async with self._sessionmaker.begin() as session:
                found = await session.get_one(Shift, (REGION, self._shifts[shift]))
                volunteer = self._volunteers[who]
                standing = await signups.decide(
                    session, found, volunteer, is_welcome=is_welcome, now=now
                )
                return standing.state

        return self._said(work())

    def set_capacity(self, shift: int, capacity: int, now: datetime) -> str:
        async def work() -> str:
            async with self._sessionmaker.begin() as session:
                (pool,) = await seats.lock_group(session, REGION, self._shifts[shift])
                await seats.set_capacity(session, REGION, pool.id, capacity, now)
                return ""

        return self._said(work())

    def expire(self, now: datetime) -> None:
        self._do(seat_jobs.expire_in(self._sessionmaker, REGION, now))

    def _said(self, work: Coroutine[Any, Any, str]) -> str:
        try:
            return self._do(work)
        except AppError as refused:
            return refused.code

    def look(self, shift: int) -> tuple[Any, ...]:
        return self._do(self._look(self._shifts[shift]))

    async def _look(self, shift_id: uuid.UUID) -> tuple[Any, ...]:
        async with self._sessionmaker() as session:
            (pool,) = await seats.lock_group(session, REGION, shift_id)
            rows = await seats.list_seats(session, REGION, shift_id)

        def who(seat: Seat) -> int:
            return self._volunteers.index(seat.party_id)

        by = {state: [who(one) for one in rows if one.state == state] for state in pool_states}
        offered = {who(one): one.offered_until for one in rows if one.state == "offered"}
        return (
            sorted(by["confirmed"]),
            dict(sorted(offered.items())),
            by["waiting"],
            sorted(by["pending"]),
            pool.taken,
        )


pool_states = ("confirmed", "waiting", "offered", "pending")


def test_any_order_of_steps_leaves_places_as_the_model_has_them(
    database: TestDatabase, pytestconfig: pytest.Config
) -> None:
    with asyncio.Runner() as runner:
        world = World(runner, database)
        runner.run(world.open())
        machine = type("Machine", (Places,), {"world": world})
        try:
            run_state_machine_as_test(
                machine,
                settings=settings(
                    max_examples=pytestconfig.getoption("--machine-runs"),
                    stateful_step_count=pytestconfig.getoption("--machine-steps"),
                    deadline=None,
                    database=None,
                    suppress_health_check=list(HealthCheck),
                ),
            )
        finally:
            runner.run(world.close())
