"""Run migrations on the connection handed over, or on the database of the settings."""

import asyncio
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.dialects.postgresql.base import ischema_names
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool
from sqlalchemy.types import UserDefinedType

from alembic import context
from app.databases import running_database
from app.settings import get_settings
from app.tables import metadata


class Point(UserDefinedType[Any]):
    """PostgreSQL's point, which SQLAlchemy does not know and would warn about."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        return "point"


ischema_names["point"] = Point


def is_ours(name: str | None, kind: str, _: Any) -> bool:
    """pgqueuer's tables are its own: no model describes them."""
    return not (kind == "table" and name is not None and name.startswith("pgqueuer"))


def migrate(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=metadata,
        include_name=is_ours,
        compare_type=True,
        compare_server_default=True,
        transaction_per_migration=True,
    )
    with context.begin_transaction():
        context.run_migrations()


async def migrate_at(url: str) -> None:
    engine = create_async_engine(url, poolclass=NullPool)
    async with engine.connect() as connection:
        await connection.run_sync(migrate)
    await engine.dispose()


if handed_over := context.config.attributes.get("connection"):
    migrate(handed_over)
else:
    with running_database(get_settings()) as database:
        asyncio.run(migrate_at(database.owner_url))
