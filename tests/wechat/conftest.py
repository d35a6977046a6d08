"""A sandbox and its client."""

from collections.abc import AsyncIterator

import pytest

from app.db import SessionMaker
from app.wechat.client import WeChatClient
from app.wechat.sandbox import Sandbox
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
