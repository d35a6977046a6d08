"""The stations around a place: nearest first, and only what was asked for."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from sqlmodel.ext.asyncio.session import AsyncSession

from app.calendar import Hours
from app.geo import haversine_m
from app.stations.shapes import StationsNear
from tests.builders import DAYTIME, HERE, daily, make_station
from tests.conftest import Freeze
from tests.stations.conftest import Get

# Degrees of latitude to a metre, on the sphere that distances are computed on.
DEGREE_M = 1 / haversine_m(HERE[0], HERE[1], HERE[0] + 1, HERE[1])
DAY_SHUT = {"on": "2026-11-23", "ranges": [], "reason": "停电"}


def north(metres: float) -> dict[str, Any]:
    return {"latitude": HERE[0] + metres * DEGREE_M}


async def test_the_nearest_comes_first_with_its_distance(
    nearby: Get, session: AsyncSession
) -> None:
    for metres in (900, 100, 500):
        await make_station(session, name=f"{metres} 米", **north(metres))
    await session.commit()
    found = await nearby()
    assert [one["distance_m"] for one in found] == [100, 500, 900]
    assert [one["name"] for one in found] == ["100 米", "500 米", "900 米"]
    minutes = [one["walking_minutes"] for one in found]
    assert minutes == sorted(minutes)
    assert minutes[0] >= 1


async def test_the_radius_is_a_circle_and_exact_to_the_metre(
    nearby: Get, session: AsyncSession
) -> None:
    await make_station(session, name="内", **north(999))
    await make_station(session, name="外", **north(1001))
    # Within the square around the circle, and outside the circle.
    corner: dict[str, Any] = {
        "latitude": HERE[0] + 900 * DEGREE_M,
        "longitude": HERE[1] + 900 * DEGREE_M,
    }
    await make_station(session, name="角", **corner)
    await session.commit()
    assert [one["name"] for one in await nearby(radius_m=1000)] == ["内"]
    assert len(await nearby()) == 3  # five kilometres unless said otherwise


async def test_any_of_the_kinds_will_do(nearby: Get, session: AsyncSession) -> None:
    for kind, metres in (("love", 10), ("warm_new", 20), ("truckers_home", 30)):
        await make_station(session, kind=kind, **north(metres))
    await session.commit()
    found = await nearby(kinds=["truckers_home", "love", "love"])
    assert [one["kind"] for one in found] == ["love", "truckers_home"]
    assert [one["kind"] for one in await nearby(kinds=["warm_new", "no_such_kind"])] == ["warm_new"]


async def test_all_of_the_facilities_must_surely_be_there(
    nearby: Get, session: AsyncSession
) -> None:
    has = {
        "都有": {"microwave": "yes", "toilet": "yes"},
        "缺一": {"microwave": "yes", "toilet": "no"},
        "不详": {"microwave": "yes", "toilet": "unknown"},
        "没说": {"microwave": "yes"},
    }
    for name, facilities in has.items():
        await make_station(session, name=name, facilities=facilities)
    await session.commit()
    assert [one["name"] for one in await nearby(facilities=["microwave", "toilet"])] == ["都有"]
    assert len(await nearby(facilities=["microwave"])) == 4


@pytest.mark.parametrize(
    "asked",
    [
        {"kinds": ["no_such_kind"]},
        {"facilities": ["no_such_thing"]},
        {"facilities": ["microwave", "no_such_thing"]},
        {"kinds": ["LOVE"]},
    ],
)
async def test_an_unknown_code_finds_nothing(
    nearby: Get, session: AsyncSession, asked: dict[str, list[str]]
) -> None:
    await make_station(session, facilities={"microwave": "yes"})
    await session.commit()
    assert await nearby(**asked) == []


async def test_the_first_who_ask_a_process_at_once_all_find_the_kind(
    nearby: Get, session: AsyncSession
) -> None:
    await make_station(session)
    await session.commit()
    found = await asyncio.gather(*(nearby(kinds=["love"]) for _ in range(6)))
    assert [len(each) for each in found] == [1] * 6


async def test_open_now_finds_what_surely_is_open(
    nearby: Get, session: AsyncSession, monday: datetime
) -> None:
    hours: dict[str, Hours | None] = {
        "白天": DAYTIME,
        "晚上": daily(("18:00", "22:00")),
        "不详": None,
        "今天停": Hours.model_validate({"weekly": DAYTIME.weekly, "exceptions": [DAY_SHUT]}),
        "今天开": Hours.model_validate(
            {
                "weekly": [[]] * 7,
                "exceptions": [{"on": "2026-11-23", "ranges": [["10:00", "11:00"]]}],
            }
        ),
    }
    for name, each in hours.items():
        await make_station(session, name=name, hours=each)
    said: dict[str, Any] = {
        "reported_until": monday + timedelta(hours=1),
        "word": "locked",
        "word_at": monday,
    }
    await make_station(session, name="有人说关", word_until=monday + timedelta(hours=1), **said)
    past: dict[str, Any] = {
        "reported_until": monday,
        "word": "locked",
        "word_at": monday,
        "word_until": monday,
    }
    await make_station(session, name="说过", **past)
    await session.commit()
    found = await nearby(open_now=True)
    assert {one["name"] for one in found} == {"白天", "今天开", "说过"}
    assert {one["state"] for one in found} == {"open"}
    assert len(await nearby()) == 7


@pytest.mark.parametrize(
    ("at", "is_found"),
    [
        ("2026-11-23T16:30:00Z", True),  # half past midnight on Tuesday
        ("2026-11-23T18:30:00Z", False),  # half past two
        ("2026-11-22T16:30:00Z", True),  # over Sunday's midnight, into the new week
    ],
)
async def test_hours_over_midnight_count_after_it(
    nearby: Get, session: AsyncSession, freeze: Freeze, at: str, is_found: bool
) -> None:
    freeze(datetime.fromisoformat(at))
    await make_station(session, hours=daily(("18:00", "02:00")))
    await session.commit()
    assert bool(await nearby(open_now=True)) == is_found


async def test_an_exception_of_yesterday_holds_over_its_midnight(
    nearby: Get, session: AsyncSession, freeze: Freeze
) -> None:
    freeze(datetime(2026, 11, 23, 17, tzinfo=UTC))  # one o'clock on Tuesday night
    night = daily(("18:00", "02:00"))
    shut = Hours.model_validate({"weekly": night.weekly, "exceptions": [DAY_SHUT]})
    await make_station(session, name="昨天停", hours=shut)
    late = {"on": "2026-11-23", "ranges": [["18:00", "03:00"]]}
    longer = Hours.model_validate({"weekly": [[]] * 7, "exceptions": [late]})
    await make_station(session, name="昨天开", hours=longer)
    await session.commit()
    assert [one["name"] for one in await nearby(open_now=True)] == ["昨天开"]


async def test_no_more_are_told_than_were_asked_for(nearby: Get, session: AsyncSession) -> None:
    for metres in range(30):
        await make_station(session, **north(metres))
    await session.commit()
    assert [one["distance_m"] for one in await nearby(limit=3)] == [0, 1, 2]
    assert len(await nearby()) == 20
    assert len(await nearby(limit=50)) == 30


async def test_on_a_holiday_more_are_looked_at_until_enough_are_open(
    nearby: Get, session: AsyncSession, monday: datetime
) -> None:
    shut = Hours.model_validate({"weekly": DAYTIME.weekly, "exceptions": [DAY_SHUT]})
    for metres in range(45):
        await make_station(session, hours=shut, **north(metres))
    for metres in (50, 51):
        await make_station(session, name="值班", **north(metres))
    await session.commit()
    found = await nearby(open_now=True, limit=2)
    assert [(one["name"], one["distance_m"]) for one in found] == [("值班", 50), ("值班", 51)]


async def test_a_station_that_was_closed_for_good_is_gone(
    nearby: Get, session: AsyncSession, monday: datetime
) -> None:
    await make_station(session, closed_at=monday)
    await session.commit()
    assert await nearby() == []


async def test_who_holds_the_answer_already_is_not_sent_it_again(
    client: httpx.AsyncClient, session: AsyncSession, monday: datetime
) -> None:
    station = await make_station(session)
    await session.commit()
    address = f"/v1/stations/nearby?latitude={HERE[0]}&longitude={HERE[1]}"
    first = await client.get(address)
    assert "max-age" in first.headers["cache-control"]
    held = {"If-None-Match": first.headers["etag"]}
    again = await client.get(address, headers=held)
    assert (again.status_code, again.content) == (304, b"")
    station.verified_at = monday
    session.add(station)
    await session.commit()
    assert (await client.get(address, headers=held)).status_code == 200


async def test_the_answer_is_what_the_document_of_the_api_says(
    client: httpx.AsyncClient, session: AsyncSession, monday: datetime
) -> None:
    await make_station(
        session,
        facilities={"microwave": "yes", "toilet": "unknown"},
        verified_at=monday,
        word="no_water",
        word_at=monday,
        word_until=monday + timedelta(hours=1),
    )
    await make_station(session, hours=None)
    await session.commit()
    address = f"/v1/stations/nearby?latitude={HERE[0]}&longitude={HERE[1]}"
    body = (await client.get(address)).json()
    shown = StationsNear.model_validate(body).model_dump(mode="json")
    assert shown == body
    first = StationsNear.model_fields["items"]
    assert first
    assert set(body["items"][0]) == {
        *("id", "region_code", "name", "kind", "town", "address", "latitude", "longitude"),
        *("distance_m", "walking_minutes", "state", "opens_at", "closes_at", "report"),
        *("facilities", "confidence", "verified_at", "demo"),
    }


@pytest.mark.parametrize(
    "asked",
    [
        "latitude=91&longitude=0",
        "latitude=0&longitude=181",
        "latitude=nan&longitude=0",
        "latitude=1e400&longitude=0",
        "latitude=0",
        "latitude=0&longitude=0&radius_m=0",
        "latitude=0&longitude=0&radius_m=50001",
        "latitude=0&longitude=0&radius_m=99999999999999999999",
        "latitude=0&longitude=0&limit=51",
        "latitude=0&longitude=0&open_now=perhaps",
        "latitude=0&longitude=0&kinds=" + "&kinds=a" * 20,
        "latitude=0&longitude=0&kinds=%00",
    ],
)
async def test_what_is_no_place_is_refused(client: httpx.AsyncClient, asked: str) -> None:
    answer = await client.get(f"/v1/stations/nearby?{asked}")
    assert (answer.status_code, answer.json()["code"]) == (422, "malformed")
