"""Addresses and queries that cannot be answered."""

import httpx
import pytest

from tests.bad_input.refusals import CANARY, NOBODY, assert_refused
from tests.canaries import once
from tests.conftest import LogIn

NEARBY = "/v1/stations/nearby"
HERE = "latitude=37.89&longitude=111.24"

NEARBY_QUERIES = [
    "latitude=90.5&longitude=111",
    "latitude=37&longitude=-180.01",
    "latitude=nan&longitude=111",
    "latitude=37&longitude=Infinity",
    "latitude=1e400&longitude=111",
    "latitude=37",
    f"latitude={CANARY}&longitude=111",
    f"{HERE}&radius_m=50001",
    f"{HERE}&radius_m=0",
    f"{HERE}&radius_m={10**400}",
    f"{HERE}&limit=51",
    f"{HERE}&limit=1e3",
    f"{HERE}&limit={2**63}",
    f"{HERE}&open_now=perhaps",
    f"{HERE}&kinds=love%00",
    f"{HERE}&kinds=%ED%A0%80",
    f"{HERE}&facilities={'a' * 41}",
    HERE + "&kinds=a" * 21,
]


@pytest.mark.parametrize("query", NEARBY_QUERIES, ids=lambda query: query[:50])
async def test_a_place_or_a_wish_out_of_bounds_is_malformed(
    client: httpx.AsyncClient, query: str
) -> None:
    assert_refused(await client.get(f"{NEARBY}?{query}"), 422, "malformed")


async def test_a_place_almost_at_the_origin_is_a_place(log_in: LogIn) -> None:
    admin = await log_in("admin")
    origin = {"name": "原点", "kind": "love", "latitude": 0, "longitude": 0}
    made = await admin.post("/v1/regions/141128/stations", json=origin, headers=once())
    assert made.status_code == 201
    for degrees in ("-2.8e-270", "5e-324", "-0.0", "1e-9"):
        answer = await admin.get(f"{NEARBY}?latitude={degrees}&longitude={degrees}")
        assert [near["distance_m"] for near in answer.json()["items"]] == [0], degrees


async def test_an_unknown_code_finds_nothing(client: httpx.AsyncClient) -> None:
    for query in (f"{HERE}&kinds=spaceship", f"{HERE}&facilities=sauna"):
        assert (await client.get(f"{NEARBY}?{query}")).json() == {"items": []}
    listed = await client.get("/v1/stations?kinds=spaceship&facilities=sauna")
    assert listed.json() == {"items": [], "next_cursor": None}


LIST_QUERIES = ["q=%00", "q=" + "长" * 101, "region_code=14112", "region_code=%00", "town_id=1"]


@pytest.mark.parametrize("query", LIST_QUERIES, ids=lambda query: query[:20])
async def test_a_search_that_cannot_be_one_is_malformed(
    client: httpx.AsyncClient, query: str
) -> None:
    assert_refused(await client.get(f"/v1/stations?{query}"), 422, "malformed")


async def test_bytes_that_are_no_text_are_searched_for_and_not_found(
    client: httpx.AsyncClient,
) -> None:
    answer = await client.get("/v1/stations?q=%ED%A0%80%FF")
    assert answer.json() == {"items": [], "next_cursor": None}


CURSORS = [CANARY, "%00", "W10", "WzFd", "bnVsbA", "e30", "WyJhIiwiYiJd", "=", "a" * 1999, "%F0%9F"]


@pytest.mark.parametrize("path", ["/v1/stations?cursor=", "/v1/stations/changes?since="])
@pytest.mark.parametrize("cursor", CURSORS)
async def test_a_cursor_that_is_none_of_ours_is_refused(
    client: httpx.AsyncClient, path: str, cursor: str
) -> None:
    answer = await client.get(path + cursor[:199])
    assert_refused(answer, 422, "cursor_invalid")


async def test_a_cursor_that_is_too_long_is_malformed(client: httpx.AsyncClient) -> None:
    assert_refused(await client.get(f"/v1/stations?cursor={'a' * 2001}"), 422, "malformed")


PATHS = [
    ("/v1/stations/1", 422, "malformed"),
    (f"/v1/stations/{CANARY}%00", 422, "malformed"),
    ("/v1/stations/%ED%A0%80", 422, "malformed"),
    (f"/v1/stations/{NOBODY}", 404, "station_not_found"),
    ("/v1/regions/14112", 422, "malformed"),
    ("/v1/regions/１４１１２８", 422, "malformed"),
    ("/v1/regions/141128%0A", 422, "malformed"),
    ("/v1/regions/999999", 404, "region_not_found"),
    (f"/v1/photos/{NOBODY}?expires={2**53}&signature={CANARY}", 403, "photo_link_expired"),
    (f"/v1/photos/{NOBODY}?expires={10**30}&signature=x", 422, "malformed"),
    (f"/v1/{CANARY}", 404, "address_not_found"),
    ("/v1//stations", 404, "address_not_found"),
]


@pytest.mark.parametrize(("path", "status", "code"), PATHS, ids=lambda part: str(part)[:40])
async def test_an_address_that_leads_nowhere_says_so(
    client: httpx.AsyncClient, path: str, status: int, code: str
) -> None:
    assert_refused(await client.get(path), status, code)


@pytest.mark.parametrize("method", ["PATCH", "DELETE", "PUT", "OPTIONS", "TRACE", "BREW"])
async def test_a_method_that_an_address_does_not_take_is_refused(
    client: httpx.AsyncClient, method: str
) -> None:
    answer = await client.request(method, "/v1/stations")
    assert_refused(answer, 405, "method_not_allowed")
    assert answer.headers["allow"] == "GET"
