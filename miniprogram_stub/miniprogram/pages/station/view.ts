/** What the page shows of one station. */

import type {
  Available,
  EntryWay,
  FacilityDetail,
  Hours,
  HoursRange,
  StationDetail,
  StationKept,
  Truck,
  Vocabulary,
} from '../../core/api';
import { absoluteUrl } from '../../core/config';
import { confirmed, distance, moment, walking } from '../../core/format';
import { metresBetween, minutesOnFoot } from '../../core/geo';
import { localDay, rangesOn, weekdayOf, isoOf } from '../../core/hours';
import { currentPlace } from '../../core/place';
import { byWanted, stateView, type StateView } from '../../core/present';
import { nameOf } from '../../services/vocabulary';

const WEEK = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'];
const ENTRIES: Record<EntryWay, string> = {
  open_door: '推门就进',
  ask_guard: '跟保安说一声',
  scan: '扫码开门',
  code: '按密码开门',
  unknown: '不清楚',
};
const ANSWERS: Record<Available, string> = { yes: '', no: '没有', unknown: '不清楚' };

/** As good as there: a phone's position is some tens of metres off, more between houses. */
const HERE_METRES = 150;

/** A confidence under this is worth a word on the hours themselves. */
const UNSURE = 0.4;
/** Shown above the week when one of these days has hours of its own. */
const DAYS_SHOWN = 7;

export interface FacilityRow {
  code: string;
  name: string;
  available: Available;
  answer: string;
  note: string;
  told: string;
}

export interface DayRow {
  name: string;
  hours: string[];
  reason: string;
  isToday: boolean;
}
export interface Fact {
  icon: string;
  name: string;
  text: string;
}

export interface Shown {
  id: string;
  name: string;
  kind: string;
  kindName: string;
  address: string;
  way: string;
  state: StateView;
  sure: string;
  isUnsure: boolean;
  /** The person stands there: what they find counts for more than what they might look for. */
  isHere: boolean;
  today: string[];
  week: DayRow[];
  facilities: FacilityRow[];
  facts: Fact[];
  truck: Fact[];
  photos: { id: string; url: string }[];
  phone: string;
  isDemo: boolean;
}

/** "06:00–次日 02:00" when it runs over midnight. */
function rangeText([from, to]: HoursRange): string {
  return to <= from ? `${from}–次日 ${to}` : `${from}–${to}`;
}

function rangesText(hours: Hours, day: number): string[] {
  const ranges = rangesOn(hours, day);
  if (!ranges.length) return ['不开门'];
  const isWhole = ranges.length === 1 && ranges[0].join() === '00:00,24:00';
  return isWhole ? ['全天'] : ranges.map(rangeText);
}

/** Today and the six days after it, holidays already in their places. */
function weekOf(hours: Hours | null, now: number): DayRow[] {
  if (!hours) return [];
  const today = localDay(now);
  return Array.from({ length: DAYS_SHOWN }, (_, ahead) => {
    const day = today + ahead;
    const exception = hours.exceptions.find((one) => one.on === isoOf(day));
    return {
      name: ahead === 0 ? '今天' : ahead === 1 ? '明天' : WEEK[weekdayOf(day)],
      hours: rangesText(hours, day),
      reason: exception?.reason ?? '',
      isToday: ahead === 0,
    };
  });
}

/** Surely there first, then not known, then surely not there. */
const ORDER: Available[] = ['yes', 'unknown', 'no'];

function facilityRows(list: FacilityDetail[], words: Vocabulary, now: number): FacilityRow[] {
  const rows = list.map((one) => ({
    code: one.facility,
    name: nameOf(words.facilities, one.facility),
    available: one.available,
    answer: ANSWERS[one.available],
    note: one.note,
    told: one.reported_at ? toldAbout(one, now) : '',
  }));
  return byWanted(rows).sort((a, b) => ORDER.indexOf(a.available) - ORDER.indexOf(b.available));
}

function toldAbout(one: FacilityDetail, now: number): string {
  const what = one.facility === 'drinking_water' ? '有人反映没有水' : '有人反映坏了';
  return `${moment(Date.parse(one.reported_at as string), now)} ${what}`;
}

function factsOf(one: StationDetail): Fact[] {
  const facts: Fact[] = [];
  if (one.entry.way !== 'unknown' || one.entry.note) {
    const way = one.entry.way === 'unknown' ? '' : ENTRIES[one.entry.way];
    facts.push({
      icon: 'entry',
      name: '怎么进',
      text: [way, one.entry.note].filter(Boolean).join('，'),
    });
  }
  if (one.capacity) facts.push({ icon: 'seats', name: '能坐', text: `${one.capacity} 人` });
  return facts;
}

function truckFacts(truck: Truck | null): Fact[] {
  if (!truck) return [];
  const metres = truck.height_limit_cm ? `${truck.height_limit_cm / 100} 米` : '';
  return [
    { icon: 'truck', name: '货车车位', text: truck.spaces === null ? '' : `${truck.spaces} 个` },
    { icon: 'height', name: '限高', text: metres },
    { icon: 'entry', name: '入口', text: truck.entrance ?? '' },
    { icon: 'price', name: '收费', text: truck.prices ?? '' },
  ].filter((one) => one.text);
}

function wayTo(one: StationDetail): string {
  const place = currentPlace();
  if (!place) return '';
  const metres = metresBetween(place, one);
  return [distance(metres), walking(minutesOnFoot(metres))].filter(Boolean).join('，');
}

function isNear(one: StationDetail): boolean {
  const place = currentPlace();
  return place !== null && place.isMine && metresBetween(place, one) <= HERE_METRES;
}

/** `isScanned`: the page was opened by the code that hangs in the station. */
export function shownOf(
  one: StationDetail,
  words: Vocabulary,
  now: number,
  isScanned: boolean,
): Shown {
  const week = weekOf(one.hours, now);
  return {
    id: one.id,
    name: one.name,
    kind: one.kind,
    kindName: nameOf(words.kinds, one.kind),
    address: one.address || one.town || '',
    way: wayTo(one),
    state: stateView(one, now),
    sure: confirmed(one.verified_at, now),
    isUnsure: one.confidence < UNSURE,
    isHere: isScanned || isNear(one),
    today: week[0]?.hours ?? [],
    week,
    facilities: facilityRows(one.facilities, words, now),
    facts: factsOf(one),
    truck: truckFacts(one.truck),
    photos: one.photos.map(({ id, url }) => ({ id, url: absoluteUrl(url) })),
    phone: one.phone ?? '',
    isDemo: one.demo,
  };
}

/** A station of the copy with what the copy does not hold left open. */
export function detailOfCopy(one: StationKept): StationDetail {
  return {
    ...one,
    town_id: null,
    community_id: null,
    phone: null,
    entry: { way: 'unknown', note: '' },
    capacity: null,
    photos: [],
    facilities: one.facilities.map((each) => ({ ...each, note: '', reported_at: null })),
    truck: null,
    updated_at: one.verified_at ?? '',
  };
}
