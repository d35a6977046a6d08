"""The database: pools, the request's session, the four kinds of tables and their columns.

Row bases say where a table lives: reference tables are shared by all regions, regional ones
begin every key with ``region_code``, personal ones with ``account_id``, local ones belong to
one server. ``tests/test_keys.py`` holds every table against these rules.
"""

import uuid
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any, ClassVar

import asyncpg
from fastapi import Depends, Request
from pydantic import AfterValidator, BeforeValidator, StringConstraints
from pydantic import Field as PydanticField
from pydantic_core import PydanticCustomError
from sqlalchemy import DateTime, Text
from sqlalchemy.ext.asyncio import AsyncEngine, async_sessionmaker, create_async_engine
from sqlmodel import Field, SQLModel
from sqlmodel.ext.asyncio.session import AsyncSession
from uuid_utils.compat import uuid7

from app import clock

SessionMaker = async_sessionmaker[AsyncSession]

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

# A statement outlives neither its client's patience nor the proxy's.
SERVER_SETTINGS = {
    "application_name": "nuanxin",
    "timezone": "UTC",
    "statement_timeout": "5000",
    "lock_timeout": "3000",
    "idle_in_transaction_session_timeout": "15000",
}
POOL_WAIT_SECONDS = 3


# --- what a column holds ---------------------------------------------------------------


class Level(StrEnum):
    """How closely a column is kept (compliance: classification of data)."""

    PUBLIC = "public"
    INTERNAL = "internal"
    PERSONAL = "personal"
    SECRET = "secret"  # noqa: S105  # a class of data, not a secret


@dataclass(frozen=True)
class DataClass:
    """Class, purpose and retention of a column; docs/data-map.md is written from it."""

    level: Level
    purpose: str
    keep: str


def _column(level: Level, purpose: str, keep: str) -> dict[str, Any]:
    return {"info": {"data": DataClass(level, purpose, keep)}}


def public(purpose: str = "shown to everybody", keep: str = "while the thing exists") -> Any:
    """Return ``sa_column_kwargs`` of a column that anybody may read."""
    return _column(Level.PUBLIC, purpose, keep)


def internal(purpose: str = "running the service", keep: str = "while the row exists") -> Any:
    """Return ``sa_column_kwargs`` of a column that names nobody and is not published."""
    return _column(Level.INTERNAL, purpose, keep)


def personal(purpose: str, keep: str = "until the account is closed") -> Any:
    """Return ``sa_column_kwargs`` of a column about a person."""
    return _column(Level.PERSONAL, purpose, keep)


def secret(purpose: str, keep: str = "until it is replaced") -> Any:
    """Return ``sa_column_kwargs`` of a column that is encrypted or hashed."""
    return _column(Level.SECRET, purpose, keep)


# --- shared types ----------------------------------------------------------------------


def _refuse_unstorable(text: str) -> str:
    """PostgreSQL takes no NUL, and UTF-8 no lone surrogate: both would end in a 500."""
    if "\x00" in text or any("\ud800" <= c <= "\udfff" for c in text):
        raise PydanticCustomError("unstorable", "characters that cannot be stored")
    return text


def _refuse_no_number(value: object) -> object:
    """Of JSON 5 and 5.0 are the same whole number; "5" and true are none."""
    if isinstance(value, bool | str):
        raise PydanticCustomError("int_type", "no whole number")
    return value


storable = AfterValidator(_refuse_unstorable)
Words = Annotated[str, StringConstraints(max_length=32, strip_whitespace=True), storable]
ShortText = Annotated[str, StringConstraints(max_length=100, strip_whitespace=True), storable]
LongText = Annotated[str, StringConstraints(max_length=1000, strip_whitespace=True), storable]
Code = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
# Of text that must say something; the pattern says in the document that blanks do not.
said = PydanticField(min_length=1, json_schema_extra={"pattern": r"\S"})
# Behind the bounds: before them, pydantic would leave them out of the document.
whole_number = BeforeValidator(_refuse_no_number)
RegionCode = Annotated[str, StringConstraints(pattern=r"^[0-9]{6}$")]

INSTANT: Any = DateTime(timezone=True)


def new_id() -> uuid.UUID:
    """Return a UUIDv7: ids that sort by the time they were made."""
    return uuid7()


# --- kinds of rows ---------------------------------------------------------------------


class TableKind(StrEnum):
    """Where the rows of a table live when one server is not enough."""

    REFERENCE = "reference"
    REGIONAL = "regional"
    PERSONAL = "personal"
    LOCAL = "local"


class _Table(SQLModel):
    kind_of_table: ClassVar[TableKind]
    append_only: ClassVar[bool] = False


