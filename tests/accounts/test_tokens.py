"""A token is remembered for a moment, and only while revocations are heard."""

import asyncio
import time

import asyncpg
import pytest
from fastapi import FastAPI

from app.accounts.tokens import TokenInvalidError, Tokens
from app.databases import plain
from tests.conftest import LogIn
from tests.databases import TestDatabase

KILL = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE application_name = 'nuanxin-listener' AND datname = current_database()
"""


async def until(condition: object, *, is_listening: bool, tokens: Tokens) -> None:
    deadline = time.monotonic() + 10
    while tokens.is_listening is not is_listening:
        assert time.monotonic() < deadline, condition
        await asyncio.sleep(0.005)


async def token_of(log_in: LogIn) -> str:
    return (await log_in("li")).headers["Authorization"].removeprefix("Bearer ")


@pytest.fixture
async def tokens(app: FastAPI) -> Tokens:
    found: Tokens = app.state.tokens
    await until("the listener listens", is_listening=True, tokens=found)
    return found


async def revoke_behind_its_back(database: TestDatabase) -> None:
    """End all logins without a notification, as if it had been lost."""
    connection = await asyncpg.connect(plain(database.url))
    await connection.execute("DELETE FROM login_session")
    await connection.close()


async def test_while_revocations_are_heard_a_token_is_remembered_for_a_second(
    tokens: Tokens, log_in: LogIn, database: TestDatabase
) -> None:
    token = await token_of(log_in)
    caller = await tokens.find_caller(token)
    await revoke_behind_its_back(database)
    assert await tokens.find_caller(token) == caller
    await asyncio.sleep(1.05)
    with pytest.raises(TokenInvalidError):
        await tokens.find_caller(token)


async def test_while_the_listener_is_down_nothing_is_remembered(
    tokens: Tokens, log_in: LogIn, database: TestDatabase
) -> None:
    token = await token_of(log_in)
    await tokens.find_caller(token)  # remembered
    connection = await asyncpg.connect(plain(database.superuser_url))
    assert await connection.fetchval(KILL)
    await connection.close()
    await until("the cut is noticed", is_listening=False, tokens=tokens)
    await tokens.find_caller(token)  # not remembered
    await revoke_behind_its_back(database)
    with pytest.raises(TokenInvalidError):
        await tokens.find_caller(token)
    await until("it listens again", is_listening=True, tokens=tokens)


async def test_a_token_revoked_while_it_is_looked_up_is_not_remembered(
    tokens: Tokens, log_in: LogIn, database: TestDatabase
) -> None:
    token = await token_of(log_in)
    for _ in range(5):
        looking = asyncio.create_task(tokens.find_caller(token))
        await asyncio.sleep(0)  # the question is on its way
        tokens.forget()  # and now something was revoked
        await looking
    await revoke_behind_its_back(database)
    with pytest.raises(TokenInvalidError):
        await tokens.find_caller(token)
