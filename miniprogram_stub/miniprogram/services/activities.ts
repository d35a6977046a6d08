/** Activities as the service answers, and the last answers for when there is no signal. */

import type { ActivityDetail, ActivityListed, ActivityPage } from '../core/api';
import { request } from '../core/http';
import { isLoggedIn, keep, kept, type Copy } from '../core/storage';

export interface Wanted {
  category: string;
  /** "2026-11-28"; '' for all days. */
  day: string;
  hasFree: boolean;
}

/** As many as somebody on the way may have looked at. */
const DETAILS_KEPT = 8;

const isAll = ({ category, day, hasFree }: Wanted) => !category && !day && !hasFree;

export async function listActivities(
  region: string,
  wanted: Wanted,
  cursor: string | null,
): Promise<ActivityPage> {
  const page = await request<ActivityPage>({
    path: `/v1/regions/${region}/activities`,
    query: {
      category: wanted.category,
      day: wanted.day,
      has_free: wanted.hasFree || undefined,
      cursor,
    },
  });
  if (isAll(wanted) && !cursor) keep('activities', { items: page.items, savedAt: Date.now() });
  return page;
}

/** What was to come when there was a signal; what is over is left out. */
export function copyOfActivities(now: number): Copy<ActivityListed> | null {
  const copy = kept('activities');
  if (!copy) return null;
  const items = copy.items
    .map((one) => ({
      ...one,
      shifts: one.shifts.filter((shift) => Date.parse(shift.ends_at) > now),
    }))
    .filter((one) => one.shifts.length);
  return items.length ? { ...copy, items } : null;
}

/** Everybody may read it: a login that has run out is no reason not to. */
async function readActivity(path: string): Promise<ActivityDetail> {
  if (!isLoggedIn()) return request({ path });
  try {
    return await request({ path, asMe: true });
  } catch (error) {
    if (isLoggedIn()) throw error;
    return request({ path });
  }
}

/** With the login of this phone, if there is one: the contact is told to who has a place. */
export async function getActivity(region: string, id: string): Promise<ActivityDetail> {
  const one = await readActivity(`/v1/regions/${region}/activities/${id}`);
  const others = (kept('details')?.items ?? []).filter((each) => each.id !== id);
  keep('details', { items: [one, ...others].slice(0, DETAILS_KEPT), savedAt: Date.now() });
  return one;
}

export function copyOfActivity(id: string): ActivityDetail | undefined {
  return kept('details')?.items.find((one) => one.id === id);
}
