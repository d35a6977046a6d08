/** What 我的活动 shows of one's own places. */

import type { CalendarEntry } from '../../core/api';
import { moment, slot } from '../../core/format';

export interface Row {
  /** One's children may have places in the same shift. */
  key: string;
  activityId: string;
  region: string;
  title: string;
  when: string;
  where: string;
  state: string;
  tone: 'open' | 'told' | '';
}

const isPast = (one: CalendarEntry, now: number) => Date.parse(one.ends_at) <= now;

const STATES: Record<string, [string, Row['tone']]> = {
  confirmed: ['已报名', 'open'],
  pending: ['等组织者确认', ''],
  waiting: ['候补中', ''],
};

function stateOf(one: CalendarEntry, now: number): [string, Row['tone']] {
  if (isPast(one, now)) return [one.state === 'confirmed' ? '已结束' : '没有排上', ''];
  if (one.state !== 'offered') return STATES[one.state] ?? ['', ''];
  const until = one.offered_until;
  const by = until ? `，请在 ${moment(Date.parse(until), now)} 前确认` : '，请尽快确认';
  return [`有名额了${by}`, 'told'];
}

function rowOf(one: CalendarEntry, now: number): Row {
  const [state, tone] = stateOf(one, now);
  const place = one.meeting_point || one.place;
  return {
    key: `${one.shift_id} ${one.child_id ?? ''}`,
    activityId: one.activity_id,
    region: one.region_code,
    title: one.title,
    when: slot(Date.parse(one.starts_at), Date.parse(one.ends_at), now),
    where: [place, one.role, one.child_id && '给孩子报的'].filter(Boolean).join(' · '),
    state,
    tone,
  };
}

/** The next first. */
export function comingOf(list: CalendarEntry[], now: number): Row[] {
  return list.filter((one) => !isPast(one, now)).map((one) => rowOf(one, now));
}

/** The last first. */
export function pastOf(list: CalendarEntry[], now: number): Row[] {
  const past = list.filter((one) => isPast(one, now));
  return past.map((one) => rowOf(one, now)).reverse();
}
