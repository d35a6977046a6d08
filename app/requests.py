"""Around every request: its id, its count and time, its line in the log.

One pure ASGI middleware, because the hot paths are counted in microseconds, and because
Starlette's BaseHTTPMiddleware leaks connections when a client goes away.
"""

import asyncio
import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from time import perf_counter
from typing import Literal
from weakref import WeakSet

import orjson
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app import metrics
from app.logs import request_id

FLUSH_SECONDS = 0.2  # a system call for each line costs more than making the line
QUIET = frozenset(("/healthz", "/readyz", "/metrics"))  # asked every few seconds by machines
UNKNOWN = "unknown"  # requests to addresses that do not exist are counted as one


class RequestMiddleware:
    """Gives each request an id, counts it and logs it, without a word of what it carries."""

    def __init__(self, app: ASGIApp, *, log_format: Literal["console", "json"]) -> None:
        self._app = app
        self._write = AccessLog(_json_line if log_format == "json" else _console_line).write

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = perf_counter()
        own_id = os.urandom(8).hex()
        request_id.set(own_id)
        header = (b"x-request-id", own_id.encode())
        status = 500  # what the client gets if nothing is ever sent

        async def send_with_id(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message.get("headers", ()), header]
            await send(message)

        try:
            await self._app(scope, receive, send_with_id)
        finally:
            seconds = perf_counter() - started
            route = _template(scope)
            method = scope["method"] if route is not UNKNOWN else UNKNOWN
            metrics.count_request(method, route, status, seconds)
            if route not in QUIET or status >= 500:
                self._write((method, route, status, seconds, own_id))


def _template(scope: Scope) -> str:
    """Return the route as it was declared: addresses hold ids, and invented ones are endless."""
    route = scope.get("route")
    if route is None:
        return UNKNOWN
    return str(getattr(route, "path_format", UNKNOWN))


Entry = tuple[str, str, int, float, str]
Line = Callable[[Entry, str], bytes]


class AccessLog:
    """Collects lines and writes them to standard error a few times a second."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._waiting: list[Entry] = []
        _logs.add(self)

    def write(self, entry: Entry) -> None:
        """Take one entry; it is written soon."""
        if not self._waiting:
            asyncio.get_running_loop().call_later(FLUSH_SECONDS, self.flush)
        self._waiting.append(entry)

    def flush(self) -> None:
        """Write what was taken; its time is that of writing, a fifth of a second late at most."""
        entries, self._waiting = self._waiting, []
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        lines = b"".join(self._line(entry, now) for entry in entries)
        if lines:
            sys.stderr.write(lines.decode())
            sys.stderr.flush()


_logs: WeakSet[AccessLog] = WeakSet()


def flush() -> None:
    """Write what every log still holds: the loop is about to end."""
    for log in _logs:
        log.flush()


def _json_line(entry: Entry, now: str) -> bytes:
    method, route, status, seconds, own_id = entry
    fields = {
        "event": "request",
        "method": method,
        "route": route,
        "status": status,
        "ms": round(seconds * 1000, 2),
        "request_id": own_id,
        "level": "error" if status >= 500 else "info",
        "timestamp": now,
    }
    return orjson.dumps(fields, option=orjson.OPT_APPEND_NEWLINE)


def _console_line(entry: Entry, _: str) -> bytes:
    method, route, status, seconds, own_id = entry
    return f"{status} {method} {route} {seconds * 1000:.1f} ms {own_id}\n".encode()
