// Opening hours worked out on the phone, by the server's rules and in Shanghai's time.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { load } from './load.mjs';

process.env.TZ = 'America/Los_Angeles'; // the phone's own zone must not matter
const { stateAt } = await load('core/hours.ts');

const at = (local) => Date.parse(`${local}+08:00`);
const week = (...days) => ({ weekly: days, exceptions: [] });
const every = (...ranges) => week(...Array.from({ length: 7 }, () => ranges));
const state = (hours, local) => {
  const found = stateAt(hours, at(local));
  const text = (one) =>
    one === null ? null : new Date(one + 8 * 3600e3).toISOString().slice(0, 16);
  return [found.state, text(found.opensAt), text(found.closesAt)];
};

// 2026-11-22 is a Sunday.
test('a day range is open from its first minute to the one before its end', () => {
  const hours = every(['08:00', '20:00']);
  assert.deepEqual(state(hours, '2026-11-22T07:59:59'), ['closed', '2026-11-22T08:00', null]);
  assert.deepEqual(state(hours, '2026-11-22T08:00:00'), ['open', null, '2026-11-22T20:00']);
  assert.deepEqual(state(hours, '2026-11-22T19:59:59'), ['open', null, '2026-11-22T20:00']);
  assert.deepEqual(state(hours, '2026-11-22T20:00:00'), ['closed', '2026-11-23T08:00', null]);
});

test('a range over midnight belongs to the day on which it starts', () => {
  const sundayNight = week([], [], [], [], [], [], [['22:00', '06:00']]);
  assert.deepEqual(state(sundayNight, '2026-11-22T23:30:00'), ['open', null, '2026-11-23T06:00']);
  assert.deepEqual(state(sundayNight, '2026-11-23T05:59:00'), ['open', null, '2026-11-23T06:00']);
  assert.deepEqual(state(sundayNight, '2026-11-24T01:00:00'), ['closed', '2026-11-29T22:00', null]);
});

test('an exception replaces what starts on its day, and not what began the evening before', () => {
  const hours = {
    ...every(['20:00', '02:00']),
    exceptions: [{ on: '2026-11-23', ranges: [], reason: '停电' }],
  };
  assert.deepEqual(state(hours, '2026-11-23T01:00:00'), ['open', null, '2026-11-23T02:00']);
  assert.deepEqual(state(hours, '2026-11-23T21:00:00'), ['closed', '2026-11-24T20:00', null]);
});

test('an exception may open a day that is otherwise closed', () => {
  const hours = {
    ...every(),
    exceptions: [{ on: '2026-11-23', ranges: [['10:00', '12:00']], reason: '' }],
  };
  assert.deepEqual(state(hours, '2026-11-22T12:00:00'), ['closed', '2026-11-23T10:00', null]);
});

test('touching ranges close once, at their common end', () => {
  const hours = week([['18:00', '24:00']], [['00:00', '06:00']], [], [], [], [], []);
  assert.deepEqual(state(hours, '2026-11-23T20:00:00'), ['open', null, '2026-11-24T06:00']);
});

test('open all the time has no closing time', () => {
  assert.deepEqual(state(every(['00:00', '24:00']), '2026-11-22T12:00:00'), ['open', null, null]);
  assert.deepEqual(state(every(['00:00', '00:00']), '2026-11-22T12:00:00'), ['open', null, null]);
});

test('a place that does not open within a fortnight has no opening time', () => {
  assert.deepEqual(state(every(), '2026-11-22T12:00:00'), ['closed', null, null]);
  const late = {
    ...every(),
    exceptions: [{ on: '2026-12-07', ranges: [['08:00', '09:00']], reason: '' }],
  };
  assert.deepEqual(state(late, '2026-11-22T12:00:00'), ['closed', null, null]);
});

test('two ranges of one day have a pause between them', () => {
  const hours = every(['08:30', '12:00'], ['14:00', '18:30']);
  assert.deepEqual(state(hours, '2026-11-22T12:30:00'), ['closed', '2026-11-22T14:00', null]);
});

test('hours that nobody knows are unknown, never closed', () => {
  assert.deepEqual(state(null, '2026-11-22T12:00:00'), ['unknown', null, null]);
});
