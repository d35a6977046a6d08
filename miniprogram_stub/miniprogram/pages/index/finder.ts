/** Finds the stations to show: from the service, or from the copy on the phone. */

import type { StationListed, StationNear } from '../../core/api';
import { Feed, type Ask } from '../../core/feed';
import { toApiError } from '../../core/http';
import type { Place } from '../../core/place';
import { byDistance, copySavedAt, listCopy } from '../../services/copy';
import { listNearby, listStations, type Filter } from '../../services/stations';
import { getRegion, getVocabulary } from '../../services/vocabulary';

export interface Search {
  place: Place | null;
  filter: Filter;
  q: string;
  /** '' for all towns. */
  townId: string;
}

export type Station = StationListed | StationNear;

export interface Found {
  stations: Station[];
  /** Where the rest comes from; null when this is all. */
  feed: Feed<StationListed> | null;
  /** When the copy was made, if the answer comes from it. */
  copyAt: number | null;
  isOffline: boolean;
}

/** More than a screen shows, so that there is something to scroll for more. */
const AT_LEAST = 10;

/** These mean that the service was not reached or is unwell: the copy may answer. */
function mayUseCopy(code: string, status: number): boolean {
  return code === 'offline' || code === 'timeout' || status >= 500;
}

function ordered(list: StationListed[], place: Place | null): Station[] {
  return place ? byDistance(list, place) : list;
}

/** The list of the service has no "open now": that condition is checked here, page by page. */
function pagesOf({ filter, q, townId }: Search): Ask<StationListed> {
  return async (cursor) => {
    const { default_region: regionCode } = await getVocabulary();
    const page = await listStations(filter, { q, regionCode, townId, cursor });
    const items = page.items.filter((one) => !filter.openNow || one.state === 'open');
    return { ...page, items };
  };
}

async function ask(search: Search): Promise<Found> {
  const { place, filter, q } = search;
  if (place && !q) {
    const stations = await listNearby(place, filter);
    return { stations, feed: null, copyAt: null, isOffline: false };
  }
  const feed = new Feed(pagesOf(search));
  const stations = ordered(await feed.next(AT_LEAST), place);
  return { stations, feed, copyAt: null, isOffline: false };
}

/** What stands there with more behind it; by distance where there is a place. */
export async function findMore(
  before: Station[],
  feed: Feed<StationListed>,
  place: Place | null,
): Promise<Station[]> {
  return ordered([...before, ...(await feed.next(AT_LEAST))], place);
}

async function fromCopy(search: Search, copyAt: number, isOffline: boolean): Promise<Found> {
  const all = listCopy(search.filter, search.q, Date.now());
  const town = search.townId ? await townName(search.townId) : '';
  const wanted = all.filter((one) => !town || one.town === town);
  return { stations: ordered(wanted, search.place), feed: null, copyAt, isOffline };
}

async function townName(id: string): Promise<string> {
  const { towns } = await getRegion();
  return towns.find((one) => one.id === id)?.name ?? '';
}

/** Rejects only when there is neither an answer nor a copy. */
export async function find(search: Search): Promise<Found> {
  try {
    return await ask(search);
  } catch (error) {
    const { code, status } = toApiError(error);
    const copyAt = copySavedAt();
    if (copyAt === null || !mayUseCopy(code, status)) throw error;
    return fromCopy(search, copyAt, code === 'offline');
  }
}
