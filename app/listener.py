"""Hears at once, in every process, when a login was revoked.

A LISTEN connection that is cut loses messages without a word. So while it is down nothing is
remembered about tokens, and each request asks the database.
"""

import asyncio

import asyncpg

from app.accounts.tokens import REVOKED, Tokens
from app.databases import plain
from app.db import SERVER_SETTINGS
from app.logs import get_log

RECONNECT_SECONDS = 1
PROBE_SECONDS = 5  # a connection may die without a word of TCP


async def listen_for_revocations(url: str, tokens: Tokens) -> None:
    """Keep a connection that listens, for as long as the service runs."""
    while True:
        try:
            await _listen(url, tokens)
        except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
            get_log().warning("listener_lost", error=type(error).__name__)
        finally:
            tokens.is_listening = False
            tokens.forget()
        await asyncio.sleep(RECONNECT_SECONDS)


async def _listen(url: str, tokens: Tokens) -> None:
    connection = await asyncpg.connect(
        plain(url),
        timeout=5,
        server_settings={**SERVER_SETTINGS, "application_name": "nuanxin-listener"},
    )
    lost = asyncio.Event()

    def on_end(*_: object) -> None:
        # At once, not when this task runs next: in between a request might trust the cache.
        tokens.is_listening = False
        tokens.forget()
        lost.set()

    try:
        connection.add_termination_listener(on_end)
        await connection.add_listener(REVOKED, tokens.forget)
        tokens.forget()  # what was revoked before we listened
        tokens.is_listening = True
        while not lost.is_set():
            await connection.execute("SELECT 1", timeout=2)
            try:
                await asyncio.wait_for(lost.wait(), PROBE_SECONDS)
            except TimeoutError:
                continue
    finally:
        tokens.is_listening = False
        connection.terminate()
