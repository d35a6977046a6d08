"""What is checked and done before the first request: settings, port, schema, connections."""

import socket

import asyncpg
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

from app import modes, revisions
from app.crypto import load_secrets
from app.databases import Database, transaction_on
from app.loopback import is_loopback
from app.refusals import StartRefusedError
from app.settings import Settings

RESERVE = 10  # connections for migrations, backups and a person with psql
OTHER_CONNECTIONS = 2  # of each process: the listener and the worker


def check_settings(settings: Settings) -> None:
    """Refuse what would show a demonstration to others.

    Raises:
        StartRefusedError: with the reason.
    """
    if not settings.is_demo:
        return
    if not settings.is_embedded:
        raise StartRefusedError(
            "A demonstration (no NUANXIN_WECHAT_APP_ID) never runs on a database of your own: "
            "unset NUANXIN_DATABASE_URL, or set the WeChat app."
        )
    if not is_loopback(settings.host):
        raise StartRefusedError(
            "A demonstration serves this computer alone, since everybody knows how to log in as "
            "its administrator: use --host 127.0.0.1, or set NUANXIN_WECHAT_APP_ID."
        )
    if settings.forwarded_allow_ips:
        raise StartRefusedError(
            "A demonstration takes nothing from a proxy: unset NUANXIN_FORWARDED_ALLOW_IPS."
        )


def bind(settings: Settings) -> socket.socket:
    """Take the port first, so that a taken one is noticed before anything else happens.

    Raises:
        StartRefusedError: it is taken, or may not be had.
    """
    listening = socket.socket(socket.AF_INET6 if ":" in settings.host else socket.AF_INET)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((settings.host, settings.port))
        # A second service would bind beside us as long as nobody listens.
        listening.listen(2048)
    except OSError as error:
        listening.close()
        raise StartRefusedError(
            f"Cannot listen on {settings.host} port {settings.port}: {error.strerror}. "
            f"Is it running already? Another port: --port {settings.port + 1}"
        ) from None
    listening.set_inheritable(True)
    return listening


async def prepare(settings: Settings, database: Database, *, is_demo_wanted: bool = False) -> None:
    """Bring the database up to date, say what it is for, fill that of a demonstration.

    Raises:
        StartRefusedError: it cannot be reached, belongs to something else, is for the other
            mode, is newer than this program, or allows too few connections.
    """
    load_secrets(settings)  # made now, before several processes would
    engine = create_async_engine(database.owner or database.url, poolclass=NullPool)
    try:
        is_current = await _check(engine, settings)
        if not is_current:
            await _migrate(database)
        async with engine.begin() as connection:
            await modes.claim(connection, modes.mode_of(settings))
            is_empty = await connection.scalar(text("SELECT NOT EXISTS (SELECT FROM region)"))
        if settings.is_demo and (is_demo_wanted or is_empty or not is_current):
            await _load_demo(database)
    finally:
        await engine.dispose()


async def _check(engine: AsyncEngine, settings: Settings) -> bool:
    """Say whether the schema is current; refuse a database that cannot serve."""
    try:
        async with engine.connect() as connection:
            await _check_budget(connection, settings)
            return await _check_revision(connection)
    except (OSError, SQLAlchemyError, asyncpg.PostgresError) as error:
        reason = getattr(error, "orig", None) or error
        raise StartRefusedError(f"Cannot use the database: {reason}") from error


# The imports below stand in functions because they are for a first start: alembic and all
# models would cost every further one a second.


async def _migrate(database: Database) -> None:
    from app import migrations

    await migrations.upgrade(database.owner_url, database.url)


async def _load_demo(database: Database) -> None:
    from app import demo

    async with transaction_on(database) as session:
        await demo.load_demo(session)


async def _check_revision(connection: AsyncConnection) -> bool:
    """Say whether the schema is current; refuse a database that is not ours or is ahead."""
    revision = await revisions.find_revision(connection)
    if revision is None:
        foreign = await connection.scalar(
            text("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
        )
        if foreign:
            raise StartRefusedError(
                "The database holds tables of something else: give the service one of its own."
            )
    elif revision not in revisions.list_revisions():
        raise StartRefusedError(
            f"The database is at revision {revision}, which this program does not know: "
            "it was used by a newer version, or by another program."
        )
    return revision == revisions.head()


async def _check_budget(connection: AsyncConnection, settings: Settings) -> None:
    """Refuse to start what would run out of connections under load."""
    # A worker apart opens pools of its own.
    processes = settings.processes + (settings.jobs == "off")
    needed = processes * (settings.orm_pool + settings.hot_pool + OTHER_CONNECTIONS)
    allowed = int(str(await connection.scalar(text("SHOW max_connections"))))
    if needed + RESERVE > allowed:
        raise StartRefusedError(
            f"{processes} processes need {needed} database connections and {RESERVE} in "
            f"reserve, but the server allows {allowed}: fewer --processes, smaller "
            "NUANXIN_ORM_POOL and NUANXIN_HOT_POOL, or a larger max_connections."
        )
