// 活动: the list, its chips, what a card says, and the last list without a signal.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';

import { answer, bootPreview } from '../host/testing.mjs';
import { load } from './load.mjs';
import { activity, county, HOUR, settle, shift, WORDS } from './world.mjs';

let program;
afterEach(async () => {
  if (program) await settle(program);
  program = null;
});

const LIST = '/v1/regions/141128/activities';
const at = (local) => Date.parse(`${local}+08:00`);
const asked = () => program.requests.filter((one) => one.path === LIST);

const open = async (reply, more = {}) => {
  const routes = county([], { [`GET ${LIST}`]: reply, ...more });
  program = await bootPreview({ open: 'pages/activities/activities', routes });
  await program.waitFor(() => program.$('.card.one, .es-title'));
};
const all = (...items) => ({ items, next_cursor: null });

test('a card says what, when, where, who and how many are still wanted; a tap opens it', async () => {
  await open(all(activity(1)));
  const card = program.$('.card.one').textContent;
  assert.match(card, /1号活动周. \d+月\d+日 \d\d:\d\d–.*北川河公园绿水志愿服务队还差 3 人/);
  assert.match(program.text, /演示数据/);
  await program.tap('.card.one');
  await program.waitFor(() => program.page.route === 'pages/activity/activity');
  assert.deepEqual({ ...program.page.options }, { region: '141128', id: activity(1).id });
  await program.waitFor(() => program.text.includes('没有找到这个活动'));
});

test('the words on free places follow window, room and wait-list', async () => {
  const { roomOf } = await load('pages/activities/view.ts');
  const now = Date.now();
  const iso = (hours) => new Date(now + hours * HOUR).toISOString();
  const full = shift(1, { free: 0 });
  const cases = [
    [{}, '还差 3 人'],
    [{ shifts: [full] }, '已满，可候补'],
    [{ shifts: [full], waitlist: false }, '已满'],
    [{ shifts: [full, shift(2)] }, '这一场已满，别的时间还有名额'],
    [{ signup_closes_at: iso(-1) }, '报名已截止'],
  ];
  for (const [more, wanted] of cases) {
    const one = activity(1, more);
    assert.equal(roomOf(one, one.shifts[0], now).room, wanted);
  }
  const later = activity(1, { signup_opens_at: iso(30) });
  assert.match(roomOf(later, later.shifts[0], now).room, /开始报名$/);
});

test('the weekend is two days, and on a Sunday what is left of it', async () => {
  const { datesOf } = await load('pages/activities/view.ts');
  const monday = at('2026-11-23T08:00:00');
  assert.deepEqual(datesOf('weekend', monday), ['2026-11-28', '2026-11-29']);
  assert.deepEqual(datesOf('weekend', at('2026-11-29T08:00:00')), ['2026-11-29']);
  assert.deepEqual(datesOf('tomorrow', monday), ['2026-11-24']);
  assert.deepEqual(datesOf('', monday), ['']);
});

test('chips narrow the list, and an activity of both days of a weekend stands once', async () => {
  await open(all(activity(1)));
  await program.tap(program.byText('周末'));
  await program.tap(program.byText('还有名额'));
  await program.tap(program.byText('应急救援'));
  await program.waitFor(() => asked().some((one) => one.query.get('category')));
  await program.tick(60);
  const last = asked().at(-1).query;
  assert.equal(last.get('has_free'), 'true');
  assert.equal(last.get('category'), 'rescue');
  assert.match(last.get('day'), /^\d{4}-\d\d-\d\d$/);
  assert.equal(program.$$('.card.one').length, 1);
});

test('an empty list says what to do, with conditions and without', async () => {
  await open(all());
  assert.match(program.text, /最近还没有活动/);
  await program.tap(program.byText('今天'));
  await program.waitFor(() => program.text.includes('没有找到这样的活动'));
  await program.tap(program.byText('清除条件'));
  await program.waitFor(() => program.text.includes('最近还没有活动'));
});

test('the rest comes when one scrolls down', async () => {
  const eight = Array.from({ length: 8 }, (_, index) => activity(index + 1));
  await open(({ query }) =>
    query.get('cursor') ? all(activity(9)) : { items: eight, next_cursor: 'more' },
  );
  assert.equal(program.$$('.card.one').length, 8);
  await program.page.onReachBottom();
  await program.waitFor(() => program.$$('.card.one').length === 9);
});

test('without a signal the last list is shown with its age; without one the page says so', async () => {
  await open(all(activity(1)));
  program.window.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
  await program.page.load();
  await program.waitFor(() => program.text.includes('没有网络，更新于'));
  assert.match(program.text, /1号活动/);
  await settle(program);
  const unwell = answer(503, { code: 'unavailable', detail: '服务正在维护' });
  await open(unwell, { 'GET /v1/vocabulary': WORDS });
  assert.match(program.text, /没有拿到活动服务正在维护/);
});
