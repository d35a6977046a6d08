/** What stays on the phone: typed keys, each with a version that drops older shapes. */

import type {
  ActivityDetail,
  ActivityListed,
  CalendarEntry,
  Region,
  StationKept,
  VolunteeringWords,
  Vocabulary,
} from './api';

export interface CopyHead {
  region: string;
  /** How far the copy goes. */
  since: string;
  savedAt: number;
}

/** An answer of the service with when it came. */
export interface Copy<T> {
  items: T[];
  savedAt: number;
}

interface Kept {
  /** Bearer token of this phone. */
  token: string;
  /** Large type, less of the secondary. */
  care: boolean;
  vocabulary: Vocabulary;
  region: Region;
  favourites: string[];
  volunteering: VolunteeringWords;
  /** What is to come in the region, for when there is no signal. */
  activities: Copy<ActivityListed>;
  /** The activities looked at last, the newest first. */
  details: Copy<ActivityDetail>;
  /** One's own places, for when there is no signal. */
  calendar: Copy<CalendarEntry>;
  /** The last copy of the region's stations, which stands in parts. */
  stations: CopyHead & { parts: number };
}

const VERSIONS: Record<keyof Kept, number> = {
  token: 1,
  care: 1,
  vocabulary: 1,
  region: 1,
  favourites: 1,
  volunteering: 1,
  activities: 1,
  details: 1,
  calendar: 1,
  stations: 1,
};

/** A key of storage holds 1 MB at most: 300 stations of about 1.5 kB stay under half of it. */
const STATIONS_PER_PART = 300;

const keyOf = (name: keyof Kept) => `${name}@${VERSIONS[name]}`;
const partOf = (index: number) => `${keyOf('stations')}#${index}`;

/** The kept value, or undefined when there is none or storage fails. */
export function kept<K extends keyof Kept>(name: K): Kept[K] | undefined {
  try {
    const value = wx.getStorageSync(keyOf(name)) as Kept[K] | '';
    return value === '' ? undefined : value;
  } catch {
    return undefined;
  }
}

/** Keeps the value; a full or broken storage is no reason to stop the page. */
export function keep<K extends keyof Kept>(name: K, value: Kept[K]): void {
  try {
    wx.setStorageSync(keyOf(name), value);
  } catch (error) {
    console.warn('storage', name, error);
  }
}

export function drop(name: keyof Kept): void {
  wx.removeStorageSync(keyOf(name));
}

/** A token is kept: whoever holds this phone has logged in. */
export function isLoggedIn(): boolean {
  return kept('token') !== undefined;
}

/** All stations of the last copy; empty when there is none. */
export function keptStations(): StationKept[] {
  const head = kept('stations');
  const all: StationKept[] = [];
  for (let part = 0; part < (head?.parts ?? 0); part += 1) {
    all.push(...((wx.getStorageSync(partOf(part)) || []) as StationKept[]));
  }
  return all;
}

/** Parts first, head last: a copy cut short is not taken for a whole one. False when it is full. */
export function keepStations(all: StationKept[], head: CopyHead): boolean {
  const before = kept('stations')?.parts ?? 0;
  const parts = Math.ceil(all.length / STATIONS_PER_PART);
  try {
    for (let part = 0; part < parts; part += 1) {
      const from = part * STATIONS_PER_PART;
      wx.setStorageSync(partOf(part), all.slice(from, from + STATIONS_PER_PART));
    }
    for (let part = parts; part < before; part += 1) wx.removeStorageSync(partOf(part));
    wx.setStorageSync(keyOf('stations'), { ...head, parts });
    return true;
  } catch {
    dropStations(Math.max(before, parts));
    return false;
  }
}

function dropStations(parts: number): void {
  drop('stations');
  for (let part = 0; part < parts; part += 1) wx.removeStorageSync(partOf(part));
}
