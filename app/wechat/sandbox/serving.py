"""The sandbox as an ASGI app: in this process, or on a port."""

import asyncio
import socket
from collections.abc import Mapping
from typing import Any

import httpx
import orjson
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from app.wechat.sandbox import control
from app.wechat.sandbox.answers import RefusedError, refusal
from app.wechat.sandbox.api import ENDPOINTS, Endpoint, Incoming
from app.wechat.sandbox.limits import Fault
from app.wechat.sandbox.state import Sandbox, released_pages

LARGEST_BODY = 1024 * 1024
BAD_GATEWAY = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"


class _CutOff(Response):
    """An answer that breaks off: the connection is closed before its announced end."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = [(b"content-length", b"1000")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        raise ConnectionResetError


class InProcessTransport(httpx.ASGITransport):
    """The sandbox without a socket; a connection that breaks off looks as it does over one."""

    def __init__(self, sandbox: Sandbox) -> None:
        super().__init__(make_app(sandbox))

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Answer a request of httpx."""
        try:
            return await super().handle_async_request(request)
        except ConnectionResetError:
            pass
        raise httpx.ReadError("connection reset", request=request)


def make_app(sandbox: Sandbox) -> Starlette:
    """Return the ASGI app of a sandbox: WeChat's paths, and its own under ``/sandbox``."""

    async def answer(request: Request) -> Response:
        return await _answer(sandbox, request)

    everything = Route("/{path:path}", answer, methods=["GET", "POST", "PUT", "DELETE"])
    app = Starlette(routes=[*control.routes(), everything])
    app.state.sandbox = sandbox
    return app


def run_sandbox(port: int, host: str = "127.0.0.1") -> None:
    """Serve a sandbox until it is stopped; port 0 takes a free one.

    Raises:
        OSError: the port is taken.
    """
    sandbox = Sandbox(pages=released_pages())
    listening = socket.create_server((host, port))
    # Not quieter than it need be: a broken-off answer is a fault that was asked for, and
    # uvicorn would print its traceback. The access log would print the app secret.
    config = uvicorn.Config(make_app(sandbox), log_level="critical", access_log=False)
    uvicorn.Server(config).run(sockets=[listening])


async def _answer(sandbox: Sandbox, request: Request) -> Response:
    path = request.url.path
    endpoint = ENDPOINTS.get(path)
    if endpoint is None:
        return _json(refusal(40066))
    sandbox.limits.calls[path] += 1
    fault = sandbox.limits.take_fault(path)
    if fault and fault.kind == "delay" and not fault.is_carried_out:
        await asyncio.sleep(fault.seconds)
    if fault and not fault.is_carried_out and fault.kind in ("errcode", "reset", "bad_gateway"):
        return _broken(fault, Response())
    response = await _carried_out(sandbox, endpoint, request)
    if fault and fault.kind == "delay" and fault.is_carried_out:
        await asyncio.sleep(fault.seconds)
    return _broken(fault, response) if fault else response


def _broken(fault: Fault, response: Response) -> Response:
    """Return what a fault makes of an answer."""
    if fault.kind == "errcode":
        return _json(refusal(fault.errcode))
    if fault.kind == "reset":
        return _CutOff()
    if fault.kind == "bad_gateway":
        return Response(BAD_GATEWAY, 502, media_type="text/html")
    if fault.kind == "truncated":
        content = bytes(response.body)
        return Response(content[: len(content) // 2], media_type=response.media_type)
    return response


async def _carried_out(sandbox: Sandbox, endpoint: Endpoint, request: Request) -> Response:
    try:
        call = await _read(sandbox, endpoint, request)
        sandbox.limits.spend(request.url.path, sandbox.now())
        answer = endpoint.answer(sandbox, call)
    except RefusedError as error:
        return _json(refusal(error.errcode, error.text), endpoint.content_type)
    if isinstance(answer, bytes):
        is_png = answer.startswith(b"\x89PNG")
        return Response(answer, media_type="image/png" if is_png else "image/jpeg")
    return _json(answer, endpoint.content_type)


async def _read(sandbox: Sandbox, endpoint: Endpoint, request: Request) -> Incoming:
    """Read a call as WeChat does, in its order: method, token, body."""
    if endpoint.method == "POST" and request.method != "POST":
        raise RefusedError(43002)
    query = request.query_params
    if endpoint.needs_token:
        sandbox.tokens.check(query.get("access_token"), sandbox.now())
    if endpoint.method == "GET":
        return Incoming(query, {})
    content = await _content(request)
    if not content:
        raise RefusedError(44002)
    try:
        body = orjson.loads(content)
    except orjson.JSONDecodeError:
        body = None
    if not isinstance(body, dict):
        raise RefusedError(47001)
    return Incoming(query, body)


async def _content(request: Request) -> bytes:
    content = bytearray()
    async for piece in request.stream():
        content += piece
        if len(content) > LARGEST_BODY:
            raise RefusedError(47001)
    return bytes(content)


def _json(body: Mapping[str, Any], content_type: str = "application/json") -> Response:
    return Response(orjson.dumps(body), headers={"Content-Type": content_type})
