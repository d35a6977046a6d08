// Web Mercator: degrees to pixels of a world that is 256 px wide at scale 0, as map tiles have it.

const TILE_PX = 256;
const EARTH_CIRCUMFERENCE_M = 40_075_016.686;

export const worldSize = (scale) => TILE_PX * 2 ** scale;

export function toWorld({ latitude, longitude }, scale) {
  const sine = Math.sin((latitude * Math.PI) / 180);
  const y = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
  return { x: ((longitude + 180) / 360) * worldSize(scale), y: y * worldSize(scale) };
}

export function toDegrees({ x, y }, scale) {
  const fraction = Math.PI * (1 - (2 * y) / worldSize(scale));
  return {
    latitude: (Math.atan(Math.sinh(fraction)) * 180) / Math.PI,
    longitude: (x / worldSize(scale)) * 360 - 180,
  };
}

export function metresPerPixel(latitude, scale) {
  return (EARTH_CIRCUMFERENCE_M * Math.cos((latitude * Math.PI) / 180)) / worldSize(scale);
}

/** Metres between two places, on a sphere. */
export function distanceBetween(a, b) {
  const radians = (degrees) => (degrees * Math.PI) / 180;
  const dLatitude = radians(b.latitude - a.latitude) / 2;
  const dLongitude = radians(b.longitude - a.longitude) / 2;
  const chord =
    Math.sin(dLatitude) ** 2 +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(dLongitude) ** 2;
  return 2 * 6_371_008.8 * Math.asin(Math.sqrt(chord));
}
