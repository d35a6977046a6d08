/** What the list shows of the activities that are to come. */

import type { ActivityListed, Category, Shift, VolunteeringWords } from '../../core/api';
import { moment, slot } from '../../core/format';
import { DAY, isoOf, localDay, startOfDay, weekdayOf } from '../../core/hours';

export interface Card {
  id: string;
  title: string;
  category: Category;
  organisation: string;
  when: string;
  place: string;
  /** Free places, or why there is none to take. */
  room: string;
  tone: 'open' | 'told' | '';
  isDemo: boolean;
  label: string;
}

export interface Chip {
  code: string;
  name: string;
  isOn: boolean;
}

export type Day = '' | 'today' | 'tomorrow' | 'weekend';

const DAYS: { code: Day; name: string }[] = [
  { code: 'today', name: '今天' },
  { code: 'tomorrow', name: '明天' },
  { code: 'weekend', name: '周末' },
];
const SATURDAY = 5;

/** The dates that a chip stands for; on a Sunday the weekend is what is left of it. */
export function datesOf(day: Day, now: number): string[] {
  const today = localDay(now);
  if (day === 'today') return [isoOf(today)];
  if (day === 'tomorrow') return [isoOf(today + 1)];
  if (day === '') return [''];
  const weekday = weekdayOf(today);
  if (weekday > SATURDAY) return [isoOf(today)];
  const saturday = today + SATURDAY - weekday;
  return [isoOf(saturday), isoOf(saturday + 1)];
}

export function dayChips(day: Day): Chip[] {
  return DAYS.map((one) => ({ ...one, isOn: one.code === day }));
}

export function categoryChips(words: VolunteeringWords, category: string): Chip[] {
  return words.categories.map((one) => ({ ...one, isOn: one.code === category }));
}

/** The shift that a card tells of: on the wanted days the first of them, else the next. */
export function shiftOn(one: ActivityListed, dates: string[]): Shift | undefined {
  if (!dates[0]) return one.shifts[0];
  const isWanted = (shift: Shift) => dates.includes(isoOf(localDay(Date.parse(shift.starts_at))));
  return one.shifts.find(isWanted);
}

function whenOf(shift: Shift | undefined, dates: string[], now: number): string {
  if (shift) return slot(Date.parse(shift.starts_at), Date.parse(shift.ends_at), now);
  if (!dates[0]) return '时间看详情';
  // A list names the next shifts alone; one further on is there all the same.
  const noon = startOfDay(Math.round(Date.parse(dates[0]) / DAY)) + DAY / 2;
  return `${slot(noon, noon, now).replace(/ \d\d:\d\d.*/, '')} 有班次`;
}

type Room = Pick<Card, 'room' | 'tone'>;

export function roomOf(one: ActivityListed, shift: Shift | undefined, now: number): Room {
  if (Date.parse(one.signup_closes_at) <= now) return { room: '报名已截止', tone: '' };
  const opens = Date.parse(one.signup_opens_at);
  if (opens > now) return { room: `${moment(opens, now)} 开始报名`, tone: '' };
  if (!shift) return { room: '', tone: '' };
  if (shift.free > 0) return { room: `还差 ${shift.free} 人`, tone: 'open' };
  if (one.shifts.some((each) => each.free > 0)) {
    return { room: '这一场已满，别的时间还有名额', tone: 'open' };
  }
  return { room: one.waitlist ? '已满，可候补' : '已满', tone: 'told' };
}

export function cardOf(one: ActivityListed, dates: string[], now: number): Card {
  const shift = shiftOn(one, dates);
  const when = whenOf(shift, dates, now);
  const room = roomOf(one, shift, now);
  return {
    id: one.id,
    title: one.title,
    category: one.category,
    organisation: one.organisation.name,
    when,
    place: one.place,
    ...room,
    isDemo: one.demo,
    label: [one.title, when, one.place, room.room].filter(Boolean).join('，'),
  };
}

/** A card that two days of a weekend bring stands once. */
export function withoutTwins(list: ActivityListed[]): ActivityListed[] {
  const seen = new Set<string>();
  return list.filter((one) => !seen.has(one.id) && seen.add(one.id));
}
