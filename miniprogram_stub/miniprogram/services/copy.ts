/** The copy of a region's stations on the phone, for when there is no signal. */

import type { StationChanges, StationKept, StationListed, StationNear } from '../core/api';
import { metresBetween, minutesOnFoot, type Point } from '../core/geo';
import { stateAt } from '../core/hours';
import { request, toApiError } from '../core/http';
import { currentPlace } from '../core/place';
import { keepStations, kept, keptStations, type CopyHead } from '../core/storage';
import type { Filter } from './stations';
import { getVocabulary } from './vocabulary';

const CHANGES_LIMIT = 200;

/** The list hardly changes; a copy as young as this is not asked for again. */
const COPY_FRESH_MS = 60_000;

let syncing: Promise<boolean> | null = null;

/** Keeps what fits, the nearest first; false when that is not all. */
function keepNearest(all: StationKept[], head: CopyHead): boolean {
  const center = currentPlace() ?? kept('region');
  const far = (one: StationKept) => (center ? metresBetween(center, one) : 0);
  if (keepStations(all, head)) return true;
  const nearest = [...all].sort((a, b) => far(a) - far(b));
  let count = all.length >> 1;
  while (count && !keepStations(nearest.slice(0, count), head)) count >>= 1;
  return false;
}

async function fetchChanges(region: string, isAnew: boolean): Promise<boolean> {
  const all = new Map(isAnew ? [] : keptStations().map((one) => [one.id, one]));
  let since = isAnew ? undefined : kept('stations')?.since;
  let more = true;
  while (more) {
    const changes: StationChanges = await request({
      path: '/v1/stations/changes',
      query: { region_code: region, since, limit: CHANGES_LIMIT },
    });
    for (const one of changes.items) {
      if ('removed' in one) all.delete(one.id);
      else all.set(one.id, one);
    }
    since = changes.next_since;
    more = changes.more;
  }
  return keepNearest([...all.values()], { region, since: since ?? '', savedAt: Date.now() });
}

async function bringUpToDate(region: string): Promise<boolean> {
  const hasCopy = kept('stations')?.region === region;
  try {
    return await fetchChanges(region, !hasCopy);
  } catch (error) {
    // The service does not know how far this copy goes: all of it is fetched anew.
    const { status } = toApiError(error);
    if (status < 400 || status >= 500 || !hasCopy) throw error;
    return fetchChanges(region, true);
  }
}

/**
 * Brings the copy of the mini-program's region up to date; only what has changed is fetched.
 * False when the phone has no room for all of it.
 */
export async function syncCopy(): Promise<boolean> {
  const { default_region: region } = await getVocabulary();
  const head = kept('stations');
  if (head?.region === region && Date.now() - head.savedAt < COPY_FRESH_MS) return true;
  syncing ??= bringUpToDate(region).finally(() => {
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

/** The kept favourites from the copy, for when there is no signal. */
export function listFavouritesOfCopy(now: number): StationKept[] {
  const ids = kept('favourites') ?? [];
  return ids.map((id) => findInCopy(id, now)).filter((one) => one !== undefined);
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
