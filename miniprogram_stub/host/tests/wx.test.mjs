// The other wx.* calls: storage limits, permissions, refusals, what is missing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toGcj02 } from '../wx/gcj02.js';
import { bootSample, settle } from './sample.mjs';

const MEGABYTE = 1024 * 1024;

test('storage gives an empty text for a missing key and keeps what JSON can carry', async () => {
  const { wx } = await bootSample({ storage: { token: 't' } });
  assert.equal(wx.getStorageSync('token'), 't');
  assert.equal(wx.getStorageSync('nothing'), '');
  wx.setStorageSync('list', [{ a: 1 }]);
  assert.equal(JSON.stringify(wx.getStorageSync('list')), '[{"a":1}]');
  assert.throws(() => wx.setStorageSync('bad', { f() {} }), /function/);
  assert.throws(() => wx.setStorageSync('bad', undefined), /undefined/);
  assert.equal(
    (await settle(wx, 'getStorage', { key: 'nothing' })).errMsg,
    'getStorage:fail data not found',
  );
});

test('one key holds one megabyte and all keys ten', async () => {
  const { wx } = await bootSample();
  assert.throws(() => wx.setStorageSync('big', 'x'.repeat(MEGABYTE)), /1MB/);
  assert.throws(() => {
    for (let at = 0; at < 11; at++) wx.setStorageSync('part' + at, 'x'.repeat(MEGABYTE - 100));
  }, /10MB/);
});

test('two people in one browser have two phones', async () => {
  const program = await bootSample({ user: 'xiaoli', storage: { token: 'hers' } });
  program.window.localStorage.setItem('nuanxin-preview:xiaowang:storage:token', '{"data":"his"}');
  assert.equal(program.wx.getStorageSync('token'), 'hers');
  assert.match((await settle(program.wx, 'login')).code, /^demo:xiaoli:\w{8,}$/);
});

test('a call without callbacks gives a promise, one with callbacks gives nothing', async () => {
  const { wx } = await bootSample();
  assert.equal(wx.login({ success() {} }), undefined);
  assert.match((await wx.login()).code, /^demo:xiaowang:/);
  await assert.rejects(wx.getStorage({ key: 'no' }), { errMsg: 'getStorage:fail data not found' });
});

test('what is not implemented is a loud error', async () => {
  const program = await bootSample();
  assert.equal(program.wx.requestPayment, undefined);
  assert.match(program.errors.at(-1), /wx\.requestPayment is not implemented/);
});

test('an undeclared location call is refused with 112', async () => {
  const { wx } = await bootSample();
  const result = await settle(wx, 'getFuzzyLocation');
  assert.deepEqual([result.isSuccess, result.errno], [false, 112]);
});

test('personal data waits for the privacy guideline, and a refusal is told as 104', async () => {
  const program = await bootSample({ isPrivacyAgreed: false, search: 'at=37.89,111.24' });
  const asking = settle(program.wx, 'getLocation', { type: 'gcj02' });
  await program.tick();
  await program.tap(program.byText('拒绝'));
  assert.equal((await asking).errno, 104);
});

test('a location refused once is not asked for again', async () => {
  const program = await bootSample({ search: 'at=37.89,111.24' });
  const asking = settle(program.wx, 'getLocation', { type: 'gcj02' });
  await program.tick();
  assert.match(
    program.window.document.querySelector('#overlays').textContent,
    /用来找离您最近的驿站/,
  );
  await program.tap(program.byText('拒绝'));
  assert.equal((await asking).errMsg, 'getLocation:fail auth deny');
  assert.equal((await settle(program.wx, 'getLocation')).errMsg, 'getLocation:fail auth deny');
  const { authSetting } = await settle(program.wx, 'getSetting');
  assert.equal(authSetting['scope.userLocation'], false);
});

test('a place can be chosen by name, and called off', async () => {
  const program = await bootSample();
  const choosing = settle(program.wx, 'chooseLocation');
  await program.tick();
  await program.tap(program.byText('惠民超市').closest('li'));
  await program.tap(program.byText('确定'));
  const chosen = await choosing;
  assert.deepEqual([chosen.name, chosen.latitude], ['惠民超市', 37.8903]);
  const calledOff = settle(program.wx, 'chooseLocation');
  await program.tick();
  await program.tap(program.byText('取消'));
  assert.equal((await calledOff).errMsg, 'chooseLocation:fail cancel');
});

test('a message subscription is only possible inside a tap', async () => {
  const program = await bootSample({ open: 'pages/detail/detail' });
  const outside = await settle(program.wx, 'requestSubscribeMessage', { tmplIds: ['T'] });
  assert.match(outside.errMsg, /can only be invoked by user TAP gesture/);
  await program.tap(program.byText('订阅'));
  await program.tap(program.byText('允许'));
  assert.equal(program.page.subscribed.TEMPLATE, 'accept');
});

test('setData drops what cannot travel and refuses more than 1024 kB', async () => {
  const program = await bootSample();
  program.page.setData({ sort: 'kept', gone: undefined, call() {} });
  assert.equal(program.page.data.sort, 'kept');
  assert.ok(!('call' in program.page.data));
  assert.equal(program.window.__mp.warnings.length, 2);
  program.page.setData({ sort: 'x'.repeat(MEGABYTE + 1) });
  assert.equal(program.page.data.sort, 'kept');
  assert.match(program.errors.at(-1), /exceeds 1024 kB/);
});

test('a dialog and a list of actions say what was chosen', async () => {
  const program = await bootSample();
  const dialog = settle(program.wx, 'showModal', { title: '确定？', confirmText: '注销' });
  await program.tick();
  await program.tap(program.byText('注销'));
  assert.equal((await dialog).confirm, true);
  const actions = settle(program.wx, 'showActionSheet', { itemList: ['甲', '丙'] });
  await program.tick();
  await program.tap(program.byText('丙'));
  assert.equal((await actions).tapIndex, 1);
  const tooMany = { itemList: ['1', '2', '3', '4', '5', '6', '7'] };
  assert.equal((await settle(program.wx, 'showActionSheet', tooMany)).isSuccess, false);
});

test('WGS-84 becomes GCJ-02 inside China and stays as it is outside', () => {
  const { latitude, longitude } = toGcj02({ latitude: 39.90734, longitude: 116.39089 });
  assert.ok(Math.abs(latitude - 39.908744) < 2e-5, String(latitude));
  assert.ok(Math.abs(longitude - 116.397132) < 2e-5, String(longitude));
  assert.deepEqual(toGcj02({ latitude: 52, longitude: 5 }), { latitude: 52, longitude: 5 });
});
