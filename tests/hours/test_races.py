"""Awards that happen at once, over connections of their own; each test can see its fault."""

import asyncio
import uuid
from collections.abc import AsyncIterator

import asyncpg
import pytest
from sqlmodel import col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.activities.models import Attendance
from app.databases import plain
from app.db import SessionMaker
from app.hours import awards, chain, corrections
from app.hours.awards import AwardRefusedError
from app.hours.models import Award, ServedTime, ServiceRecord
from app.hours.shapes import ChangeCreate
from tests.builders import REGION, make_account, make_staff
from tests.databases import TestDatabase
from tests.hours.builders import (
    AWAY,
    HOUR,
    NINE,
    RULES,
    THEN,
    make_event,
    make_person,
    turn_up,
    turn_up_by_hand,
)

ROUNDS = 10


async def award_alone(sessionmaker: SessionMaker, attendance: Attendance) -> str:
    """Award in a transaction of its own; say what came out."""
    try:
        async with sessionmaker.begin() as session:
            made = await awards.award_attendance(
                session, attendance.region_code, attendance.id, RULES, THEN
            )
    except AwardRefusedError as refused:
        return refused.code
    return "awarded" if made else "nothing"


@pytest.fixture
async def unguarded(database: TestDatabase) -> AsyncIterator[asyncpg.Connection]:
    """Copies of the tables without their constraints, for the negative controls."""
    connection = await asyncpg.connect(plain(database.superuser_url))
    await connection.execute("CREATE TABLE bare_time (LIKE served_time)")
    await connection.execute("CREATE TABLE bare_ledger (seq bigint, prev text)")
    await connection.execute("INSERT INTO bare_ledger VALUES (1, 'start')")
    yield connection
    await connection.execute("DROP TABLE bare_time, bare_ledger")
    await connection.close()


async def test_of_one_persons_overlapping_times_in_two_counties_one_wins(
    session: AsyncSession, sessionmaker: SessionMaker
) -> None:
    for number in range(ROUNDS):
        account = await make_account(session)
        begins = NINE + number * 24 * HOUR
        both = []
        for region_code, late in ((REGION, 0), (AWAY, 1)):
            person = await make_person(session, account.id, region_code=region_code)
            event = await make_event(session, region_code, starts_at=begins + late * HOUR)
            both.append(await turn_up(session, event, person))
        await session.commit()
        outcomes = await asyncio.gather(*(award_alone(sessionmaker, one) for one in both))
        assert sorted(outcomes) == ["awarded", "times_overlap"]
    assert (await session.exec(select(func.count()).select_from(ServedTime))).one() == ROUNDS
    assert (await session.exec(select(func.count()).select_from(ServiceRecord))).one() == ROUNDS


async def test_negative_control_looking_first_without_the_constraint_awards_both(
    database: TestDatabase, unguarded: asyncpg.Connection
) -> None:
    account_id, both_looked = uuid.uuid4(), asyncio.Barrier(2)

    async def award(region_code: str) -> None:
        connection = await asyncpg.connect(plain(database.superuser_url))
        during = asyncpg.Range(NINE, NINE + HOUR)
        found = "SELECT count(*) FROM bare_time WHERE account_id = $1 AND during && $2"
        assert await connection.fetchval(found, account_id, during) == 0
        await both_looked.wait()
        await connection.execute(
            "INSERT INTO bare_time (account_id, id, region_code, during, hand_minutes)"
            " VALUES ($1, gen_random_uuid(), $2, $3, 0)",
            account_id,
            region_code,
            during,
        )
        await connection.close()

    await asyncio.gather(award(REGION), award(AWAY))
    overlapping = await unguarded.fetchval(
        "SELECT count(*) FROM bare_time a JOIN bare_time b ON a.id < b.id AND a.during && b.during"
    )
    assert overlapping == 1


async def test_twenty_awards_at_once_make_one_chain_without_gap(
    session: AsyncSession, sessionmaker: SessionMaker
) -> None:
    event = await make_event(session)
    attendances = [await turn_up(session, event) for _ in range(20)]
    await session.commit()
    outcomes = await asyncio.gather(*(award_alone(sessionmaker, one) for one in attendances))
    assert set(outcomes) == {"awarded"}
    found = await session.exec(select(ServiceRecord.seq).order_by(col(ServiceRecord.seq)))
    assert found.all() == list(range(1, 21))
    verdict = await chain.verify(session, REGION)
    assert (verdict.records, verdict.broken_at) == (20, None)


async def test_negative_control_reading_the_end_without_a_lock_forks_the_chain(
    database: TestDatabase, unguarded: asyncpg.Connection
) -> None:
    all_read = asyncio.Barrier(5)

    async def append(text: str) -> None:
        connection = await asyncpg.connect(plain(database.superuser_url))
        seq = await connection.fetchval("SELECT max(seq) FROM bare_ledger")
        await all_read.wait()
        await connection.execute("INSERT INTO bare_ledger VALUES ($1, $2)", seq + 1, text)
        await connection.close()

    await asyncio.gather(*(append(str(number)) for number in range(5)))
    assert await unguarded.fetchval("SELECT count(*) FROM bare_ledger WHERE seq = 2") == 5


async def test_the_same_attendance_awarded_by_many_at_once_is_awarded_once(
    session: AsyncSession, sessionmaker: SessionMaker
) -> None:
    attendance = await turn_up(session, await make_event(session))
    await session.commit()
    outcomes = await asyncio.gather(*(award_alone(sessionmaker, attendance) for _ in range(8)))
    assert sorted(outcomes) == ["awarded"] + ["nothing"] * 7
    assert (await session.exec(select(func.count()).select_from(Award))).one() == 1


async def test_a_days_cap_by_hand_holds_for_those_entered_at_once(
    session: AsyncSession, sessionmaker: SessionMaker
) -> None:
    person = await make_person(session)
    attendances = []
    for number in range(6):
        event = await make_event(session, starts_at=NINE + number * 2 * HOUR, hours=2)
        attendances.append(await turn_up_by_hand(session, event, person, minutes=120))
    await session.commit()
    outcomes = await asyncio.gather(*(award_alone(sessionmaker, one) for one in attendances))
    assert sorted(outcomes) == ["awarded"] * 4 + ["hand_minutes_a_day"] * 2


async def test_two_admins_who_take_the_same_hours_back_do_so_once(
    session: AsyncSession, sessionmaker: SessionMaker
) -> None:
    attendance = await turn_up(session, await make_event(session))
    await session.commit()
    await award_alone(sessionmaker, attendance)
    admins = [await make_staff(session) for _ in range(2)]
    await session.commit()
    record_id = (await session.exec(select(ServiceRecord.id))).one()
    wanted = ChangeCreate(kind="reversal", reason="没有到场")

    async def take_back(number: int) -> str:
        try:
            async with sessionmaker.begin() as own:
                await corrections.ask_change(
                    own, admins[number], record_id, wanted, rules=RULES, now=THEN
                )
        except corrections.RecordReversedError as refused:
            return refused.code
        return "done"

    outcomes = await asyncio.gather(take_back(0), take_back(1))
    assert sorted(outcomes) == ["done", "record_reversed"]
    assert (await session.exec(select(func.sum(ServiceRecord.minutes)))).one() == 0
