"""The rules of the keys, so that one county or 2,800 run the same code (design: tenancy).

Held against the models' metadata, and what metadata cannot say against the migrated database.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import pytest
from sqlalchemy import (
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
)

from app.databases import plain
from app.db import TableKind, tables_by_name
from app.tables import metadata
from tests.databases import TestDatabase

APP = Path(__file__).resolve().parents[1] / "app"
KINDS = {name: table.kind_of_table for name, table in tables_by_name().items()}
FIRST = {TableKind.REGIONAL: "region_code", TableKind.PERSONAL: "account_id"}
# Which kinds the foreign keys of a kind may lead to: down to shared rows, or within its own.
LEADS_TO = {
    TableKind.REFERENCE: {TableKind.REFERENCE},
    TableKind.REGIONAL: {TableKind.REFERENCE, TableKind.REGIONAL},
    TableKind.PERSONAL: {TableKind.REFERENCE, TableKind.PERSONAL},
    TableKind.LOCAL: {TableKind.LOCAL},
}


def unique_keys(table: Table) -> Iterator[tuple[str, list[str]]]:
    """Yield the name and the columns of everything that must be unique in a table."""
    yield "primary key", [column.name for column in table.primary_key.columns]
    for constraint in table.constraints:
        if isinstance(constraint, UniqueConstraint):
            yield str(constraint.name), [column.name for column in constraint.columns]
    for index in table.indexes:
        if index.unique:
            yield str(index.name), [column.name for column in index.columns]


def foreign_keys(table: Table) -> Iterator[tuple[ForeignKeyConstraint, TableKind]]:
    for key in table.foreign_key_constraints:
        yield key, KINDS[key.referred_table.name]


def faults_of(table: Table, kind: TableKind) -> Iterator[str]:
    """Say what breaks the rules of the keys in a table of that kind."""
    first = FIRST.get(kind)
    if first:
        for name, columns in unique_keys(table):
            if columns[0] != first:
                yield f"{table.name}: {name} {columns} does not begin with {first}"
    for key, target in foreign_keys(table):
        columns = [element.parent.name for element in key.elements]
        referred = [element.column.name for element in key.elements]
        where = f"{table.name}: {columns} -> {key.referred_table.name}"
        if target not in LEADS_TO[kind]:
            yield f"{where} leads from {kind} to {target}"
        elif first and target == kind and (columns[0], referred[0]) != (first, first):
            yield f"{where} may point into another {first}"
        if key.ondelete or key.onupdate:
            yield f"{where} changes other rows by itself"


def test_every_table_says_what_kind_it_is() -> None:
    assert set(metadata.tables) == set(KINDS)
    assert set(KINDS.values()) == set(TableKind)


@pytest.mark.parametrize("name", sorted(metadata.tables))
def test_keys_begin_with_whose_they_are(name: str) -> None:
    assert list(faults_of(metadata.tables[name], KINDS[name])) == []


def test_regional_lookups_begin_with_the_region() -> None:
    indexes: list[Index] = [
        index
        for name, table in metadata.tables.items()
        if KINDS[name] == TableKind.REGIONAL
        for index in table.indexes
    ]
    assert len(indexes) > 5
    assert [i.name for i in indexes if next(iter(i.columns)).name != "region_code"] == []


def test_keys_that_break_the_rules_are_seen() -> None:
    own = MetaData()
    Table("station_fault", own, Column("id", Uuid, primary_key=True))
    Table("favourite", own, Column("account_id", Uuid, primary_key=True))
    broken = Table(
        "broken",
        own,
        Column("region_code", Text, primary_key=True),
        Column("fault_id", ForeignKey("station_fault.id"), unique=True),
        Column("account_id", ForeignKey("favourite.account_id", ondelete="CASCADE")),
    )
    assert list(faults_of(own.tables["station_fault"], TableKind.REGIONAL)) == [
        "station_fault: primary key ['id'] does not begin with region_code"
    ]
    assert sorted(fault.partition(": ")[2] for fault in faults_of(broken, TableKind.REGIONAL)) == [
        "None ['fault_id'] does not begin with region_code",
        "['account_id'] -> favourite changes other rows by itself",
        "['account_id'] -> favourite leads from regional to personal",
        "['fault_id'] -> station_fault may point into another region_code",
    ]


def test_the_code_uses_nothing_that_a_distributed_table_refuses() -> None:
    refused = re.compile(
        r"MERGE INTO|ON DELETE SET NULL|pg_(try_)?advisory_lock\(|DO UPDATE SET[^;]*\bnow\(\)",
        re.IGNORECASE,
    )
    found = [path for path in APP.rglob("*.py") if refused.search(path.read_text("utf-8"))]
    assert found == []


async def test_no_trigger_fires(clone: TestDatabase) -> None:
    connection = await asyncpg.connect(plain(clone.owner_url))
    firing = await connection.fetch(
        "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'"
    )
    await connection.close()
    assert firing == []


APPEND_ONLY = sorted(name for name, table in tables_by_name().items() if table.append_only)


@pytest.mark.parametrize("name", APPEND_ONLY)
@pytest.mark.parametrize(
    "statement", ["UPDATE {0} SET {1} = {1}", "DELETE FROM {0}", "TRUNCATE {0}", "DROP TABLE {0}"]
)
async def test_the_serving_role_cannot_change_what_may_only_grow(
    clone: TestDatabase, name: str, statement: str
) -> None:
    column = next(iter(metadata.tables[name].columns)).name
    connection = await asyncpg.connect(plain(clone.url))
    with pytest.raises(asyncpg.InsufficientPrivilegeError) as refused:  # 42501
        await connection.execute(statement.format(f'"{name}"', f'"{column}"'))
    await connection.close()
    assert refused.value.sqlstate == "42501"


async def test_logs_and_timelines_may_only_grow() -> None:
    named = {"audit_entry", "audit_seal", "consent", "station_fault_event", "service_mode"}
    assert named <= set(APPEND_ONLY)


async def test_the_serving_role_owns_nothing_and_makes_nothing(clone: TestDatabase) -> None:
    connection = await asyncpg.connect(plain(clone.url))
    owned = await connection.fetchval(
        "SELECT count(*) FROM pg_class WHERE relowner = current_user::regrole"
    )
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await connection.execute("CREATE TABLE public.own (id int)")
    # The negative control: an ordinary table may be changed.
    await connection.execute("UPDATE account SET nickname = nickname")
    await connection.close()
    assert owned == 0
