/** Stations as the screen shows them: words worked out once, so that `setData` stays small. */

import type {
  Available,
  Report,
  State,
  StationDetail,
  StationListed,
  StationNear,
  Vocabulary,
} from './api';
import { distance, distanceParts, reported, stateWords, walking } from './format';
import { nameOf } from '../services/vocabulary';

export interface StateView {
  state: State;
  words: string;
  /** What somebody told while the state still stands; '' when the words say it already. */
  told: string;
  /** How that word is coloured: good news or a doubt. */
  toldState: 'open' | 'reported_closed';
}

export interface FacilityView {
  code: string;
  name: string;
}

export interface StationView extends StateView {
  id: string;
  name: string;
  kind: string;
  kindName: string;
  where: string;
  number: string;
  unit: string;
  walk: string;
  facilities: FacilityView[];
  label: string;
}

/** What a row has room for, and what the answer names. */
const ROW_FACILITIES = 3;
/** What people look for first, of all that a station has. */
const WANTED_FIRST = [
  'microwave',
  'drinking_water',
  'toilet',
  'phone_charging',
  'hot_meal',
  'shower',
  'truck_parking',
  'ebike_charging',
  'air_conditioning',
  'bed',
];

const rankOf = (code: string) => {
  const rank = WANTED_FIRST.indexOf(code);
  return rank < 0 ? WANTED_FIRST.length : rank;
};

/** Facilities with the wanted ones first, else in the order given. */
export function byWanted<T extends { code: string }>(list: T[]): T[] {
  return [...list].sort((a, b) => rankOf(a.code) - rankOf(b.code));
}

/** What a row draws before its station has come. */
export const NO_STATION: StationView = {
  id: '',
  name: '',
  kind: '',
  kindName: '',
  where: '',
  number: '',
  unit: '',
  walk: '',
  facilities: [],
  label: '',
  state: 'unknown',
  words: '',
  told: '',
  toldState: 'reported_closed',
};

const milliseconds = (at: string | null) => (at === null ? null : Date.parse(at));

interface Stated {
  state: State;
  opens_at: string | null;
  closes_at: string | null;
  report: Report | null;
}

/** "有人说开着" adds nothing where the hours say so; where they are not known it is all there is. */
const isOpenAsSaid = (one: Stated) => one.state === 'open' && one.report?.finding === 'open';

export function stateView(one: Stated, now: number): StateView {
  const times = { opensAt: milliseconds(one.opens_at), closesAt: milliseconds(one.closes_at) };
  const words = stateWords({ state: one.state, report: one.report, ...times }, now);
  const isSaid = !one.report || one.state === 'reported_closed' || isOpenAsSaid(one);
  return {
    state: one.state,
    words,
    told: isSaid ? '' : reported(one.report as Report, now),
    toldState: one.report?.finding === 'open' ? 'open' : 'reported_closed',
  };
}

/** What is surely there, the wanted first. */
export function facilityViews(
  list: { facility: string; available: Available }[],
  words: Vocabulary,
  limit = list.length,
): FacilityView[] {
  const there = list.filter((one) => one.available === 'yes');
  const views = there.map(({ facility: code }) => ({ code, name: nameOf(words.facilities, code) }));
  return byWanted(views).slice(0, limit);
}

/** What may be told to be broken: where nobody knows what is there, anything. */
export function breakable(one: StationDetail, words: Vocabulary): FacilityView[] {
  const there = one.facilities.filter((each) => each.available !== 'no');
  const codes = there.length
    ? there.map((each) => each.facility)
    : words.facilities.map((each) => each.code);
  return byWanted(codes.map((code) => ({ code, name: nameOf(words.facilities, code) })));
}

function whereOf(one: StationListed): string {
  return one.address || one.town || '';
}

/** One row of a list; distance is left out where it is not known. */
export function stationView(
  one: StationListed | StationNear,
  words: Vocabulary,
  now: number,
): StationView {
  const metres = 'distance_m' in one ? one.distance_m : null;
  const [number, unit] = metres === null ? ['', ''] : distanceParts(metres);
  const state = stateView(one, now);
  const said = [one.name, metres === null ? '' : distance(metres), state.words, state.told];
  return {
    id: one.id,
    name: one.name,
    kind: one.kind,
    kindName: nameOf(words.kinds, one.kind),
    where: whereOf(one),
    number,
    unit,
    walk: 'walking_minutes' in one ? walking(one.walking_minutes) : '',
    facilities: facilityViews(one.facilities, words, ROW_FACILITIES),
    label: said.filter(Boolean).join('，'),
    ...state,
  };
}
