"""Stations without a position: searched, listed in pages, and one in full."""

import random
import uuid
from typing import Any

import httpx
import pytest
from sqlmodel.ext.asyncio.session import AsyncSession

from app.stations.shapes import StationDetail, StationPage, Vocabulary
from tests.builders import make_community, make_station, make_town


async def names(client: httpx.AsyncClient, **query: Any) -> list[str]:
    answer = await client.get("/v1/stations", params=query)
    assert answer.status_code == 200, answer.text
    return [one["name"] for one in answer.json()["items"]]


class TestSearch:
    @pytest.mark.parametrize(
        ("words", "found"),
        [
            ("武当", ["武当社区暖新驿站"]),
            ("站", ["北街爱心驿站", "武当社区暖新驿站"]),
            ("武当社区", ["武当社区暖新驿站"]),
            ("北街", ["北街爱心驿站"]),
            ("驿站 爱心", ["北街爱心驿站"]),
            ("示例县", ["北街爱心驿站", "武当社区暖新驿站"]),
            ("圪洞", ["武当社区暖新驿站"]),
            ("18号", ["武当社区暖新驿站"]),
            ("KFC", ["武当社区暖新驿站"]),
            ("当武", []),
            ("%", []),
            ("' OR 1=1 --", []),
            ("  ", ["北街爱心驿站", "武当社区暖新驿站"]),
        ],
    )
    async def test_words_of_name_address_and_places_are_found(
        self, client: httpx.AsyncClient, session: AsyncSession, words: str, found: list[str]
    ) -> None:
        town = await make_town(session, "圪洞镇")
        address = "武当路18号（kfc旁）"
        await make_station(session, name="武当社区暖新驿站", address=address, town_id=town.id)
        await make_station(session, name="北街爱心驿站")
        await session.commit()
        assert await names(client, q=words) == found

    async def test_filters_narrow_together(
        self, client: httpx.AsyncClient, session: AsyncSession
    ) -> None:
        town = await make_town(session)
        here: dict[str, Any] = {"town_id": town.id, "facilities": {"microwave": "yes"}}
        await make_station(session, name="全对", kind="warm_new", **here)
        await make_station(session, name="别处", kind="warm_new", facilities={"microwave": "yes"})
        await make_station(session, name="别类", **here)
        await make_station(session, name="没有", kind="warm_new", town_id=town.id)
        await make_station(session, name="别县", kind="warm_new", region_code="140100")
        await session.commit()
        asked = {"town_id": str(town.id), "kinds": ["warm_new"], "facilities": ["microwave"]}
        assert await names(client, **asked) == ["全对"]
        assert await names(client, region_code="140100") == ["别县"]
        assert await names(client, kinds=["no_such_kind"]) == []
        assert await names(client, facilities=["no_such_thing"]) == []
        assert await names(client, kinds=["no_such_kind", "love"]) == ["别类"]
        assert await names(client, town_id=str(uuid.uuid4())) == []

    @pytest.mark.parametrize(
        "query",
        [
            {"q": "\x00"},
            {"q": "长" * 101},
            {"limit": 0},
            {"limit": 101},
            {"cursor": "x"},
            {"cursor": "WyJhIl0"},
            {"region_code": "1"},
            {"town_id": "1"},
        ],
    )
    async def test_what_cannot_be_asked_is_refused(
        self, client: httpx.AsyncClient, query: dict[str, Any]
    ) -> None:
        answer = await client.get("/v1/stations", params=query)
        assert answer.status_code == 422
        assert answer.json()["code"] in ("malformed", "cursor_invalid")


class TestOrder:
    async def test_names_stand_in_the_order_of_their_pinyin(
        self, client: httpx.AsyncClient, session: AsyncSession
    ) -> None:
        for name in ("中街站", "阿里站", "北街站", "ABC站", "重庆路站", "北街二站"):
            await make_station(session, name=name)
        await session.commit()
        in_order = ["阿里站", "ABC站", "北街二站", "北街站", "重庆路站", "中街站"]
        assert await names(client) == in_order

    async def test_pages_neither_lose_nor_repeat_while_stations_come_and_go(
        self, client: httpx.AsyncClient, session: AsyncSession
    ) -> None:
        rng = random.Random(1)
        letters = "阿北重大恩方高黑街开"
        at_first = set()
        for number in range(40):
            name = rng.choice(letters) + rng.choice(letters)
            at_first.add((await make_station(session, name=name)).id)
            if number == 20:
                gone = await make_station(session, name="开开开")
        await session.commit()
        seen: list[uuid.UUID] = []
        cursor: str | None = None
        while True:
            query = {"limit": 7} | ({"cursor": cursor} if cursor else {})
            page = (await client.get("/v1/stations", params=query)).json()
            seen += [uuid.UUID(one["id"]) for one in page["items"]]
            cursor = page["next_cursor"]
            if cursor is None:
                break
            await make_station(session, name=rng.choice(letters))
            gone.closed_at = gone.changed_at
            session.add(gone)
            await session.commit()
        assert len(seen) == len(set(seen))
        assert at_first <= set(seen)
        assert gone.id not in seen

    async def test_the_last_page_has_no_cursor_even_when_it_is_full(
        self, client: httpx.AsyncClient, session: AsyncSession
    ) -> None:
        for _ in range(4):
            await make_station(session)
        await session.commit()
        first = (await client.get("/v1/stations?limit=2")).json()
        last = await client.get(f"/v1/stations?limit=2&cursor={first['next_cursor']}")
        assert (len(last.json()["items"]), last.json()["next_cursor"]) == (2, None)


