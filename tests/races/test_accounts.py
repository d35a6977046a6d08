"""Uniqueness holds while many come at once; each test can see the fault it looks for."""

import asyncio
import uuid

import asyncpg
import httpx
from sqlmodel import func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.accounts.models import Account, LoginSession
from app.databases import plain
from tests.conftest import authorise
from tests.databases import TestDatabase
from tests.races.conftest import Connect

AT_ONCE = 24
PHONE = "13812341234"


async def test_many_first_logins_of_one_person_at_once_make_one_account(
    connect: Connect, session: AsyncSession
) -> None:
    clients = await connect(AT_ONCE)

    async def log_in(client: httpx.AsyncClient) -> httpx.Response:
        return await client.post("/v1/auth/wechat", json={"code": f"demo:li:{uuid.uuid4()}"})

    answers = await asyncio.gather(*map(log_in, clients))
    assert [answer.status_code for answer in answers] == [200] * AT_ONCE
    assert len({answer.json()["account"]["id"] for answer in answers}) == 1
    assert (await session.exec(select(func.count()).select_from(Account))).one() == 1
    assert (await session.exec(select(func.count()).select_from(LoginSession))).one() == 20


async def test_negative_control_looking_before_writing_makes_the_fault_that_would_be_seen(
    database: TestDatabase,
) -> None:
    async def log_in(everybody_looked: asyncio.Barrier) -> str:
        connection = await asyncpg.connect(plain(database.url))
        try:
            found = await connection.fetchval("SELECT id FROM account WHERE openid = 'o1'")
            assert found is None
            await everybody_looked.wait()
            await connection.execute(
                "INSERT INTO account (id, created_at, openid, nickname) VALUES ($1, now(), $2, '')",
                uuid.uuid4(),
                "o1",
            )
        except asyncpg.UniqueViolationError:
            return "500"
        finally:
            await connection.close()
        return "200"

    barrier = asyncio.Barrier(6)
    outcomes = await asyncio.gather(*(log_in(barrier) for _ in range(6)))
    assert sorted(outcomes) == ["200"] + ["500"] * 5


async def test_one_number_bound_by_many_at_once_belongs_to_one(
    connect: Connect, session: AsyncSession
) -> None:
    clients = await connect(8)
    for number, client in enumerate(clients):
        await authorise(client, f"person{number}")

    async def bind(client: httpx.AsyncClient) -> int:
        code = {"code": f"demo-phone:{PHONE}:{uuid.uuid4()}"}
        return (await client.post("/v1/me/phone", json=code)).status_code

    assert await asyncio.gather(*map(bind, clients)) == [200] * 8
    held = [(await client.get("/v1/me")).json()["phone_masked"] for client in clients]
    assert sorted(held, key=str) == ["138****1234"] + [None] * 7


class TestRevocation:
    async def test_a_revoked_device_is_out_at_once_in_every_process(self, connect: Connect) -> None:
        here, *there = await connect(9)
        await authorise(here, "li")
        for _ in range(5):
            await authorise(there[0], "li")
            for each in there:
                each.headers["Authorization"] = there[0].headers["Authorization"]
            # Eight connections: both processes have just looked the token up, and remember it.
            known = await asyncio.gather(*(each.get("/v1/me/devices") for each in there))
            assert {answer.status_code for answer in known} == {200}
            (other,) = [device["id"] for device in known[0].json()["items"] if device["current"]]
            assert (await here.delete(f"/v1/me/devices/{other}")).status_code == 204
            await asyncio.sleep(0.05)  # a notification's way; what is remembered would live 1 s
            after = await asyncio.gather(*(each.get("/v1/me") for each in there))
            assert {answer.status_code for answer in after} == {401}
