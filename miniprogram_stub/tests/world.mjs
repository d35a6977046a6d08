// A small county for the tests of pages: a few stations, one person, and the routes to them.
import assert from 'node:assert/strict';

import { answer } from '../host/testing.mjs';
import { unfit } from './service.mjs';

export const HOUR = 3600e3;
const iso = (at) => new Date(at).toISOString();

export const PLACE = { latitude: 37.89, longitude: 111.24 };
export const TOWN = { id: '0190aaaa-0000-7000-8000-000000000001', name: '圪洞镇', communities: [] };
const OTHER_TOWN = { id: '0190aaaa-0000-7000-8000-000000000002', name: '马坊镇', communities: [] };

const ALL_DAY = { weekly: Array.from({ length: 7 }, () => [['00:00', '24:00']]), exceptions: [] };

export function station(number, more = {}) {
  return {
    id: `0190bbbb-0000-7000-8000-00000000000${number}`,
    region_code: '141128',
    name: `${number}号驿站`,
    kind: 'warm_new',
    town: TOWN.name,
    address: `新建街 ${number} 号`,
    latitude: PLACE.latitude + number / 1000,
    longitude: PLACE.longitude,
    state: 'open',
    opens_at: null,
    closes_at: iso(Date.now() + 41.5 * 60e3),
    report: null,
    facilities: [{ facility: 'microwave', available: 'yes' }],
    confidence: 0.9,
    verified_at: iso(Date.now() - 3 * 24 * HOUR),
    demo: true,
    ...more,
  };
}

export function detail(listed, more = {}) {
  return {
    ...listed,
    town_id: TOWN.id,
    community_id: null,
    phone: '0358-6020000',
    entry: { way: 'ask_guard', note: '说“来歇脚”' },
    capacity: 12,
    hours: ALL_DAY,
    photos: [],
    facilities: [
      { facility: 'microwave', available: 'yes', note: '', reported_at: null },
      { facility: 'toilet', available: 'unknown', note: '', reported_at: null },
      { facility: 'shower', available: 'no', note: '', reported_at: null },
    ],
    truck: null,
    updated_at: listed.verified_at,
    ...more,
  };
}

export const WORDS = {
  kinds: [{ code: 'warm_new', name: '暖“新”驿站', colour: '#F06A35' }],
  facilities: [
    { code: 'microwave', name: '微波炉' },
    { code: 'toilet', name: '卫生间' },
    { code: 'shower', name: '淋浴' },
  ],
  occupations: [{ code: 'courier', name: '快递员' }],
  findings: [],
  privacy_version: '2026-11-01',
  get_location: true,
  demo: true,
  default_region: '141128',
};

const REGION = { code: '141128', name: '方山县', ...PLACE, towns: [TOWN, OTHER_TOWN], firms: [] };

export const ME = {
  id: '0190cccc-0000-7000-8000-000000000001',
  nickname: '小王',
  avatar_url: null,
  occupation: 'courier',
  firm_id: null,
  phone_masked: '138****1234',
  roles: [],
  consents: [{ document: 'privacy', version: '2026-11-01', given_at: iso(Date.now()) }],
  closing_at: null,
  created_at: iso(Date.now()),
};

export const VOLUNTEERING = {
  skills: [{ code: 'first_aid', name: '急救' }],
  languages: [{ code: 'mandarin', name: '普通话' }],
  free_times: [{ code: 'weekend_morning', name: '周末上午' }],
  categories: [
    { code: 'ecology', name: '生态环保' },
    { code: 'rescue', name: '应急救援' },
  ],
  organisation_kinds: [],
  consent_version: '2026-11-22',
  asks_id_number: false,
  least_age: 14,
  adult_age: 18,
};

export const VOLUNTEER = {
  id: '0190ffff-0000-7000-8000-000000000001',
  region_code: '141128',
  number: '1411280000016',
  real_name: '王小明',
  birth_year: 1990,
  gender: null,
  skills: [],
  languages: [],
  free_times: [],
  community_id: null,
  emergency: null,
  guardian: null,
  has_id_number: false,
  state: 'active',
  reason: '',
  created_at: iso(Date.now()),
  demo: false,
};

export const NOT_A_VOLUNTEER = answer(404, { code: 'not_a_volunteer', detail: '您还不是志愿者' });

