// Built-in components: what they tell the page.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bootSample, settle } from './sample.mjs';

const heard = (program, name) =>
  JSON.parse(JSON.stringify(program.page.heard.filter(([one]) => one === name).map(([, x]) => x)));

const names = (program) => Array.from(program.page.heard, ([name]) => name);

test('a form submits every named field with its value', async () => {
  const program = await bootSample();
  await program.type('wx-input', '小王x');
  await program.type('wx-textarea', '门锁着');
  await program.tap(program.byText('饮水机'));
  await program.tap(program.byText('乙'));
  program.$('wx-switch input').click();
  await program.tap(program.byText('提交'));
  assert.deepEqual(heard(program, 'submit'), [
    {
      nickname: '小王', // bindinput took the x away
      words: '门锁着',
      facilities: ['water', 'microwave'],
      kind: 'b',
      anonymous: true,
      size: 30,
      day: '2026-11-22',
      hour: '08:30',
    },
  ]);
  assert.deepEqual(heard(program, 'facilities'), [['water', 'microwave']]);
  await program.tap(program.byText('重置'));
  assert.equal(program.$('wx-input input').value, '');
  assert.equal(program.$('wx-checkbox').getAttribute('aria-checked'), 'false');
});

test('pickers open wheels and give index, indexes, date and time as WeChat does', async () => {
  const program = await bootSample();
  const choose = async (picker, ...options) => {
    await program.tap(picker);
    for (const option of options) await program.tap(program.byText(option));
    await program.tap(program.byText('确定'));
  };
  await choose('.one', '名字');
  await choose('.many', '乡镇', '三');
  await choose('.day', '12月', '03日');
  await choose('.hour', '59');
  const { sort, manyValue, day, hour } = program.page.data;
  assert.deepEqual(
    { sort, manyValue, day, hour },
    {
      sort: '1',
      manyValue: '1-2',
      day: '2026-12-03',
      hour: '08:59',
    },
  );
});

test('a disabled button stays silent and a long press is no tap', async () => {
  const program = await bootSample();
  await program.tap('.off');
  const press = program.$('.press');
  const mouse = (type) =>
    press.dispatchEvent(new program.window.MouseEvent(type, { bubbles: true }));
  mouse('mousedown');
  await program.tick(400);
  mouse('mouseup');
  assert.deepEqual(names(program), ['press']);
  await program.tap(press);
  assert.deepEqual(names(program), ['press', 'tap']);
});

test('the phone number is given as a code for the demo service, or refused', async () => {
  const program = await bootSample();
  await program.tap('.phone');
  await program.tap(program.byText('不允许'));
  await program.tap('.phone');
  await program.tap(program.byText('允许'));
  const [refused, given] = heard(program, 'phone');
  assert.equal(refused.errMsg, 'getPhoneNumber:fail user deny');
  assert.match(given.code, /^demo-phone:138\d{8}:\w+$/);
});

test('a share button asks the page what to send', async () => {
  const program = await bootSample();
  await program.tap('.share');
  const [, card] = program.calls.find(([name]) => name === 'share');
  assert.deepEqual({ ...card }, { title: '样例', path: '/pages/form/form', imageUrl: '' });
});

test('a component counts, tells its parent, and hears that it is ready', async () => {
  const program = await bootSample();
  const counter = program.page.selectComponent('#counter');
  assert.equal(counter.isReady, true);
  await program.tap(program.byText('5'));
  assert.deepEqual(heard(program, 'count'), [6]);
});

test('a map tells of markers, callouts and taps, and its context moves it', async () => {
  const program = await bootSample({ open: 'pages/map/map' });
  program.$('[aria-label="标记 2"]').click();
  await program.tick();
  assert.deepEqual(heard(program, 'marker'), [2]);
  program.byText('点开才见').click();
  assert.deepEqual(heard(program, 'callout'), [2]);
  await program.tap('wx-map');
  const [tap] = heard(program, 'tap');
  assert.ok(Math.abs(tap.latitude - 37.89) < 0.1, JSON.stringify(tap));
  const map = program.wx.createMapContext('map');
  const points = [
    { latitude: 37.8, longitude: 111.1 },
    { latitude: 37.9, longitude: 111.3 },
  ];
  await settle(map, 'includePoints', { points, padding: [20, 20, 20, 20] });
  const { southwest, northeast } = await settle(map, 'getRegion');
  assert.ok(southwest.latitude < 37.8 && northeast.latitude > 37.9);
  assert.ok(southwest.longitude < 111.1 && northeast.longitude > 111.3);
  const centre = await settle(map, 'getCenterLocation');
  assert.ok(Math.abs(centre.longitude - 111.2) < 1e-6);
});

test('rich text keeps trusted tags and drops what could act', async () => {
  const program = await bootSample();
  assert.equal(program.$('wx-rich-text').innerHTML, '<p>好<b>字</b><img></p>');
});

test('page-meta sets the size of rem, and badges stand at the tabs', async () => {
  const program = await bootSample({ open: 'pages/detail/detail' });
  assert.equal(program.window.document.documentElement.style.fontSize, '20px');
  await settle(program.wx, 'setTabBarBadge', { index: 1, text: '3' });
  assert.equal(program.window.document.querySelector('.badge').textContent, '3');
  await settle(program.wx, 'removeTabBarBadge', { index: 1 });
  assert.equal(program.window.document.querySelector('.badge'), null);
});
