/** Being a volunteer: the words of the forms, one's own profile. */

import type { NewVolunteer, Volunteer, VolunteerChange, VolunteeringWords } from '../core/api';
import { request, toApiError } from '../core/http';
import { isLoggedIn, keep, kept } from '../core/storage';

const words = new Map<string, Promise<VolunteeringWords>>();

/** Asked once per start of the mini-program; the last copy where the service does not answer. */
export function getVolunteering(region: string): Promise<VolunteeringWords> {
  const known = words.get(region);
  if (known) return known;
  const asking = request<VolunteeringWords>({ path: `/v1/regions/${region}/volunteering` }).then(
    (fresh) => {
      keep('volunteering', fresh);
      return fresh;
    },
    (error: unknown) => {
      words.delete(region);
      const copy = kept('volunteering');
      if (copy) return copy;
      throw error;
    },
  );
  words.set(region, asking);
  return asking;
}

let seen: Volunteer | null = null;
let token: string | undefined;

function remember(one: Volunteer | null): Volunteer | null {
  seen = one;
  token = kept('token');
  return one;
}

/** The profile as last seen with this login; null when there is none, or nobody has asked. */
export function knownVolunteer(): Volunteer | null {
  return isLoggedIn() && token === kept('token') ? seen : null;
}

/** One's own profile; null for who is no volunteer yet. */
export async function getVolunteer(region: string): Promise<Volunteer | null> {
  try {
    const query = { region_code: region };
    return remember(await request<Volunteer>({ path: '/v1/me/volunteer', query, asMe: true }));
  } catch (error) {
    if (toApiError(error).code !== 'not_a_volunteer') throw error;
    return remember(null);
  }
}

export async function becomeVolunteer(
  data: NewVolunteer,
  idempotencyKey: string,
): Promise<Volunteer> {
  const path = '/v1/me/volunteer';
  const one = await request<Volunteer>({ method: 'POST', path, data, asMe: true, idempotencyKey });
  remember(one);
  return one;
}

export async function changeVolunteer(region: string, data: VolunteerChange): Promise<Volunteer> {
  const one = await request<Volunteer>({
    method: 'PUT',
    path: '/v1/me/volunteer',
    query: { region_code: region },
    data,
    asMe: true,
  });
  remember(one);
  return one;
}
