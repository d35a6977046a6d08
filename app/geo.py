"""Coordinates: datum conversions, Web-Mercator metres for the point index, distances on the ground.

Every position inside the service is GCJ-02 (what WeChat's map and location calls speak); a name
carries the datum where another one is meant. Arguments are degrees, latitude before longitude.
"""

import math

# Web Mercator is square: beyond this latitude (atan(sinh(pi))) it has no map, and no index either.
MAX_LATITUDE = 85.051128

# The sphere of Web Mercator (EPSG:3857). Distances use the mean radius (IUGG R1), which is nearer
# to the true length of a walk; the two differ by 0.11 %.
MERCATOR_RADIUS_M = 6_378_137.0
MEAN_RADIUS_M = 6_371_008.8

# Krasovsky's ellipsoid, on which GCJ-02 computes its offset.
_GCJ_AXIS_M = 6_378_245.0
_GCJ_ECCENTRICITY_SQUARED = 0.006_693_421_622_965_943_23
_BD_ANGLE = math.pi * 3000.0 / 180.0
_BD_LATITUDE, _BD_LONGITUDE = 0.006, 0.0065

# 80 m a minute is the pace planners use for an ordinary adult (4.8 km/h); ways through towns are
# about 1.3 times as long as the straight line between their ends.
WALKING_M_PER_MINUTE = 80.0
DETOUR_FACTOR = 1.3

# A fixed point contracts by the offset's slope (about 1e-2) at each round: 5 rounds are usual.
_INVERSE_ROUNDS = 10
_INVERSE_DEGREES = 1e-11

# Beside the poles a degree's last bit is worth about a centimetre of Mercator; this is more.
_ROUNDING_M = 0.1


def _is_shifted(latitude: float, longitude: float) -> bool:
    """Say whether GCJ-02 moves this place: the box of the published algorithm around China."""
    return 0.8293 <= latitude <= 55.8271 and 72.004 <= longitude <= 137.8347


def _waves(value: float, *terms: tuple[float, float]) -> float:
    """Sum ``amplitude * sin(frequency * pi * value)``, scaled by two thirds as GCJ-02 wants it."""
    return sum(a * math.sin(f * math.pi * value) for a, f in terms) * 2 / 3


def _gcj_offset(latitude: float, longitude: float) -> tuple[float, float]:
    """Return by how many degrees GCJ-02 lies beside WGS-84 at a WGS-84 place inside the box."""
    x, y = longitude - 105.0, latitude - 35.0
    common = _waves(x, (20, 6), (20, 2))
    north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * math.sqrt(abs(x)) + common
    north += _waves(y, (20, 1), (40, 1 / 3)) + _waves(y, (160, 1 / 12), (320, 1 / 30))
    east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * math.sqrt(abs(x)) + common
    east += _waves(x, (20, 1), (40, 1 / 3)) + _waves(x, (150, 1 / 12), (300, 1 / 30))
    phi = math.radians(latitude)
    m = 1 - _GCJ_ECCENTRICITY_SQUARED * math.sin(phi) ** 2
    meridian = _GCJ_AXIS_M * (1 - _GCJ_ECCENTRICITY_SQUARED) / (m * math.sqrt(m))
    parallel = _GCJ_AXIS_M / math.sqrt(m) * math.cos(phi)
    return math.degrees(north / meridian), math.degrees(east / parallel)


def wgs84_to_gcj02(latitude: float, longitude: float) -> tuple[float, float]:
    """Return the GCJ-02 position of a GPS (WGS-84) position; outside China it is the same."""
    if not _is_shifted(latitude, longitude):
        return latitude, longitude
    north, east = _gcj_offset(latitude, longitude)
    return latitude + north, longitude + east


def gcj02_to_wgs84(latitude: float, longitude: float) -> tuple[float, float]:
    """Return the WGS-84 position whose GCJ-02 position is given, to better than 1e-9 degrees.

    On the edge of the published box the shift jumps from nothing to hundreds of metres: within
    that far of the edge (at sea, or abroad) a position may have two origins or none.
    """
    if not _is_shifted(latitude, longitude):
        return latitude, longitude
    wgs_latitude, wgs_longitude = latitude, longitude
    for _ in range(_INVERSE_ROUNDS):
        north, east = _gcj_offset(wgs_latitude, wgs_longitude)
        error = wgs_latitude + north - latitude, wgs_longitude + east - longitude
        wgs_latitude, wgs_longitude = wgs_latitude - error[0], wgs_longitude - error[1]
        if abs(error[0]) < _INVERSE_DEGREES and abs(error[1]) < _INVERSE_DEGREES:
            break
    return wgs_latitude, wgs_longitude


