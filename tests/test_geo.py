"""Datum conversions against published vectors, and the index box against the sphere."""

import math

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlmodel.ext.asyncio.session import AsyncSession

from app import geo

# (WGS-84, GCJ-02, BD-09) as latitude, longitude; three independent libraries agree on each digit.
VECTORS = {
    "Tiananmen": (
        (39.908823, 116.397470),
        (39.910226498, 116.403713582),
        (39.916565819, 116.410086454),
    ),
    "Shanghai": (
        (31.230416, 121.473701),
        (31.228473742, 121.478224057),
        (31.234326581, 121.484782472),
    ),
    "Guangzhou": (
        (23.129163, 113.264435),
        (23.126486384, 113.269764620),
        (23.132774618, 113.276185702),
    ),
    "Urumqi": ((43.825592, 87.616848), (43.826797436, 87.619697998), (43.832941270, 87.626148102)),
    "Hong Kong": (
        (22.319304, 114.169361),
        (22.316554872, 114.174328172),
        (22.322226655, 114.180888669),
    ),
}
NANODEGREE = 1e-9

latitudes = st.floats(-geo.MAX_LATITUDE, geo.MAX_LATITUDE)
longitudes = st.floats(-180, 180)
# Beside the poles and the 180th meridian, where a box is wrong first.
far_latitudes = st.floats(-90, 90) | st.floats(84, 90) | st.floats(-90, -89.6)
far_longitudes = longitudes | st.floats(179, 180) | st.floats(-180, -179)
# Two kilometres inside the published box: at its very edge the shift is not one to one.
chinese = st.tuples(st.floats(0.86, 55.8), st.floats(72.04, 137.8))


@pytest.mark.parametrize("place", VECTORS)
def test_conversions_give_the_published_positions(place: str) -> None:
    wgs84, gcj02, bd09 = VECTORS[place]
    assert geo.wgs84_to_gcj02(*wgs84) == pytest.approx(gcj02, abs=NANODEGREE)
    assert geo.gcj02_to_wgs84(*gcj02) == pytest.approx(wgs84, abs=2 * NANODEGREE)
    assert geo.gcj02_to_bd09(*gcj02) == pytest.approx(bd09, abs=2 * NANODEGREE)
    assert geo.bd09_to_gcj02(*bd09) == pytest.approx(gcj02, abs=2 * NANODEGREE)


def test_a_place_outside_china_is_not_shifted() -> None:
    tokyo = (35.681236, 139.767125)
    assert geo.wgs84_to_gcj02(*tokyo) == tokyo
    assert geo.gcj02_to_wgs84(*tokyo) == tokyo


@given(chinese)
def test_wgs84_survives_the_way_to_gcj02_and_back(place: tuple[float, float]) -> None:
    back = geo.gcj02_to_wgs84(*geo.wgs84_to_gcj02(*place))
    assert back == pytest.approx(place, abs=NANODEGREE, rel=0)


@given(chinese)
def test_gcj02_survives_the_way_to_bd09_and_back(place: tuple[float, float]) -> None:
    back = geo.bd09_to_gcj02(*geo.gcj02_to_bd09(*place))
    assert back == pytest.approx(place, abs=NANODEGREE, rel=0)


@given(chinese)
def test_the_shift_is_hundreds_of_metres_and_never_kilometres(place: tuple[float, float]) -> None:
    assert geo.haversine_m(*place, *geo.wgs84_to_gcj02(*place)) < 1_500


def test_mercator_agrees_with_epsg_3857() -> None:
    # EPSG guidance note 7-2, "Popular Visualisation Pseudo-Mercator": 24d22'54.433"N 100d20'0"W.
    assert geo.mercator(24.381786944444446, -100.33333333333333) == pytest.approx(
        (-11169055.58, 2800000.00), abs=0.01
    )
    x, y = geo.mercator(geo.MAX_LATITUDE, 180)
    assert x == pytest.approx(y, abs=2)


async def test_the_database_computes_the_same_metres(session: AsyncSession) -> None:
    places = [place[0] for place in VECTORS.values()] + [(geo.MAX_LATITUDE, -180.0), (-85.0, 180.0)]
    connection = await session.connection()
    for latitude, longitude in places:
        point = geo.mercator_sql(f"({latitude})", f"({longitude})")
        found = await connection.execute(text(f"SELECT ({point})[0], ({point})[1]"))
        assert tuple(found.one()) == pytest.approx(geo.mercator(latitude, longitude), abs=1e-6)


