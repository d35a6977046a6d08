/** Finds the stations to show: from the service, or from the copy on the phone. */

import type { StationListed, StationNear } from '../../core/api';
import { toApiError } from '../../core/http';
import type { Place } from '../../core/place';
import {
  byDistance,
  copySavedAt,
  listCopy,
  listNearby,
  listStations,
  type Filter,
} from '../../services/stations';
import { getRegion, getVocabulary } from '../../services/vocabulary';

export interface Search {
  place: Place | null;
  filter: Filter;
  q: string;
  /** '' for all towns. */
  townId: string;
}

export interface Found {
  stations: (StationListed | StationNear)[];
  cursor: string | null;
  /** When the copy was made, if the answer comes from it. */
  copyAt: number | null;
  isOffline: boolean;
}

/** These mean that the service was not reached or is unwell: the copy may answer. */
function mayUseCopy(code: string, status: number): boolean {
  return code === 'offline' || code === 'timeout' || status >= 500;
}

function ordered(list: StationListed[], place: Place | null): (StationListed | StationNear)[] {
  return place ? byDistance(list, place) : list;
}

async function ask(search: Search, cursor: string | null): Promise<Found> {
  const { place, filter, q, townId } = search;
  if (place && !q) {
    const stations = await listNearby(place, filter);
    return { stations, cursor: null, copyAt: null, isOffline: false };
  }
  const { default_region: regionCode } = await getVocabulary();
  const page = await listStations(filter, { q, regionCode, townId, cursor });
  const wanted = page.items.filter((one) => !filter.openNow || one.state === 'open');
  const stations = ordered(wanted, place);
  return { stations, cursor: page.next_cursor, copyAt: null, isOffline: false };
}

async function fromCopy(search: Search, copyAt: number, isOffline: boolean): Promise<Found> {
  const all = listCopy(search.filter, search.q, Date.now());
  const town = search.townId ? await townName(search.townId) : '';
  const wanted = all.filter((one) => !town || one.town === town);
  return { stations: ordered(wanted, search.place), cursor: null, copyAt, isOffline };
}

async function townName(id: string): Promise<string> {
  const { towns } = await getRegion();
  return towns.find((one) => one.id === id)?.name ?? '';
}

/** Rejects only when there is neither an answer nor a copy. */
export async function find(search: Search, cursor: string | null = null): Promise<Found> {
  try {
    return await ask(search, cursor);
  } catch (error) {
    const { code, status } = toApiError(error);
    const copyAt = copySavedAt();
    if (cursor || copyAt === null || !mayUseCopy(code, status)) throw error;
    return fromCopy(search, copyAt, code === 'offline');
  }
}
