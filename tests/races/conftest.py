"""One service of two processes, shared by all races: to start it takes longer than a race."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack

import httpx
import pytest

from app.settings import Settings
from tests.conftest import SECRETS
from tests.databases import TestDatabase
from tests.servers import Server, running_server

Connect = Callable[[int], Awaitable[list[httpx.AsyncClient]]]


@pytest.fixture(scope="package")
def two_processes(
    clone: TestDatabase, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    settings = Settings(
        _env_file=None,
        data_dir=tmp_path_factory.mktemp("races"),
        database_url=clone.url,
        owner_database_url=clone.owner_url,
        secrets=SECRETS,
        jobs="off",
        rate_limits="off",
        orm_pool=4,
        hot_pool=4,
    )
    with running_server(settings, 2) as serving:
        yield serving


@pytest.fixture
async def connect(two_processes: Server, database: TestDatabase) -> AsyncIterator[Connect]:
    """Clients, each with its own connection, so that both processes get some."""
    async with AsyncExitStack() as stack:

        async def connect(many: int) -> list[httpx.AsyncClient]:
            return [
                await stack.enter_async_context(
                    httpx.AsyncClient(base_url=two_processes.url, timeout=20, verify=False)
                )
                for _ in range(many)
            ]

        yield connect
