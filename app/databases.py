"""Which database a command works on: the embedded one, started here, or the operator's own."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field

import asyncpg
from sqlmodel.ext.asyncio.session import AsyncSession

from app.db import make_engine, make_sessionmaker
from app.embedded import EmbeddedPostgres
from app.refusals import StartRefusedError
from app.settings import Settings

OWNER = "owner"
APP = "app"
DATABASE = "nuanxin"


class NoOwnerError(StartRefusedError):
    """The settings name no role that may migrate."""


class NotRunningError(StartRefusedError):
    """The embedded database is not running."""


@dataclass(frozen=True)
class Database:
    """One database, for the role that serves and, where known, the role that owns the tables."""

    url: str = field(repr=False)
    owner: str | None = field(default=None, repr=False)
    embedded: EmbeddedPostgres | None = None

    @property
    def owner_url(self) -> str:
        """The address for migrations.

        Raises:
            NoOwnerError: the settings name no owner.
        """
        if self.owner is None:
            raise NoOwnerError("Set NUANXIN_OWNER_DATABASE_URL to the role that owns the tables.")
        return self.owner


@contextmanager
def running_database(settings: Settings) -> Iterator[Database]:
    """Yield the database of the settings, running; an embedded one stops with its last user."""
    if settings.database_url is not None:
        yield Database(settings.database_url, settings.owner_database_url)
        return
    with EmbeddedPostgres(settings.data_dir / "postgres") as embedded:
        asyncio.run(create_database(embedded.url(), DATABASE))
        yield Database(embedded.url(APP, DATABASE), embedded.url(OWNER, DATABASE), embedded)


@asynccontextmanager
async def transaction_on(database: Database) -> AsyncIterator[AsyncSession]:
    """Give a command one transaction, as the role that serves."""
    engine = make_engine(database.url, pool_size=1)
    try:
        async with make_sessionmaker(engine).begin() as session:
            yield session
    finally:
        await engine.dispose()


def serving_url(settings: Settings) -> str:
    """Return the address for the role that serves; an embedded server must be running.

    Raises:
        NotRunningError: it is not.
    """
    if settings.database_url is not None:
        return settings.database_url
    embedded = EmbeddedPostgres(settings.data_dir / "postgres")
    if not embedded.is_running():
        raise NotRunningError("The embedded database is not running; start with: nuanxin serve")
    return embedded.url(APP, DATABASE)


async def create_database(superuser_url: str, name: str, template: str = "template1") -> None:
    """Create the two roles and a database of the owner's, unless they are there."""
    connection = await asyncpg.connect(plain(superuser_url))
    try:
        for role in (OWNER, APP):
            if not await connection.fetchval("SELECT 1 FROM pg_roles WHERE rolname = $1", role):
                await connection.execute(f'CREATE ROLE "{role}" LOGIN')
        if not await connection.fetchval("SELECT 1 FROM pg_database WHERE datname = $1", name):
            statement = f'CREATE DATABASE "{name}" OWNER "{OWNER}" TEMPLATE "{template}"'
            await connection.execute(statement)
    finally:
        await connection.close()


def plain(url: str) -> str:
    """Return the address as asyncpg takes it, without SQLAlchemy's name of the driver."""
    return url.replace("postgresql+asyncpg://", "postgresql://", 1)
