// 驿站: the first page, in each of its states.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';

import { answer, bootPreview } from '../host/testing.mjs';
import { county, HOUR, PLACE, settle, station, TOWN } from './world.mjs';

let program;
afterEach(() => settle(program));

const OPEN = station(2);
const SHUT = station(1, {
  state: 'closed',
  closes_at: null,
  opens_at: new Date(Date.now() + 24 * HOUR).toISOString(),
});
const STATIONS = [SHUT, OPEN];
const HERE = { getLocation: PLACE, getSetting: { authSetting: {} } };

const denied = Promise.reject(new Error('auth deny'));
denied.catch(() => undefined);

/** As on the next start of a phone that has allowed the position before. */
const openAllowed = async (options) => {
  await open(options);
  program.mock.getSetting = { authSetting: { 'scope.userLocation': true } };
  program.wx.reLaunch({ url: '/pages/index/index' });
  await program.waitFor(() => program.$('.answer'));
};

const open = async (options) => {
  program = await bootPreview({ mock: HERE, routes: county(STATIONS), ...options });
  await program.waitFor(() => !program.text.includes('正在加载') && program.$('.page'));
  return program;
};
const asked = (path) => program.requests.filter((one) => one.path === path);
const located = () => program.calls.filter(([name]) => name === 'getLocation').length;

test('the first visit asks for no position and lists the stations by town', async () => {
  await open();
  await program.waitFor(() => program.text.includes('2号驿站'));
  assert.equal(located(), 0);
  assert.match(program.text, /找离您最近的驿站/);
  assert.deepEqual(
    program.$$('.section').map((one) => one.textContent),
    [TOWN.name],
  );
  assert.equal(program.$$('wx-station-row').length, 2);
});

test('a tap finds the nearest open station, with distance, walk, closing time and facilities', async () => {
  await open();
  await program.waitFor(() => program.text.includes('用我的位置'));
  await program.tap(program.byText('用我的位置'));
  await program.waitFor(() => program.$('.answer'));
  const card = program.$('.answer').textContent;
  assert.match(
    card,
    /最近的开放驿站.*2号驿站.*700米走路 10 分钟.*还有 42 分钟关门.*微波炉.*去这里/s,
  );
  assert.equal(asked('/v1/stations/nearby')[0].query.get('latitude'), '37.890000');
});

test('去这里 opens the map at the answer', async () => {
  await open({ mock: { ...HERE, openLocation: {} } });
  await program.waitFor(() => program.text.includes('用我的位置'));
  await program.tap(program.byText('用我的位置'));
  await program.waitFor(() => program.$('.answer'));
  await program.tap('.answer wx-button');
  const [, to] = program.calls.find(([name]) => name === 'openLocation');
  assert.deepEqual(
    [to.name, to.latitude, to.longitude],
    ['2号驿站', OPEN.latitude, OPEN.longitude],
  );
});

test('who allowed the position before has the answer at once, without a tap', async () => {
  await openAllowed();
  assert.equal(located(), 1);
});

test('a refused position leads to choosing a place, and the list stays', async () => {
  await open({
    mock: {
      ...HERE,
      getLocation: () => denied,
      chooseLocation: { ...PLACE, name: '武当社区', address: '' },
    },
  });
  await program.waitFor(() => program.text.includes('用我的位置'));
  await program.tap(program.byText('用我的位置'));
  await program.waitFor(() => program.text.includes('没有得到定位的许可'));
  assert.match(program.text, /1号驿站/);
  await program.tap(program.byText('选择地点'));
  await program.waitFor(() => program.$('.answer'));
  assert.match(program.$('.place').textContent, /武当社区附近/);
});

test('a county without getLocation is never asked for it', async () => {
  const routes = county(STATIONS);
  routes['GET /v1/vocabulary'] = { ...routes['GET /v1/vocabulary'], get_location: false };
  await open({ routes });
  await program.waitFor(() => program.text.includes('选择地点'));
  assert.doesNotMatch(program.text, /用我的位置/);
});

test('filters are sent to the service, each facility by its code', async () => {
  await openAllowed();
  await program.tap(program.byText('微波炉'));
  await program.tap(program.byText('现在开着'));
  await program.waitFor(() => asked('/v1/stations/nearby').length === 3);
  const { query } = asked('/v1/stations/nearby').at(-1);
  assert.deepEqual([query.getAll('facilities'), query.get('open_now')], [['microwave'], 'true']);
});

test('a search that finds nothing says so and can be cleared', async () => {
  const all = county(STATIONS)['GET /v1/stations'];
  const none = { items: [], next_cursor: null };
  await open({
    routes: county(STATIONS, { 'GET /v1/stations': ({ query }) => (query.get('q') ? none : all) }),
  });
  await program.waitFor(() => program.$('.seek'));
  await program.type('.seek wx-input', '没有');
  program.page.onSearch({ detail: { value: '没有' } });
  await program.waitFor(() => program.text.includes('没有找到这样的驿站'));
  await program.tap(program.byText('清除条件'));
  await program.waitFor(() => program.text.includes('2号驿站'));
});