class Reference(_Table):
    """Small, shared by all regions, mostly read."""

    kind_of_table = TableKind.REFERENCE


class ReferenceRow(Reference):
    """A reference row that is known by an id."""

    id: uuid.UUID = Field(
        default_factory=new_id, primary_key=True, sa_column_kwargs=public("names the row")
    )
    created_at: datetime = Field(
        default_factory=clock.now, sa_type=INSTANT, sa_column_kwargs=internal("when it was made")
    )


class Regional(_Table):
    """Something that happened in a region; its key begins with the region."""

    kind_of_table = TableKind.REGIONAL

    region_code: str = Field(
        primary_key=True, sa_type=Text, sa_column_kwargs=public("the region it belongs to")
    )


class RegionalRow(Regional):
    """A regional row that is known by an id."""

    id: uuid.UUID = Field(
        default_factory=new_id, primary_key=True, sa_column_kwargs=internal("names the row")
    )
    created_at: datetime = Field(
        default_factory=clock.now, sa_type=INSTANT, sa_column_kwargs=internal("when it was made")
    )


class Personal(_Table):
    """One person's own; its key begins with the account."""

    kind_of_table = TableKind.PERSONAL

    account_id: uuid.UUID = Field(
        primary_key=True, foreign_key="account.id", sa_column_kwargs=personal("whose it is")
    )


class PersonalRow(Personal):
    """A personal row that is known by an id."""

    id: uuid.UUID = Field(
        default_factory=new_id, primary_key=True, sa_column_kwargs=internal("names the row")
    )
    created_at: datetime = Field(
        default_factory=clock.now, sa_type=INSTANT, sa_column_kwargs=personal("when it was made")
    )


class Local(_Table):
    """Belongs to one server and is not carried to another."""

    kind_of_table = TableKind.LOCAL


def tables_by_name() -> dict[str, type[_Table]]:
    """Return every mapped class by the name of its table."""
    found: dict[str, type[_Table]] = {}
    waiting: list[type[_Table]] = list(_Table.__subclasses__())
    while waiting:
        cls = waiting.pop()
        waiting.extend(cls.__subclasses__())
        if "__table__" in cls.__dict__:
            found[str(cls.__tablename__)] = cls
    return found


# --- connections -----------------------------------------------------------------------


def make_engine(url: str, pool_size: int) -> AsyncEngine:
    """Return the pool of the ORM; nothing connects before the first statement."""
    return create_async_engine(
        url,
        pool_size=pool_size,
        max_overflow=0,
        pool_timeout=POOL_WAIT_SECONDS,
        pool_pre_ping=True,
        hide_parameters=True,  # its errors would quote values, and errors reach logs
        connect_args={"server_settings": SERVER_SETTINGS, "timeout": POOL_WAIT_SECONDS},
    )


def make_sessionmaker(engine: AsyncEngine) -> SessionMaker:
    """Return sessions that stay readable after the commit, so that routes may return rows."""
    return async_sessionmaker(engine, class_=AsyncSession, expire_on_commit=False)


class HotConnection(asyncpg.Connection):
    """A connection that is handed on as it is.

    asyncpg's pool resets a connection with a round trip of its own at each release; hot paths
    leave nothing behind on one.
    """

    def get_reset_query(self) -> str:
        """Return no query."""
        return ""


async def make_hot_pool(url: str, size: int) -> asyncpg.Pool:
    """Return the asyncpg pool of the hot paths.

    ``enable_bitmapscan`` is off: with the box of the nearby search the planner prefers a
    bitmap and a sort to the ordered index walk, which at a million stations costs tenfold.
    """
    settings = {**SERVER_SETTINGS, "enable_bitmapscan": "off", "jit": "off"}
    return await asyncpg.create_pool(
        url.replace("postgresql+asyncpg://", "postgresql://"),
        min_size=1,
        max_size=size,
        timeout=POOL_WAIT_SECONDS,
        command_timeout=5,
        connection_class=HotConnection,
        server_settings=settings,
    )


async def open_session(request: Request) -> AsyncIterator[AsyncSession]:
    """Give one request one transaction: commit on success, roll back on any error.

    What only reads before it asks somebody outside may commit in between, to give its connection
    back for so long; what follows is another transaction.
    """
    sessionmaker: SessionMaker = request.app.state.sessionmaker
    async with sessionmaker() as session:  # rolls back what is not committed
        yield session
        await session.commit()


# scope="function": the commit runs before the answer is sent, so a failed one is no 200.
SessionDep = Annotated[AsyncSession, Depends(open_session, scope="function")]


def hot_pool(request: Request) -> asyncpg.Pool:
    """Return the pool of the hot paths."""
    pool: asyncpg.Pool = request.app.state.hot_pool
    return pool
