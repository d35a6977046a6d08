"""The OpenAPI document: FastAPI's own, made to say what the service really answers."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from app.errors import (
    BadRequestError,
    MalformedError,
    Problem,
    TooLargeError,
    UnavailableError,
    UnsupportedMediaError,
    problems,
)

DESCRIPTION = """
Rest stations for people who work on the road. Positions are GCJ-02 degrees, instants are UTC,
distances whole metres. Errors are problem documents (RFC 9457) with a stable `code` and a
Chinese sentence in `detail`. Lists are read on with `cursor`.
""".strip()

UUID_SCHEMA = {"type": "string", "format": "uuid"}
BODY_REFUSALS = (BadRequestError, TooLargeError, UnsupportedMediaError)


def make_openapi(app: FastAPI) -> dict[str, Any]:
    """Return the document, computed once."""
    if app.openapi_schema is None:
        document = get_openapi(
            title=app.title,
            version=app.version,
            description=DESCRIPTION,
            routes=app.routes,
            tags=app.openapi_tags,
        )
        schemas = document["components"]["schemas"]
        schemas.pop("HTTPValidationError", None)
        schemas.pop("ValidationError", None)
        schemas.update(_problem_schemas())
        for path in document["paths"].values():
            for operation in path.values():
                _declare_common(operation)
        document["paths"] = dict(sorted(document["paths"].items()))
        app.openapi_schema = document
    return app.openapi_schema


def _problem_schemas() -> dict[str, Any]:
    schema = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    return {**schema.pop("$defs"), "Problem": schema}


def _declare_common(operation: dict[str, Any]) -> None:
    """Add what any operation of its shape may answer, beside what it declares itself."""
    for parameter in operation.get("parameters", []):
        if parameter["in"] == "header" and parameter["name"] == "idempotency-key":
            # Declared optional, because a missing one is a 400 of its own and no 422.
            parameter |= {"name": "Idempotency-Key", "required": True, "schema": UUID_SCHEMA}
    common = problems(UnavailableError)
    if operation.get("parameters") or operation.get("requestBody"):
        common |= problems(MalformedError)
    else:
        operation["responses"].pop("422", None)
    if operation.get("requestBody"):
        common |= problems(*BODY_REFUSALS)
    for status, answer in common.items():
        own = operation["responses"].get(str(status))
        if own is None or "HTTPValidationError" in str(own):
            operation["responses"][str(status)] = answer
        elif answer["description"] not in own["description"]:
            own["description"] += f"\n\n{answer['description']}"
    operation["responses"] = dict(sorted(operation["responses"].items()))
