"""The schema: one line of revisions, the same as the models say, and rights that hold."""

import asyncio

import asyncpg
import pytest
from alembic.script import ScriptDirectory
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from app import migrations, revisions
from app.databases import plain
from app.db import tables_by_name
from app.embedded import EmbeddedPostgres
from app.migrations import NoRoleError
from tests.databases import TestDatabase


def test_there_is_one_head_and_it_is_found_without_alembic() -> None:
    script = ScriptDirectory.from_config(migrations.configuration())
    assert script.get_heads() == [revisions.head()]
    assert {one.revision for one in script.walk_revisions()} == revisions.list_revisions()


async def test_the_models_say_what_the_migrations_made(database: TestDatabase) -> None:
    engine = create_async_engine(database.owner_url, poolclass=NullPool)
    async with engine.connect() as connection:
        await connection.run_sync(migrations.check)
    await engine.dispose()


async def test_every_revision_goes_up_and_down_and_up_again(empty: TestDatabase) -> None:
    await migrations.upgrade(empty.owner_url, empty.url)
    first = await describe(empty)
    await migrations.downgrade(empty.owner_url, "base")
    assert await describe(empty) == {("alembic_version", "version_num")}
    await migrations.upgrade(empty.owner_url, empty.url)
    assert await describe(empty) == first


async def test_two_processes_that_migrate_at_once_do_not_collide(empty: TestDatabase) -> None:
    await asyncio.gather(*(migrations.upgrade(empty.owner_url, empty.url) for _ in range(3)))
    assert len(await describe(empty)) > 50


async def test_the_role_that_serves_may_only_add_to_append_only_tables(
    database: TestDatabase,
) -> None:
    append_only = {name for name, table in tables_by_name().items() if table.append_only}
    assert {"audit_entry", "consent", "service_mode"} <= append_only
    connection = await asyncpg.connect(plain(database.url))
    rights = await connection.fetch(
        """
        SELECT tablename, right_name
        FROM pg_tables, unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE']) AS right_name
        WHERE schemaname = 'public' AND has_table_privilege(quote_ident(tablename), right_name)
        """
    )
    await connection.close()
    held: dict[str, set[str]] = {}
    for table, right in rights:
        held.setdefault(table, set()).add(right)
    for table in tables_by_name():
        changing = set() if table in append_only else {"UPDATE", "DELETE"}
        assert held[table] == {"SELECT", "INSERT"} | changing, table
    assert held["alembic_version"] == {"SELECT"}


async def test_an_append_only_row_cannot_be_changed(database: TestDatabase) -> None:
    connection = await asyncpg.connect(plain(database.url))
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await connection.execute("UPDATE service_mode SET mode = 'production'")
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await connection.execute("DELETE FROM audit_entry")
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await connection.execute("CREATE TABLE mine (id int)")
    await connection.close()


async def test_a_missing_serving_role_is_made_only_by_who_may(
    cluster: EmbeddedPostgres, empty: TestDatabase
) -> None:
    newcomer = empty.url.replace("://app@", "://new%20comer:p%27w:d@")
    with pytest.raises(NoRoleError, match="Create the serving role first"):
        await migrations.upgrade(empty.owner_url, newcomer)
    await migrations.upgrade(cluster.url(database=empty.name), newcomer)
    connection = await asyncpg.connect(plain(newcomer))
    assert await connection.fetchval("SELECT count(*) FROM account") == 0
    await connection.close()
    superuser = await asyncpg.connect(plain(cluster.url(database=empty.name)))
    await superuser.execute('DROP OWNED BY "new comer"; DROP ROLE "new comer"')
    await superuser.close()


async def test_the_owner_does_not_serve(empty: TestDatabase) -> None:
    with pytest.raises(NoRoleError, match="another role than the owner"):
        await migrations.upgrade(empty.owner_url, empty.owner_url)


async def describe(database: TestDatabase) -> set[tuple[str, str]]:
    """Return every column of every table."""
    connection = await asyncpg.connect(plain(database.owner_url))
    rows = await connection.fetch(
        "SELECT table_name, column_name FROM information_schema.columns "
        "WHERE table_schema = 'public'"
    )
    await connection.close()
    return {(row["table_name"], row["column_name"]) for row in rows}
