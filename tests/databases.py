"""One PostgreSQL for the whole run, one migrated template in it, one clone for each worker.

The run is one pytest process or several of xdist: all work on the folder that the first one
made. What a test leaves behind is deleted after it, so commits and connections are real.
"""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import asyncpg
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from app import migrations, modes
from app.databases import APP, OWNER, create_database, plain
from app.embedded import EmbeddedPostgres
from app.tables import metadata

FOLDER = "NUANXIN_TEST_CLUSTER"
TEMPLATE = "template_nuanxin"
QUEUE = ("pgqueuer", "pgqueuer_log", "pgqueuer_schedules", "pgqueuer_statistics")


def make_folder() -> None:
    """Make the run's folder; the workers of xdist inherit its name."""
    folder = Path(tempfile.mkdtemp(prefix="nuanxin-tests-", dir="/tmp"))
    folder.chmod(0o711)  # as root the server runs as somebody else
    os.environ[FOLDER] = str(folder)


def remove_folder() -> None:
    """Stop the run's server, if one was started, and leave nothing behind."""
    folder = Path(os.environ.pop(FOLDER))
    if (folder / "postgres").exists():
        EmbeddedPostgres(folder / "postgres", is_fast=True).stop()
    shutil.rmtree(folder, ignore_errors=True)


@dataclass(frozen=True)
class TestDatabase:
    """Addresses of one worker's clone: who serves, who migrates, who may do anything."""

    __test__ = False

    name: str
    url: str
    owner_url: str
    superuser_url: str


def start_cluster() -> EmbeddedPostgres:
    """Return the run's server, running."""
    cluster = EmbeddedPostgres(Path(os.environ[FOLDER]) / "postgres", is_fast=True)
    cluster.start()
    return cluster


async def clone(cluster: EmbeddedPostgres, name: str) -> TestDatabase:
    """Return a fresh clone of the migrated template."""
    with _one_at_a_time():
        done = Path(os.environ[FOLDER]) / "template-done"
        if not done.exists():
            await _make_template(cluster)
            done.touch()
        await _drop(cluster, name)
        await create_database(cluster.url(), name, template=TEMPLATE)
    return TestDatabase(
        name, cluster.url(APP, name), cluster.url(OWNER, name), cluster.url(database=name)
    )


async def drop(cluster: EmbeddedPostgres, database: TestDatabase) -> None:
    """Remove a clone."""
    await _drop(cluster, database.name)


class Cleaner:
    """Deletes what a test wrote, all at once; rows that migrations brought stay."""

    def __init__(self, connection: asyncpg.Connection, statements: str) -> None:
        self._connection = connection
        self._statements = statements

    @classmethod
    async def connect(cls, database: TestDatabase) -> "Cleaner":
        """Learn what the clone holds now, before the first test."""
        connection = await asyncpg.connect(plain(database.superuser_url))
        # As a replica: foreign keys are not looked at, so the order does not matter.
        statements = [
            "SET LOCAL lock_timeout = '5s'",
            "SET LOCAL session_replication_role = replica",
        ]
        for name, table in metadata.tables.items():
            key = ", ".join(f'"{column.name}"' for column in table.primary_key)
            rows = await connection.fetch(f'SELECT ROW({key})::text AS key FROM "{name}"')
            kept = ", ".join("'" + row["key"].replace("'", "''") + "'" for row in rows)
            which = f"WHERE ROW({key})::text NOT IN ({kept})" if rows else ""
            statements.append(f'DELETE FROM "{name}" {which}')
        statements += [f"DELETE FROM {name}" for name in QUEUE]
        return cls(connection, "BEGIN; " + "; ".join(statements) + "; COMMIT")

    async def clean(self) -> None:
        """Leave the clone as the migrations made it."""
        await self._connection.execute(self._statements)

    async def close(self) -> None:
        """Let go of the clone."""
        await self._connection.close()


async def _make_template(cluster: EmbeddedPostgres) -> None:
    await create_database(cluster.url(), TEMPLATE)
    owner_url = cluster.url(OWNER, TEMPLATE)
    await migrations.upgrade(owner_url, cluster.url(APP, TEMPLATE))
    engine = create_async_engine(owner_url, poolclass=NullPool)
    async with engine.begin() as connection:
        await modes.claim(connection, modes.Mode.DEMO)
    await engine.dispose()


async def _drop(cluster: EmbeddedPostgres, name: str) -> None:
    connection = await asyncpg.connect(plain(cluster.url()))
    await connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    await connection.close()


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    with (Path(os.environ[FOLDER]) / "template.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
