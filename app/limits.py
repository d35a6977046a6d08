"""Rate limits kept in PostgreSQL, so that all processes count together."""

import hashlib
import uuid
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network
from typing import ClassVar

import asyncpg
from fastapi import Request
from sqlalchemy import BigInteger, Text
from sqlmodel import Field

from app import clock
from app.db import INSTANT, Local, hot_pool, internal
from app.errors import TooManyRequestsError


class RateLimit(Local, table=True):
    """How often a key was used in its current window. Unlogged: a crash forgives."""

    __tablename__ = "rate_limit"
    __table_args__: ClassVar = {"prefixes": ["UNLOGGED"]}

    key: str = Field(primary_key=True, sa_type=Text, sa_column_kwargs=internal("hashed"))
    window: int = Field(sa_type=BigInteger, sa_column_kwargs=internal("number of the window"))
    used: int = Field(sa_column_kwargs=internal())
    ends_at: datetime = Field(sa_type=INSTANT, index=True, sa_column_kwargs=internal())


_SPEND = """
INSERT INTO rate_limit AS r (key, "window", used, ends_at) VALUES ($1, $2, 1, $3)
ON CONFLICT (key) DO UPDATE
SET used = CASE WHEN r."window" = excluded."window" THEN r.used + 1 ELSE 1 END,
    "window" = excluded."window", ends_at = excluded.ends_at
RETURNING used
"""


async def spend(pool: asyncpg.Pool, key: str, *, times: int, seconds: int) -> None:
    """Count one use of ``key``; windows of ``seconds`` begin at a fixed beat.

    Counted in a transaction of its own: a refused request has been counted too.

    Raises:
        TooManyRequestsError: this was more than ``times`` in the window.
    """
    instant = int(clock.now().timestamp())
    window = instant // seconds
    hashed = hashlib.sha256(f"{key}:{seconds}".encode()).hexdigest()[:32]
    left = (window + 1) * seconds - instant
    ends_at = clock.now() + timedelta(seconds=left)
    used = await pool.fetchval(_SPEND, hashed, window, ends_at)
    if used > times:
        raise TooManyRequestsError(retry_after_seconds=left)


def client_network(request: Request) -> str:
    """Return whose line a request came by: an IPv4 address, or the /64 that one line has in IPv6.

    As uvicorn reports it; a proxy's header counts only if the proxy is trusted.
    """
    host = request.client.host if request.client else ""
    try:
        address = ip_address(host)
    except ValueError:
        return host
    return str(ip_network((address, 64), strict=False) if address.version == 6 else address)


def limit_by_address(
    name: str, *, times: int, seconds: int
) -> Callable[[Request], Awaitable[None]]:
    """Return a dependency that limits an operation per client address."""

    async def spend_address(request: Request) -> None:
        if request.app.state.settings.rate_limits == "off":
            return
        # Keyed: the few addresses that there are could be found again from a plain hash.
        line = request.app.state.cipher.blind_index(client_network(request))
        await spend(hot_pool(request), f"{name}:{line}", times=times, seconds=seconds)

    return spend_address


async def spend_account(
    request: Request, name: str, account_id: uuid.UUID, *, times: int, seconds: int
) -> None:
    """Count one use of ``name`` by an account.

    Raises:
        TooManyRequestsError: more than ``times`` in the window.
    """
    if request.app.state.settings.rate_limits == "off":
        return
    await spend(hot_pool(request), f"{name}:{account_id}", times=times, seconds=seconds)