def gcj02_to_bd09(latitude: float, longitude: float) -> tuple[float, float]:
    """Return the Baidu (BD-09) position of a GCJ-02 position."""
    radius = math.hypot(longitude, latitude) + 2e-5 * math.sin(_BD_ANGLE * latitude)
    angle = math.atan2(latitude, longitude) + 3e-6 * math.cos(_BD_ANGLE * longitude)
    return radius * math.sin(angle) + _BD_LATITUDE, radius * math.cos(angle) + _BD_LONGITUDE


def bd09_to_gcj02(latitude: float, longitude: float) -> tuple[float, float]:
    """Return the GCJ-02 position of a Baidu (BD-09) position, to better than 1e-9 degrees.

    Baidu's own published inverse is off by up to 1e-6 degrees (10 cm); it is the first guess here.
    """
    y, x = latitude - _BD_LATITUDE, longitude - _BD_LONGITUDE
    radius = math.hypot(x, y) - 2e-5 * math.sin(_BD_ANGLE * y)
    angle = math.atan2(y, x) - 3e-6 * math.cos(_BD_ANGLE * x)
    gcj_latitude, gcj_longitude = radius * math.sin(angle), radius * math.cos(angle)
    for _ in range(_INVERSE_ROUNDS):
        found = gcj02_to_bd09(gcj_latitude, gcj_longitude)
        error = found[0] - latitude, found[1] - longitude
        gcj_latitude, gcj_longitude = gcj_latitude - error[0], gcj_longitude - error[1]
        if abs(error[0]) < _INVERSE_DEGREES and abs(error[1]) < _INVERSE_DEGREES:
            break
    return gcj_latitude, gcj_longitude


def mercator(latitude: float, longitude: float) -> tuple[float, float]:
    """Return Web-Mercator metres ``(x, y)``, east and north; latitudes beyond the map are clamped.

    These are metres on the equator alone: elsewhere they are ``1 / cos(latitude)`` too long, so
    they serve an index, and ``haversine_m`` decides.
    """
    phi = math.radians(max(-MAX_LATITUDE, min(MAX_LATITUDE, latitude)))
    return MERCATOR_RADIUS_M * math.radians(longitude), MERCATOR_RADIUS_M * math.asinh(
        math.tan(phi)
    )


def mercator_sql(latitude: str, longitude: str) -> str:
    """Render ``mercator`` as an immutable SQL expression of type ``point`` over two columns.

    For a generated column: the names are put in as they are, so they come from code alone. The
    table keeps its latitudes within ``MAX_LATITUDE`` by a CHECK instead of clamping them.
    """
    radius = f"{MERCATOR_RADIUS_M:.1f}::double precision"
    return f"point({radius} * radians({longitude}), {radius} * asinh(tan(radians({latitude}))))"


def mercator_box(
    latitude: float, longitude: float, radius_m: float
) -> tuple[float, float, float, float]:
    """Return ``(x_min, y_min, x_max, y_max)`` in Mercator metres around all within ``radius_m``.

    The box is the smallest one, rounded outwards. A circle that holds a pole or crosses the 180th
    meridian gets the whole width of the world: Mercator cuts it there.
    """
    angle = radius_m / MEAN_RADIUS_M
    phi = math.radians(latitude)
    x, _ = mercator(latitude, longitude)
    _, y_min = mercator(latitude - math.degrees(angle), longitude)
    _, y_max = mercator(latitude + math.degrees(angle), longitude)
    half_width = math.pi
    if abs(phi) + angle < math.pi / 2:
        half_width = math.asin(min(1.0, math.sin(angle) / math.cos(phi)))
    if abs(math.radians(longitude)) + half_width >= math.pi:
        half_width = 2 * math.pi
    dx = MERCATOR_RADIUS_M * half_width + _ROUNDING_M
    return x - dx, y_min - _ROUNDING_M, x + dx, y_max + _ROUNDING_M


def haversine_m(
    latitude_a: float, longitude_a: float, latitude_b: float, longitude_b: float
) -> float:
    """Return the great-circle distance in metres, within 0.6 % of the ellipsoid's."""
    phi_a, phi_b = math.radians(latitude_a), math.radians(latitude_b)
    half_phi = math.sin((phi_b - phi_a) / 2)
    half_lambda = math.sin(math.radians(longitude_b - longitude_a) / 2)
    h = half_phi * half_phi + math.cos(phi_a) * math.cos(phi_b) * half_lambda * half_lambda
    # Rounding can lift h above 1 for antipodes, where asin would refuse it.
    return 2 * MEAN_RADIUS_M * math.asin(math.sqrt(min(1.0, h)))


def walking_minutes(distance_m: float) -> int:
    """Return whole minutes on foot over a straight-line distance, rounded up, never less than 1."""
    return max(1, math.ceil(distance_m * DETOUR_FACTOR / WALKING_M_PER_MINUTE))
