// 我的活动: what is to come, what was, and where each leads.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';

import { answer, bootPreview } from '../host/testing.mjs';
import { activity, activityDetail, county, HOUR, mine, settle, TOKEN } from './world.mjs';

let program;
afterEach(() => settle(program));

const ONE = activity(1);
const CALENDAR = 'GET /v1/me/calendar';
const entry = (number, hours, more = {}) => {
  const starts = Date.now() + hours * HOUR;
  return {
    region_code: '141128',
    activity_id: ONE.id,
    title: `${number}号活动`,
    organisation: '绿水志愿服务队',
    place: '北川河公园',
    latitude: ONE.latitude,
    longitude: ONE.longitude,
    meeting_point: '公园东门',
    contact: null,
    shift_id: `0190abcd-0000-7000-8000-00000000000${number}`,
    starts_at: new Date(starts).toISOString(),
    ends_at: new Date(starts + HOUR).toISOString(),
    role_id: `0190dcba-0000-7000-8000-00000000000${number}`,
    role: '',
    child_id: null,
    state: 'confirmed',
    offered_until: null,
    cancel_until: new Date(starts).toISOString(),
    ...more,
  };
};
const open = async (items, more = {}, options = {}) => {
  const routes = county([], {
    [CALENDAR]: mine({ items, next_cursor: null }),
    [`GET /v1/regions/141128/activities/${ONE.id}`]: activityDetail(ONE),
    ...more,
  });
  program = await bootPreview({ open: 'pages/mine/mine', routes, storage: TOKEN, ...options });
  await program.waitFor(() => program.$('.one, .es-title, .lc-title'));
};
const rows = () => program.$$('.one').map((one) => one.textContent);

test('what is to come stands first, what was after it, the last first', async () => {
  const until = new Date(Date.now() + HOUR).toISOString();
  await open([
    entry(1, -50),
    entry(2, -30, { state: 'waiting' }),
    entry(3, 30, { role: '清扫' }),
    entry(4, 40, { state: 'offered', offered_until: until }),
    entry(5, 50, { state: 'waiting' }),
    entry(6, 60, { state: 'pending' }),
  ]);
  const wanted = [
    /–.*3号活动公园东门 · 清扫已报名$/,
    /4号活动公园东门有名额了，请在 .* 前确认$/,
    /5号活动公园东门候补中$/,
    /6号活动公园东门等组织者确认$/,
    /2号活动公园东门没有排上$/,
    /1号活动公园东门已结束$/,
  ];
  assert.equal(rows().length, wanted.length);
  rows().forEach((text, index) => assert.match(text, wanted[index]));
  const { query } = program.requests.find((one) => one.path === '/v1/me/calendar');
  assert.match(query.get('since'), /^\d{4}-\d\d-\d\d$/);
});

test('each leads to its activity, and coming back asks again', async () => {
  await open([entry(1, 30)]);
  await program.tap('.one');
  await program.waitFor(() => program.page.route === 'pages/activity/activity');
  await program.waitFor(() => program.text.includes('沿河捡垃圾'));
  program.wx.navigateBack();
  await program.waitFor(() => program.page.route === 'pages/mine/mine');
  await program.tick(60);
  const asked = program.requests.filter((one) => one.path === '/v1/me/calendar');
  assert.equal(asked.length, 2);
});

test('who has only what was is led to the activities, as who has nothing at all', async () => {
  await open([entry(1, -50)]);
  assert.match(program.text, /接下来没有报名的活动/);
  await settle(program);
  await open([]);
  await program.tap(program.byText('看看活动'));
  await program.waitFor(() => program.page.route === 'pages/activities/activities');
});

test('a failure says so and is tried again; who is logged out is led to the login', async () => {
  let isDown = true;
  const down = answer(503, { code: 'unavailable', detail: '服务繁忙，请稍后再试' });
  const page = { items: [entry(1, 30)], next_cursor: null };
  await open([], { [CALENDAR]: mine(() => (isDown ? down : page)) });
  assert.match(program.text, /没有拿到您的活动/);
  isDown = false;
  await program.tap(program.byText('再试一次'));
  await program.waitFor(() => rows().length === 1);
  await settle(program);
  await open([], {}, { storage: {} });
  assert.match(program.text, /同意并微信登录/);
});

test('without a signal the last answer is shown with its age, in large letters too', async () => {
  await open([entry(1, 30)], {}, { storage: { ...TOKEN, 'care@1': true } });
  assert.ok(program.$('.page.care'));
  program.window.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
  await program.page.load();
  await program.waitFor(() => program.text.includes('没有网络，更新于'));
  assert.match(rows()[0], /1号活动公园东门已报名/);
});
