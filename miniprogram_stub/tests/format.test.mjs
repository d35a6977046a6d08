// Figures and times as people say them.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { load } from './load.mjs';

process.env.TZ = 'Pacific/Auckland';
const format = await load('core/format.ts');

const at = (local) => Date.parse(`${local}+08:00`);
const NOW = at('2026-11-22T12:40:00'); // a Sunday

test('a distance is said in tens of metres, then in kilometres', () => {
  const said = [0, 4, 347, 994, 995, 1234, 9960, 12_345].map(format.distance);
  assert.deepEqual(said, [
    '10 米',
    '10 米',
    '350 米',
    '990 米',
    '1.0 公里',
    '1.2 公里',
    '10 公里',
    '12 公里',
  ]);
});

test('walking is said only where somebody would walk', () => {
  assert.equal(format.walking(0), '走路 1 分钟');
  assert.equal(format.walking(60), '走路 60 分钟');
  assert.equal(format.walking(61), '');
});

test('a station that closes soon says how many minutes are left', () => {
  assert.equal(format.closing(at('2026-11-22T13:22:00'), NOW), '还有 42 分钟关门');
  assert.equal(format.closing(NOW + 1, NOW), '还有 1 分钟关门');
  assert.equal(format.closing(at('2026-11-22T20:00:00'), NOW), '20:00 关门');
  assert.equal(format.closing(at('2026-11-23T00:00:00'), NOW), '24:00 关门');
  assert.equal(format.closing(at('2026-11-23T02:00:00'), NOW), '开到明天 02:00');
  assert.equal(format.closing(null, NOW), '全天开放');
});

test('a closed station says when it opens, in the words of the day', () => {
  assert.equal(format.opening(at('2026-11-22T18:30:00'), NOW), '今天 18:30 开门');
  assert.equal(format.opening(at('2026-11-23T08:00:00'), NOW), '明天 08:00 开门');
  assert.equal(format.opening(at('2026-11-25T08:00:00'), NOW), '周三 08:00 开门');
  assert.equal(format.opening(at('2026-12-03T08:00:00'), NOW), '12月3日 08:00 开门');
  assert.equal(format.opening(at('2027-01-02T08:00:00'), NOW), '2027年1月2日 08:00 开门');
  assert.equal(format.opening(null, NOW), '现在不开门');
});

test('what people told comes with its time', () => {
  const told = (finding, local) =>
    format.reported({ finding, told_at: new Date(at(local)).toISOString() }, NOW);
  assert.equal(told('locked', '2026-11-22T12:40:00'), '12:40 有人反映关门');
  assert.equal(told('no_water', '2026-11-21T09:05:00'), '昨天 09:05 有人反映没有水');
});

test('each state has its words, and unknown is said as unknown', () => {
  const words = (state, more = {}) =>
    format.stateWords({ state, opensAt: null, closesAt: null, report: null, ...more }, NOW);
  assert.equal(words('open'), '全天开放');
  assert.equal(words('closed'), '现在不开门');
  assert.equal(words('unknown'), '开门时间不清楚');
  assert.equal(words('reported_closed'), '有人反映关门');
  const report = { finding: 'locked', told_at: '2026-11-22T04:12:00Z' };
  assert.equal(words('reported_closed', { report }), '12:12 有人反映关门');
});

test('the age of a copy and of a confirmation are said in words', () => {
  assert.equal(format.updated(at('2026-11-22T08:12:00'), NOW), '更新于 08:12');
  const confirmed = (days) =>
    format.confirmed(new Date(NOW - days * 86_400_000).toISOString(), NOW);
  assert.deepEqual([0, 1, 3, 30, 31].map(confirmed), [
    '今天确认过',
    '昨天确认过',
    '3 天前确认过',
    '30 天前确认过',
    '很久没有人确认了',
  ]);
  assert.equal(format.confirmed(null, NOW), '还没有人确认过');
});

test('a time slot is said with its day as people say it', () => {
  const slot = (from, to) => format.slot(at(from), at(to), NOW);
  assert.equal(slot('2026-11-22T18:30:00', '2026-11-22T20:00:00'), '今天 18:30–20:00');
  assert.equal(slot('2026-11-23T09:00:00', '2026-11-23T12:00:00'), '明天 09:00–12:00');
  assert.equal(slot('2026-11-28T09:00:00', '2026-11-28T12:00:00'), '周六 11月28日 09:00–12:00');
  assert.equal(
    slot('2026-11-28T22:00:00', '2026-11-29T02:00:00'),
    '周六 11月28日 22:00–次日 02:00',
  );
  assert.equal(
    slot('2027-01-02T09:00:00', '2027-01-04T12:00:00').slice(-17),
    '09:00–2027年1月4日 12:00'.slice(-17),
  );
});
