"""The ledger held against a model of it: award, correct, take back, award again, in any order.

Reduced here; ``--machine-runs 500 --machine-steps 50`` is the long run.
"""

import asyncio
import uuid
from collections.abc import Coroutine, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from sqlmodel import col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts.grants import Staff
from app.activities.models import Attendance
from app.db import make_engine, make_sessionmaker
from app.errors import AppError
from app.hours import awards, chain, corrections
from app.hours.models import Award, ServedTime, ServiceRecord
from app.hours.rules import MINUTE, Rules
from app.hours.shapes import ChangeCreate
from app.volunteers.models import Volunteer
from tests.builders import REGION, make_account, make_staff
from tests.databases import TestDatabase
from tests.hours.builders import (
    AWAY,
    NINE,
    RULES,
    THEN,
    Event,
    make_event,
    make_person,
    turn_up,
)

T = TypeVar("T")
PEOPLE = 2
LENGTH = 180  # minutes of each shift
# When they begin, in minutes after nine, and where: neighbours overlap, in one county or in two.
SHIFTS = ((0, REGION), (120, REGION), (150, AWAY), (300, AWAY))
CAP = 200  # minutes by hand a day
SMALL = replace(RULES, hand_minutes_a_day=CAP)

people = st.integers(0, PEOPLE - 1)
shifts = st.integers(0, len(SHIFTS) - 1)


@dataclass
class Held:
    """What a person holds for a shift."""

    minutes: int
    hand_minutes: int


class Ledger(RuleBasedStateMachine):
    """Steps of organisers and admins."""

    world: "World"

    @initialize()
    def begin(self) -> None:
        self.world.begin()
        self.held: dict[tuple[int, int], Held] = {}
        self.records = 0

    def _refusal(self, who: int, shift: int, minutes: int, hand_minutes: int) -> str:
        """Why so many minutes of a shift cannot be a person's, beside what they hold else."""
        others = {at: one for (p, at), one in self.held.items() if p == who and at != shift}
        if hand_minutes and sum(o.hand_minutes for o in others.values()) + hand_minutes > CAP:
            return "hand_minutes_a_day"
        begins = SHIFTS[shift][0]
        for at, other in others.items():
            if begins < SHIFTS[at][0] + other.minutes and SHIFTS[at][0] < begins + minutes:
                return "times_overlap"
        return ""

    @rule(who=people, shift=shifts, minutes=st.integers(0, LENGTH + 20), is_by_hand=st.booleans())
    def award(self, who: int, shift: int, minutes: int, *, is_by_hand: bool) -> None:
        said = self.world.award(who, shift, minutes, is_by_hand=is_by_hand)
        worth = min(minutes, LENGTH)
        if (who, shift) in self.held:
            assert said == "nothing"
        elif not worth:
            assert said == "no_minutes"
        elif refusal := self._refusal(who, shift, worth, worth * is_by_hand):
            assert said == refusal
        else:
            assert said == "awarded"
            self.held[who, shift] = Held(worth, worth * is_by_hand)
            self.records += 1

    @rule(who=people, shift=shifts)
    def come_twice(self, who: int, shift: int) -> None:
        assert self.world.come_twice(who, shift) == "nothing"

    @rule(who=people, shift=shifts, more=st.integers(-LENGTH, LENGTH))
    def correct(self, who: int, shift: int, more: int) -> None:
        said = self.world.change(who, shift, kind="correction", minutes=more)
        held = self.held.get((who, shift))
        if held is None:
            assert said == "no_award"
            return
        minutes, by_hand = held.minutes + more, max(0, held.hand_minutes + more)
        if not 1 <= minutes <= LENGTH or not more:
            assert said == "minutes_unfit"
        elif refusal := self._refusal(who, shift, minutes, by_hand):
            assert said == refusal
        else:
            assert said == "done"
            self.held[who, shift] = Held(minutes, by_hand)
            self.records += 1

    @rule(who=people, shift=shifts, to_review=st.booleans())
    def take_back(self, who: int, shift: int, *, to_review: bool) -> None:
        said = self.world.change(who, shift, kind="reversal", to_review=to_review)
        assert said == ("done" if (who, shift) in self.held else "no_award")
        if self.held.pop((who, shift), None):
            self.records += 1

    def teardown(self) -> None:
        """What all steps together have left is one chain that fits."""
        self.world.verify()

    @invariant()
    def the_ledger_says_the_same(self) -> None:
        if hasattr(self, "held"):
            expected = {key: (one.minutes, one.hand_minutes) for key, one in self.held.items()}
            assert self.world.look() == (expected, expected_times(self.held), self.records)


