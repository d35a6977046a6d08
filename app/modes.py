"""What a database is for, written in the database itself.

Everybody knows how to log in as the administrator of the demonstration. So its database can
never be served as production, nor a real one as a demonstration.
"""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, SmallInteger, Text, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine
from sqlalchemy.pool import NullPool
from sqlmodel import Field, col

from app import clock
from app.db import INSTANT, Local, internal
from app.refusals import StartRefusedError
from app.settings import Settings


class Mode(StrEnum):
    """What a database is for."""

    DEMO = "demo"
    PRODUCTION = "production"


class ServiceMode(Local, table=True):
    """The single row that says what this database is for; nothing may change it."""

    __tablename__ = "service_mode"
    __table_args__ = (
        CheckConstraint("id = 1", name="single"),
        CheckConstraint("mode IN ('demo', 'production')", name="mode"),
    )
    append_only = True

    id: int = Field(
        default=1,
        primary_key=True,
        sa_type=SmallInteger,
        sa_column_kwargs=internal("one row alone") | {"autoincrement": False},
    )
    mode: str = Field(sa_type=Text, sa_column_kwargs=internal("what the database is for"))
    set_at: datetime = Field(
        default_factory=clock.now, sa_type=INSTANT, sa_column_kwargs=internal("since when")
    )


class WrongModeError(StartRefusedError):
    """The database was made for the other mode; the message says so in one sentence."""


def mode_of(settings: Settings) -> Mode:
    """Return the mode in which these settings serve."""
    return Mode.DEMO if settings.is_demo else Mode.PRODUCTION


async def claim(connection: AsyncConnection, mode: Mode) -> None:
    """Write the mode into a database that has none yet.

    Raises:
        WrongModeError: it was made for the other mode.
    """
    row = insert(ServiceMode).values(id=1, mode=mode.value, set_at=clock.now())
    await connection.execute(row.on_conflict_do_nothing())
    await check(connection, mode)


async def claim_at(url: str, mode: Mode) -> None:
    """Claim the database at an address."""
    engine = create_async_engine(url, poolclass=NullPool)
    try:
        async with engine.begin() as connection:
            await claim(connection, mode)
    finally:
        await engine.dispose()


async def check(connection: AsyncConnection, mode: Mode) -> None:
    """Accept a database that is for this mode.

    Raises:
        WrongModeError: it is for the other mode, or for none yet.
    """
    found = await connection.scalar(select(col(ServiceMode.mode)))
    if found != mode.value:
        raise WrongModeError(
            f"This database is for {found or 'no mode yet'} and the settings are for {mode.value}: "
            "a demonstration and a real service never share a database."
        )
