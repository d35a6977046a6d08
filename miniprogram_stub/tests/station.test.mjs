// One station: what it shows, and telling what one found.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';

import { answer, bootPreview } from '../host/testing.mjs';
import { load } from './load.mjs';
import { county, detail, ME, mine, settle, station, TOKEN, TOWN } from './world.mjs';

let program;
afterEach(() => settle(program));

const ONE = station(1);
const PAGE = `pages/station/station?id=${ONE.id}`;

const open = async (options = {}) => {
  program = await bootPreview({ open: PAGE, routes: county([ONE]), ...options });
  await program.waitFor(() => program.$('.title, .es-title'));
  return program;
};
const sent = (method, path) =>
  program.requests.filter((one) => one.method === method && one.path === path);

test('the page says state, hours, way in and what is there, not there and not known', async () => {
  await open();
  for (const words of [
    '1号驿站',
    '还有 42 分钟关门',
    '演示数据',
    '3 天前确认过',
    '跟保安说一声，说“来歇脚”',
    '12 人',
  ])
    assert.match(program.text, new RegExp(words));
  const things = program.$$('.thing').map((one) => one.textContent);
  assert.deepEqual(things, ['微波炉', '卫生间不清楚', '淋浴没有']);
});

test('a visit is counted once for each time the page is opened', async () => {
  await open();
  await program.page.load();
  assert.equal(sent('POST', `/v1/stations/${ONE.id}/visit`).length, 1);
});

test('the scene of the QR code opens its station', async () => {
  const scene = Buffer.from(ONE.id.replaceAll('-', ''), 'hex').toString('base64url');
  await open({ open: `pages/station/station?scene=${encodeURIComponent(`s=${scene}`)}` });
  await program.waitFor(() => program.text.includes('1号驿站'));
});

/** True when telling comes before what is inside. */
const asksFirst = () => {
  const headings = program.$$('.heading').map((one) => one.textContent);
  return headings.indexOf('告诉大家现在的情况') < headings.indexOf('里面有什么');
};

test('who comes by the code in the station is asked first, who looks from afar reads first', async () => {
  const scene = Buffer.from(ONE.id.replaceAll('-', ''), 'hex').toString('base64url');
  await open();
  assert.equal(asksFirst(), false);
  await settle(program);
  await open({ open: `pages/station/station?scene=${encodeURIComponent(`s=${scene}`)}` });
  assert.equal(asksFirst(), true);
});

for (const [metres, isAsked] of [
  [120, true],
  [200, false],
])
  test(`${metres} m away, ${isAsked ? 'telling' : 'what is inside'} comes first`, async () => {
    const { latitude, longitude } = ONE;
    const position = { latitude: latitude + metres / 111_320, longitude };
    const mock = { getLocation: position, getSetting: { authSetting: {} } };
    await open({ open: 'pages/index/index', mock });
    await program.waitFor(() => program.text.includes('用我的位置'));
    await program.tap(program.byText('用我的位置'));
    await program.waitFor(() => program.$('.answer'));
    program.wx.navigateTo({ url: `/${PAGE}` });
    await program.waitFor(() => program.$$('.heading').length > 1);
    assert.equal(asksFirst(), isAsked);
  });

test('a station that is no more says so and leads back to the list', async () => {
  await open({ open: 'pages/station/station?id=0190bbbb-0000-7000-8000-000000000009' });
  await program.waitFor(() => program.text.includes('没有找到这个驿站'));
  await program.tap(program.byText('看别的驿站'));
  await program.waitFor(() => program.page.route === 'pages/index/index');
});

test('one tap tells what one found, and the state shown follows', async () => {
  let told = null;
  const routes = county([ONE], {
    'GET /v1/stations/:id': () => detail({ ...ONE, report: told }),
    'PUT /v1/stations/:id/tap': mine(({ body }) => {
      told = { finding: body.finding, told_at: new Date().toISOString() };
      return { state: 'open', report: told, sentence: '已收到，谢谢' };
    }),
  });
  await open({ routes, storage: TOKEN });
  await program.tap(program.byText('锁着门'));
  await program.waitFor(() => program.text.includes('已收到，谢谢'));
  assert.deepEqual(sent('PUT', `/v1/stations/${ONE.id}/tap`)[0].body, { finding: 'locked' });
  assert.match(program.$('wx-state-line').textContent, /\d\d:\d\d 有人反映关门/);
});

