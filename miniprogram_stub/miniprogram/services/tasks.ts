/** What keepers and staff are asked to see to. */

import type { FaultPage, Me, TaskAnswer, TaskPage } from '../core/api';
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

export function listFaults(region: string, cursor: string | null): Promise<FaultPage> {
  return request({ path: `/v1/regions/${region}/faults`, query: { cursor }, asMe: true });
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
