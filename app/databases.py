"""Which database a command works on: the embedded one, started here, or the operator's own."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import asyncpg

from app.embedded import EmbeddedPostgres
from app.settings import Settings

OWNER = "owner"
APP = "app"
DATABASE = "nuanxin"


class NoOwnerError(RuntimeError):
    """The settings name no role that may migrate; the message says what to set."""


@dataclass(frozen=True)
class Database:
    """Addresses of one database: the role that serves, and the role that owns the tables."""

    url: str
    owner_url: str
    embedded: EmbeddedPostgres | None = None


@contextmanager
def running_database(settings: Settings) -> Iterator[Database]:
    """Yield the database of the settings, running; an embedded one stops with its last user.

    Raises:
        NoOwnerError: a database of one's own without the owner's address.
    """
    if settings.database_url is None:
        with EmbeddedPostgres(settings.data_dir / "postgres") as embedded:
            asyncio.run(create_database(embedded.url(), DATABASE))
            yield Database(embedded.url(APP, DATABASE), embedded.url(OWNER, DATABASE), embedded)
    elif settings.owner_database_url is None:
        raise NoOwnerError("Set NUANXIN_OWNER_DATABASE_URL to the role that owns the tables.")
    else:
        yield Database(settings.database_url, settings.owner_database_url)


async def create_database(superuser_url: str, name: str, template: str = "template1") -> None:
    """Create the two roles and a database of the owner's, unless they are there."""
    connection = await asyncpg.connect(plain(superuser_url))
    try:
        for role in (OWNER, APP):
            if not await connection.fetchval("SELECT 1 FROM pg_roles WHERE rolname = $1", role):
                await connection.execute(f'CREATE ROLE "{role}" LOGIN')
        if not await connection.fetchval("SELECT 1 FROM pg_database WHERE datname = $1", name):
            await connection.execute(
                f'CREATE DATABASE "{name}" OWNER "{OWNER}" TEMPLATE {template}'
            )
    finally:
        await connection.close()


def plain(url: str) -> str:
    """Return the address as asyncpg takes it, without SQLAlchemy's name of the driver."""
    return url.replace("postgresql+asyncpg://", "postgresql://", 1)
