"""Erasing and swapping while others write; each test can see the fault it looks for."""

import asyncio
import uuid
from collections.abc import Callable, Coroutine
from typing import Any

import asyncpg
import httpx
import pytest
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts.models import Account, Consent
from app.accounts.own_data import erase_account
from app.databases import plain
from app.db import SessionMaker
from app.stations.models import Favourite, StationFault, StationTap
from tests.builders import make_station
from tests.conftest import authorise
from tests.databases import TestDatabase
from tests.media.pictures import SMALL
from tests.races.conftest import Connect

Write = Callable[[httpx.AsyncClient, uuid.UUID], Coroutine[Any, Any, httpx.Response]]


def key() -> dict[str, str]:
    return {"Idempotency-Key": str(uuid.uuid4())}


async def rename(me: httpx.AsyncClient, _: uuid.UUID) -> httpx.Response:
    return await me.put("/v1/me", json={"nickname": "小李"})


async def bind(me: httpx.AsyncClient, _: uuid.UUID) -> httpx.Response:
    code = {"code": f"demo-phone:13812341234:{uuid.uuid4()}"}
    return await me.post("/v1/me/phone", json=code)


async def reopen(me: httpx.AsyncClient, _: uuid.UUID) -> httpx.Response:
    return await me.post("/v1/me/reopen")


async def show_oneself(me: httpx.AsyncClient, _: uuid.UUID) -> httpx.Response:
    return await me.put("/v1/me/avatar", files={"file": ("me.jpg", SMALL, "image/jpeg")})


async def keep(me: httpx.AsyncClient, station_id: uuid.UUID) -> httpx.Response:
    return await me.put(f"/v1/me/favourites/{station_id}")


async def tell(me: httpx.AsyncClient, station_id: uuid.UUID) -> httpx.Response:
    return await me.put(f"/v1/stations/{station_id}/tap", json={"finding": "locked"})


async def report(me: httpx.AsyncClient, station_id: uuid.UUID) -> httpx.Response:
    said = {"facility": "microwave", "description": "小李说坏了"}
    return await me.post(f"/v1/stations/{station_id}/faults", json=said, headers=key())


async def withdraw(me: httpx.AsyncClient, _: uuid.UUID) -> httpx.Response:
    return await me.delete("/v1/me/consents/privacy")


@pytest.mark.parametrize(
    "write", [rename, bind, reopen, show_oneself, keep, tell, report, withdraw]
)
async def test_who_is_erased_at_this_moment_is_erased_whole(
    connect: Connect, session: AsyncSession, sessionmaker: SessionMaker, write: Write
) -> None:
    (me,) = await connect(1)
    await authorise(me, "li")
    station = await make_station(session)
    await session.commit()
    account_id = uuid.UUID((await me.get("/v1/me")).json()["id"])
    async with sessionmaker.begin() as erasing:
        account = await erasing.get_one(Account, account_id, with_for_update=True)
        await erase_account(erasing, account)
        await erasing.flush()
        writing = asyncio.create_task(write(me, station.id))
        await asyncio.sleep(0.5)  # it has read what it reads, and waits for the row
    answer = await writing
    assert (answer.status_code, answer.json()["code"]) in (
        (401, "account_gone"),
        (401, "token_invalid"),
    )
    account = (await session.exec(select(Account).where(Account.id == account_id))).one()
    assert (account.nickname, account.avatar_id, account.phone_index) == ("", None, None)
    for table in (Favourite, StationTap, StationFault, Consent):
        assert (await session.exec(select(table))).all() == []


async def test_negative_control_what_was_read_before_is_written_after(
    database: TestDatabase, session: AsyncSession
) -> None:
    account = Account(openid="o1", nickname="小李")
    session.add(account)
    await session.commit()
    connection = await asyncpg.connect(plain(database.url))
    async with connection.transaction():
        living = "SELECT id FROM account WHERE erased_at IS NULL"  # and no FOR UPDATE
        account_id = await connection.fetchval(living)
        account.nickname, account.openid = "", "erased:1"
        await session.commit()
        await connection.execute("UPDATE account SET nickname = '小王' WHERE id = $1", account_id)
    await connection.close()
    await session.refresh(account)
    assert (account.openid, account.nickname) == ("erased:1", "小王")


async def test_two_people_who_swap_their_numbers_both_get_them(
    connect: Connect, session: AsyncSession
) -> None:
    people = await connect(2)
    numbers = ["13812341111", "13812342222"]

    async def bind(me: httpx.AsyncClient, number: str) -> int:
        code = {"code": f"demo-phone:{number}:{uuid.uuid4()}"}
        return (await me.post("/v1/me/phone", json=code)).status_code

    for name, me, number in zip(("li", "wang"), people, numbers, strict=True):
        await authorise(me, name)
        assert await bind(me, number) == 200
    for _ in range(4):
        numbers.reverse()
        assert await asyncio.gather(*map(bind, people, numbers)) == [200, 200]
        held = [(await me.get("/v1/me")).json()["phone_masked"] for me in people]
        assert held == [f"{number[:3]}****{number[-4:]}" for number in numbers]


async def test_negative_control_each_locking_the_own_row_first_makes_a_deadlock(
    database: TestDatabase, session: AsyncSession
) -> None:
    people = [Account(openid=f"o{n}") for n in range(2)]
    session.add_all(people)
    await session.commit()
    both_hold_theirs = asyncio.Barrier(2)

    async def take(own: Any, other: Any) -> bool:
        connection = await asyncpg.connect(plain(database.url))
        lock = "SELECT 1 FROM account WHERE id = $1 FOR UPDATE"
        try:
            async with connection.transaction():
                await connection.execute(lock, own)
                await both_hold_theirs.wait()
                await connection.execute(lock, other)
        except asyncpg.DeadlockDetectedError:
            return False
        finally:
            await connection.close()
        return True

    one, other = [account.id for account in people]
    assert sorted(await asyncio.gather(take(one, other), take(other, one))) == [False, True]