export function shift(number, more = {}) {
  const starts = Date.now() + 72 * HOUR * number;
  const id = `0190abcd-0000-7000-8000-00000000000${number}`;
  const role = {
    id: id.replace('abcd', 'dcba'),
    name: '',
    audience: 'volunteers',
    skill: null,
    min_age: null,
    capacity: 10,
    taken: 7,
    waiting: 0,
    free: 3,
  };
  const { roles = [{}], ...others } = more;
  return {
    id,
    starts_at: iso(starts),
    ends_at: iso(starts + 3 * HOUR),
    state: 'to_come',
    capacity: 10,
    free: 3,
    waiting: 0,
    ...others,
    roles: roles.map((one) => ({ ...role, free: others.free ?? role.free, ...one })),
  };
}

export function activity(number, more = {}) {
  return {
    id: `0190acac-0000-7000-8000-00000000000${number}`,
    region_code: '141128',
    title: `${number}号活动`,
    category: 'ecology',
    organisation: { id: '0190aeae-0000-7000-8000-000000000001', name: '绿水志愿服务队' },
    place: '北川河公园',
    ...PLACE,
    signup_opens_at: iso(Date.now() - 24 * HOUR),
    signup_closes_at: iso(Date.now() + 48 * HOUR),
    approval: 'automatic',
    waitlist: true,
    min_age: null,
    state: 'published',
    next_at: iso(Date.now() + 72 * HOUR),
    demo: true,
    shifts: [shift(1)],
    ...more,
  };
}

export function activityDetail(listed, more = {}) {
  return {
    ...listed,
    description: '沿河捡垃圾',
    meeting_point: '公园东门',
    bring: '手套',
    risks: '已买意外险',
    contact: null,
    programme_id: null,
    photos: [],
    cancel_until: iso(Date.now() + 60 * HOUR),
    rrule: '',
    reason: '',
    ...more,
  };
}

export const TOKEN = { 'token@1': 'mine' };

/** Who comes without a token is refused, as the service does. */
export const mine = (reply) => (request) => {
  const token = request.headers.Authorization ?? request.headers.authorization;
  if (!token) return answer(401, { code: 'not_logged_in', detail: '请先登录' });
  return typeof reply === 'function' ? reply(request) : reply;
};

export function county(stations, more = {}) {
  const near = stations.map((one, index) => ({
    ...one,
    distance_m: 350 * (index + 1),
    walking_minutes: 5 * (index + 1),
  }));
  return {
    'GET /v1/vocabulary': WORDS,
    'GET /v1/regions/141128': REGION,
    'GET /v1/stations': { items: stations, next_cursor: null },
    'GET /v1/stations/nearby': { items: near },
    'GET /v1/stations/changes': {
      items: stations.map((one) => ({ ...one, hours: ALL_DAY })),
      next_since: 'since-1',
      more: false,
    },
    'POST /v1/stations/:id/visit': answer(204),
    'GET /v1/stations/:id': ({ params }) => {
      const found = stations.find((one) => one.id === params.id);
      return found
        ? detail(found)
        : answer(404, { code: 'station_not_found', detail: '没有这个驿站' });
    },
    'POST /v1/auth/wechat': { token: 'mine', expires_at: iso(Date.now() + HOUR), account: ME },
    'GET /v1/me': mine(ME),
    'GET /v1/me/favourites': mine({ items: [], next_cursor: null }),
    'GET /v1/regions/141128/volunteering': VOLUNTEERING,
    'GET /v1/regions/141128/activities': { items: [], next_cursor: null },
    'GET /v1/me/volunteer': mine(NOT_A_VOLUNTEER),
    'GET /v1/me/calendar': mine({ items: [], next_cursor: null }),
    'GET /v1/me/inbox': mine({ items: [], next_cursor: null, unread: 0 }),
    'GET /v1/me/message-templates': mine({ items: [] }),
    ...more,
  };
}

/** The end of every test: nothing failed unseen, and the real service would take what was sent. */
export async function settle(program) {
  await program.tick(60); // what the last tap began is over
  assert.deepEqual([...program.errors], []);
  assert.deepEqual(unfit(program.requests), []);
  program.close();
}