test('设施坏了 asks which, and never for one that is not there', async () => {
  const tap = mine({ state: 'open', report: null, sentence: '已收到，谢谢' });
  await open({ routes: county([ONE], { 'PUT /v1/stations/:id/tap': tap }), storage: TOKEN });
  await program.tap(program.byText('设施坏了'));
  const choices = program.$$('.sh-body .chip');
  assert.deepEqual(
    choices.map((one) => one.textContent),
    ['微波炉', '卫生间'],
  );
  await program.tap(choices[0]);
  await program.waitFor(() => program.text.includes('已收到，谢谢'));
  const [{ body }] = sent('PUT', `/v1/stations/${ONE.id}/tap`);
  assert.deepEqual(body, { finding: 'out_of_order', facility: 'microwave' });
});

test('too many taps are refused in the service’s words', async () => {
  const refusal = answer(429, { code: 'tap_too_often', detail: '您刚说过，过一会儿再说' });
  await open({ routes: county([ONE], { 'PUT /v1/stations/:id/tap': refusal }), storage: TOKEN });
  await program.tap(program.byText('开着'));
  await program.waitFor(() =>
    program.calls.some(([name, o]) => name === 'showToast' && o.title === '您刚说过，过一会儿再说'),
  );
});

test('logged out, the login comes first and what was wanted right after it', async () => {
  const tap = mine({ state: 'open', report: null, sentence: '已收到，谢谢' });
  await open({ routes: county([ONE], { 'PUT /v1/stations/:id/tap': tap }) });
  await program.tap(program.byText('没有水'));
  assert.equal(sent('PUT', `/v1/stations/${ONE.id}/tap`).length, 0);
  await program.tap(program.byText('同意并微信登录'));
  await program.waitFor(() => program.text.includes('已收到，谢谢'));
  assert.deepEqual(sent('PUT', `/v1/stations/${ONE.id}/tap`)[0].body, { finding: 'no_water' });
});

test('the star shows at once, and goes back when the service refuses', async () => {
  const full = answer(409, { code: 'too_many_favourites', detail: '收藏已满' });
  await open({ routes: county([ONE], { 'PUT /v1/me/favourites/:id': full }), storage: TOKEN });
  const star = program.byText('收藏');
  await program.tap(star);
  await program.waitFor(() =>
    program.calls.some(([name, o]) => name === 'showToast' && o.title === '收藏已满'),
  );
  assert.ok(program.byText('收藏'));
});

test('without a signal the station of the copy is shown with its age', async () => {
  const routes = county([ONE]);
  program = await bootPreview({ routes });
  await program.waitFor(() => program.requests.some((one) => one.path === '/v1/stations/changes'));
  await program.tick(60);
  routes['GET /v1/stations/:id'] = null;
  program.window.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
  program.wx.navigateTo({ url: `/${PAGE}` });
  await program.waitFor(() => program.text.includes('没有网络，更新于'));
  assert.match(program.text, /1号驿站/);
});

const VERIFY = `/v1/regions/141128/stations/${ONE.id}/verify`;
const roleOf = (role, scope_id) => [{ region_code: '141128', role, scope_id }];

test('who looks after the station can say that all of it is true', async () => {
  const routes = county([ONE], {
    'GET /v1/me': mine({ ...ME, roles: roleOf('keeper', ONE.id) }),
    [`POST ${VERIFY}`]: mine(detail({ ...ONE, verified_at: new Date().toISOString() })),
  });
  await open({ routes, storage: TOKEN });
  await program.waitFor(() => program.text.includes('都对，确认过'));
  await program.tap(program.byText('都对，确认过'));
  await program.waitFor(() => program.text.includes('今天确认过'));
  assert.match(program.text, /记下了，谢谢/);
});

test('whose station it is depends on the role and its scope', async () => {
  const { looksAfter } = await load('services/tasks.ts');
  const one = detail(ONE, { community_id: 'c1' });
  const cases = [
    [roleOf('keeper', ONE.id), true],
    [roleOf('keeper', 'another'), false],
    [roleOf('community_staff', 'c1'), true],
    [roleOf('town_staff', TOWN.id), true],
    [roleOf('town_staff', null), false],
    [roleOf('region_admin', null), true],
    [roleOf('organiser', ONE.id), false],
    [[{ region_code: '140000', role: 'region_admin', scope_id: null }], false],
    [[], false],
  ];
  for (const [roles, wanted] of cases)
    assert.equal(looksAfter({ ...ME, roles }, one), wanted, JSON.stringify(roles));
});
