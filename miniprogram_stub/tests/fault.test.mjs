// 报修: a form that counts once, whatever the network does.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';

import { answer, bootPreview } from '../host/testing.mjs';
import { county, mine, settle, station, TOKEN } from './world.mjs';

let program;
afterEach(() => settle(program));

const ONE = station(1);
const FAULTS = `/v1/stations/${ONE.id}/faults`;
const open = async (reply, options = {}) => {
  const routes = county([ONE], { 'POST /v1/stations/:id/faults': reply });
  const page = `pages/fault/fault?id=${ONE.id}`;
  program = await bootPreview({ open: page, routes, storage: TOKEN, ...options });
  await program.waitFor(() => /哪样坏了|登录后可以/.test(program.text));
};
const sent = () => program.requests.filter((one) => one.path === FAULTS);
const keyOf = (request) =>
  Object.entries(request.headers).find(([name]) => name.toLowerCase() === 'idempotency-key')[1];

test('nothing is sent before it is said what is broken', async () => {
  await open(mine({}));
  await program.tap(program.byText('交上去'));
  assert.match(program.text, /请先选哪样坏了/);
  assert.equal(sent().length, 0);
});

test('words and photo may be left out, and the end says where to follow it', async () => {
  await open(mine({ id: 'x' }));
  await program.tap(program.byText('微波炉'));
  await program.tap(program.byText('交上去'));
  await program.waitFor(() => program.text.includes('已收到，谢谢'));
  assert.deepEqual(sent()[0].body, { facility: 'microwave', description: '' });
  assert.match(program.text, /看我反映的事/);
});

test('after a lost answer the same form goes again under the same key', async () => {
  let isLost = true;
  await open(() => {
    if (isLost) throw new TypeError('Failed to fetch');
    return { id: 'x' };
  });
  await program.tap(program.byText('微波炉'));
  await program.tap(program.byText('交上去'));
  await program.waitFor(() => program.text.includes('现在没有网络'));
  isLost = false;
  await program.tap(program.byText('交上去'));
  await program.waitFor(() => program.text.includes('已收到，谢谢'));
  assert.equal(keyOf(sent()[0]), keyOf(sent()[1]));
});

test('after a refusal the mended form is a new one', async () => {
  let isRefused = true;
  await open(() =>
    isRefused ? answer(422, { code: 'content', detail: '这句话不能发' }) : { id: 'x' },
  );
  await program.tap(program.byText('微波炉'));
  await program.tap(program.byText('交上去'));
  await program.waitFor(() => program.text.includes('这句话不能发'));
  isRefused = false;
  await program.tap(program.byText('交上去'));
  await program.waitFor(() => program.text.includes('已收到，谢谢'));
  assert.notEqual(keyOf(sent()[0]), keyOf(sent()[1]));
});

test('logged out, the page says what a login is for', async () => {
  await open(mine({}), { storage: {} });
  assert.match(program.text, /同意并微信登录/);
});
