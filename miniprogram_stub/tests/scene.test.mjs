// The station in the scene of its QR code.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { load } from './load.mjs';

const { stationOfScene } = await load('core/scene.ts');
const IDS = [
  '019aa9a1-7c5e-7f3b-8a11-0123456789ab',
  '00000000-0000-4000-8000-000000000000',
  'ffffffff-ffff-4fff-bfff-ffffffffffff',
];
const scene = (id) => `s=${Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')}`;

test('a scene names its station, URL-encoded or not', () => {
  for (const id of IDS) {
    assert.equal(scene(id).length, 24);
    assert.equal(stationOfScene(scene(id)), id);
    assert.equal(stationOfScene(encodeURIComponent(scene(id))), id);
  }
});

test('a scene that is none of ours names nothing', () => {
  for (const other of [
    '',
    's=',
    's=abc',
    'x=AZqpoXxef3uKEQEjRWeJqw',
    's=AZqpoXxef3uKEQEjRWeJq%',
    '%E0%A4%A',
  ])
    assert.equal(stationOfScene(other), '');
});
