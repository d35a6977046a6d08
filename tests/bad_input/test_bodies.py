"""Bodies that are broken, too large, or say what cannot be: nothing is half done."""

from collections.abc import Iterator
from typing import Any

import asyncpg
import pytest

from app.bodies import JSON_BYTES
from app.databases import plain
from app.tables import metadata
from tests.bad_input.refusals import CANARY, NOBODY, STATION, assert_refused
from tests.canaries import once
from tests.conftest import LogIn
from tests.databases import TestDatabase

JSON = {"Content-Type": "application/json"}
DEEP = "[" * 100_000 + "]" * 100_000

BROKEN: list[tuple[bytes, int, str]] = [
    (b"", 422, "malformed"),
    (b"{", 422, "malformed"),
    (b"null", 422, "malformed"),
    (b"[]", 422, "malformed"),
    (b'{"nickname": NaN}', 422, "malformed"),
    (b'{"nickname": 1e999}', 422, "malformed"),
    (b'{"nickname": "\xff\xfe"}', 400, "bad_request"),
    (b'{"nickname": "' + CANARY.encode() + b'\\u0000"}', 422, "malformed"),
    (b'{"nickname": "\\ud800' + CANARY.encode() + b'"}', 422, "malformed"),
    (b'{"\\ud800": "' + CANARY.encode() + b'", "nickname": 1}', 422, "malformed"),
    (b'{"nickname": "' + b"a" * 33 + b'"}', 422, "malformed"),
    (b'{"nickname": ' + b"1" * 5000 + b"}", 400, "bad_request"),
    (b'{"occupation": "' + CANARY.encode() + b'"}', 422, "occupation_unknown"),
    (b'{"occupation": "UPPER"}', 422, "malformed"),
    (b'{"firm_id": "' + CANARY.encode() + b'"}', 422, "malformed"),
    (b'{"firm_id": "00000000-0000-0000-0000-000000000000"}', 422, "firm_unknown"),
    (DEEP.encode(), 400, "bad_request"),
    (f'{{"nickname": {DEEP}}}'.encode(), 400, "bad_request"),
    (b'{"nickname": "' + b"a" * JSON_BYTES + b'"}', 413, "too_large"),
]


@pytest.mark.parametrize(("body", "status", "code"), BROKEN, ids=lambda part: str(part)[:40])
async def test_a_body_that_is_broken_changes_nothing(
    log_in: LogIn, body: bytes, status: int, code: str
) -> None:
    person = await log_in("xiaowang")
    before = (await person.get("/v1/me")).json()
    answer = await person.put("/v1/me", content=body, headers=JSON)
    assert_refused(answer, status, code)
    assert (await person.get("/v1/me")).json() == before


