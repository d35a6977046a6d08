"""The sandbox's own switches under ``/sandbox``: what a test or a demonstration turns.

They answer JSON, and 422 with the reason to what they do not understand. The real WeChat has
none of them; in this process nothing but the service itself can reach them.
"""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any, Literal, TypeVar

import orjson
from pydantic import BaseModel, Field, ValidationError
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from app.wechat.sandbox.limits import Fault, Quota
from app.wechat.sandbox.people import Kind
from app.wechat.sandbox.pushes import PushSettings
from app.wechat.sandbox.state import Sandbox, Template

_Model = TypeVar("_Model", bound=BaseModel)


class _IssueCode(BaseModel):
    kind: Kind
    subject: str = Field(min_length=1, max_length=64, description="a name, or a phone number")
    app_id: str | None = None


class _PersonChange(BaseModel):
    is_flagged: bool | None = None
    visited_minutes_ago: int | None = Field(default=None, ge=0, le=100_000)


class _Subscription(BaseModel):
    name: str
    answers: dict[str, Literal["accept", "reject"]] = Field(min_length=1)


class _TemplateChange(BaseModel):
    template_id: str
    type: Literal[2, 3] = 2
    keys: list[str]


class _QuotaChange(BaseModel):
    path: str
    per_minute: int = Field(ge=0)
    per_day: int = Field(ge=0)
    minute_errcode: int = 45009


class _Push(BaseModel):
    event: dict[str, Any]
    copies: int = Field(default=1, ge=1, le=10)


class _MediaChange(BaseModel):
    outcome: Literal["by_words", "download_failed", "never"] = "by_words"
    delay_seconds: float = Field(default=0, ge=0, le=60)


class _Pages(BaseModel):
    pages: list[str] | None


async def show(sandbox: Sandbox, _: Request) -> object:
    """GET /sandbox: calls by path, messages sent, faults in wait."""
    faults = [fault.model_dump() for fault in sandbox.limits.faults]
    return {"calls": dict(sandbox.limits.calls), "sent": list(sandbox.sent), "faults": faults}


async def issue_code(sandbox: Sandbox, request: Request) -> object:
    """POST /sandbox/codes {kind, subject, app_id?}: an ordinary code, good for 300 s."""
    wanted = await _body(request, _IssueCode)
    now = sandbox.now()
    return {"code": sandbox.people.issue(wanted.kind, wanted.subject, now, wanted.app_id)}


async def add_fault(sandbox: Sandbox, request: Request) -> object:
    """POST /sandbox/faults: what goes wrong next, see ``limits.Fault``."""
    sandbox.limits.faults.append(await _body(request, Fault))
    return {}


async def clear_faults(sandbox: Sandbox, _: Request) -> object:
    """DELETE /sandbox/faults: everything works again."""
    sandbox.limits.faults.clear()
    return {}


async def set_quota(sandbox: Sandbox, request: Request) -> object:
    """PUT /sandbox/quotas {path, per_minute, per_day, minute_errcode}."""
    wanted = await _body(request, _QuotaChange)
    quota = Quota(wanted.per_minute, wanted.per_day, wanted.minute_errcode)
    sandbox.limits.quotas[wanted.path] = quota
    return {}


async def change_person(sandbox: Sandbox, request: Request) -> object:
    """PUT /sandbox/people/{name} {is_flagged?, visited_minutes_ago?}: and who it is."""
    wanted, now = await _body(request, _PersonChange), sandbox.now()
    person = sandbox.people.named(request.path_params["name"], now)
    if wanted.is_flagged is not None:
        person.is_flagged = wanted.is_flagged
    if wanted.visited_minutes_ago is not None:
        person.visited_at = now - timedelta(minutes=wanted.visited_minutes_ago)
    return {"openid": person.openid, "is_flagged": person.is_flagged}


async def revoke_token(sandbox: Sandbox, _: Request) -> object:
    """DELETE /sandbox/token: the stable token dies, as when somebody forces a new one."""
    sandbox.tokens.revoke()
    return {}


async def set_template(sandbox: Sandbox, request: Request) -> object:
    """PUT /sandbox/templates {template_id, type, keys}."""
    wanted = await _body(request, _TemplateChange)
    sandbox.templates[wanted.template_id] = Template(wanted.type, wanted.keys)
    return {}


async def subscribe(sandbox: Sandbox, request: Request) -> object:
    """POST /sandbox/subscriptions {name, answers}: a person's tap in the dialog; pushes."""
    wanted = await _body(request, _Subscription)
    person = sandbox.people.named(wanted.name, sandbox.now())
    sandbox.answer_subscription(person.openid, wanted.answers)
    return {"openid": person.openid}


async def set_pages(sandbox: Sandbox, request: Request) -> object:
    """PUT /sandbox/pages {pages}: those released; null: any that is written like one."""
    pages = (await _body(request, _Pages)).pages
    sandbox.pages = None if pages is None else frozenset(pages)
    return {}


async def set_media_checks(sandbox: Sandbox, request: Request) -> object:
    """PUT /sandbox/media-checks {outcome, delay_seconds}: what becomes of pictures."""
    wanted = await _body(request, _MediaChange)
    sandbox.media_checks.outcome = wanted.outcome
    sandbox.media_checks.delay_seconds = wanted.delay_seconds
    return {}


async def set_push(sandbox: Sandbox, request: Request) -> object:
    """PUT /sandbox/push {url, token, aes_key?}: taken only if the address echoes."""
    wanted = await _body(request, PushSettings)
    is_taken = await sandbox.pushes.check_address(wanted)
    if is_taken:
        sandbox.pushes.settings = wanted
    return {"is_taken": is_taken}


async def push(sandbox: Sandbox, request: Request) -> object:
    """POST /sandbox/pushes {event, copies}: deliver an event now, and say how it went."""
    wanted = await _body(request, _Push)
    deliveries = await sandbox.pushes.deliver(wanted.event, wanted.copies)
    return {"deliveries": [delivery.model_dump() for delivery in deliveries]}


def routes() -> list[Route]:
    """Return the switches' routes."""
    table: list[tuple[str, str, _Switch]] = [
        ("GET", "", show),
        ("POST", "/codes", issue_code),
        ("POST", "/faults", add_fault),
        ("DELETE", "/faults", clear_faults),
        ("PUT", "/quotas", set_quota),
        ("PUT", "/people/{name}", change_person),
        ("DELETE", "/token", revoke_token),
        ("PUT", "/templates", set_template),
        ("POST", "/subscriptions", subscribe),
        ("PUT", "/pages", set_pages),
        ("PUT", "/media-checks", set_media_checks),
        ("PUT", "/push", set_push),
        ("POST", "/pushes", push),
    ]
    return [Route(f"/sandbox{path}", _route(f), methods=[m]) for m, path, f in table]


_Switch = Callable[[Sandbox, Request], Awaitable[object]]


def _route(switch: _Switch) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        try:
            content = orjson.dumps(await switch(request.app.state.sandbox, request))
        except ValidationError as error:
            return Response(error.json(include_input=False), 422, media_type="application/json")
        return Response(content, media_type="application/json")

    return answer


async def _body(request: Request, model: type[_Model]) -> _Model:
    return model.model_validate_json(await request.body() or b"{}")