test('without network the last copy is shown, with its age and today’s states', async () => {
  let isOffline = false;
  const line = (reply) => (request) => {
    if (isOffline) throw new TypeError('Failed to fetch');
    return typeof reply === 'function' ? reply(request) : reply;
  };
  const routes = Object.fromEntries(
    Object.entries(county(STATIONS)).map(([key, reply]) => [key, line(reply)]),
  );
  await open({ routes });
  await program.waitFor(() => asked('/v1/stations/changes').length);
  await program.tick(60);
  isOffline = true;
  await program.page.load();
  await program.waitFor(() => program.text.includes('没有网络，更新于'));
  // Both are open all day by the hours in the copy, whatever the service said before.
  assert.equal(program.text.match(/全天开放/g).length, 2);
  assert.equal(program.$$('wx-map').length, 0);
  isOffline = false;
  await program.tap(program.byText('再试一次'));
  await program.waitFor(() => !program.text.includes('没有网络'));
});

test('without network and without a copy the page says so and tries again', async () => {
  let isDown = true;
  const unwell = answer(503, { code: 'unavailable', detail: '服务正在维护' });
  const routes = county(STATIONS);
  const words = routes['GET /v1/vocabulary'];
  routes['GET /v1/vocabulary'] = () => (isDown ? unwell : words);
  await open({ routes });
  await program.waitFor(() => program.text.includes('没有拿到驿站'));
  assert.match(program.text, /服务正在维护/);
  isDown = false;
  await program.tap(program.byText('再试一次'));
  await program.waitFor(() => program.text.includes('2号驿站'));
});

test('a row opens its station, and a marker does too', async () => {
  await open();
  await program.waitFor(() => program.$('.sr-row'));
  program.page.onMarker({ detail: { markerId: 1 } });
  await program.waitFor(() => program.page.route === 'pages/station/station');
  assert.equal(program.page.options.id, OPEN.id);
});

test('without a position 现在开着 is looked for page by page until there is a screen of it', async () => {
  const shut = Array.from({ length: 9 }, (_, index) => ({ ...SHUT, id: `${SHUT.id}-${index}` }));
  const pages = { '': [shut, '1'], 1: [shut, '2'], 2: [[OPEN], null] };
  const list = ({ query }) => {
    const [items, next] = pages[query.get('cursor') ?? ''];
    return { items, next_cursor: next };
  };
  await open({ routes: county(STATIONS, { 'GET /v1/stations': list }) });
  await program.waitFor(() => program.$('.chips.one'));
  await program.tap(program.byText('现在开着'));
  await program.waitFor(() => program.text.includes('2号驿站'));
  assert.equal(program.$$('wx-station-row').length, 1);
});

test('a list with nothing open in its first thousand says that it goes on', async () => {
  let asked = 0;
  const list = () => ({
    items: [{ ...SHUT, id: `${SHUT.id}-${(asked += 1)}` }],
    next_cursor: 'on',
  });
  await open({ routes: county(STATIONS, { 'GET /v1/stations': list }) });
  await program.waitFor(() => program.$('.chips.one'));
  await program.tap(program.byText('现在开着'));
  await program.waitFor(() => program.text.includes('接着找'));
  const before = asked;
  await program.tap(program.byText('接着找'));
  await program.waitFor(() => asked > before);
});

test('the copy is one region’s, and is fetched anew for another', async () => {
  const routes = county(STATIONS);
  await open({ routes });
  const changes = () => asked('/v1/stations/changes').map((one) => [...one.query.values()]);
  await program.waitFor(() => changes().length === 1);
  assert.deepEqual(changes()[0].slice(0, 2), ['141128', '200']);
  const head = program.wx.getStorageSync('stations@1');
  assert.deepEqual([head.region, head.since], ['141128', 'since-1']);
  program.wx.setStorageSync('stations@1', { ...head, region: '140000' });
  await program.page.load();
  await program.waitFor(() => changes().length === 2);
  assert.ok(!changes()[1].includes('since-1'));
});

test('a phone without room keeps the nearest, and says so once', async () => {
  const many = Array.from({ length: 8 }, (_, index) => station(index + 1));
  const full = (options) => {
    const list = options?.data;
    if (Array.isArray(list) && list.length > 2) throw new Error('exceed max size');
  };
  await open({ routes: county(many), mock: { ...HERE } });
  await program.waitFor(() => asked('/v1/stations/changes').length);
  await program.tick(60);
  const keep = program.wx.setStorageSync;
  program.wx.setStorageSync = (key, data) => {
    full({ data });
    keep(key, data);
  };
  const told = () =>
    program.calls.filter(([name, o]) => name === 'showToast' && /存储不够/.test(o.title)).length;
  for (let round = 0; round < 2; round += 1) {
    program.wx.removeStorageSync('stations@1');
    await program.page.keepCopy();
  }
  assert.equal(told(), 1);
  const names = program.wx.getStorageSync('stations@1#0').map((one) => one.name);
  assert.equal(names.join(), '1号驿站,2号驿站');
});