async def test_a_body_that_does_not_say_its_length_is_counted(log_in: LogIn) -> None:
    person = await log_in("xiaowang")

    async def endless() -> Any:
        for _ in range(2 * JSON_BYTES // 1024):
            yield b" " * 1024

    answer = await person.put("/v1/me", content=endless(), headers=JSON)
    assert_refused(answer, 413, "too_large")


KINDS = [
    "text/plain",
    "application/xml",
    "multipart/form-data",
    "application/x-www-form-urlencoded",
]


@pytest.mark.parametrize("kind", [*KINDS, "", CANARY])
async def test_a_body_of_another_kind_is_refused(log_in: LogIn, kind: str) -> None:
    person = await log_in("xiaowang")
    headers = {"Content-Type": kind}
    answer = await person.put("/v1/me", content=b'{"nickname": "a"}', headers=headers)
    assert_refused(answer, 415, "json_needed")
    assert "application/json" in answer.json()["detail"]
    assert (await person.get("/v1/me")).json()["nickname"] == ""


TAPS = [
    ({"finding": CANARY}, 422, "malformed"),
    ({"finding": None}, 422, "malformed"),
    ({"finding": "out_of_order"}, 422, "facility_needed"),
    ({"finding": "out_of_order", "facility": "sauna"}, 422, "facility_unknown"),
    ({"finding": "out_of_order", "facility": "a" * 41}, 422, "malformed"),
]


@pytest.mark.parametrize(("body", "status", "code"), TAPS, ids=str)
async def test_a_tap_that_is_none_of_the_presets_is_refused(
    log_in: LogIn, body: dict[str, Any], status: int, code: str
) -> None:
    person = await log_in("xiaowang")
    answer = await person.put(f"/v1/stations/{STATION}/tap", json=body)
    assert_refused(answer, status, code)
    assert (await person.get("/v1/me/told")).json()["items"] == []


STATIONS: list[dict[str, Any]] = [
    {"latitude": 86},
    {"longitude": 180.5},
    {"latitude": "37.89"},
    {"latitude": True},
    {"latitude": 10**400},
    {"capacity": 10**30},
    {"capacity": "5"},
    {"capacity": 1.5},
    {"capacity": True},
    {"phone": "电话"},
    {"kind": CANARY.upper()},
    {"name": "   "},
    {"name": "\u0000"},
    {"entry": {"way": CANARY}},
    {"hours": {"weekly": [[["08:00", "20:00"]]] * 8}},
    {"hours": {"weekly": [[["25:00", "20:00"]]] * 7}},
    {"hours": {"weekly": [[["08:00", "20:00"], ["19:00", "21:00"]]] * 7}},
    {"hours": {"weekly": [[]] * 7, "exceptions": [{"on": "2027-02-30", "ranges": []}]}},
    {"hours": {"weekly": [[]] * 7, "exceptions": [{"on": 0, "ranges": []}]}},
    {"facilities": [{"facility": "sofa", "available": "perhaps"}]},
    {CANARY: 1},
]
GOOD = {"name": "新驿站", "kind": "love", "latitude": 37.89, "longitude": 111.24}


@pytest.mark.parametrize("change", STATIONS, ids=lambda change: str(change)[:40])
async def test_a_station_that_cannot_be_is_not_made(
    log_in: LogIn, database: TestDatabase, change: dict[str, Any]
) -> None:
    admin = await log_in("admin")
    before = await count_rows(database)
    answer = await admin.post("/v1/regions/141128/stations", json=GOOD | change, headers=once())
    assert_refused(answer, 422, "malformed")
    assert await count_rows(database) == before


async def test_a_station_of_those_words_is_made(log_in: LogIn) -> None:
    """The negative control: without the change it is taken."""
    admin = await log_in("admin")
    answer = await admin.post("/v1/regions/141128/stations", json=GOOD, headers=once())
    assert answer.status_code == 201


def halves() -> Iterator[tuple[str, dict[str, Any], str]]:
    photo = str(NOBODY)
    fault = {"facility": "microwave", "description": CANARY}
    yield f"/v1/stations/{STATION}/faults", fault | {"photo_id": photo}, "photo_not_found"
    yield f"/v1/stations/{NOBODY}/faults", fault, "station_not_found"
    feedback = {"kind": "complaint", "text": CANARY, "region_code": "999999"}
    yield "/v1/me/feedback", feedback, "region_not_found"
    yield (
        "/v1/me/feedback",
        feedback | {"region_code": "141128", "photo_id": photo},
        ("photo_not_found"),
    )


@pytest.mark.parametrize(("path", "body", "code"), list(halves()), ids=lambda part: str(part)[:30])
async def test_what_fails_half_way_leaves_nothing_behind(
    log_in: LogIn, database: TestDatabase, path: str, body: dict[str, Any], code: str
) -> None:
    person = await log_in("xiaowang")
    before = await count_rows(database)
    key = once()
    assert_refused(await person.post(path, json=body, headers=key), 404, code)
    assert await count_rows(database) == before
    # Not even the key is taken.
    assert_refused(await person.post(path, json=body, headers=key), 404, code)


@pytest.mark.parametrize("key", [None, "", "1", CANARY, "0" * 400])
async def test_a_form_without_a_key_is_not_taken(log_in: LogIn, key: str | None) -> None:
    person = await log_in("xiaowang")
    body = {"kind": "complaint", "text": "太冷", "region_code": "141128"}
    headers = {} if key is None else {"Idempotency-Key": key}
    answer = await person.post("/v1/me/feedback", json=body, headers=headers)
    assert_refused(answer, 400, "idempotency_key_missing")


async def count_rows(database: TestDatabase) -> dict[str, int]:
    connection = await asyncpg.connect(plain(database.superuser_url))
    counted = {
        name: await connection.fetchval(f'SELECT count(*) FROM "{name}"')
        for name in metadata.tables
        # Refused requests count too; and to ask WeChat about words takes a token.
        if name not in ("rate_limit", "wechat_token")
    }
    await connection.close()
    return counted
