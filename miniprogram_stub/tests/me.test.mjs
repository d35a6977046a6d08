// 我的: logged out and in, and every row leads somewhere.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';

import { answer, bootPreview } from '../host/testing.mjs';
import { county, ME, mine, settle, TOKEN, VOLUNTEER } from './world.mjs';

let program;
afterEach(() => settle(program));

const open = async (options = {}) => {
  program = await bootPreview({ open: 'pages/me/me', routes: county([]), ...options });
  await program.waitFor(() => program.text.includes('投诉建议'));
  return program;
};
const rows = () =>
  program.$$('.cell').map((one) => one.textContent.replace('字更大，内容更简单', ''));

test('logged out, it says what one gains, and the rest needs no login', async () => {
  await open();
  await program.waitFor(() => program.text.includes('同意并微信登录'));
  assert.deepEqual(rows(), ['投诉建议', '关怀模式', '隐私说明']);
  assert.equal(program.requests.length, 0);
});

test('the login keeps the consent that its words stand for', async () => {
  let given = null;
  const fresh = { ...ME, consents: [] };
  const routes = county([], {
    'POST /v1/auth/wechat': { token: 'mine', expires_at: '2026-12-22T00:00:00Z', account: fresh },
    'PUT /v1/me/consents/privacy': mine(({ body }) => {
      given = body;
      return ME;
    }),
  });
  await open({ routes });
  await program.waitFor(() => program.text.includes('同意并微信登录'));
  await program.tap(program.byText('同意并微信登录'));
  await program.waitFor(() => program.text.includes('小王'));
  assert.deepEqual(given, { version: '2026-11-01' });
  assert.match(program.text, /快递员，138\*\*\*\*1234/);
});

test('logged in, a courier sees no tasks and a keeper does', async () => {
  await open({ storage: TOKEN });
  await program.waitFor(() => program.text.includes('小王'));
  assert.ok(!rows().includes('待办'));
  program.close();
  const roles = [{ region_code: '141128', role: 'keeper', scope_id: null }];
  const tasks = mine({ items: [{}, {}], next_cursor: null });
  const routes = county([], {
    'GET /v1/me': mine({ ...ME, roles }),
    'GET /v1/regions/141128/tasks': tasks,
    'GET /v1/regions/141128/faults': mine({ items: [], next_cursor: null }),
  });
  await open({ storage: TOKEN, routes });
  await program.waitFor(() => rows().includes('待办2'));
});

test('what is unread is counted, and a volunteer sees the number', async () => {
  const more = {
    'GET /v1/me/inbox': mine({ items: [], next_cursor: null, unread: 3 }),
    'GET /v1/me/volunteer': mine(VOLUNTEER),
  };
  await open({ storage: TOKEN, routes: county([], more) });
  await program.waitFor(() => rows().includes('消息3'));
  await program.waitFor(() => rows().includes(`志愿者${VOLUNTEER.number}`));
  program.close();
  await open({ storage: TOKEN });
  await program.waitFor(() => rows().includes('志愿者登记成为志愿者'));
});

test('every row leads to a page of its own', async () => {
  const empty = mine({ items: [], next_cursor: null });
  const lists = {
    'GET /v1/me/told': empty,
    'GET /v1/me/feedback': empty,
    'GET /v1/me/devices': empty,
  };
  await open({ storage: TOKEN, routes: county([], lists) });
  await program.waitFor(() => program.text.includes('小王'));
  const arrows = () => program.$$('.i-chevron').map((one) => one.parentElement);
  const routes = new Set();
  for (let index = 0; index < arrows().length; index += 1) {
    await program.tap(arrows()[index]);
    await program.waitFor(() => program.page.route !== 'pages/me/me');
    await program.tick(60);
    assert.ok(program.text.trim(), program.page.route);
    routes.add(program.page.route.split('/')[1]);
    program.wx.navigateBack();
    await program.waitFor(() => program.page.route === 'pages/me/me' && arrows().length);
  }
  const all = [
    'profile',
    'inbox',
    'mine',
    'volunteer',
    'favourites',
    'told',
    'feedback',
    'privacy',
    'export',
    'devices',
    'close',
  ];
  assert.deepEqual([...routes], all);
  assert.deepEqual(program.unrouted, []);
});

test('an expired login that cannot be renewed shows the login again', async () => {
  const refused = answer(401, { code: 'token_expired', detail: '请重新登录' });
  const routes = county([], { 'GET /v1/me': refused, 'POST /v1/auth/wechat': refused });
  await open({ storage: TOKEN, routes });
  await program.waitFor(() => program.text.includes('同意并微信登录'));
});

test('关怀模式 holds on every page and survives', async () => {
  await open();
  program.page.switchCare({ detail: { value: true } });
  await program.waitFor(() => program.$('.page.care'));
  program.wx.navigateTo({ url: '/pages/privacy/privacy' });
  await program.waitFor(
    () => program.page.route === 'pages/privacy/privacy' && program.$('.page.care'),
  );
});

test('leaving forgets the token on this phone even without a signal', async () => {
  await open({ storage: TOKEN, mock: { showModal: { confirm: true } } });
  await program.waitFor(() => program.text.includes('小王'));
  program.window.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
  await program.tap(program.byText('退出登录'));
  await program.waitFor(() => program.text.includes('同意并微信登录'));
  assert.equal(program.wx.getStorageSync('token@1'), '');
});
