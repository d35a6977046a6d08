"""A sandbox, who calls it, and a service that it pushes to."""

from collections.abc import AsyncIterator

import httpx
import pytest
from fastapi import FastAPI
from pydantic import SecretStr

from app import clock
from app.db import SessionMaker
from app.settings import Settings
from app.wechat.client import WeChatClient
from app.wechat.sandbox import InProcessTransport, Sandbox
from tests.conftest import Run
from tests.wechat.callers import START, Caller
from tests.wechat.pushing import KEY, TOKEN, wechat_before
from tests.wechat.sandboxes import connect


@pytest.fixture
def sandbox() -> Sandbox:
    return Sandbox()


@pytest.fixture
async def wechat(sandbox: Sandbox, sessionmaker: SessionMaker) -> AsyncIterator[WeChatClient]:
    client = connect(sandbox, sessionmaker)
    yield client
    await client.aclose()
    await sandbox.aclose()


@pytest.fixture
async def wx(sandbox: Sandbox) -> AsyncIterator[Caller]:
    """A caller of the sandbox, at a fixed instant."""
    transport = InProcessTransport(sandbox)
    async with httpx.AsyncClient(transport=transport, base_url="http://wechat") as http:
        with clock.freeze(START):
            yield Caller(http)
    await sandbox.aclose()


@pytest.fixture
async def plain(settings: Settings, run_app: Run) -> AsyncIterator[httpx.AsyncClient]:
    """WeChat before a service that has a push token and no key."""
    app = await run_app(settings.model_copy(update={"push_token": SecretStr(TOKEN)}))
    async with wechat_before(app) as client:
        yield client


@pytest.fixture
async def secure_app(settings: Settings, run_app: Run) -> FastAPI:
    update = {"push_token": SecretStr(TOKEN), "push_aes_key": SecretStr(KEY)}
    return await run_app(settings.model_copy(update=update))


@pytest.fixture
async def secure(secure_app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    """WeChat before a service that has a push token and a key."""
    async with wechat_before(secure_app) as client:
        yield client
