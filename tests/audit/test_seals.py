"""Whoever changes the log of acts afterwards breaks its chain."""

import asyncpg
import pytest
import typer
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.audit import jobs, seals
from app.audit.commands import verify_all, verify_audit
from app.audit.models import AuditSeal
from app.databases import Database
from app.jobs import JobContext
from app.settings import get_settings
from tests.audit.conftest import seal, verdict, write
from tests.builders import REGION
from tests.databases import TestDatabase

OTHER = "140100"


async def test_what_was_done_is_sealed_region_by_region_and_fits(
    context: JobContext, session: AsyncSession
) -> None:
    await write(session, 3)
    await write(session, 2, OTHER)
    await seal(context)
    await write(session, 4)
    await seal(context)
    await seal(context)  # nothing new: no empty seal
    assert await verdict(session) == (7, None)
    assert await verdict(session, OTHER) == (2, None)
    made = await session.exec(
        select(AuditSeal.seq, AuditSeal.entries).where(AuditSeal.region_code == REGION)
    )
    assert sorted(made.all()) == [(1, 3), (2, 4)]


async def test_what_may_still_be_joined_by_an_older_act_is_not_sealed_yet(
    context: JobContext, session: AsyncSession
) -> None:
    await write(session, 3)
    await jobs.seal_audit(context, {})
    assert (await session.exec(select(AuditSeal))).all() == []


async def test_more_than_one_seal_holds_is_sealed_in_several(
    context: JobContext, session: AsyncSession
) -> None:
    await write(session, seals.ENTRIES_A_SEAL + 5)
    await seal(context)
    assert await verdict(session) == (seals.ENTRIES_A_SEAL + 5, None)


@pytest.mark.parametrize(
    "forgery",
    [
        "UPDATE audit_entry SET act = 'nothing' WHERE act = 'act1'",
        "UPDATE audit_entry SET account_id = gen_random_uuid() WHERE act = 'act1'",
        "DELETE FROM audit_entry WHERE act = 'act1'",
        "INSERT INTO audit_entry SELECT region_code, overlay(id::text placing"
        " CASE right(id::text, 1) WHEN '0' THEN '1' ELSE '0' END from 36)::uuid,"
        " created_at, account_id, 'more', target, reason, request_id FROM audit_entry"
        " WHERE act = 'act1'",
        "UPDATE audit_seal SET digest = sha256('x') WHERE seq = 2",
        "DELETE FROM audit_seal WHERE seq = 1",
    ],
)
async def test_a_forgery_shows(
    context: JobContext, session: AsyncSession, superuser: asyncpg.Connection, forgery: str
) -> None:
    for _ in range(3):
        await write(session, 3)
        await seal(context)
    assert await verdict(session) == (9, None)
    assert await superuser.execute(forgery)
    _, broken_at = await verdict(session)
    assert broken_at is not None


async def test_the_command_finds_it(
    context: JobContext,
    session: AsyncSession,
    database: TestDatabase,
    superuser: asyncpg.Connection,
) -> None:
    await write(session, 3)
    await seal(context)
    (fits,) = await verify_all(Database(database.url))
    assert (fits.region_code, fits.seals, fits.broken_at) == (REGION, 1, None)
    await superuser.execute("UPDATE audit_entry SET act = 'x' WHERE act = 'act1'")
    (broken,) = await verify_all(Database(database.url))
    assert broken.broken_at == 1


def test_an_empty_log_is_intact(
    database: TestDatabase, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NUANXIN_DATABASE_URL", database.url)
    get_settings.cache_clear()
    try:
        verify_audit()
    except typer.Exit as left:
        pytest.fail(str(left))
    finally:
        get_settings.cache_clear()
    assert "BROKEN" not in capsys.readouterr().out
