"""One access token for all processes, fetched by one of them."""

import asyncio
import contextlib
import sys
from asyncio.subprocess import Process
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from sqlmodel import select

from app import clock
from app.crypto import Cipher, Secrets
from app.db import SessionMaker
from app.wechat.client import WeChatClient
from app.wechat.errors import WeChatError
from app.wechat.models import WeChatToken
from app.wechat.sandbox import Sandbox
from app.wechat.sandbox.limits import Fault
from app.wechat.tokens import DatabaseTokens
from tests.databases import TestDatabase
from tests.wechat.sandboxes import CIPHER, connect, sandbox_process

TOKEN = "/cgi-bin/stable_token"
PHONE = "/wxa/business/getuserphonenumber"
PROBE = Path(__file__).with_name("token_probe.py")
PROCESSES = 4


async def bind(wechat: WeChatClient, number: int) -> str:
    return (await wechat.getuserphonenumber(f"demo-phone:13800001234:{number}")).number


async def stored(sessionmaker: SessionMaker) -> WeChatToken:
    async with sessionmaker() as session:
        return (await session.exec(select(WeChatToken))).one()


@pytest.fixture
async def clients(
    sandbox: Sandbox, sessionmaker: SessionMaker
) -> AsyncIterator[list[WeChatClient]]:
    """Clients with a copy of the token each, as processes have."""
    found = [connect(sandbox, sessionmaker) for _ in range(4)]
    yield found
    for client in found:
        await client.aclose()
    await sandbox.aclose()


# --- fetching ---------------------------------------------------------------------------


async def test_many_callers_at_once_fetch_one_token(
    clients: list[WeChatClient], sandbox: Sandbox
) -> None:
    await asyncio.gather(*(bind(clients[n % 4], n) for n in range(40)))
    assert sandbox.limits.calls[TOKEN] == 1


async def test_the_token_lies_encrypted_and_dies_two_minutes_early(
    wechat: WeChatClient, sandbox: Sandbox, sessionmaker: SessionMaker
) -> None:
    with clock.freeze(datetime(2026, 11, 22, tzinfo=UTC)):
        await bind(wechat, 1)
        row = await stored(sessionmaker)
        value = (await wechat.tokens.current(wechat.stable_token)).value
    assert row.expires_at == datetime(2026, 11, 22, 1, 58, tzinfo=UTC)
    assert row.token
    assert value not in row.token
    assert CIPHER.decrypt(row.token, f"wechat_token:token:{sandbox.app_id}") == value


async def test_a_token_is_fetched_again_when_it_nears_its_end(
    clients: list[WeChatClient], sandbox: Sandbox, sessionmaker: SessionMaker
) -> None:
    await bind(clients[0], 1)
    with clock.shift(timedelta(seconds=7070)):
        await bind(clients[1], 2)
    assert sandbox.limits.calls[TOKEN] == 1
    with clock.shift(timedelta(seconds=7090)):
        await asyncio.gather(*(bind(client, n) for n, client in enumerate(clients, 3)))
    assert sandbox.limits.calls[TOKEN] == 2
    assert (await stored(sessionmaker)).generation == 2


async def test_a_token_that_other_keys_encrypted_is_fetched_again(
    sandbox: Sandbox, sessionmaker: SessionMaker, wechat: WeChatClient
) -> None:
    await bind(wechat, 1)
    wechat.tokens = DatabaseTokens(sessionmaker, Cipher(Secrets.new()), sandbox.app_id)
    assert await bind(wechat, 2) == "13800001234"
    assert sandbox.limits.calls[TOKEN] == 2


async def test_all_waiters_hear_that_wechat_is_down_and_the_next_try_works(
    wechat: WeChatClient, sandbox: Sandbox
) -> None:
    sandbox.limits.faults.append(Fault(path=TOKEN, kind="bad_gateway", times=3))
    outcomes = await asyncio.gather(*(bind(wechat, n) for n in range(10)), return_exceptions=True)
    assert {type(outcome) for outcome in outcomes} == {WeChatError}
    assert sandbox.limits.calls[TOKEN] == 3, "one call for all, repeated twice"
    assert await bind(wechat, 11) == "13800001234"


async def test_a_caller_that_gives_up_does_not_stop_the_fetch(
    wechat: WeChatClient, sandbox: Sandbox
) -> None:
    sandbox.limits.faults.append(Fault(path=TOKEN, kind="delay", seconds=0.1))
    waiting = asyncio.create_task(bind(wechat, 1))
    await asyncio.sleep(0.05)
    waiting.cancel()
    assert await bind(wechat, 2) == "13800001234"
    assert sandbox.limits.calls[TOKEN] == 1


