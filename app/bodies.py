"""A cap on what a request may carry, counted while it comes in."""

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

JSON_BYTES = 256 * 1024
UPLOAD_BYTES = 9 * 1024 * 1024  # a photo of 8 MiB and the frame around it
UPLOAD_PATHS = frozenset({"/v1/me/photos", "/v1/me/avatar"})
UPLOAD_ENDING = "/roster/import"  # a filled list of ten thousand people is half a megabyte


class BodyLimitMiddleware:
    """Refuses a body that is too large, whether it says so itself or not."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or scope["method"] in ("GET", "HEAD"):
            await self._app(scope, receive, send)
            return
        path: str = scope["path"]
        is_upload = path in UPLOAD_PATHS or path.endswith(UPLOAD_ENDING)
        limit = UPLOAD_BYTES if is_upload else JSON_BYTES
        seen = 0

        async def receive_counted() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > limit:
                # Not an AppError: FastAPI turns whatever reading a body raises into a 400,
                # except this.
                raise HTTPException(413)
            return message

        await self._app(scope, receive_counted, send)
