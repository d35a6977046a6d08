/** Distances between GCJ-02 points, for what the phone works out without the server. */

export interface Point {
  latitude: number;
  longitude: number;
}

const EARTH_RADIUS_M = 6_371_008.8;
/** As the service reckons: streets are a third longer than the straight line, at 4.8 km/h. */
const DETOUR_FACTOR = 1.3;
const WALKING_M_PER_MINUTE = 80;

const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Straight-line metres. */
export function metresBetween(a: Point, b: Point): number {
  const lat = Math.sin(radians(b.latitude - a.latitude) / 2);
  const lng = Math.sin(radians(b.longitude - a.longitude) / 2);
  const h = lat * lat + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * lng * lng;
  return 2 * EARTH_RADIUS_M * Math.asin(Math.sqrt(h));
}

/** Whole minutes on foot, rounded up, at least one: the same as the service's answer. */
export function minutesOnFoot(metres: number): number {
  return Math.max(1, Math.ceil((Math.round(metres) * DETOUR_FACTOR) / WALKING_M_PER_MINUTE));
}
