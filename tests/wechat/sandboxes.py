"""Clients of a sandbox, in this process or over a port, that lose patience quickly."""

import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import httpx
import uvicorn
from pydantic import SecretStr
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from app.crypto import Cipher, Secrets
from app.db import SessionMaker
from app.wechat.calls import Caller
from app.wechat.client import WeChatApp, WeChatClient
from app.wechat.sandbox import InProcessTransport, Sandbox, make_app
from app.wechat.tokens import DatabaseTokens

CIPHER = Cipher(Secrets.new())


def connect(
    sandbox: Sandbox,
    sessionmaker: SessionMaker,
    *,
    transport: httpx.AsyncBaseTransport | None = None,
    base_url: str = "http://wechat",
) -> WeChatClient:
    """Return a client of the sandbox whose attempts, pauses and deadline are short."""
    if transport is None and base_url == "http://wechat":
        transport = InProcessTransport(sandbox)
    http = httpx.AsyncClient(transport=transport, base_url=base_url, trust_env=False)
    app = WeChatApp(sandbox.app_id, SecretStr(sandbox.secret))
    tokens = DatabaseTokens(sessionmaker, CIPHER, sandbox.app_id)
    client = WeChatClient(http, app, tokens, deadline_seconds=3.0)
    client.caller = Caller(http, attempt_seconds=0.4, backoff_seconds=(0.01, 0.02))
    return client


def answering(answer: Callable[[str], Response]) -> httpx.ASGITransport:
    """Return a WeChat that answers each path as the function says."""

    async def serve(scope: Scope, receive: Receive, send: Send) -> None:
        await answer(scope["path"])(scope, receive, send)

    return httpx.ASGITransport(serve)


@contextmanager
def sandbox_on_port(sandbox: Sandbox) -> Iterator[str]:
    """Serve the sandbox from a thread; yield its address."""
    listening = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(make_app(sandbox), log_level="critical", access_log=False)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(timeout=10)
        listening.close()


@contextmanager
def sandbox_process() -> Iterator[str]:
    """Run the sandbox as its command does, in a process of its own; yield its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    code = f"from app.wechat.sandbox import run_sandbox; run_sandbox({port})"
    process = subprocess.Popen([sys.executable, "-c", code])
    address = f"http://127.0.0.1:{port}"
    try:
        _await_answer(address, process)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=10)


def _await_answer(address: str, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < deadline:
        try:
            httpx.get(f"{address}/sandbox", trust_env=False)
        except httpx.TransportError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError("the sandbox did not start")