def expected_times(held: dict[tuple[int, int], Held]) -> set[tuple[int, datetime, datetime]]:
    return {
        (who, begins, begins + one.minutes * MINUTE)
        for (who, shift), one in held.items()
        for begins in [NINE + SHIFTS[shift][0] * MINUTE]
    }


class World:
    """The service on a database, driven from outside its loop."""

    def __init__(self, runner: asyncio.Runner, database: TestDatabase, rules: Rules) -> None:
        self._runner, self._rules = runner, rules
        self._engine = make_engine(database.url, pool_size=2)
        self._sessionmaker = make_sessionmaker(self._engine)
        self._records_before = 0

    def close(self) -> None:
        self._do(self._engine.dispose())

    def _do(self, work: Coroutine[Any, Any, T]) -> T:
        return self._runner.run(work)

    def begin(self) -> None:
        """New people and new shifts; the ledgers of the runs before go on."""
        self._do(self._begin())

    async def _begin(self) -> None:
        async with self._sessionmaker.begin() as session:
            counted = await session.exec(select(func.count()).select_from(ServiceRecord))
            self._records_before = counted.one()
            self._accounts = [(await make_account(session)).id for _ in range(PEOPLE)]
            self._volunteers: dict[tuple[int, str], Volunteer] = {
                (who, region): await make_person(session, account, region_code=region)
                for who, account in enumerate(self._accounts)
                for region in (REGION, AWAY)
            }
            self._events: list[Event] = [
                await make_event(session, region, starts_at=NINE + after * MINUTE)
                for after, region in SHIFTS
            ]
            self._staff: dict[str, list[Staff]] = {
                region: [await make_staff(session, region_code=region) for _ in range(2)]
                for region in (REGION, AWAY)
            }

    async def _find(self, session: AsyncSession, who: int, shift: int) -> Attendance | None:
        event = self._events[shift]
        query = select(Attendance).where(
            col(Attendance.region_code) == event.region_code,
            col(Attendance.shift_id) == event.shift.id,
            col(Attendance.volunteer_id) == self._volunteers[who, event.region_code].id,
        )
        return (await session.exec(query)).first()

    def award(self, who: int, shift: int, minutes: int, *, is_by_hand: bool) -> str:
        """Settle an attendance of so many minutes, scanned or by hand, and award it."""
        return self._said(self._award(who, shift, minutes, is_by_hand=is_by_hand))

    async def _award(self, who: int, shift: int, minutes: int, *, is_by_hand: bool) -> str:
        event = self._events[shift]
        begins = event.shift.starts_at
        settled: dict[str, Any] = {
            "in_at": begins,
            "out_at": begins + minutes * MINUTE,
            "is_by_hand": is_by_hand,
            "minutes": minutes if is_by_hand else None,
            "author_id": uuid.uuid4() if is_by_hand else None,
            "approver_id": uuid.uuid4() if is_by_hand else None,
            "state": "settled",
        }
        async with self._sessionmaker.begin() as session:
            attendance = await self._find(session, who, shift)
            if attendance is None:
                volunteer = self._volunteers[who, event.region_code]
                attendance = await turn_up(session, event, volunteer, **settled)
            else:
                for name, value in settled.items():
                    setattr(attendance, name, value)
        return await self._reward(attendance)

    async def _reward(self, attendance: Attendance) -> str:
        async with self._sessionmaker.begin() as session:
            made = await awards.award_attendance(
                session, attendance.region_code, attendance.id, self._rules, THEN
            )
        return "awarded" if made else "nothing"

    def come_twice(self, who: int, shift: int) -> str:
        """Run the job of an attendance again, unless it waits for its first award."""
        return self._said(self._come_twice(who, shift))

    async def _come_twice(self, who: int, shift: int) -> str:
        async with self._sessionmaker() as session:
            attendance = await self._find(session, who, shift)
            if attendance is None:
                return "nothing"
            live = await awards.find_live_award(session, attendance.region_code, attendance.id)
        is_rewarded_or_ended = live is not None or attendance.state != "settled"
        return await self._reward(attendance) if is_rewarded_or_ended else "nothing"

    def change(self, who: int, shift: int, **wanted: Any) -> str:
        """Let one admin ask for a change, and another agree if that is needed."""
        return self._said(self._change(who, shift, **wanted))

    async def _change(self, who: int, shift: int, **wanted: Any) -> str:
        told = ChangeCreate.model_validate({"reason": "核实", **wanted})
        one, other = self._staff[self._events[shift].region_code]
        async with self._sessionmaker.begin() as session:
            attendance = await self._find(session, who, shift)
            live = attendance and await awards.find_live_award(
                session, attendance.region_code, attendance.id
            )
            if not live:
                return "no_award"
            needs_two = bool(live.hand_minutes) or (told.kind == "correction" and told.minutes > 0)
            asked = await corrections.ask_change(
                session, one, live.record_id, told, rules=self._rules, now=THEN
            )
            assert (asked.state == "proposed") == needs_two
        return await self._agree(other, asked.id) if needs_two else "done"

    async def _agree(self, other: Staff, change_id: uuid.UUID) -> str:
        try:
            async with self._sessionmaker.begin() as session:
                await corrections.approve_change(
                    session, other, change_id, rules=self._rules, now=THEN
                )
        except AppError:
            async with self._sessionmaker.begin() as session:
                await corrections.decline_change(session, other, change_id, THEN)
            raise
        return "done"

    def _said(self, work: Coroutine[Any, Any, str]) -> str:
        try:
            return self._do(work)
        except AppError as refused:
            return refused.code

    def verify(self) -> None:
        """Compute both chains again."""
        self._do(self._verify())

    async def _verify(self) -> None:
        async with self._sessionmaker() as session:
            for region in (REGION, AWAY):
                verdict = await chain.verify(session, region)
                assert verdict.broken_at is None, verdict.reason

    def look(self) -> tuple[Any, ...]:
        """What the ledger, the awards and the times of these people are."""
        return self._do(self._look())

    async def _look(self) -> tuple[Any, ...]:
        async with self._sessionmaker() as session:
            sums = await session.exec(
                select(
                    ServiceRecord.volunteer_id,
                    ServiceRecord.shift_id,
                    func.sum(ServiceRecord.minutes),
                ).group_by(col(ServiceRecord.volunteer_id), col(ServiceRecord.shift_id))
            )
            balance = {(v, s): minutes for v, s, minutes in sums}
            assert min(balance.values(), default=0) >= 0
            live = await session.exec(select(Award).where(col(Award.reversed_at).is_(None)))
            by_hand = {(a.volunteer_id, a.activity_id): a.hand_minutes for a in live}
            times = list(await session.exec(select(ServedTime)))
            counted = await session.exec(select(func.count()).select_from(ServiceRecord))
            records = counted.one() - self._records_before
        held = dict(self._held(balance, by_hand))
        served = {
            (self._accounts.index(one.account_id), one.during.lower, one.during.upper)
            for one in times
            if one.account_id in self._accounts
        }
        return held, served, records

    def _held(
        self, balance: dict[Any, int], by_hand: dict[Any, int]
    ) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
        for (who, region), volunteer in self._volunteers.items():
            for at, event in enumerate(self._events):
                minutes = balance.get((volunteer.id, event.shift.id), 0)
                if event.region_code == region and minutes:
                    yield (who, at), (minutes, by_hand[volunteer.id, event.activity.id])


def run(database: TestDatabase, rules: Rules, **given: Any) -> None:
    with asyncio.Runner() as runner:
        world = World(runner, database, rules)
        machine = type("LedgerHere", (Ledger,), {"world": world})
        still = settings(deadline=None, database=None, suppress_health_check=list(HealthCheck))
        try:
            run_state_machine_as_test(machine, settings=settings(still, **given))
        finally:
            world.close()


def test_the_ledger_and_its_model_agree_in_any_order_of_steps(
    database: TestDatabase, pytestconfig: pytest.Config
) -> None:
    runs, steps = (pytestconfig.getoption(f"--machine-{name}") for name in ("runs", "steps"))
    run(database, SMALL, max_examples=runs, stateful_step_count=steps)


def test_negative_control_a_ledger_without_the_cap_is_seen_by_the_model(
    database: TestDatabase,
) -> None:
    without = replace(RULES, hand_minutes_a_day=100_000)
    with pytest.raises(AssertionError):
        run(database, without, max_examples=50, phases=[Phase.generate])
