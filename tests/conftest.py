"""What every test may ask for: a real database, the real service, somebody who is logged in."""

import os
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack, ExitStack
from datetime import datetime
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from hypothesis import settings as hypothesis_settings
from pydantic import SecretStr
from sqlmodel.ext.asyncio.session import AsyncSession

from app import clock
from app.crypto import Secrets
from app.db import SessionMaker, make_engine, make_sessionmaker
from app.embedded import EmbeddedPostgres
from app.main import create_app
from app.settings import Settings
from tests import databases
from tests.databases import Cleaner, TestDatabase
from tests.servers import Server, running_server

# A machine that does other things too is slow now and then; how slow is not what is tested.
hypothesis_settings.register_profile("patient", deadline=None)
hypothesis_settings.load_profile("patient")

LOOPBACK = "http://127.0.0.1:8000"
SECRETS = SecretStr(Secrets.new().model_dump_json())


def pytest_addoption(parser: pytest.Parser) -> None:
    """The long runs of races and models; by default they are short."""
    parser.addoption("--rush-rounds", type=int, default=2, help="rushes for places")
    parser.addoption("--rush-people", type=int, default=120, help="people in each rush")
    parser.addoption("--machine-runs", type=int, default=25, help="of the models of places, hours")
    parser.addoption("--machine-steps", type=int, default=30, help="in each run")
    parser.addoption("--churn-seconds", type=float, default=5.0, help="of places that move")


def pytest_configure(config: pytest.Config) -> None:
    """Make the run's folder for databases, and keep the developer's own settings out."""
    for name in [name for name in os.environ if name.startswith("NUANXIN_")]:
        if name not in (databases.FOLDER, "NUANXIN_REQUIRE_BROWSER"):
            del os.environ[name]
    if not hasattr(config, "workerinput"):
        databases.make_folder()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove it when the last worker is done."""
    if not hasattr(config, "workerinput"):
        databases.remove_folder()


# --- the database ----------------------------------------------------------------------


@pytest.fixture(scope="session")
def cluster() -> Iterator[EmbeddedPostgres]:
    """The run's PostgreSQL, shared by all workers; durability is off."""
    with databases.start_cluster() as running:
        yield running


@pytest.fixture(scope="session")
async def clone(cluster: EmbeddedPostgres, worker_id: str) -> AsyncIterator[TestDatabase]:
    """This worker's own copy of the migrated template."""
    database = await databases.clone(cluster, f"test_{worker_id}")
    yield database
    await databases.drop(cluster, database)


@pytest.fixture(scope="session")
async def _cleaner(clone: TestDatabase) -> AsyncIterator[Cleaner]:
    cleaner = await Cleaner.connect(clone)
    yield cleaner
    await cleaner.close()


@pytest.fixture
async def database(clone: TestDatabase, _cleaner: Cleaner) -> AsyncIterator[TestDatabase]:
    """This worker's database, as the migrations left it; emptied again after the test."""
    yield clone
    await _cleaner.clean()


@pytest.fixture
def database_url(database: TestDatabase) -> str:
    """Its address for the role that serves."""
    return database.url


@pytest.fixture(scope="session")
async def _sessionmaker(clone: TestDatabase) -> AsyncIterator[SessionMaker]:
    engine = make_engine(clone.url, pool_size=8)
    yield make_sessionmaker(engine)
    await engine.dispose()


@pytest.fixture
def sessionmaker(database: TestDatabase, _sessionmaker: SessionMaker) -> SessionMaker:
    """Sessions of the role that serves."""
    return _sessionmaker


@pytest.fixture
async def session(sessionmaker: SessionMaker) -> AsyncIterator[AsyncSession]:
    """The test's own session, never the one that a request uses: commit what it should see."""
    async with sessionmaker() as own:
        yield own


# --- the service -----------------------------------------------------------------------


@pytest.fixture
def settings(database: TestDatabase, tmp_path: Path) -> Settings:
    """Settings of a demonstration on the test's database; no jobs run beside the test."""
    return Settings(
        _env_file=None,
        data_dir=tmp_path,
        database_url=database.url,
        owner_database_url=database.owner_url,
        secrets=SECRETS,
        jobs="off",
        orm_pool=4,
        hot_pool=4,
    )


Run = Callable[[Settings], Awaitable[FastAPI]]


@pytest.fixture
async def run_app() -> AsyncIterator[Run]:
    """Start the service with settings of the test's choice; it stops after the test."""
    async with AsyncExitStack() as stack:

        async def run(chosen: Settings) -> FastAPI:
            app = create_app(chosen)
            await stack.enter_async_context(app.router.lifespan_context(app))
            return app

        yield run


@pytest.fixture
async def app(settings: Settings, run_app: Run) -> FastAPI:
    """The service, started as it is in earnest, in the process of the test."""
    return await run_app(settings)


@pytest.fixture
async def client(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    """Somebody who is not logged in."""
    async with _client_of(app) as anonymous:
        yield anonymous


LogIn = Callable[[str], Awaitable[httpx.AsyncClient]]


@pytest.fixture
async def log_in(app: FastAPI) -> AsyncIterator[LogIn]:
    """Log a person of the sandbox in by name, the way the mini-program does."""
    async with AsyncExitStack() as stack:

        async def log_in(name: str) -> httpx.AsyncClient:
            own = await stack.enter_async_context(_client_of(app))
            await authorise(own, name)
            return own

        yield log_in


async def authorise(client: httpx.AsyncClient, name: str) -> None:
    """Let the client act as that person from here on."""
    answer = await client.post("/v1/auth/wechat", json={"code": f"demo:{name}:{uuid.uuid4()}"})
    assert answer.status_code == 200, answer.text
    client.headers["Authorization"] = f"Bearer {answer.json()['token']}"


def _client_of(app: FastAPI) -> httpx.AsyncClient:
    transport = httpx.ASGITransport(app, client=("127.0.0.1", 50000), raise_app_exceptions=False)
    return httpx.AsyncClient(transport=transport, base_url=LOOPBACK, timeout=10)


Serve = Callable[[int], Server]


@pytest.fixture
def server(settings: Settings) -> Iterator[Serve]:
    """Serve in so many processes on a free port, for races over real connections."""
    with ExitStack() as stack:
        yield lambda processes: stack.enter_context(running_server(settings, processes))


# --- time ------------------------------------------------------------------------------


Freeze = Callable[[datetime], None]


@pytest.fixture
def freeze() -> Iterator[Freeze]:
    """Hold the service's clock at an instant, until the test ends or moves it again."""
    with ExitStack() as stack:

        def hold(instant: datetime) -> None:
            stack.close()
            stack.enter_context(clock.freeze(instant))

        yield hold
