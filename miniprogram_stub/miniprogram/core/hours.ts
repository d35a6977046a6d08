/**
 * Opening hours, worked out on the phone by the server's rules, for use without a signal.
 * Always Asia/Shanghai, whatever the phone's zone: UTC+8 without daylight saving since 1991.
 */

import type { Hours, HoursRange, State } from './api';

export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;
const SHANGHAI = 8 * 60 * MINUTE;

/** Open for this long on end: no closing time helps. Opens no sooner: no opening time does. */
const CLOSING_HORIZON = 8 * DAY;
const OPENING_HORIZON = 14 * DAY;
const DAYS_AHEAD = 15;

export interface OpenState {
  state: Extract<State, 'open' | 'closed' | 'unknown'>;
  /** Milliseconds; null when open, or when it opens no sooner than in a fortnight. */
  opensAt: number | null;
  /** Milliseconds; null when closed, or when it stays open for eight days and more. */
  closesAt: number | null;
}

/** Days since 1970-01-01 in Shanghai. */
export function localDay(at: number): number {
  return Math.floor((at + SHANGHAI) / DAY);
}

/** The instant at which a local day starts. */
export function startOfDay(day: number): number {
  return day * DAY - SHANGHAI;
}

/** 0 is Monday. 1970-01-01 was a Thursday. */
export function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** "2026-11-22" */
export function isoOf(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

function minutesOf(clock: string): number {
  const [hour, minute] = clock.split(':');
  return Number(hour) * 60 + Number(minute);
}

/** The ranges of one local day, its exception before its weekday. */
export function rangesOn(hours: Hours, day: number): HoursRange[] {
  const date = isoOf(day);
  const exception = hours.exceptions.find((one) => one.on === date);
  return exception ? exception.ranges : (hours.weekly[weekdayOf(day)] ?? []);
}

/** Spans in milliseconds from yesterday (it may run over midnight) on, touching ones joined. */
function spansFrom(hours: Hours, today: number): [number, number][] {
  const spans: [number, number][] = [];
  for (let day = today - 1; day <= today + DAYS_AHEAD; day += 1) {
    for (const [from, to] of rangesOn(hours, day)) {
      const start = minutesOf(from);
      const end = minutesOf(to);
      const length = end <= start ? end + 24 * 60 - start : end - start;
      const opens = startOfDay(day) + start * MINUTE;
      spans.push([opens, opens + length * MINUTE]);
    }
  }
  spans.sort((a, b) => a[0] - b[0]);
  return joined(spans);
}

function joined(spans: [number, number][]): [number, number][] {
  const result: [number, number][] = [];
  for (const span of spans) {
    const last = result[result.length - 1];
    if (last && span[0] <= last[1]) last[1] = Math.max(last[1], span[1]);
    else result.push([...span]);
  }
  return result;
}

/** Whether a station with these hours is open at the instant, and until or from when. */
export function stateAt(hours: Hours | null, at: number): OpenState {
  if (!hours) return { state: 'unknown', opensAt: null, closesAt: null };
  const minute = Math.floor(at / MINUTE) * MINUTE;
  const next = spansFrom(hours, localDay(at)).find(([, end]) => end > minute);
  if (!next) return { state: 'closed', opensAt: null, closesAt: null };
  const [opens, closes] = next;
  if (opens > minute) {
    const isFar = opens - minute > OPENING_HORIZON;
    return { state: 'closed', opensAt: isFar ? null : opens, closesAt: null };
  }
  const isLong = closes - minute >= CLOSING_HORIZON;
  return { state: 'open', opensAt: null, closesAt: isLong ? null : closes };
}
