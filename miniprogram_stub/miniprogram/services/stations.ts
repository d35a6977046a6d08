/** Stations as the service answers; `copy.ts` has them for when there is no signal. */

import type {
  Fault,
  Finding,
  NewFault,
  StationDetail,
  StationListed,
  StationNear,
  StationPage,
  TapAnswer,
} from '../core/api';
import type { Point } from '../core/geo';
import { request } from '../core/http';
import { keep, kept } from '../core/storage';

export interface Filter {
  kinds: string[];
  facilities: string[];
  openNow: boolean;
}

export const NO_FILTER: Filter = { kinds: [], facilities: [], openNow: false };

/** Far enough for a county's next town; nearest come first anyway. */
const NEARBY_RADIUS_M = 50_000;
const NEARBY_LIMIT = 50;
const LIST_LIMIT = 100;

export async function listNearby(point: Point, filter: Filter): Promise<StationNear[]> {
  const answer = await request<{ items: StationNear[] }>({
    path: '/v1/stations/nearby',
    query: {
      latitude: point.latitude.toFixed(6),
      longitude: point.longitude.toFixed(6),
      radius_m: NEARBY_RADIUS_M,
      kinds: filter.kinds,
      facilities: filter.facilities,
      open_now: filter.openNow || undefined,
      limit: NEARBY_LIMIT,
    },
  });
  return answer.items;
}

export function listStations(
  filter: Filter,
  more: { q?: string; regionCode?: string; townId?: string; cursor?: string | null },
): Promise<StationPage> {
  return request({
    path: '/v1/stations',
    query: {
      q: more.q,
      region_code: more.regionCode,
      town_id: more.townId,
      kinds: filter.kinds,
      facilities: filter.facilities,
      cursor: more.cursor,
      limit: LIST_LIMIT,
    },
  });
}

export function getStation(id: string): Promise<StationDetail> {
  return request({ path: `/v1/stations/${id}` });
}

/** Counted by day and hour, without a person. */
export function countVisit(id: string): Promise<void> {
  return request({ method: 'POST', path: `/v1/stations/${id}/visit` });
}

export function tellFinding(id: string, finding: Finding, facility?: string): Promise<TapAnswer> {
  const data = facility ? { finding, facility } : { finding };
  return request({ method: 'PUT', path: `/v1/stations/${id}/tap`, data, asMe: true });
}

export function reportFault(id: string, data: NewFault, idempotencyKey: string): Promise<Fault> {
  return request({
    method: 'POST',
    path: `/v1/stations/${id}/faults`,
    data,
    asMe: true,
    idempotencyKey,
  });
}

/** Everything shown was looked at and is true: said by whoever looks after the station. */
export function verifyStation(region: string, id: string): Promise<StationDetail> {
  const path = `/v1/regions/${region}/stations/${id}/verify`;
  return request({ method: 'POST', path, asMe: true });
}

// ---- favourites: the ids stay on the phone, so that a page knows its star at once

export async function listFavourites(): Promise<StationListed[]> {
  const items: StationListed[] = [];
  let cursor: string | null = null;
  do {
    const page: StationPage = await request({
      path: '/v1/me/favourites',
      query: { cursor },
      asMe: true,
    });
    items.push(...page.items);
    cursor = page.next_cursor;
  } while (cursor);
  keep(
    'favourites',
    items.map((one) => one.id),
  );
  return items;
}

export function isFavourite(id: string): boolean {
  return kept('favourites')?.includes(id) ?? false;
}

export async function setFavourite(id: string, isWanted: boolean): Promise<void> {
  const method = isWanted ? 'PUT' : 'DELETE';
  await request<void>({ method, path: `/v1/me/favourites/${id}`, asMe: true });
  const others = (kept('favourites') ?? []).filter((one) => one !== id);
  keep('favourites', isWanted ? [...others, id] : others);
}
