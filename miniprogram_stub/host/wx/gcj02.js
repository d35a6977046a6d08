// WGS-84 (what a browser's geolocation gives) to GCJ-02 (what Chinese maps use).
// The published formula; its error against the official one is under a metre or two.

const SEMI_MAJOR_AXIS_M = 6_378_245;
const ECCENTRICITY_SQUARED = 0.00669342162296594323;

/** Places outside China stay as they are, as the rule has it. */
export function toGcj02({ latitude, longitude }) {
  if (longitude < 72.004 || longitude > 137.8347 || latitude < 0.8293 || latitude > 55.8271) {
    return { latitude, longitude };
  }
  const x = longitude - 105;
  const y = latitude - 35;
  const radians = (latitude / 180) * Math.PI;
  const magic = 1 - ECCENTRICITY_SQUARED * Math.sin(radians) ** 2;
  const root = Math.sqrt(magic);
  const meridian = (SEMI_MAJOR_AXIS_M * (1 - ECCENTRICITY_SQUARED)) / (magic * root);
  const parallel = (SEMI_MAJOR_AXIS_M / root) * Math.cos(radians);
  return {
    latitude: latitude + (shiftLatitude(x, y) * 180) / (meridian * Math.PI),
    longitude: longitude + (shiftLongitude(x, y) * 180) / (parallel * Math.PI),
  };
}

const wave = (value, first, second) =>
  ((first[0] * Math.sin(first[1] * value * Math.PI) +
    second[0] * Math.sin(second[1] * value * Math.PI)) *
    2) /
  3;

function shiftLatitude(x, y) {
  return (
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    0.2 * Math.sqrt(Math.abs(x)) +
    wave(x, [20, 6], [20, 2]) +
    wave(y, [20, 1], [40, 1 / 3]) +
    wave(y, [160, 1 / 12], [320, 1 / 30])
  );
}

function shiftLongitude(x, y) {
  return (
    300 +
    x +
    2 * y +
    0.1 * x * x +
    0.1 * x * y +
    0.1 * Math.sqrt(Math.abs(x)) +
    wave(x, [20, 6], [20, 2]) +
    wave(x, [20, 1], [40, 1 / 3]) +
    wave(x, [150, 1 / 12], [300, 1 / 30])
  );
}
