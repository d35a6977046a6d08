"""Who is on this very computer; a demonstration serves nobody else.

In a demonstration everybody knows how to log in as the administrator. So it listens on the
loopback interface only, and it refuses what reaches it through a proxy or under another name:
a page from the network may point its own name at 127.0.0.1 (DNS rebinding).
"""

from functools import lru_cache
from ipaddress import ip_address

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from app.errors import AppError, ForbiddenError
from app.problems import render

FORWARDED = frozenset(
    (b"forwarded", b"x-forwarded-for", b"x-forwarded-host", b"x-forwarded-proto", b"x-real-ip")
)


class MisdirectedError(AppError):
    """The request was not sent to this computer under its own name."""

    status = 421
    title = "Misdirected Request"
    code = "demo_is_local"
    sentence = "演示模式只能在本机访问，请打开 http://127.0.0.1 开头的地址"


class NotLocalError(ForbiddenError):
    """For this computer alone."""

    code = "local_only"
    sentence = "只能在本机访问"


def is_loopback(host: str) -> bool:
    """Say whether a name or address means this computer."""
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def require_local(request: Request) -> None:
    """Accept a request that comes from this computer, and not through a proxy on it.

    Raises:
        NotLocalError: it comes from elsewhere.
    """
    is_forwarded = any(name in FORWARDED for name, _ in request.scope["headers"])
    host = request.client.host if request.client else ""
    if is_forwarded or not is_loopback(host):
        raise NotLocalError


class LocalOnlyMiddleware:
    """Refuses what does not come from this computer, under one of its own names."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve or refuse one request."""
        if scope["type"] == "http" and not _is_local(scope):
            await render(MisdirectedError())(scope, receive, send)
            return
        await self._app(scope, receive, send)


def _is_local(scope: Scope) -> bool:
    hosts = []
    for name, value in scope["headers"]:
        if name == b"host":
            hosts.append(value)
        elif name in FORWARDED:
            return False
    return len(hosts) == 1 and _names_loopback(hosts[0])


@lru_cache(maxsize=64)  # parsing an address costs more than all the rest, and clients repeat it
def _names_loopback(header: bytes) -> bool:
    host = header.decode("latin-1")
    name, colon, port = host.rpartition(":")
    has_port = colon and port.isdigit() and not name.endswith(":")
    return is_loopback(name if has_port else host)