@pytest.mark.parametrize(
    ("patience", "reason"),
    [(0.2, "no access token in time"), (10, "waited too long for the token's row")],
)
async def test_who_waits_too_long_for_the_row_gives_up(
    wechat: WeChatClient, sessionmaker: SessionMaker, patience: float, reason: str
) -> None:
    await bind(wechat, 1)
    wechat.deadline_seconds = patience
    with clock.shift(timedelta(hours=2)):
        async with sessionmaker.begin() as session:
            await session.exec(select(WeChatToken).with_for_update())
            with pytest.raises(WeChatError) as failed:
                await bind(wechat, 2)
        await wechat.tokens.aclose()
        assert (failed.value.status, failed.value.reason) == (503, reason)
        assert await bind(wechat, 3) == "13800001234"


# --- refused tokens ---------------------------------------------------------------------


@pytest.mark.parametrize("errcode", [40001, 40014, 42001])
async def test_a_refused_token_is_renewed_and_the_call_made_once_more(
    wechat: WeChatClient, sandbox: Sandbox, errcode: int
) -> None:
    sandbox.limits.faults.append(Fault(path=PHONE, kind="errcode", errcode=errcode))
    assert await bind(wechat, 1) == "13800001234"
    assert (sandbox.limits.calls[TOKEN], sandbox.limits.calls[PHONE]) == (2, 2)


async def test_a_storm_of_refusals_renews_once(
    clients: list[WeChatClient], sandbox: Sandbox, sessionmaker: SessionMaker
) -> None:
    await asyncio.gather(*(bind(client, n) for n, client in enumerate(clients)))
    sandbox.tokens.revoke()
    numbers = await asyncio.gather(*(bind(clients[n % 4], 10 + n) for n in range(40)))
    assert set(numbers) == {"13800001234"}
    assert sandbox.limits.calls[TOKEN] == 2
    assert (await stored(sessionmaker)).generation == 2


async def test_a_token_that_wechat_goes_on_refusing_is_asked_for_once(
    clients: list[WeChatClient], sandbox: Sandbox
) -> None:
    sandbox.limits.faults.append(Fault(path=PHONE, kind="errcode", errcode=40001, times=None))
    calls = (bind(clients[n % 4], n) for n in range(20))
    outcomes = await asyncio.gather(*calls, return_exceptions=True)
    assert {getattr(outcome, "errcode", None) for outcome in outcomes} == {40001}
    assert sandbox.limits.calls[TOKEN] == 2
    sandbox.limits.faults.clear()
    assert await bind(clients[0], 99) == "13800001234"


async def test_a_process_with_an_old_copy_takes_the_token_that_another_one_fetched(
    clients: list[WeChatClient], sandbox: Sandbox
) -> None:
    await bind(clients[0], 1)
    await bind(clients[1], 2)
    sandbox.tokens.revoke()
    await bind(clients[0], 3)
    await bind(clients[1], 4)
    assert sandbox.limits.calls[TOKEN] == 2


# --- four real processes ----------------------------------------------------------------


class Probes:
    """Processes that wait for the word to fetch a token."""

    def __init__(self, address: str, processes: list[Process]) -> None:
        self._address = address
        self._processes = processes

    async def calls_made(self, how: str) -> int:
        """Let all need a token at the same moment; return how many calls they made."""
        before = await self._count()
        for process in self._processes:
            assert process.stdin
            process.stdin.write(f"{how}\n".encode())
        told = {await self._line(process) for process in self._processes}
        assert len(told) == 1, "all have the same token"
        return await self._count() - before

    async def ready(self) -> None:
        for process in self._processes:
            assert await self._line(process) == b"ready\n"

    async def _line(self, process: Process) -> bytes:
        assert process.stdout
        line = await process.stdout.readline()
        assert line, "the process died"
        return line

    async def _count(self) -> int:
        async with httpx.AsyncClient(trust_env=False) as http:
            told = (await http.get(f"{self._address}/sandbox")).json()
        return int(told["calls"].get(TOKEN, 0))


@pytest.fixture
async def probes(database: TestDatabase) -> AsyncIterator[Probes]:
    pipe = asyncio.subprocess.PIPE
    with sandbox_process() as address:
        command = (sys.executable, str(PROBE), database.url, address)
        processes = [
            await asyncio.create_subprocess_exec(*command, stdin=pipe, stdout=pipe)
            for _ in range(PROCESSES)
        ]
        try:
            found = Probes(address, processes)
            await found.ready()
            yield found
        finally:
            for process in processes:
                with contextlib.suppress(ProcessLookupError):
                    process.kill()
                await process.communicate()


async def test_four_processes_at_expiry_make_exactly_one_call(
    probes: Probes, sessionmaker: SessionMaker
) -> None:
    async def expire() -> None:
        async with sessionmaker.begin() as session:
            (await session.exec(select(WeChatToken))).one().expires_at = clock.now()

    assert await probes.calls_made("locked") == 1, "the very first token"
    for _ in range(5):
        await expire()
        assert await probes.calls_made("locked") == 1
    made = 0
    for _ in range(5):
        await expire()
        made = max(made, await probes.calls_made("unlocked"))
    assert made > 1, "without the lock there are more, so this test can see the fault"
