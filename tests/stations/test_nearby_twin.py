"""The hot path says the same as looking at every station with a ruler."""

import random
import uuid
from datetime import datetime, timedelta
from typing import Any

import pytest
from fastapi import FastAPI
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.calendar import Hours, opening_at
from app.geo import haversine_m
from app.stations import cards
from app.stations.models import Facility, Station, StationKind
from app.stations.nearby import find_nearby
from app.stations.shapes import NearbyQuery, StationsNear
from app.stations.vocabulary import Codes
from tests.builders import DAYTIME, MONDAY_MORNING, REGION, daily, make_region

LATITUDES = (0.0, 18.2, 37.89, 53.5, 69.0, -41.0)
LONGITUDE = 111.24
KINDS = ("love", "warm_new", "truckers_home")
THINGS = ("microwave", "toilet", "shower")
TODAY = MONDAY_MORNING.date()
SHUT = {"on": str(TODAY), "ranges": [], "reason": "放假"}
HOURS: tuple[Hours | None, ...] = (
    None,
    DAYTIME,
    daily(("18:00", "02:00")),
    Hours.model_validate({"weekly": DAYTIME.weekly, "exceptions": [SHUT]}),
    Hours.model_validate({"weekly": DAYTIME.weekly, "exceptions": [SHUT]}),
)


def places(rng: random.Random, latitude: float) -> list[tuple[float, float]]:
    """A crowd at one point, two crowds at nearly one distance north and south, and the country."""
    degree = 1 / haversine_m(latitude, LONGITUDE, latitude + 1, LONGITUDE)
    crowd = [(latitude + 0.01, LONGITUDE)] * 60
    south = [(latitude - 20_010 * degree, LONGITUDE)] * 50
    north = [(latitude + 20_000 * degree, LONGITUDE)] * 10
    spread = [(latitude + rng.gauss(0, 0.15), LONGITUDE + rng.gauss(0, 0.25)) for _ in range(180)]
    return [*crowd, *south, *north, *spread]


async def fill(session: AsyncSession, latitude: float) -> list[Station]:
    """Write three hundred stations, with the card and the search columns that they would have."""
    rng = random.Random(str(latitude))
    kinds = dict((await session.exec(select(StationKind.code, StationKind.id))).all())
    numbers = dict((await session.exec(select(Facility.code, Facility.id))).all())
    await make_region(session)
    stations = []
    for place in places(rng, latitude):
        kind = rng.choice(KINDS)
        has = [code for code in THINGS if rng.random() < 0.5]
        station = Station(
            region_code=REGION,
            kind_id=kinds[kind],
            name="站",
            latitude=place[0],
            longitude=place[1],
            changed_at=MONDAY_MORNING,
            facilities_yes=sorted(numbers[code] for code in has),
        )
        station.card = cards.card_of(station, kind, None, [(code, "yes") for code in has])
        cards.set_hours(station, rng.choice(HOURS))
        if rng.random() < 0.2:
            station.reported_until = MONDAY_MORNING + timedelta(minutes=rng.choice((-5, 5)))
        if rng.random() < 0.05:
            station.closed_at = MONDAY_MORNING
        stations.append(station)
    session.add_all(stations)
    await session.commit()
    return stations


def plainly(
    stations: list[Station], kinds: dict[int, str], things: dict[int, str], query: NearbyQuery
) -> list[uuid.UUID]:
    """Look at every station."""
    found = []
    for one in stations:
        metres = haversine_m(query.latitude, query.longitude, one.latitude, one.longitude)
        has = {things[number] for number in one.facilities_yes}
        fits = (
            one.closed_at is None
            and metres <= query.radius_m
            and (not query.kinds or kinds[one.kind_id] in query.kinds)
            and has >= set(query.facilities)
        )
        if fits and (not query.open_now or is_open(one, MONDAY_MORNING)):
            found.append((metres, one.id))
    return [station_id for _, station_id in sorted(found)][: query.limit]


def is_open(station: Station, now: datetime) -> bool:
    hours = Hours.model_validate_json(station.hours) if station.hours else None
    is_reported = station.reported_until is not None and station.reported_until > now
    return bool(opening_at(hours, now).is_open) and not is_reported


QUERIES: Any = st.fixed_dictionaries(
    {
        "radius_m": st.one_of(st.integers(1, 50_000), st.just(50_000)),
        "limit": st.sampled_from((1, 3, 20, 50)),
        "kinds": st.lists(st.sampled_from((*KINDS, "no_such_kind")), max_size=3),
        "facilities": st.lists(st.sampled_from(THINGS), max_size=2),
        "open_now": st.booleans(),
        "off_north": st.floats(-0.2, 0.2),
        "off_east": st.one_of(st.just(0.0), st.floats(-0.2, 0.2)),
    }
)


@pytest.mark.parametrize("latitude", LATITUDES)
async def test_the_hot_path_finds_what_a_look_at_every_station_finds(
    app: FastAPI, session: AsyncSession, latitude: float
) -> None:
    stations = await fill(session, latitude)
    codes = Codes()
    await codes.refresh(app.state.hot_pool)
    kinds = {number: code for code, number in codes.kinds.items()}
    things = {number: code for code, number in codes.facilities.items()}
    asked: list[NearbyQuery] = []

    @settings(
        max_examples=40,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(QUERIES)
    def collect(one: dict[str, Any]) -> None:
        here = {
            "latitude": latitude + one.pop("off_north"),
            "longitude": LONGITUDE + one.pop("off_east"),
        }
        asked.append(NearbyQuery.model_validate(here | one))

    collect()
    # The places themselves, and right between the two crowds.
    for limit, radius_m in ((1, 50_000), (20, 50_000), (50, 50_000), (50, 20_005), (20, 1112)):
        here = {"latitude": latitude, "longitude": LONGITUDE}
        for more in ({}, {"open_now": True}, {"kinds": ["love", "warm_new"]}):
            asked.append(
                NearbyQuery.model_validate(here | {"limit": limit, "radius_m": radius_m} | more)
            )
    for query in asked:
        body = await find_nearby(app.state.hot_pool, codes, query, MONDAY_MORNING)
        shown = StationsNear.model_validate_json(body).items
        expected = plainly(stations, kinds, things, query)
        assert [one.id for one in shown] == expected, query
