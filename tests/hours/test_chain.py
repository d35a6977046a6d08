"""Whoever changes the ledger afterwards breaks its chain."""

import asyncio
from collections.abc import AsyncIterator, Iterator

import asyncpg
import orjson
import pytest
import typer
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.databases import plain
from app.hours import awards, chain, jobs
from app.hours.commands import verify_hours
from app.hours.models import ServiceRecord
from app.jobs import JobContext
from app.settings import get_settings
from tests.builders import REGION
from tests.databases import TestDatabase
from tests.hours.builders import AWAY, RULES, THEN, make_event, turn_up

FORGERIES = {
    "update": ("UPDATE service_record SET minutes = 600 WHERE seq = 3", 3),
    "a reason": ("UPDATE service_record SET reason = 'x' WHERE seq = 3", 3),
    "whose": (
        "UPDATE service_record SET volunteer_id = (SELECT volunteer_id FROM service_record"
        f" WHERE seq = 1 AND region_code = '{REGION}') WHERE seq = 3",
        3,
    ),
    "its hash too": (
        "UPDATE service_record SET minutes = 600, hash = sha256('x') WHERE seq = 3",
        3,
    ),
    "in the middle": ("DELETE FROM service_record WHERE seq = 3", 3),
    "the first": ("DELETE FROM service_record WHERE seq = 1", 1),
    "at the end": ("DELETE FROM service_record WHERE seq = 5", 5),
    "everything": ("DELETE FROM service_record", 1),
    "insert": (
        "INSERT INTO service_record SELECT region_code, gen_random_uuid(), created_at, 6, kind,"
        " award_id, volunteer_id, organisation_id, activity_id, shift_id, attendance_id, minutes,"
        " served_from, served_to, grade, is_by_hand, author_id, approver_id, reason, hash,"
        " sha256('x') FROM service_record WHERE seq = 5",
        6,
    ),
    "the head": ("UPDATE ledger_head SET seq = 9", 6),
    "no head": ("DELETE FROM ledger_head", 6),
    "the shown minutes": ("UPDATE award SET minutes = 600 WHERE record_id = (SELECT id FROM"
        " service_record WHERE seq = 2)", 2),
}  # fmt: skip


@pytest.fixture
async def forger(database: TestDatabase) -> AsyncIterator[asyncpg.Connection]:
    """Somebody who may do everything to the database, also without its foreign keys."""
    connection = await asyncpg.connect(plain(database.superuser_url))
    await connection.execute("SET session_replication_role = replica")
    yield connection
    await connection.close()


async def award_many(session: AsyncSession, many: int = 5, region_code: str = REGION) -> None:
    event = await make_event(session, region_code)
    for _ in range(many):
        attendance = await turn_up(session, event)
        await awards.award_attendance(session, region_code, attendance.id, RULES, THEN)
    await session.commit()


async def verdict(session: AsyncSession, region_code: str = REGION) -> chain.Verdict:
    await session.rollback()
    return await chain.verify(session, region_code)


async def test_each_county_has_a_chain_of_its_own_that_fits(session: AsyncSession) -> None:
    await award_many(session)
    await award_many(session, 2, AWAY)
    assert await chain.list_regions(session) == [REGION, AWAY]
    for region_code, records in ((REGION, 5), (AWAY, 2)):
        found = await verdict(session, region_code)
        assert (found.records, found.broken_at) == (records, None)


async def test_more_than_are_read_at_once_are_all_looked_at(
    session: AsyncSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chain, "_AT_ONCE", 2)
    await award_many(session)
    steps: list[int] = []
    assert (await chain.verify(session, REGION, steps.append)).records == sum(steps) == 5


@pytest.mark.parametrize("name", FORGERIES)
async def test_a_forgery_shows_and_where(
    session: AsyncSession, forger: asyncpg.Connection, name: str
) -> None:
    await award_many(session)
    assert (await verdict(session)).broken_at is None
    forgery, place = FORGERIES[name]
    assert (await forger.execute(forgery)).split()[-1] != "0"
    found = await verdict(session)
    assert (found.broken_at, bool(found.reason)) == (place, True)


async def test_whoever_cuts_the_end_and_forges_the_head_is_betrayed_by_the_log_of_acts(
    session: AsyncSession, forger: asyncpg.Connection, context: JobContext
) -> None:
    await award_many(session)
    await jobs.note_ledgers(context, {})
    await jobs.note_ledgers(context, {})  # noted once
    assert (await verdict(session)).broken_at is None
    await forger.execute("DELETE FROM service_record WHERE seq > 3")
    await forger.execute(
        "UPDATE ledger_head SET seq = 3, hash = (SELECT hash FROM service_record WHERE seq = 3)"
    )
    await forger.execute("DELETE FROM award WHERE record_id NOT IN (SELECT id FROM service_record)")
    assert (await verdict(session)).broken_at == 4


async def test_negative_control_without_the_note_such_a_forger_is_not_seen(
    session: AsyncSession, forger: asyncpg.Connection
) -> None:
    await award_many(session)
    await forger.execute("DELETE FROM service_record WHERE seq > 3")
    await forger.execute(
        "UPDATE ledger_head SET seq = 3, hash = (SELECT hash FROM service_record WHERE seq = 3)"
    )
    await forger.execute("DELETE FROM award WHERE record_id NOT IN (SELECT id FROM service_record)")
    assert (await verdict(session)).broken_at is None


async def test_what_is_hashed_names_nobody_and_reads_as_documented(session: AsyncSession) -> None:
    await award_many(session, 1)
    record = (await session.exec(select(ServiceRecord))).one()
    told = orjson.loads(chain.encode(record))
    assert told[:5] == ["nuanxin-hours-1", REGION, 1, str(record.id), "award"]
    assert told[11:15] == [180, 1795827600000000, 1795838400000000, "A"]
    assert b"\xe7\x8e\x8b" not in chain.encode(record)  # 王


@pytest.fixture
def configured(database: TestDatabase, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("NUANXIN_DATABASE_URL", database.url)
    yield
    get_settings.cache_clear()


def test_the_command_says_that_nothing_was_recorded_yet(
    configured: None, capsys: pytest.CaptureFixture[str]
) -> None:
    verify_hours()
    assert "No hours" in capsys.readouterr().out


@pytest.mark.parametrize("is_forged", [False, True])
async def test_the_command_tells_the_first_broken_entry_and_exits_with_one(
    session: AsyncSession,
    forger: asyncpg.Connection,
    configured: None,
    capsys: pytest.CaptureFixture[str],
    *,
    is_forged: bool,
) -> None:
    await award_many(session)
    if is_forged:
        await forger.execute(FORGERIES["update"][0])
    code = 0
    try:
        await asyncio.to_thread(verify_hours)
    except typer.Exit as exiting:
        code = exiting.exit_code
    said = capsys.readouterr().out
    assert code == is_forged
    told = "BROKEN at entry 3: was changed" if is_forged else "5 entries: intact"
    assert f"{REGION}: {told}" in said