@pytest.mark.parametrize("pole", [90.0, -90.0, 87.3])
def test_latitudes_beyond_the_map_are_clamped_to_its_edge(pole: float) -> None:
    assert geo.mercator(pole, 10) == geo.mercator(math.copysign(geo.MAX_LATITUDE, pole), 10)


def destination(
    latitude: float, longitude: float, bearing: float, angle: float
) -> tuple[float, float]:
    """Walk ``angle`` radians along a great circle: a point at a known distance."""
    phi, lam = math.radians(latitude), math.radians(longitude)
    north = math.sin(phi) * math.cos(angle) + math.cos(phi) * math.sin(angle) * math.cos(bearing)
    phi_2 = math.asin(max(-1.0, min(1.0, north)))
    east = math.sin(bearing) * math.sin(angle) * math.cos(phi)
    lam_2 = lam + math.atan2(east, math.cos(angle) - math.sin(phi) * math.sin(phi_2))
    return math.degrees(phi_2), (math.degrees(lam_2) + 540) % 360 - 180


@settings(max_examples=400)
@given(
    far_latitudes,
    far_longitudes,
    st.floats(0, 2 * math.pi),
    st.floats(1, 50_000),
    st.floats(0, 1) | st.just(1.0),
)
@example(89.9, 0.0, 0.1, 50_000.0, 1.0)  # over the pole and down the other side
@example(37.9, 179.9, math.pi / 2, 50_000.0, 1.0)  # over the 180th meridian
def test_the_box_holds_every_station_within_the_radius(
    latitude: float, longitude: float, bearing: float, radius_m: float, part: float
) -> None:
    angle = part * radius_m / geo.MEAN_RADIUS_M
    there = destination(latitude, longitude, bearing, angle)
    x, y = geo.mercator(*there)
    x_min, y_min, x_max, y_max = geo.mercator_box(latitude, longitude, radius_m)
    assert x_min <= x <= x_max
    assert y_min <= y <= y_max


@given(st.floats(-85, 85), st.floats(70, 140), st.floats(100, 50_000))
def test_the_box_touches_the_circle_where_it_reaches_farthest_east(
    latitude: float, longitude: float, radius_m: float
) -> None:
    angle = radius_m / geo.MEAN_RADIUS_M
    bearing = math.acos(math.tan(math.radians(latitude)) * math.tan(angle))
    x, _ = geo.mercator(*destination(latitude, longitude, bearing, angle))
    _, _, x_max, _ = geo.mercator_box(latitude, longitude, radius_m)
    assert 0 <= x_max - x < 1


@given(st.floats(0, 60), st.floats(70, 140), st.floats(100, 50_000))
def test_the_box_is_not_much_larger_than_the_radius_needs(
    latitude: float, longitude: float, radius_m: float
) -> None:
    x_min, y_min, x_max, y_max = geo.mercator_box(latitude, longitude, radius_m)
    needed = radius_m / math.cos(math.radians(latitude))
    assert max(x_max - x_min, y_max - y_min) / 2 < needed * 1.02


@given(latitudes, longitudes, latitudes, longitudes)
def test_distance_is_symmetric_and_at_most_half_the_globe(
    latitude_a: float, longitude_a: float, latitude_b: float, longitude_b: float
) -> None:
    there = geo.haversine_m(latitude_a, longitude_a, latitude_b, longitude_b)
    back = geo.haversine_m(latitude_b, longitude_b, latitude_a, longitude_a)
    assert there == pytest.approx(back, abs=1e-6)
    assert 0 <= there <= math.pi * geo.MEAN_RADIUS_M


def test_distance_of_beijing_and_shanghai_is_the_known_one() -> None:
    # 1 067.3 km on the sphere; on the WGS-84 ellipsoid (Vincenty) 1 066.1 km.
    beijing, shanghai = VECTORS["Tiananmen"][0], VECTORS["Shanghai"][0]
    assert geo.haversine_m(*beijing, *shanghai) == pytest.approx(1_067_000, rel=2e-3)


@pytest.mark.parametrize(
    ("distance_m", "minutes"), [(0, 1), (61, 1), (62, 2), (615, 10), (616, 11), (5_000, 82)]
)
def test_walking_minutes_are_rounded_up(distance_m: float, minutes: int) -> None:
    assert geo.walking_minutes(distance_m) == minutes
