"""Turns every refusal and fault into one problem document; nothing else answers errors."""

from collections.abc import Sequence
from typing import Any

import asyncpg
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from starlette.exceptions import HTTPException

from app.errors import (
    PROBLEM_JSON,
    AppError,
    BadRequestError,
    FieldProblem,
    InternalError,
    MalformedError,
    MethodNotAllowedError,
    NotFoundError,
    TooLargeError,
    UnavailableError,
    UnsupportedMediaError,
    problem_of,
)
from app.idempotency import ReplayedAnswer
from app.logs import get_log, request_id


class AddressNotFoundError(NotFoundError):
    """No operation has this address."""

    code = "address_not_found"
    sentence = "没有这个地址"


class JsonNeededError(UnsupportedMediaError):
    """A body that is to be JSON does not say that it is."""

    code = "json_needed"
    sentence = "请以 JSON 格式提交，并注明 Content-Type: application/json"


_BY_STATUS: dict[int, type[AppError]] = {
    400: BadRequestError,
    404: AddressNotFoundError,
    405: MethodNotAllowedError,
    413: TooLargeError,
    415: UnsupportedMediaError,
    422: MalformedError,
}

# What PostgreSQL and asyncpg say when the database is away, full, or too slow for us.
_DOWN = (
    asyncpg.PostgresConnectionError,
    asyncpg.InterfaceError,
    asyncpg.TooManyConnectionsError,
    asyncpg.CannotConnectNowError,
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
    asyncpg.QueryCanceledError,
    asyncpg.LockNotAvailableError,
    asyncpg.DeadlockDetectedError,
    asyncpg.SerializationError,
    asyncpg.IdleInTransactionSessionTimeoutError,
    asyncpg.ReadOnlySQLTransactionError,
    asyncpg.DiskFullError,
    OperationalError,
    InterfaceError,
    PoolTimeoutError,
    ConnectionError,
    TimeoutError,
)

# pydantic's error types, as a person would say them.
_SENTENCES = {
    "missing": "必填",
    "string_too_long": "太长了",
    "string_too_short": "太短了",
    "string_pattern_mismatch": "格式不对",
    "greater_than_equal": "太小了",
    "greater_than": "太小了",
    "less_than_equal": "太大了",
    "less_than": "太大了",
    "enum": "没有这个选项",
    "literal_error": "没有这个选项",
    "uuid_parsing": "编号不对",
    "json_invalid": "内容不是有效的 JSON",
    "extra_forbidden": "多余的内容",
    "unstorable": "含有无法保存的字符",
}


def render(error: AppError) -> Response:
    """Return the problem document of a refusal as an answer."""
    headers = {"Cache-Control": "no-store"}
    if error.retry_after_seconds:
        headers["Retry-After"] = str(error.retry_after_seconds)
    if error.status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    body = problem_of(error, request_id.get()).model_dump_json()
    return Response(body, error.status, headers, PROBLEM_JSON)


def field_problems(errors: Sequence[Any]) -> list[FieldProblem]:
    """Say which fields are wrong and why, without a word of what was sent."""
    return [
        FieldProblem(
            field=_place(error),
            code=error["type"],
            detail=_SENTENCES.get(error["type"], "填写有误"),
        )
        for error in errors[:20]
    ]


def _place(error: Any) -> str:
    # The name of a field that we do not know is what somebody sent.
    known = error["loc"][:-1] if error["type"] == "extra_forbidden" else error["loc"]
    return ".".join(str(part)[:64] for part in known).encode(errors="replace").decode()


async def _on_app_error(_: Request, error: Exception) -> Response:
    if not isinstance(error, AppError):
        raise error
    return render(error)


async def _on_validation_error(request: Request, error: Exception) -> Response:
    if not isinstance(error, RequestValidationError):
        raise error
    # FastAPI reads as JSON only what says so, and then finds bytes where an object should be.
    is_unread = any(
        one["loc"] == ("body",) and one["type"] == "model_attributes_type" for one in error.errors()
    )
    if is_unread and "json" not in request.headers.get("content-type", ""):
        return render(JsonNeededError())
    return render(MalformedError(errors=field_problems(error.errors())))


async def _on_http_exception(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    response = render(_BY_STATUS.get(error.status_code, BadRequestError)())
    if error.headers and "Allow" in error.headers:
        response.headers["Allow"] = _allowed(request) or error.headers["Allow"]
    return response


def _allowed(request: Request) -> str:
    """Return all methods of the address; Starlette names those of the first route alone."""
    path = getattr(request.scope.get("route"), "path_format", "")
    methods = request.app.openapi()["paths"].get(path, {})
    return ", ".join(sorted(method.upper() for method in methods))


async def _on_replay(_: Request, error: Exception) -> Response:
    if not isinstance(error, ReplayedAnswer):
        raise error
    return error.response()


async def _on_database_down(_: Request, error: Exception) -> Response:
    get_log().warning("database_unavailable", error=type(error).__name__)
    return render(UnavailableError())


async def _on_database_error(request: Request, error: Exception) -> Response:
    origin = getattr(error, "orig", None)
    cause = getattr(origin, "__cause__", None)
    lost = isinstance(error, DBAPIError) and error.connection_invalidated
    if lost or isinstance(cause, _DOWN) or isinstance(origin, _DOWN):
        return await _on_database_down(request, cause or error)
    return await _on_fault(request, error)


async def _on_fault(_: Request, error: Exception) -> Response:
    # The traceback may hold values: its last frames are named, its message is not written.
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else ""
    get_log().error("fault", error=type(error).__name__, where=where)
    return render(InternalError())


def add_error_handlers(app: FastAPI) -> None:
    """Let the application answer every error as a problem document."""
    app.add_exception_handler(AppError, _on_app_error)
    app.add_exception_handler(ReplayedAnswer, _on_replay)
    app.add_exception_handler(RequestValidationError, _on_validation_error)
    app.add_exception_handler(HTTPException, _on_http_exception)
    for down in _DOWN:
        app.add_exception_handler(down, _on_database_down)
    app.add_exception_handler(DBAPIError, _on_database_error)
    app.add_exception_handler(Exception, _on_fault)
