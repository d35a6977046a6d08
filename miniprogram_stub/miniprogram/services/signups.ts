/** One's own places in shifts. */

import type { ActivityDetail, CalendarEntry, CalendarPage, Shift, Signup } from '../core/api';
import { Feed } from '../core/feed';
import { isoOf, localDay } from '../core/hours';
import { request } from '../core/http';
import { keep, kept, type Copy } from '../core/storage';

/** How far back the calendar is read. */
export const PAST_DAYS = 30;
/** More places than anybody takes in so short a time. */
const PLACES = 200;
const PLACES_PER_PAGE = 50;

const pathOf = ({ region_code: region }: ActivityDetail, shift: Shift) =>
  `/v1/regions/${region}/shifts/${shift.id}/signup`;

/** A place, or a number on the wait-list; who has one keeps it. */
export function signUp(
  activity: ActivityDetail,
  shift: Shift,
  roleId: string | null,
): Promise<Signup> {
  const query = { role_id: roleId };
  return request({ method: 'PUT', path: pathOf(activity, shift), query, asMe: true });
}

export function cancelSignup(activity: ActivityDetail, shift: Shift): Promise<Signup> {
  return request({ method: 'DELETE', path: pathOf(activity, shift), asMe: true });
}

/** Takes the place that is offered from the wait-list. */
export function acceptOffer(activity: ActivityDetail, shift: Shift): Promise<Signup> {
  return request({ method: 'POST', path: `${pathOf(activity, shift)}/accept`, asMe: true });
}

/** One's own places by their start: those of the last days, and all to come. */
export async function listCalendar(now: number): Promise<CalendarEntry[]> {
  const since = isoOf(localDay(now) - PAST_DAYS);
  const ask = (cursor: string | null): Promise<CalendarPage> => {
    const query = { since, cursor, limit: PLACES_PER_PAGE };
    return request({ path: '/v1/me/calendar', query, asMe: true });
  };
  const items = await new Feed(ask).next(PLACES);
  keep('calendar', { items, savedAt: now });
  return items;
}

export function copyOfCalendar(): Copy<CalendarEntry> | undefined {
  return kept('calendar');
}
