"""Refusals, and the problem documents that clients see (RFC 9457).

AppError
├── BadRequestError 400      a header or the frame of the request is wrong
├── UnauthorizedError 401    not logged in
├── ForbiddenError 403       known, and not allowed
├── NotFoundError 404        not there, or not yours to know of
├── ConflictError 409        well formed, but the state of things refuses it
├── TooLargeError 413        more than is taken
├── UnsupportedMediaError 415
├── MalformedError 422       a value is not what it should be
├── TooManyRequestsError 429 asks again later
└── UnavailableError 503     something we depend on is down; asks again soon
"""

from collections.abc import Sequence
from typing import Any, ClassVar

from pydantic import BaseModel, Field

PROBLEM_JSON = "application/problem+json"


class FieldProblem(BaseModel):
    """One field that is wrong; never echoes what was sent."""

    field: str = Field(description="where it stands, e.g. body.name")
    code: str
    detail: str


class Problem(BaseModel):
    """An RFC 9457 problem document."""

    type: str = Field(examples=["about:blank"])
    title: str = Field(examples=["Not Found"])
    status: int = Field(examples=[404])
    detail: str = Field(description="a Chinese sentence: what happened, what to do next")
    code: str = Field(description="stable and English", examples=["station_not_found"])
    request_id: str
    errors: list[FieldProblem] = []


class AppError(Exception):
    """An expected refusal: a status, a stable code and a Chinese sentence."""

    status: ClassVar[int] = 500
    title: ClassVar[str] = "Internal Server Error"
    code: str = "internal"
    sentence: str = "服务出了点问题，请稍后再试"
    retry_after_seconds: int | None = None

    def __init__(
        self,
        sentence: str | None = None,
        *,
        errors: Sequence[FieldProblem] = (),
        retry_after_seconds: int | None = None,
    ) -> None:
        self.sentence = sentence or self.sentence
        self.errors = list(errors)
        self.retry_after_seconds = retry_after_seconds or self.retry_after_seconds
        super().__init__(self.code)


class BadRequestError(AppError):
    """The frame of the request is wrong."""

    status = 400
    title = "Bad Request"
    code = "bad_request"
    sentence = "请求有误，请返回重试"


class UnauthorizedError(AppError):
    """No valid token."""

    status = 401
    title = "Unauthorized"
    code = "unauthorized"
    sentence = "请先登录"


class ForbiddenError(AppError):
    """The caller is known and may not do this."""

    status = 403
    title = "Forbidden"
    code = "forbidden"
    sentence = "您没有这项权限"


class NotFoundError(AppError):
    """Not there, or not the caller's to know of."""

    status = 404
    title = "Not Found"
    code = "not_found"
    sentence = "没有找到"


class MethodNotAllowedError(AppError):
    """The address exists, the method does not."""

    status = 405
    title = "Method Not Allowed"
    code = "method_not_allowed"
    sentence = "请求方式不对"


class ConflictError(AppError):
    """The state of things refuses a well-formed request."""

    status = 409
    title = "Conflict"
    code = "conflict"
    sentence = "情况有变化，请刷新后再试"


class TooLargeError(AppError):
    """More was sent than is taken."""

    status = 413
    title = "Content Too Large"
    code = "too_large"
    sentence = "内容太大了，请缩小后再试"


class UnsupportedMediaError(AppError):
    """The kind of content is not taken."""

    status = 415
    title = "Unsupported Media Type"
    code = "unsupported_media_type"
    sentence = "不支持这种格式"


class MalformedError(AppError):
    """A value is not what it should be."""

    status = 422
    title = "Unprocessable Content"
    code = "malformed"
    sentence = "填写的内容有误，请检查后再试"


class TooManyRequestsError(AppError):
    """Too often; ``Retry-After`` says when again."""

    status = 429
    title = "Too Many Requests"
    code = "too_many_requests"
    sentence = "操作太频繁了，请稍后再试"
    retry_after_seconds: int | None = 60


class UnavailableError(AppError):
    """Something we depend on is down for the moment."""

    status = 503
    title = "Service Unavailable"
    code = "unavailable"
    sentence = "服务繁忙，请稍后再试"
    retry_after_seconds: int | None = 5


class InternalError(AppError):
    """A fault of ours."""


def problem_of(error: AppError, request_id: str) -> Problem:
    """Return the problem document of a refusal."""
    return Problem(
        type="about:blank",
        title=error.title,
        status=error.status,
        detail=error.sentence,
        code=error.code,
        request_id=request_id,
        errors=error.errors,
    )


def problems(*refusals: type[AppError]) -> dict[int | str, dict[str, Any]]:
    """Return FastAPI's ``responses=`` for an operation's refusals, grouped by status."""
    declared: dict[int | str, dict[str, Any]] = {}
    for refusal in refusals:
        entry = declared.setdefault(
            refusal.status,
            {
                "description": "",
                "content": {PROBLEM_JSON: {"schema": {"$ref": "#/components/schemas/Problem"}}},
            },
        )
        line = f"`{refusal.code}`: {refusal.sentence}"
        if line not in entry["description"]:
            entry["description"] = f"{entry['description']}\n\n{line}".strip()
    return declared
