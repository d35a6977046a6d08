/** Stations: asked from the service, and the copy of all of them for when there is no signal. */

import type {
  Fault,
  Finding,
  NewFault,
  StationChanges,
  StationDetail,
  StationKept,
  StationListed,
  StationNear,
  StationPage,
  TapAnswer,
} from '../core/api';
import { metresBetween, minutesOnFoot, type Point } from '../core/geo';
import { stateAt } from '../core/hours';
import { request, toApiError } from '../core/http';
import { keep, keepStations, kept, keptStations } from '../core/storage';

export interface Filter {
  kinds: string[];
  facilities: string[];
  openNow: boolean;
}

export const NO_FILTER: Filter = { kinds: [], facilities: [], openNow: false };

/** Far enough for a county's next town; nearest come first anyway. */
const NEARBY_RADIUS_M = 50_000;
const NEARBY_LIMIT = 50;
const CHANGES_LIMIT = 200;

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
      limit: 50,
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

/** The kept favourites from the copy, for when there is no signal. */
export function listFavouritesOfCopy(now: number): StationKept[] {
  const ids = kept('favourites') ?? [];
  return ids.map((id) => findInCopy(id, now)).filter((one) => one !== undefined);
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

// ---- the copy for use without a signal

let syncing: Promise<void> | null = null;

/** The list hardly changes; a copy as young as this is not asked for again. */
const COPY_FRESH_MS = 60_000;

async function fetchChanges(isAnew: boolean): Promise<void> {
  const all = new Map(isAnew ? [] : keptStations().map((one) => [one.id, one]));
  let since = isAnew ? undefined : kept('stations')?.since;
  let more = true;
  while (more) {
    const changes: StationChanges = await request({
      path: '/v1/stations/changes',
      query: { since, limit: CHANGES_LIMIT },
    });
    for (const one of changes.items) {
      if ('removed' in one) all.delete(one.id);
      else all.set(one.id, one);
    }
    since = changes.next_since;
    more = changes.more;
  }
  keepStations([...all.values()], since ?? '');
}

async function bringUpToDate(): Promise<void> {
  try {
    await fetchChanges(false);
  } catch (error) {
    // The service does not know how far this copy goes: all of it is fetched anew.
    const { status } = toApiError(error);
    if (status < 400 || status >= 500 || !kept('stations')) throw error;
    await fetchChanges(true);
  }
}

/** Brings the copy up to date; only what has changed is fetched. */
export function syncCopy(): Promise<void> {
  if (Date.now() - (copySavedAt() ?? 0) < COPY_FRESH_MS) return Promise.resolve();
  syncing ??= bringUpToDate().finally(() => {
    syncing = null;
  });
  return syncing;
}

/** When the copy was last brought up to date, in milliseconds; null when there is none. */
export function copySavedAt(): number | null {
  return kept('stations')?.savedAt ?? null;
}

const isoOf = (at: number | null) => (at === null ? null : new Date(at).toISOString());

/** The state now by the hours; what people reported is older than the copy and left out. */
function stateNow(one: StationKept, now: number): StationKept {
  const { state, opensAt, closesAt } = stateAt(one.hours, now);
  return { ...one, state, opens_at: isoOf(opensAt), closes_at: isoOf(closesAt), report: null };
}

function isWanted(one: StationListed, filter: Filter): boolean {
  const has = (code: string) =>
    one.facilities.some((each) => each.facility === code && each.available === 'yes');
  return (
    (!filter.kinds.length || filter.kinds.includes(one.kind)) &&
    filter.facilities.every(has) &&
    (!filter.openNow || one.state === 'open')
  );
}

function isFound(one: StationListed, q: string): boolean {
  return [one.name, one.address, one.town].some((text) => text?.includes(q));
}

/** The copy as the service would list it: filtered, with today's states. */
export function listCopy(filter: Filter, q: string, now: number): StationKept[] {
  return keptStations()
    .map((one) => stateNow(one, now))
    .filter((one) => isWanted(one, filter) && (!q || isFound(one, q)));
}

/** One station of the copy, for its page without a signal. */
export function findInCopy(id: string, now: number): StationKept | undefined {
  const one = keptStations().find((each) => each.id === id);
  return one && stateNow(one, now);
}

/** With distance and walking time from the point, nearest first. */
export function byDistance(list: StationListed[], point: Point): StationNear[] {
  return list
    .map((one) => {
      const metres = Math.round(metresBetween(point, one));
      return { ...one, distance_m: metres, walking_minutes: minutesOnFoot(metres) };
    })
    .sort((a, b) => a.distance_m - b.distance_m);
}
