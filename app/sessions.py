"""Sessions for commands, on a database that is up to date and meant for these settings."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from app import modes, revisions
from app.databases import Database
from app.db import SessionMaker, make_engine, make_sessionmaker
from app.refusals import StartRefusedError
from app.settings import Settings


@asynccontextmanager
async def sessions_on(database: Database, settings: Settings) -> AsyncIterator[SessionMaker]:
    """Open a database that is up to date and meant for these settings.

    Raises:
        StartRefusedError: it is neither, or cannot be reached.
    """
    engine = make_engine(database.url, pool_size=2)
    try:
        await _check(engine, settings)
        yield make_sessionmaker(engine)
    except (SQLAlchemyError, asyncpg.PostgresError) as error:
        raise StartRefusedError(f"Cannot use the database: {type(error).__name__}.") from error
    finally:
        await engine.dispose()


async def _check(engine: AsyncEngine, settings: Settings) -> None:
    try:
        async with engine.connect() as connection:
            if await revisions.find_revision(connection) != revisions.head():
                raise StartRefusedError("The database is not up to date; run: nuanxin migrate")
            await modes.check(connection, modes.mode_of(settings))
    except OSError as error:
        raise StartRefusedError(f"Cannot reach the database: {error.strerror or error}.") from error
