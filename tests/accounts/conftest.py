"""A WeChat whose faults the tests switch on."""

from collections.abc import AsyncIterator, Iterator

import httpx
import pytest

from app.settings import Settings
from app.wechat.sandbox import Sandbox
from tests.conftest import LOOPBACK, Run
from tests.wechat.sandboxes import sandbox_on_port


@pytest.fixture(scope="session")
def wechat_address() -> Iterator[tuple[Sandbox, str]]:
    sandbox = Sandbox()
    with sandbox_on_port(sandbox) as address:
        yield sandbox, address


@pytest.fixture
def wechat(wechat_address: tuple[Sandbox, str]) -> Iterator[Sandbox]:
    """The sandbox that ``phone`` logs in to; faults are cleared after the test."""
    sandbox, _ = wechat_address
    yield sandbox
    sandbox.limits.faults.clear()


@pytest.fixture
async def phone(
    settings: Settings, run_app: Run, wechat_address: tuple[Sandbox, str]
) -> AsyncIterator[httpx.AsyncClient]:
    """A phone that is not logged in, with a service whose WeChat is ``wechat``."""
    app = await run_app(settings.model_copy(update={"wechat_base_url": wechat_address[1]}))
    transport = httpx.ASGITransport(app, client=("127.0.0.1", 50000), raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url=LOOPBACK, timeout=20) as client:
        yield client
