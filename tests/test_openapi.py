"""The API's document: reviewed as a whole, and held to the conventions line by line."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

import pytest

from app import documents
from app.errors import PROBLEM_JSON
from app.main import create_app
from app.settings import Settings

DOCUMENT: dict[str, Any] = create_app(Settings(_env_file=None)).openapi()
Schema = dict[str, Any]

# Open to everybody, and why. Everything else asks for a token.
PUBLIC = {
    "log_in_with_wechat": "one logs in here",
    "read_vocabulary": "words and switches before anything else",
    "read_region": "names of places",
    "list_organisations": "who organises what is no secret",
    "read_organisation": "who organises what is no secret",
    "list_programmes": "who organises what is no secret",
    "read_volunteering": "words of forms",
    "list_activities": "what is to come is told to everybody",
    "read_activity": "what is to come is told to everybody; the contact and drafts are not",
    "list_results": "in public for some days, so that anybody may object",
    "verify_certificate": "whoever is shown the paper",
    "list_stations": "stations work without login",
    "list_nearby_stations": "stations work without login",
    "list_station_changes": "stations work without login",
    "read_station": "stations work without login",
    "count_visit": "counts and keeps nobody",
    "read_photo": "its address is signed",
    "check_push_address": "WeChat signs",
    "receive_push": "WeChat signs",
}
# Lists that end by themselves.
WHOLE_LISTS = {
    "list_message_templates": "one for each tap",
    "list_my_devices": "twenty at the most",
    "list_my_no_shows": "of ninety days",
    "list_nearby_stations": "asked with a limit; who wants others moves the map",
    "list_station_changes": "read on with next_since",
    "list_station_visits": "bounded by its days",
}
# Objects whose fields the document does not name.
OPEN_OBJECTS = {
    "export_me": "all tables, also those of tomorrow",
    "receive_push": "WeChat's own, which grow",
}
# What has an id in its path and never says 404.
NEVER_MISSING = {"remove_favourite": "what is not kept stays so"}


def operations(document: Schema = DOCUMENT) -> Iterator[tuple[str, str, Schema]]:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield method, path, operation


def resolve(schema: Schema, document: Schema = DOCUMENT) -> Schema:
    while "$ref" in schema:
        schema = document["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    return schema


def parts(schema: Schema, seen: frozenset[str] = frozenset()) -> Iterator[Schema]:
    """Yield a schema and all that it is made of."""
    ref = schema.get("$ref", "")
    if ref in seen:
        return
    schema = resolve(schema)
    yield schema
    inner = [*schema.get("anyOf", []), *schema.get("oneOf", []), *schema.get("allOf", [])]
    inner += [*schema.get("properties", {}).values(), *schema.get("prefixItems", [])]
    inner += [s for s in (schema.get("items"), schema.get("additionalProperties")) if s]
    for one in inner:
        if isinstance(one, dict):
            yield from parts(one, seen | ({ref} if ref else frozenset()))


def taken(operation: Schema) -> Iterator[tuple[str, Schema]]:
    """Yield every schema of what an operation takes, and where it stands."""
    for parameter in operation.get("parameters", []):
        yield parameter["name"], parameter["schema"]
    for kind, body in operation.get("requestBody", {}).get("content", {}).items():
        yield kind, body["schema"]


def is_bounded(schema: Schema) -> bool:
    """Say whether a value can only be so large."""
    if "enum" in schema or "const" in schema or schema.get("format") == "binary":
        return True
    match schema.get("type"):
        case "string":
            sized = {"maxLength", "pattern"} & set(schema)
            return bool(sized) or schema.get("format") in ("uuid", "date", "date-time", "time")
        case "integer" | "number":
            return bool({"minimum", "exclusiveMinimum"} & set(schema)) and bool(
                {"maximum", "exclusiveMaximum"} & set(schema)
            )
        case "array":
            return "maxItems" in schema or "prefixItems" in schema
        case _:
            return True


# --- rules: each yields what is wrong with one operation --------------------------------

Rule = Callable[[str, str, Schema], Iterator[str]]


def named(_: str, path: str, operation: Schema) -> Iterator[str]:
    if not re.fullmatch(r"[a-z]+(_[a-z]+)*", operation.get("operationId", "")):
        yield "its operationId is no snake_case"
    if not operation.get("summary") or not operation.get("description"):
        yield "it is not described"
    if len(operation.get("tags", [])) != 1:
        yield "it has not one tag"
    if not re.fullmatch(r"/v1(/[a-z]+(-[a-z]+)*|/\{[a-z_]+\})+", path):
        yield "its path is not plain"


def without_patch(method: str, _: str, operation: Schema) -> Iterator[str]:
    if method not in ("get", "post", "put", "delete"):
        yield f"wx.request has no {method}"
    if method in ("get", "delete") and "requestBody" in operation:
        yield "it takes a body"


def bounded(_: str, __: str, operation: Schema) -> Iterator[str]:
    for where, schema in taken(operation):
        for part in parts(schema):
            if not is_bounded(part):
                yield f"{where} takes anything: {part.get('title', part)}"


def closed(_: str, __: str, operation: Schema) -> Iterator[str]:
    if operation["operationId"] in OPEN_OBJECTS:
        return
    answers = [
        (status, content["schema"])
        for status, answer in operation["responses"].items()
        for content in answer.get("content", {}).values()
        if "schema" in content
    ]
    for where, schema in [*taken(operation), *answers]:
        for part in parts(schema):
            if part.get("type") == "object" and not part.get("properties"):
                yield f"{where} has fields that nobody named"
            if part.get("additionalProperties") not in (None, False):
                yield f"{where} may have more fields"


def refusing(_: str, __: str, operation: Schema) -> Iterator[str]:
    expected = {"503"}
    if operation.get("security"):
        expected.add("401")
    if operation.get("parameters") or operation.get("requestBody"):
        expected.add("422")
    if operation.get("requestBody"):
        expected |= {"400", "413", "415"}
    if unsaid := expected - set(operation["responses"]):
        yield f"it does not say that it may answer {sorted(unsaid)}"


def answering(_: str, __: str, operation: Schema) -> Iterator[str]:
    for status, answer in operation["responses"].items():
        if status >= "400" and answer.get("content", {}) != PROBLEM:
            yield f"{status} is no problem document"
        if status >= "400" and not re.match(r"`\w+`: \S", answer["description"]):
            yield f"{status} does not say its codes"
        if status < "300" and not answer["description"]:
            yield f"{status} is not described"


PROBLEM = {PROBLEM_JSON: {"schema": {"$ref": "#/components/schemas/Problem"}}}


def missing(_: str, path: str, operation: Schema) -> Iterator[str]:
    has_id = re.search(r"\{(?!region_code)\w+\}", path) is not None
    may_miss = has_id and operation["operationId"] not in NEVER_MISSING
    if may_miss and "404" not in operation["responses"]:
        yield "it does not say 404"


def guarded(_: str, __: str, operation: Schema) -> Iterator[str]:
    is_public = operation["operationId"] in PUBLIC
    if is_public == bool(operation.get("security")):
        yield "it is neither guarded nor on the public list, or both"
    if operation.get("tags") == ["staff"] and "403" not in operation["responses"]:
        yield "it is for staff and does not say 403"


def sent_once(method: str, _: str, operation: Schema) -> Iterator[str]:
    keys = [
        one
        for one in operation.get("parameters", [])
        if one["in"] == "header" and one["name"] == "Idempotency-Key"
    ]
    creates = method == "post" and "201" in operation["responses"]
    if creates and not (keys and keys[0]["required"]):
        yield "it creates and does not require Idempotency-Key"
    if creates and not {"400", "409", "422"} <= set(operation["responses"]):
        yield "it does not say how Idempotency-Key is refused"
    if keys and not creates:
        yield "it takes Idempotency-Key and does not create"


def paged(method: str, _: str, operation: Schema) -> Iterator[str]:
    content = operation["responses"].get("200", {}).get("content", {}).get("application/json", {})
    answer = resolve(content.get("schema", {}))
    if answer.get("type") == "array":
        yield "it answers a bare list"
    is_list = "items" in answer.get("properties", {})
    named = {one["name"] for one in operation.get("parameters", [])}
    if is_list and method == "get" and operation["operationId"] not in WHOLE_LISTS:
        if "next_cursor" not in answer["properties"] or not {"cursor", "limit"} <= named:
            yield "it is a list that cannot be read on"
        if "422" not in operation["responses"]:
            yield "it does not say that a cursor may be refused"


RULES: list[Rule] = [
    named,
    without_patch,
    bounded,
    closed,
    refusing,
    answering,
    missing,
    guarded,
    sent_once,
    paged,
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_operation_keeps_to(rule: Rule) -> None:
    faults = [
        f"{operation.get('operationId')}: {fault}"
        for method, path, operation in operations()
        for fault in rule(method, path, operation)
    ]
    assert faults == []


Fault = Callable[[Schema], object]
FAULTS: dict[str, Fault] = {
    "named": lambda o: o.update(operationId="reportFault"),
    "bounded": lambda o: o["parameters"][0].update(schema={"type": "string"}),
    "closed": lambda o: o["responses"]["201"]["content"].update(
        {"application/json": {"schema": {"type": "object"}}}
    ),
    "refusing": lambda o: o["responses"].pop("401"),
    "answering": lambda o: o["responses"]["404"].update(content={"application/json": {}}),
    "missing": lambda o: o["responses"].pop("404"),
    "guarded": lambda o: o.pop("security"),
    "sent_once": lambda o: o.update(parameters=o["parameters"][:1]),
}


@pytest.mark.parametrize(
    "rule", [r for r in RULES if r.__name__ in FAULTS], ids=lambda r: r.__name__
)
def test_a_fault_is_seen_by(rule: Rule) -> None:
    path = "/v1/stations/{station_id}/faults"
    operation = deepcopy(DOCUMENT["paths"][path]["post"])
    assert list(rule("post", path, operation)) == []
    FAULTS[rule.__name__](operation)
    assert list(rule("post", path, operation)) != []


def test_operation_ids_are_unique() -> None:
    counted = Counter(operation["operationId"] for _, _, operation in operations())
    assert len(counted) > 40
    assert [name for name, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("known", [PUBLIC, WHOLE_LISTS, OPEN_OBJECTS, NEVER_MISSING])
def test_no_exception_outlives_its_operation(known: dict[str, str]) -> None:
    assert set(known) <= {operation["operationId"] for _, _, operation in operations()}


def test_the_reviewed_document_is_the_one_that_is_served() -> None:
    is_current = (documents.DOCS / "openapi.json").read_text("utf-8") == documents.write_openapi()
    # Not compared with `==`, whose report of a difference takes minutes on 9,000 lines.
    assert is_current, "review the change, then renew it: uv run python -m app.documents"


def test_every_schema_is_used_and_every_reference_leads_somewhere() -> None:
    text = (documents.DOCS / "openapi.json").read_text("utf-8")
    referred = set(re.findall(r'"#/components/schemas/([^"]+)"', text))
    assert referred == set(DOCUMENT["components"]["schemas"])
    assert DOCUMENT["openapi"].startswith("3.1")
