"""One service on a demonstration of its own; what is refused leaves it as it was."""

from collections.abc import AsyncIterator

import httpx
import pytest
from fastapi import FastAPI

from app import demo
from app.databases import APP, OWNER, create_database
from app.embedded import EmbeddedPostgres
from app.main import create_app
from app.settings import Settings
from tests.conftest import LOOPBACK, SECRETS, LogIn, authorise
from tests.databases import TEMPLATE, TestDatabase


@pytest.fixture(scope="module")
async def served(
    cluster: EmbeddedPostgres, clone: TestDatabase, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[tuple[FastAPI, TestDatabase]]:
    """One service on a demonstration of its own: what is refused leaves it as it was."""
    name = f"{clone.name}_bad_input"
    await create_database(cluster.url(), name, template=TEMPLATE)
    database = TestDatabase(
        name, cluster.url(APP, name), cluster.url(OWNER, name), cluster.url(database=name)
    )
    app = create_app(
        Settings(
            _env_file=None,
            data_dir=tmp_path_factory.mktemp("bad_input"),
            database_url=database.url,
            secrets=SECRETS,
            jobs="off",
            rate_limits="off",
            orm_pool=4,
            hot_pool=4,
        )
    )
    async with app.router.lifespan_context(app):
        async with app.state.sessionmaker.begin() as session:
            await demo.load_demo(session)
        yield app, database


@pytest.fixture
def database(served: tuple[FastAPI, TestDatabase]) -> TestDatabase:
    return served[1]


@pytest.fixture
async def client(served: tuple[FastAPI, TestDatabase]) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(
        served[0], client=("127.0.0.1", 50000), raise_app_exceptions=False
    )
    async with httpx.AsyncClient(transport=transport, base_url=LOOPBACK) as anonymous:
        yield anonymous


@pytest.fixture
async def log_in(client: httpx.AsyncClient) -> LogIn:
    """Log somebody in on the client."""

    async def log_in(name: str) -> httpx.AsyncClient:
        await authorise(client, name)
        return client

    return log_in
