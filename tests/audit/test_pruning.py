"""What is older than it must be kept goes; what stays of the log can still be verified."""

from datetime import timedelta

import asyncpg
import pytest
from sqlmodel import col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app import clock
from app.audit import pruning, seals
from app.audit.commands import prune_all
from app.audit.models import AuditEntry, AuditSeal
from app.databases import Database, NoOwnerError
from app.jobs import JobContext
from tests.audit.conftest import seal, verdict, write
from tests.databases import TestDatabase

LATER = timedelta(days=200)


@pytest.fixture
def owned(database: TestDatabase) -> Database:
    return Database(database.url, database.owner_url)


async def prune(database: Database, *, is_dry: bool = False, days: int = 180) -> list[int]:
    """Prune as somebody does who comes two hundred days later."""
    with clock.shift(LATER):
        before = clock.now() - timedelta(days=days)
        return [one.entries for one in await prune_all(database, before, is_dry=is_dry)]


async def left(session: AsyncSession) -> list[str]:
    await session.rollback()
    return list(await session.exec(select(AuditEntry.act).order_by(col(AuditEntry.id))))


async def test_old_stretches_go_and_the_rest_still_fits(
    context: JobContext, session: AsyncSession, owned: Database
) -> None:
    for _ in range(3):
        await write(session, 2)
        await seal(context)
    await write(session, 1)  # not sealed yet: stays
    assert await prune(owned, is_dry=True) == [6]
    assert len(await left(session)) == 7
    assert await prune(owned) == [6]
    assert await left(session) == ["act0", "prune_log", "prune_log", "prune_log"]
    (gone,) = await session.exec(select(AuditSeal))
    assert (gone.seq, gone.removed_at is not None) == (3, True)
    await seal(context)
    assert await verdict(session) == (4, None)
    assert await prune(owned, days=190) == [4]  # and once more, on what was left
    assert await verdict(session) == (0, None)


async def test_what_is_younger_stays(
    context: JobContext, session: AsyncSession, owned: Database
) -> None:
    await write(session, 2)
    await seal(context)
    assert await prune(owned, days=201) == [0]
    assert await left(session) == ["act0", "act1"]


@pytest.mark.parametrize(
    "forgery",
    [
        "UPDATE audit_entry SET act = 'x' WHERE act = 'act3'",
        "DELETE FROM audit_entry WHERE act = 'act3'",
        "DELETE FROM audit_seal WHERE seq = 2",
        "UPDATE audit_seal SET removed_at = NULL WHERE seq = 1",
        "UPDATE audit_seal SET removed_at = now() WHERE seq = 2",
        "INSERT INTO audit_entry SELECT region_code, '00000000-0000-7000-8000-000000000000',"
        " created_at, account_id, 'more', target, reason, request_id FROM audit_entry LIMIT 1",
    ],
)
async def test_a_forgery_after_a_pruning_shows(
    context: JobContext, session: AsyncSession, superuser: asyncpg.Connection, forgery: str
) -> None:
    await write(session, 2)
    await seal(context)
    before, now = clock.now() + timedelta(days=1), clock.now()
    await superuser.execute("GRANT UPDATE, DELETE ON audit_entry, audit_seal TO app")
    try:
        assert await pruning.remove_oldest(session, "141128", before, now)
        await session.commit()
    finally:
        await superuser.execute("REVOKE UPDATE, DELETE ON audit_entry, audit_seal FROM app")
    for _ in range(2):
        await write(session, 4)
        await seal(context)
    assert await verdict(session) == (9, None)
    assert await superuser.execute(forgery)
    assert (await verdict(session))[1] is not None


async def test_of_a_log_that_was_changed_nothing_is_removed(
    context: JobContext, session: AsyncSession, owned: Database, superuser: asyncpg.Connection
) -> None:
    await write(session, 2)
    await seal(context)
    await superuser.execute("UPDATE audit_entry SET act = 'x' WHERE act = 'act1'")
    with pytest.raises(pruning.ChainBrokenError, match="seal 1"):
        await prune(owned)
    assert len(await left(session)) == 2


async def test_only_the_owner_may(database: TestDatabase) -> None:
    with pytest.raises(NoOwnerError):
        await prune(Database(database.url))


async def test_ones_own_acts_are_found_by_their_index(session: AsyncSession) -> None:
    connection = await session.connection()
    await connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
    plan = await connection.exec_driver_sql(
        "EXPLAIN SELECT * FROM audit_entry WHERE region_code IN ('000000', '141128')"
        " AND account_id = '00000000-0000-7000-8000-000000000000'"
    )
    assert "ix_audit_entry_region_code_account_id" in "".join(line for (line,) in plan.all())


async def test_who_seals_does_not_walk_the_log_for_its_regions(session: AsyncSession) -> None:
    assert await seals.list_regions(session) == ["000000"]
    assert (await session.exec(select(func.count()).select_from(AuditEntry))).one() == 0
