/** One's own places in shifts. */

import type { ActivityDetail, Shift, Signup } from '../core/api';
import { request, toApiError } from '../core/http';
import { keep, kept, type Standing } from '../core/storage';

const GONE: Signup = { state: 'cancelled', rank: null };

const pathOf = (region: string, shiftId: string) =>
  `/v1/regions/${region}/shifts/${shiftId}/signup`;

/** By the id of the shift; what is over is forgotten. */
export function knownStandings(now: number): Record<string, Standing> {
  const all = Object.entries(kept('standings') ?? {});
  return Object.fromEntries(all.filter(([, one]) => Date.parse(one.endsAt) > now));
}

function remember(shift: Shift, roleId: string | null, { state, rank }: Signup): void {
  const { [shift.id]: before, ...others } = knownStandings(Date.now());
  if (state === 'cancelled') {
    keep('standings', others);
    return;
  }
  const times = { startsAt: shift.starts_at, endsAt: shift.ends_at };
  const one = { state, rank, roleId: roleId ?? before?.roleId ?? null, ...times };
  keep('standings', { ...others, [shift.id]: one });
}

/** A place, or a number on the wait-list; who has one keeps it. */
export async function signUp(
  activity: ActivityDetail,
  shift: Shift,
  roleId: string | null,
): Promise<Signup> {
  const path = pathOf(activity.region_code, shift.id);
  const query = { role_id: roleId };
  const signup = await request<Signup>({ method: 'PUT', path, query, asMe: true });
  remember(shift, roleId, signup);
  return signup;
}

export async function cancelSignup(activity: ActivityDetail, shift: Shift): Promise<Signup> {
  const path = pathOf(activity.region_code, shift.id);
  const signup = await request<Signup>({ method: 'DELETE', path, asMe: true });
  remember(shift, null, signup);
  return signup;
}

/** Takes the place that is offered from the wait-list. */
export async function acceptOffer(activity: ActivityDetail, shift: Shift): Promise<Signup> {
  const path = `${pathOf(activity.region_code, shift.id)}/accept`;
  try {
    const signup = await request<Signup>({ method: 'POST', path, asMe: true });
    remember(shift, null, signup);
    return signup;
  } catch (error) {
    // It has gone to the next meanwhile, and the place on the wait-list with it.
    if (toApiError(error).code === 'no_offer') remember(shift, null, GONE);
    throw error;
  }
}
