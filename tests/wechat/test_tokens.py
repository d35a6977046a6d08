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


async def _calls_so_far(address: str) -> int:
    async with httpx.AsyncClient(trust_env=False) as http:
        told = (await http.get(f"{address}/sandbox")).json()
    return int(told["calls"].get(TOKEN, 0))


async def _fetched_by_four(url: str, address: str, how: str) -> int:
    """Let four processes need a token at the same moment; return how many calls they made."""
    before = await _calls_so_far(address)
    probes = [await _start_probe(url, address, how) for _ in range(PROCESSES)]
    try:
        for probe in probes:
            assert probe.stdout
            assert await probe.stdout.readline() == b"ready\n"
        told = [out for out, _ in await asyncio.gather(*(p.communicate(b"go\n") for p in probes))]
    finally:
        for probe in probes:
            with contextlib.suppress(ProcessLookupError):
                probe.kill()
            await probe.wait()
    assert len(set(told)) == 1, "all have the same token"
    assert told[0].strip()
    return await _calls_so_far(address) - before


async def _start_probe(url: str, address: str, how: str) -> Process:
    pipe = asyncio.subprocess.PIPE
    command = (sys.executable, str(PROBE), url, address, how)
    return await asyncio.create_subprocess_exec(*command, stdin=pipe, stdout=pipe)


async def test_four_processes_at_expiry_make_exactly_one_call(
    database: TestDatabase, sessionmaker: SessionMaker
) -> None:
    with sandbox_process() as address:
        assert await _fetched_by_four(database.url, address, "locked") == 1
        async with sessionmaker.begin() as session:
            row = (await session.exec(select(WeChatToken))).one()
            row.expires_at = clock.now()
        assert await _fetched_by_four(database.url, address, "locked") == 1


async def test_without_the_lock_they_make_more_so_the_test_above_can_see_it(
    database: TestDatabase,
) -> None:
    with sandbox_process() as address:
        assert await _fetched_by_four(database.url, address, "unlocked") > 1
