// Pages: the stack of ten, tabs that stay alive, addresses, life cycle.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bootSample, settle } from './sample.mjs';

const routes = (program) => Array.from(program.window.getCurrentPages(), (page) => page.route);

test('a deep link opens its page with its query and a home button', async () => {
  const program = await bootSample({ open: 'pages/detail/detail?id=7', search: 'scene=abc' });
  assert.deepEqual(routes(program), ['pages/detail/detail']);
  assert.deepEqual({ ...program.page.options }, { id: '7', scene: 'abc' });
  assert.equal(program.window.getApp().launch.scene, 1047);
  assert.ok(!program.window.document.querySelector('[aria-label="返回首页"]').hidden);
});

test('an unknown page is an error and the first page opens', async () => {
  const program = await bootSample({ open: 'pages/nowhere/nowhere' });
  assert.deepEqual(routes(program), ['pages/form/form']);
  assert.match(program.errors[0], /pages\/nowhere\/nowhere" is not found/);
});

test('ten pages are open at most, and the eleventh is refused', async () => {
  const program = await bootSample();
  for (let at = 1; at < 10; at++) {
    const opened = await settle(program.wx, 'navigateTo', { url: `/pages/detail/detail?id=${at}` });
    assert.ok(opened.isSuccess);
  }
  const refused = await settle(program.wx, 'navigateTo', { url: '/pages/detail/detail' });
  assert.equal(refused.errMsg, 'navigateTo:fail webview count limit exceed');
  assert.equal(routes(program).length, 10);
});

test('navigateTo refuses a tab and switchTab refuses a page and a query', async () => {
  const { wx } = await bootSample();
  const ended = async (name, url) => (await settle(wx, name, { url })).errMsg;
  assert.match(await ended('navigateTo', '/pages/map/map'), /can not navigateTo a tabbar page/);
  assert.match(await ended('redirectTo', '/pages/map/map'), /can not redirectTo a tabbar page/);
  assert.match(await ended('switchTab', '/pages/detail/detail'), /no-tabBar page/);
  assert.match(await ended('switchTab', '/pages/map/map?a=1'), /takes no query/);
});

test('a tab page keeps its state while another tab is shown', async () => {
  const program = await bootSample();
  const form = program.page;
  form.setData({ sort: '1' });
  await settle(program.wx, 'switchTab', { url: '/pages/map/map' });
  assert.deepEqual(routes(program), ['pages/map/map']);
  await settle(program.wx, 'navigateTo', { url: '/pages/detail/detail' });
  await settle(program.wx, 'switchTab', { url: '/pages/form/form' });
  assert.equal(program.page, form);
  assert.equal(program.page.data.sort, '1');
  assert.equal(program.page.shown, 2);
  assert.equal(program.window.getApp().unloaded, 1, 'the page above the tab is gone');
});

test('a tapped tab tells its page which it was', async () => {
  const program = await bootSample();
  program.window.document.querySelectorAll('#tabs [role=tab]')[1].click();
  assert.deepEqual(
    { ...program.page.tapped },
    { index: '1', pagePath: 'pages/map/map', text: '地图' },
  );
});

test('going back closes pages, and on the first page it fails', async () => {
  const program = await bootSample();
  await settle(program.wx, 'navigateTo', { url: '../detail/detail?id=1' });
  await settle(program.wx, 'navigateTo', { url: '/pages/list/list' });
  await settle(program.wx, 'navigateBack', { delta: 5 });
  assert.deepEqual(routes(program), ['pages/form/form']);
  assert.equal((await settle(program.wx, 'navigateBack')).isSuccess, false);
});

test('a page hears the one that opened it through the event channel', async () => {
  const program = await bootSample();
  const heard = [];
  const { eventChannel } = await settle(program.wx, 'navigateTo', {
    url: '/pages/detail/detail',
    events: { chosen: (value) => heard.push(value) },
  });
  program.page.getOpenerEventChannel().emit('chosen', 5);
  eventChannel.on('asked', (value) => heard.push(value));
  program.page.getOpenerEventChannel().emit('asked', 6);
  assert.deepEqual(heard, [5, 6]);
});

test('leaving and coming back is told to the app and to the page', async () => {
  const program = await bootSample();
  const app = program.window.getApp();
  program.window.__mp.leave();
  assert.equal(app.hidden, true);
  program.window.__mp.comeBack();
  assert.equal(app.shown, 2);
  assert.equal(program.page.shown, 2);
});

test('pulling down refreshes only until the page says it is done', async () => {
  const program = await bootSample({ open: 'pages/list/list' });
  program.window.__mp.pullDown();
  program.window.__mp.pullDown();
  assert.equal(program.page.refreshed, 1);
  await settle(program.wx, 'stopPullDownRefresh');
  program.window.__mp.pullDown();
  assert.equal(program.page.refreshed, 2);
});
