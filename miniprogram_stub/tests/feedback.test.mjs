// 投诉建议: reachable from everywhere, counted once, and read on to the first word.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';

import { answer, bootPreview } from '../host/testing.mjs';
import { county, mine, settle, TOKEN } from './world.mjs';

let program;
afterEach(() => settle(program));

const PATH = '/v1/me/feedback';
const said = (number) => ({
  id: `0190eeee-0000-7000-8000-${String(number).padStart(12, '0')}`,
  region_code: '141128',
  kind: 'suggestion',
  text: `第${number}句话`,
  photo_url: null,
  state: 'received',
  answer: '',
  created_at: new Date().toISOString(),
  answered_at: null,
});
const none = mine({ items: [], next_cursor: null });

const open = async (more, options = {}) => {
  const routes = county([], { [`GET ${PATH}`]: none, ...more });
  const page = 'pages/feedback/feedback';
  program = await bootPreview({ open: page, routes, storage: TOKEN, ...options });
  await program.waitFor(() => /希望得到答复|对驿站和服务有话说/.test(program.text));
};
const sent = () => program.requests.filter((one) => one.method === 'POST' && one.path === PATH);
const keyOf = (request) =>
  Object.entries(request.headers).find(([name]) => name.toLowerCase() === 'idempotency-key')[1];
const say = async (words) => {
  await program.type('.long', words);
  await program.tap(program.byText('交上去'));
};

test('who is logged out is told what it is for, and can go on after the login', async () => {
  await open({}, { storage: {} });
  await program.tap(program.byText('同意并微信登录'));
  await program.waitFor(() => program.text.includes('希望得到答复'));
});

test('what one said before is read on when one scrolls down', async () => {
  const list = mine(({ query }) =>
    query.get('cursor')
      ? { items: [said(3)], next_cursor: null }
      : { items: [said(1), said(2)], next_cursor: 'more' },
  );
  await open({ [`GET ${PATH}`]: list });
  await program.waitFor(() => program.text.includes('第2句话'));
  await program.page.onReachBottom();
  await program.waitFor(() => program.text.includes('第3句话'));
  await program.page.onReachBottom();
  assert.equal(
    program.requests.filter((one) => one.method === 'GET' && one.path === PATH).length,
    2,
  );
});

for (const [status, code] of [
  [409, 'request_in_flight'],
  [429, 'too_many_requests'],
  [503, 'unavailable'],
])
  test(`after ${status} ${code} the same words go under the same key, other words do not`, async () => {
    let isOver = false;
    await open({
      [`POST ${PATH}`]: mine(() =>
        isOver ? said(1) : answer(status, { code, detail: '请稍等一下' }),
      ),
    });
    await say('灯坏了');
    await program.waitFor(() => program.text.includes('请稍等一下'));
    await program.tap(program.byText('交上去'));
    await program.waitFor(() => sent().length === 2);
    await program.tick(60);
    isOver = true;
    await say('灯又坏了');
    await program.waitFor(() => sent().length === 3);
    const [first, second, third] = sent().map(keyOf);
    assert.equal(first, second);
    assert.notEqual(second, third);
  });

test('the same words said again after they were taken are new ones', async () => {
  await open({ [`POST ${PATH}`]: mine(said(1)) });
  await say('灯坏了');
  await program.waitFor(() => sent().length === 1);
  await program.tick(60);
  await say('灯坏了');
  await program.waitFor(() => sent().length === 2);
  assert.notEqual(keyOf(sent()[0]), keyOf(sent()[1]));
});

test('a page that failed leads here', async () => {
  const unwell = answer(503, { code: 'unavailable', detail: '服务正在维护' });
  program = await bootPreview({ routes: { 'GET /v1/vocabulary': unwell } });
  await program.waitFor(() => program.text.includes('服务正在维护'));
  await program.tap(program.byText('投诉建议'));
  await program.waitFor(() => program.page.route === 'pages/feedback/feedback');
});
