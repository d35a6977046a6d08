/** What keepers and staff are asked to see to. */

import type { FaultPage, FaultState, Me, StationDetail, TaskAnswer, TaskPage } from '../core/api';
import { request } from '../core/http';

/** Roles that the service answers with tasks. */
const ROLES = ['keeper', 'region_admin', 'town_staff', 'community_staff'];

/** Region codes in which this account has tasks; empty for everybody without a role. */
export function regionsWithTasks(me: Me | null): string[] {
  const codes = (me?.roles ?? [])
    .filter((one) => ROLES.includes(one.role))
    .map((one) => one.region_code);
  return [...new Set(codes)];
}

/** Whether one of the account's roles covers this station, by the service's own rule. */
export function looksAfter(me: Me | null, one: StationDetail): boolean {
  const scopes: Record<string, string | null> = {
    keeper: one.id,
    community_staff: one.community_id,
    town_staff: one.town_id,
  };
  return (me?.roles ?? []).some(
    ({ region_code: region, role, scope_id: scope }) =>
      region === one.region_code &&
      (role === 'region_admin' || (scope !== null && scope === scopes[role])),
  );
}

export function listTasks(region: string, cursor: string | null): Promise<TaskPage> {
  const query = { state: 'open', cursor };
  return request({ path: `/v1/regions/${region}/tasks`, query, asMe: true });
}

export function answerTask(
  region: string,
  id: string,
  answer: TaskAnswer,
  note: string,
): Promise<unknown> {
  return request({
    method: 'POST',
    path: `/v1/regions/${region}/tasks/${id}/answer`,
    data: { answer, note },
    asMe: true,
  });
}

export function listFaults(
  region: string,
  state: FaultState,
  cursor: string | null,
): Promise<FaultPage> {
  return request({ path: `/v1/regions/${region}/faults`, query: { state, cursor }, asMe: true });
}

/** How much there is to see to, and whether a list has more than its first page. */
export async function countTasks(region: string): Promise<{ count: number; hasMore: boolean }> {
  const pages = await Promise.all([
    listTasks(region, null),
    listFaults(region, 'new', null),
    listFaults(region, 'in_hand', null),
  ]);
  return {
    count: pages.reduce((sum, one) => sum + one.items.length, 0),
    hasMore: pages.some((one) => Boolean(one.next_cursor)),
  };
}

export function takeFault(region: string, id: string, note: string): Promise<unknown> {
  return request({
    method: 'POST',
    path: `/v1/regions/${region}/faults/${id}/take`,
    data: { note },
    asMe: true,
  });
}

export function mendFault(region: string, id: string, note: string): Promise<unknown> {
  return request({
    method: 'POST',
    path: `/v1/regions/${region}/faults/${id}/mend`,
    data: { note },
    asMe: true,
  });
}
