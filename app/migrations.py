"""Bring the schema up to date, and give the serving role exactly the rights it needs."""

from alembic.config import Config
from sqlalchemy import Connection, make_url, text
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine
from sqlalchemy.pool import NullPool

from alembic import command
from app.db import tables_by_name
from app.refusals import StartRefusedError
from app.revisions import ROOT
from app.tables import metadata

LOCK = 0x6E75616E  # any number; whoever migrates holds it, so that two starts do not collide


class NoRoleError(StartRefusedError):
    """The serving role is missing and cannot be made; the message says what to do."""


async def upgrade(owner_url: str, app_url: str, *, revision: str = "head") -> None:
    """Run what is missing as the owner, then set the rights of the role in ``app_url``."""
    engine = create_async_engine(owner_url, poolclass=NullPool)
    try:
        async with engine.begin() as guard:
            # Of the transaction, not of the session: it cannot outlive us.
            await guard.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
            async with engine.connect() as connection:  # alembic commits each revision itself
                await connection.run_sync(_run_upgrade, revision)
            await _grant(guard, app_url)
    finally:
        await engine.dispose()


async def downgrade(owner_url: str, revision: str) -> None:
    """Take revisions back, down to the named one."""
    engine = create_async_engine(owner_url, poolclass=NullPool)
    try:
        async with engine.connect() as connection:
            await connection.run_sync(_run_downgrade, revision)
    finally:
        await engine.dispose()


def configuration(connection: Connection | None = None) -> Config:
    """Return alembic's configuration, working on that connection."""
    config = Config(str(ROOT / "alembic.ini"))
    config.attributes["connection"] = connection
    return config


def _run_upgrade(connection: Connection, revision: str) -> None:
    command.upgrade(configuration(connection), revision)


def _run_downgrade(connection: Connection, revision: str) -> None:
    command.downgrade(configuration(connection), revision)


async def _grant(connection: AsyncConnection, app_url: str) -> None:
    """Give the serving role its rights afresh; append-only tables can only grow."""
    role = await _find_or_create_role(connection, app_url)
    append_only = {name for name, table in tables_by_name().items() if table.append_only}
    queue = await connection.scalars(
        text("SELECT tablename FROM pg_tables WHERE tablename LIKE 'pgqueuer%'")
    )
    ordinary = (set(metadata.tables) - append_only) | set(queue)
    for statement in (
        f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {role}",
        f"GRANT USAGE ON SCHEMA public TO {role}",
        f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}",
        f"GRANT SELECT ON alembic_version TO {role}",
        f"GRANT SELECT, INSERT, UPDATE, DELETE ON {_names(ordinary)} TO {role}",
        f"GRANT SELECT, INSERT ON {_names(append_only)} TO {role}",
    ):
        await connection.execute(text(statement))


def _names(tables: set[str]) -> str:
    return ", ".join(f'"{table}"' for table in sorted(tables))


async def _find_or_create_role(connection: AsyncConnection, app_url: str) -> str:
    """Return the quoted name of the serving role; make it if it is missing and we may.

    Raises:
        NoRoleError: it is missing and we may not, or it is the owner itself.
    """
    url = make_url(app_url)
    name = url.username or ""
    quoted = '"' + name.replace('"', '""') + '"'
    if name == await connection.scalar(text("SELECT current_user")):
        raise NoRoleError(
            "NUANXIN_DATABASE_URL must name another role than the owner's: what may only grow "
            "is kept so by the rights of the role that serves."
        )
    known = "SELECT 1 FROM pg_roles WHERE rolname = :name"
    if await connection.scalar(text(known), {"name": name}):
        return quoted
    allowed = "SELECT rolcreaterole OR rolsuper FROM pg_roles WHERE rolname = current_user"
    if not await connection.scalar(text(allowed)):
        raise NoRoleError(f"Create the serving role first: CREATE ROLE {quoted} LOGIN PASSWORD ...")
    password = "'" + str(url.password or "").replace("'", "''") + "'"
    # exec_driver_sql: a password may hold what text() takes for a parameter.
    await connection.exec_driver_sql(f"CREATE ROLE {quoted} LOGIN PASSWORD {password}")
    return quoted
