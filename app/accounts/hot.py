"""Hot routes of people who are logged in: documented like any other, served without the solver.

An endpoint declares ``request``, ``caller: CurrentAccount``, its path parameters and at most one
query or body model, in this order, and answers a finished response. FastAPI writes the OpenAPI
entry from that signature; this route reads the same parts by hand.
"""

from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ValidationError

from app.accounts.auth import current_caller
from app.accounts.tokens import Caller, Tokens
from app.errors import UnauthorizedError
from app.hot import HotRoute, parse_query
from app.problems import JsonNeededError


async def find_caller(request: Request) -> Caller:
    """Return who is asking, as ``auth.current_caller`` does.

    Raises:
        UnauthorizedError: no token.
        TokenInvalidError: a token that holds no longer.
    """
    # As with any route, who asks can be set by the application that mounts this one.
    if replaced := request.app.dependency_overrides.get(current_caller):
        caller: Caller = replaced()
        return caller
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise UnauthorizedError
    tokens: Tokens = request.app.state.tokens
    return await tokens.find_caller(token)


async def _parse_body(model: type[BaseModel], request: Request) -> BaseModel:
    if "json" not in request.headers.get("content-type", ""):
        raise JsonNeededError
    try:
        return model.model_validate_json(await request.body())
    except ValidationError as error:
        errors = [{**one, "loc": ("body", *one["loc"])} for one in error.errors()]
        raise RequestValidationError(errors) from None


class SignedInRoute(HotRoute):
    """A hot route whose endpoint takes the request, the caller, the path and one model."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Return the endpoint itself, bound to what it declares."""
        endpoint: Callable[..., Awaitable[Response]] = self.endpoint
        fields = self.dependant.path_params
        query: list[Any] = [one.field_info.annotation for one in self.dependant.query_params]
        body: list[Any] = [one.field_info.annotation for one in self.dependant.body_params]

        async def handle(request: Request) -> Response:
            given: list[Any] = [request, await find_caller(request)]
            errors: list[Any] = []
            for field in fields:
                raw = request.path_params[field.alias]
                value, wrong = field.validate(raw, {}, loc=("path", field.alias))
                given.append(value)
                errors += wrong
            if errors:
                raise RequestValidationError(errors)
            if query:
                given.append(parse_query(query[0], request))
            if body:
                given.append(await _parse_body(body[0], request))
            return await endpoint(*given)

        return handle
