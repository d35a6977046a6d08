"""Every revision can be taken back and run again on a database that is in use."""

import asyncpg
import pytest
from alembic.script import ScriptDirectory

from app import demo, migrations, modes, revisions
from app.databases import APP, OWNER, create_database, plain
from app.db import make_engine, make_sessionmaker
from app.embedded import EmbeddedPostgres
from tests.databases import TEMPLATE, TestDatabase

# To take one of these back, or one before it, is to drop its tables: what stood in them is gone,
# and loaded again here. Loading fills tables that are empty alone.
HOLDING_DATA = {"2026_11_22_tables", "2026_11_22_jobs", "2026_11_22_volunteering"}


async def load_demo(database: TestDatabase) -> None:
    await modes.claim_at(database.owner_url, modes.Mode.DEMO)
    engine = make_engine(database.url, pool_size=1)
    async with make_sessionmaker(engine).begin() as session:
        await demo.load_demo(session)
    await engine.dispose()


async def count(database: TestDatabase) -> dict[str, int]:
    """Return how many rows each table holds."""
    connection = await asyncpg.connect(plain(database.superuser_url))
    names = await connection.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    counted = {
        name: await connection.fetchval(f'SELECT count(*) FROM "{name}"') for (name,) in names
    }
    await connection.close()
    return counted


@pytest.fixture
async def filled(cluster: EmbeddedPostgres, clone: TestDatabase) -> TestDatabase:
    """A database of the demonstration. ``clone`` is asked for so that the template is there."""
    name = f"{clone.name}_filled"
    await create_database(cluster.url(), name, template=TEMPLATE)
    database = TestDatabase(
        name, cluster.url(APP, name), cluster.url(OWNER, name), cluster.url(database=name)
    )
    await load_demo(database)
    return database


async def test_every_revision_goes_down_and_up_on_a_database_in_use(filled: TestDatabase) -> None:
    before = await count(filled)
    assert before["station"] == 11
    newest_first = [
        one.revision
        for one in ScriptDirectory.from_config(migrations.configuration()).walk_revisions()
    ]
    assert newest_first[0] == revisions.head()
    is_dropped = False
    for revision in newest_first:
        is_dropped = is_dropped or revision in HOLDING_DATA
        await migrations.downgrade(filled.owner_url, f"{revision}-1")
        await migrations.upgrade(filled.owner_url, filled.url)
        after = await count(filled)
        if is_dropped:
            await load_demo(filled)
            after = await count(filled)
        assert after == before, revision
