"""Routes of the hot paths: documented like any other, served without FastAPI's dependency solver.

Solving dependencies and dumping response models costs more than the nearest-station query
itself (docs/performance.md). A hot route declares one query model and answers bytes; FastAPI
still writes its OpenAPI entry from the same signature.
"""

from collections.abc import Awaitable, Callable, Coroutine
from hashlib import blake2b
from typing import Any, TypeVar

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from starlette.routing import request_response

ModelT = TypeVar("ModelT", bound=BaseModel)


def _is_list(field: FieldInfo) -> bool:
    return getattr(field.annotation, "__origin__", None) in (list, frozenset, set)


def parse_query(model: type[ModelT], request: Request) -> ModelT:
    """Return the query parameters as a model; repeated ones make its lists.

    Raises:
        RequestValidationError: as FastAPI itself would.
    """
    query = request.query_params
    raw: dict[str, Any] = {
        name: query.getlist(name) if _is_list(field) else query[name]
        for name, field in model.model_fields.items()
        if name in query
    }
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        errors = [{**one, "loc": ("query", *one["loc"])} for one in error.errors()]
        raise RequestValidationError(errors) from None


class HotRoute(APIRoute):
    """A route whose endpoint takes the request alone and answers a finished response."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Starlette's own: FastAPI's keeps two exit stacks for dependencies that are not here.
        self.app = request_response(self.get_route_handler())

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Return the endpoint itself, bound to its query model."""
        endpoint: Callable[[Request, BaseModel], Awaitable[Response]] = self.endpoint
        model: Any = self.dependant.query_params[0].field_info.annotation

        async def handle(request: Request) -> Response:
            return await endpoint(request, parse_query(model, request))

        return handle


def cached_json(request: Request, body: bytes, max_age_seconds: int) -> Response:
    """Answer JSON with an ETag, or 304 when the client holds the same bytes."""
    etag = f'"{blake2b(body, digest_size=12).hexdigest()}"'
    headers = {"ETag": etag, "Cache-Control": f"public, max-age={max_age_seconds}"}
    if etag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(body, 200, headers, "application/json")
