"""The commands of an operator with a database and a WeChat app of their own."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import asyncpg
import httpx
import pytest

from app import revisions
from app.accounts.models import Account
from app.databases import plain
from app.db import make_engine, make_sessionmaker
from app.wechat.sandbox import demo_openid
from tests.conftest import SECRETS
from tests.databases import TestDatabase

Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def start(empty: TestDatabase, tmp_path: Path) -> Iterator[Start]:
    """Start a command with the settings of production."""
    environment = {
        "NUANXIN_DATA_DIR": str(tmp_path),  # not the developer's own
        "NUANXIN_DATABASE_URL": empty.url,
        "NUANXIN_OWNER_DATABASE_URL": empty.owner_url,
        "NUANXIN_SECRETS": SECRETS.get_secret_value(),
        "NUANXIN_WECHAT_APP_ID": "wx1234567890",
        "NUANXIN_WECHAT_APP_SECRET": "not-the-sandbox",
        "NUANXIN_JOBS": "off",
    }
    started: list[subprocess.Popen[str]] = []

    def start(*command: str, **changed: str) -> "subprocess.Popen[str]":
        process = subprocess.Popen(
            [sys.executable, "-m", "app", *command],
            env=os.environ | environment | changed,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        if process.poll() is None:
            process.kill()
        process.communicate()


def run(process: "subprocess.Popen[str]") -> tuple[int, str]:
    """Wait for a command; return its exit code and its words."""
    output, _ = process.communicate(timeout=60)
    return process.returncode, " ".join(output.split())


async def test_a_real_service_from_an_empty_database_on(start: Start, empty: TestDatabase) -> None:
    assert run(start("migrate")) == (0, f"The database is at revision {revisions.head()}.")
    assert run(start("migrate"))[0] == 0

    code, words = run(start("load-demo"))
    assert (code, words) == (1, "Refused: Demonstration data never goes into a real service.")
    code, words = run(start("serve", NUANXIN_WECHAT_APP_ID="wx00000000000000aa"))
    assert (code, "A demonstration" in words) == (1, True)

    serving = start("serve", "--port", "0")
    assert serving.stdout is not None
    url = ""
    while not url:
        line = serving.stdout.readline()
        assert line, "it did not start"
        url = line.partition("http://")[2].removesuffix("/preview\n") if "/preview" in line else ""
    named = {"Host": "stations.example"}
    async with httpx.AsyncClient(base_url=f"http://{url}", headers=named) as client:
        assert (await client.get("/readyz")).status_code == 200
        stations = await client.get("/v1/stations")
    assert (stations.status_code, stations.json()["items"]) == (200, [])
    serving.send_signal(signal.SIGTERM)
    assert serving.wait(30) == 0

    account = await create_account(empty)
    admin = ("create-admin", str(account.id), "--region", "141128")
    assert run(start(*admin)) == (1, "Refused: 没有找到这个地区 (region_not_found)")
    place = ("--latitude", "37.89", "--longitude", "111.24")
    assert run(start("create-region", "141128", "方山县", *place))[0] == 0
    code, words = run(start(*admin))
    assert (code, words) == (0, f"{account.id} is region_admin of 141128.")
    connection = await asyncpg.connect(plain(empty.url))
    roles = await connection.fetch("SELECT role, region_code FROM role_grant")
    assert [tuple(row) for row in roles] == [("region_admin", "141128")]
    await connection.close()


async def test_the_worker_apart_does_jobs_and_stops_in_order(
    start: Start, empty: TestDatabase
) -> None:
    assert run(start("migrate"))[0] == 0
    working = start("worker")
    connection = await asyncpg.connect(plain(empty.url))
    until = time.monotonic() + 30
    while not await connection.fetchval("SELECT count(*) FROM pgqueuer_log"):
        assert time.monotonic() < until, "no scheduled job was done"
    await connection.close()
    working.send_signal(signal.SIGTERM)
    assert working.wait(30) == 0


def test_a_database_that_cannot_serve_is_one_sentence(start: Start, empty: TestDatabase) -> None:
    gone = empty.owner_url.replace(f"/{empty.name}?", "/nowhere?")
    code, words = run(start("serve", "--port", "0", NUANXIN_OWNER_DATABASE_URL=gone))
    assert (code, words) == (
        1,
        'Refused: Cannot use the database: database "nowhere" does not exist',
    )
    code, words = run(start("serve", "--port", "0", NUANXIN_SECRETS=""))
    assert (code, "NUANXIN_SECRETS is not set" in words) == (1, True)


async def test_a_database_of_something_else_is_left_alone(
    start: Start, empty: TestDatabase
) -> None:
    connection = await asyncpg.connect(plain(empty.owner_url))
    await connection.execute("CREATE TABLE theirs (id int)")
    code, words = run(start("serve", "--port", "0"))
    assert (code, "tables of something else" in words) == (1, True)
    await connection.execute("CREATE TABLE alembic_version (version_num text)")
    await connection.execute("INSERT INTO alembic_version VALUES ('ffffffffffff')")
    code, words = run(start("serve", "--port", "0"))
    assert (code, "which this program does not know" in words) == (1, True)
    await connection.close()


async def create_account(database: TestDatabase) -> Account:
    """Let somebody have logged in."""
    engine = make_engine(database.url, pool_size=1)
    account = Account(openid=demo_openid("somebody"))
    async with make_sessionmaker(engine).begin() as session:
        session.add(account)
    await engine.dispose()
    return account