class TestShapes:
    async def test_lists_say_what_the_document_of_the_api_says(
        self, client: httpx.AsyncClient, session: AsyncSession
    ) -> None:
        await make_station(session, facilities={"microwave": "unknown"})
        await session.commit()
        answer = await client.get("/v1/stations")
        body = answer.json()
        assert StationPage.model_validate(body).model_dump(mode="json") == body
        assert set(body["items"][0]) == set(
            StationPage.model_json_schema()["$defs"]["StationListed"]["properties"]
        )
        held = {"If-None-Match": answer.headers["etag"]}
        assert (await client.get("/v1/stations", headers=held)).status_code == 304

    async def test_one_station_is_shown_in_full(
        self, client: httpx.AsyncClient, session: AsyncSession
    ) -> None:
        community = await make_community(session)
        station = await make_station(
            session,
            kind="truckers_home",
            town_id=community.town_id,
            community_id=community.id,
            phone="0358-1234567",
            entry_way="code",
            entry_note="密码问门卫",
            capacity=12,
            truck_spaces=24,
            facilities={"microwave": "yes", "shower": "no", "toilet": "unknown"},
        )
        await session.commit()
        body = (await client.get(f"/v1/stations/{station.id}")).json()
        assert StationDetail.model_validate(body).model_dump(mode="json") == body
        assert set(body) == set(StationDetail.model_fields)
        assert (body["town"], body["phone"]) == ("圪洞镇", "0358-1234567")
        assert body["entry"] == {"way": "code", "note": "密码问门卫"}
        assert body["truck"] == {
            "spaces": 24,
            "height_limit_cm": None,
            "entrance": None,
            "prices": None,
        }
        available = {one["facility"]: one["available"] for one in body["facilities"]}
        assert available == {"microwave": "yes", "shower": "no", "toilet": "unknown"}
        assert body["hours"]["weekly"][0] == [["08:00", "20:00"]]

    async def test_what_nobody_knows_is_null(
        self, client: httpx.AsyncClient, session: AsyncSession
    ) -> None:
        station = await make_station(session, hours=None)
        await session.commit()
        body = (await client.get(f"/v1/stations/{station.id}")).json()
        assert {name for name, value in body.items() if value is None} == {
            *("town", "town_id", "community_id", "phone", "capacity", "hours", "truck"),
            *("opens_at", "closes_at", "report", "verified_at"),
        }
        assert body["entry"]["way"] == "unknown"

    async def test_a_station_that_is_gone_or_never_was_is_not_found(
        self, client: httpx.AsyncClient, session: AsyncSession
    ) -> None:
        station = await make_station(session)
        station.closed_at = station.changed_at
        await session.commit()
        for station_id in (station.id, uuid.uuid4()):
            answer = await client.get(f"/v1/stations/{station_id}")
            assert (answer.status_code, answer.json()["code"]) == (404, "station_not_found")
        assert await names(client) == []

    async def test_the_vocabulary_names_everything_that_has_a_code(
        self, client: httpx.AsyncClient
    ) -> None:
        answer = await client.get("/v1/vocabulary")
        body = answer.json()
        assert Vocabulary.model_validate(body).model_dump(mode="json") == body
        assert {"code": "warm_new", "name": "暖“新”驿站", "colour": "#F06A35"} in body["kinds"]
        assert body["occupations"][0] == {"code": "courier", "name": "快递员"}
        found = {one["code"] for one in body["findings"]}
        assert found == {"open", "locked", "no_water", "out_of_order"}
        assert (body["demo"], body["default_region"]) == (True, "141128")
        held = {"If-None-Match": answer.headers["etag"]}
        assert (await client.get("/v1/vocabulary", headers=held)).status_code == 304
