/** What the page shows of the stations found. */

import type { Region, StationListed, StationNear, Vocabulary } from '../../core/api';
import { updated } from '../../core/format';
import { metresBetween, type Point } from '../../core/geo';
import { stationView, type StationView } from '../../core/present';
import type { Filter } from '../../services/stations';
import { nameOf } from '../../services/vocabulary';
import type { Found } from './finder';

export interface Group {
  town: string;
  rows: StationView[];
}
export interface Answer extends StationView {
  title: string;
  isOpen: boolean;
}
export interface Marker {
  id: number;
  latitude: number;
  longitude: number;
  iconPath: string;
  width: number;
  height: number;
  title: string;
}

const MARKED_KINDS = ['warm_new', 'truckers_home', 'love', 'union', 'courier_home'];
const ELSEWHERE = '其他地方';
const MARKERS_SHOWN = 50;

/** The chips that stand in the row; the rest is in the sheet behind 更多. */
const QUICK = ['microwave', 'drinking_water', 'toilet', 'phone_charging'];

export interface Chip {
  code: string;
  name: string;
  isOn: boolean;
}

export function quickChips(words: Vocabulary, filter: Filter): Chip[] {
  return QUICK.filter((code) => words.facilities.some((one) => one.code === code)).map((code) => ({
    code,
    name: nameOf(words.facilities, code),
    isOn: filter.facilities.includes(code),
  }));
}

/** How many conditions are set that no chip of the row shows. */
export function hiddenConditions(filter: Filter): number {
  return filter.kinds.length + filter.facilities.filter((code) => !QUICK.includes(code)).length;
}

/** The nearest that is open; without one the nearest at all, said as what it is. */
export function answerOf(
  stations: (StationListed | StationNear)[],
  words: Vocabulary,
  now: number,
): Answer | null {
  const open = stations.find((one) => one.state === 'open');
  const best = open ?? stations[0];
  if (!best) return null;
  const title = open ? '最近的开放驿站' : '附近没有确定开着的，最近的一家';
  return { ...stationView(best, words, now), title, isOpen: Boolean(open) };
}

/** By town in the region's order; towns without a station are left out. */
export function groupsOf(
  stations: StationListed[],
  region: Region,
  words: Vocabulary,
  now: number,
): Group[] {
  const names = [...region.towns.map((one) => one.name), ELSEWHERE];
  const rows = new Map<string, StationView[]>(names.map((name) => [name, []]));
  for (const one of stations) {
    const town = one.town && rows.has(one.town) ? one.town : ELSEWHERE;
    rows.get(town)?.push(stationView(one, words, now));
  }
  return names
    .map((town) => ({ town, rows: rows.get(town) ?? [] }))
    .filter((one) => one.rows.length);
}

/** Markers carry small numbers: the place of the station in the list. */
export function markersOf(stations: StationListed[]): Marker[] {
  return stations.slice(0, MARKERS_SHOWN).map((one, id) => ({
    id,
    latitude: one.latitude,
    longitude: one.longitude,
    iconPath: `/assets/markers/${MARKED_KINDS.includes(one.kind) ? one.kind : 'other'}-${one.state}.png`,
    width: 32,
    height: 39,
    title: one.name,
  }));
}

/** How many of the nearest the map brings into view around one's own place. */
const NEAREST_IN_VIEW = 4;
/** Further away they would make the map too small to find the way. */
const VIEW_METRES = 3000;

/** What the map must show: one's place with the nearest stations, or all of them. */
export function pointsOf(markers: Marker[], place: Point | null): Point[] {
  const points = markers.map(({ latitude, longitude }) => ({ latitude, longitude }));
  if (!place) return points;
  const near = points.filter((one) => metresBetween(place, one) < VIEW_METRES);
  const { latitude, longitude } = place;
  return near.length ? [{ latitude, longitude }, ...near.slice(0, NEAREST_IN_VIEW)] : [];
}

export interface Circle extends Point {
  radius: number;
  color: string;
  fillColor: string;
  strokeWidth: number;
}

/** The dot's part of the way to the furthest point in view: as large on a wide map as on a near one. */
const DOT_SHARE = 1 / 8;
const DOT_METRES = 20;

/** One's own place on the map: a dot, so that the stations lie around something. */
export function spotOf(place: Point | null, inView: Point[]): Circle[] {
  if (!place) return [];
  const { latitude, longitude } = place;
  const furthest = Math.max(0, ...inView.map((one) => metresBetween(place, one)));
  const radius = Math.max(DOT_METRES, Math.round(furthest * DOT_SHARE));
  const [color, fillColor] = ['#FFFFFF', '#1F5BE0'];
  return [{ latitude, longitude, radius, color, fillColor, strokeWidth: 2 }];
}

/** "没有网络，更新于 08:12" */
export function copyNotice(found: Found, now: number): string {
  if (found.copyAt === null) return '';
  const why = found.isOffline ? '没有网络' : '服务暂时连不上';
  return `${why}，${updated(found.copyAt, now)}`;
}
