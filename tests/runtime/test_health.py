"""Alive, ready, counted; and what a demonstration refuses."""

import asyncio
import json
import re
from collections.abc import AsyncIterator
from contextlib import suppress

import asyncpg
import httpx
import pytest
from fastapi import FastAPI
from pydantic import SecretStr

from app.databases import plain
from app.embedded import EmbeddedPostgres
from app.settings import Settings
from app.wechat.errors import WeChatError
from tests.conftest import LogIn, Run
from tests.databases import TestDatabase


@pytest.fixture
async def away(database: TestDatabase, cluster: EmbeddedPostgres) -> AsyncIterator[None]:
    """The database takes no connections and has none."""
    connection = await asyncpg.connect(plain(cluster.url()))
    name = database.name
    await connection.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false')
    await connection.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 "
        "AND usename <> 'postgres'",
        name,
    )
    yield
    await connection.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true')
    await connection.close()


async def test_alive_without_a_database(client: httpx.AsyncClient, away: None) -> None:
    answer = await client.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


async def test_not_ready_without_a_database(client: httpx.AsyncClient, away: None) -> None:
    answer = await client.get("/readyz")
    assert answer.status_code == 503
    assert answer.headers["content-type"] == "application/problem+json"
    assert int(answer.headers["retry-after"]) > 0
    assert answer.json()["code"] == "not_ready"


async def test_metrics_are_there_without_a_database(client: httpx.AsyncClient, away: None) -> None:
    assert "nuanxin_requests_total" in (await client.get("/metrics")).text


async def test_ready_with_a_current_schema(client: httpx.AsyncClient) -> None:
    assert (await client.get("/readyz")).status_code == 200


async def test_not_ready_with_an_older_schema(
    client: httpx.AsyncClient, database: TestDatabase
) -> None:
    connection = await asyncpg.connect(plain(database.owner_url))
    revision = await connection.fetchval("SELECT version_num FROM alembic_version")
    await connection.execute("UPDATE alembic_version SET version_num = 'older'")
    answer = await client.get("/readyz")
    await connection.execute("UPDATE alembic_version SET version_num = $1", revision)
    await connection.close()
    assert answer.status_code == 503
    assert "nuanxin migrate" in answer.json()["detail"]


async def test_requests_are_counted_by_route_and_not_by_address(
    client: httpx.AsyncClient,
) -> None:
    before = await read_metrics(client)
    for word in ("one", "two"):
        await client.get(f"/v1/stations/{word}")
        await client.get(f"/nowhere/{word}")
    after = await read_metrics(client)
    known = 'nuanxin_requests_total{method="GET",route="/v1/stations/{station_id}",status="422"}'
    unknown = 'nuanxin_requests_total{method="unknown",route="unknown",status="404"}'
    for series in (known, unknown):
        assert after[series] - before.get(series, 0) == 2, series
    timer = 'nuanxin_request_seconds_count{method="GET",route="/v1/stations/{station_id}"}'
    assert after[timer] - before.get(timer, 0) == 2
    assert {'nuanxin_jobs{state="queued"}', 'nuanxin_pool_in_use{pool="hot"}'} <= set(after)
    assert not [series for series in after if "nowhere" in series]


async def test_calls_to_wechat_are_counted_by_what_came_back(
    app: FastAPI, client: httpx.AsyncClient
) -> None:
    before = await read_metrics(client)
    for code in ("demo:xiaowang:1", "demo:xiaowang:1", "made-up"):
        with suppress(WeChatError):
            await app.state.wechat.jscode2session(code)
    after = await read_metrics(client)
    for errcode in ("0", "40163", "40029"):
        series = f'nuanxin_wechat_calls_total{{call="/sns/jscode2session",errcode="{errcode}"}}'
        assert after[series] - before.get(series, 0) == 1, series


@pytest.mark.parametrize(
    "headers",
    [{"X-Forwarded-For": "10.0.0.1"}, {"Forwarded": "for=10.0.0.1"}, {"X-Real-IP": "::1"}],
)
async def test_metrics_are_for_this_computer_alone(
    client: httpx.AsyncClient, headers: dict[str, str]
) -> None:
    assert (await client.get("/metrics", headers=headers)).status_code == 421


async def test_production_shows_its_metrics_to_this_computer_alone(
    production: httpx.AsyncClient,
) -> None:
    assert (await production.get("/metrics")).status_code == 200
    answer = await production.get("/metrics", headers={"X-Forwarded-For": "127.0.0.1"})
    assert (answer.status_code, answer.json()["code"]) == (403, "local_only")


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "127.0.0.1.evil.example",
        "10.0.0.1:8000",
        "0.0.0.0",
        "",
        "localhost.evil",
    ],
)
async def test_a_demonstration_is_served_under_this_computers_names_alone(
    client: httpx.AsyncClient, host: str
) -> None:
    answer = await client.get("/healthz", headers={"Host": host})
    assert (answer.status_code, answer.json()["code"]) == (421, "demo_is_local")


@pytest.mark.parametrize(
    "host", ["localhost", "localhost:8000", "127.0.0.1", "127.8.8.8:1", "[::1]:80"]
)
async def test_this_computers_names_are_served(client: httpx.AsyncClient, host: str) -> None:
    assert (await client.get("/healthz", headers={"Host": host})).status_code == 200


async def test_every_answer_has_an_id_that_its_problem_names(client: httpx.AsyncClient) -> None:
    answer = await client.get("/v1/me")
    assert answer.json()["request_id"] == answer.headers["x-request-id"]
    again = await client.get("/v1/me")
    assert again.headers["x-request-id"] != answer.headers["x-request-id"]


async def test_the_log_says_what_happened_and_nothing_about_whom(
    log_in: LogIn, capsys: pytest.CaptureFixture[str]
) -> None:
    person = await log_in("xiaowang")
    answer = await person.get("/v1/stations/nearby?latitude=37.891&longitude=111.242")
    await asyncio.sleep(0.3)
    written = capsys.readouterr().err
    lines = [json.loads(line) for line in written.splitlines() if '"request"' in line]
    (line,) = [one for one in lines if one["route"] == "/v1/stations/nearby"]
    assert (line["method"], line["status"]) == ("GET", 200)
    assert line["request_id"] == answer.headers["x-request-id"]
    token = person.headers["authorization"].removeprefix("Bearer ")
    for word in ("37.891", "111.242", token, "xiaowang", "127.0.0.1"):
        assert word not in written


@pytest.fixture
async def production(
    run_app: Run, settings: Settings, database: TestDatabase
) -> AsyncIterator[httpx.AsyncClient]:
    """A real service, as far as it goes without WeChat."""
    connection = await asyncpg.connect(plain(database.superuser_url))
    await connection.execute("UPDATE service_mode SET mode = 'production'")
    app = await run_app(
        settings.model_copy(
            update={"wechat_app_id": "wx1", "wechat_app_secret": SecretStr("s" * 32)}
        )
    )
    transport = httpx.ASGITransport(app, client=("127.0.0.1", 50000))
    async with httpx.AsyncClient(transport=transport, base_url="http://api.example") as client:
        yield client
    await connection.execute("UPDATE service_mode SET mode = 'demo'")
    await connection.close()


async def read_metrics(client: httpx.AsyncClient) -> dict[str, float]:
    text = (await client.get("/metrics")).text
    return {
        series: float(value)
        for series, value in re.findall(r"^([a-z]\S*) (\S+)$", text, re.MULTILINE)
    }
