// wx.request and its family, as strict as WeChat's.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ORIGIN, answer } from '../testing.mjs';
import { bootSample, settle } from './sample.mjs';

const url = ORIGIN + '/v1/things';

test('a request gives a task and no promise, and succeeds for every status', async () => {
  const { wx } = await bootSample({ routes: { 'GET /v1/things': answer(503, { code: 'down' }) } });
  const task = wx.request({ url });
  assert.equal(typeof task.then, 'undefined');
  assert.equal(typeof task.abort, 'function');
  const result = await settle(wx, 'request', { url });
  assert.equal(result.isSuccess, true);
  assert.equal(result.statusCode, 503);
  assert.deepEqual({ ...result.data }, { code: 'down' });
});

test('data goes into the query of a GET and into the body of a POST', async () => {
  const program = await bootSample({ routes: { 'GET /v1/things': {}, 'POST /v1/things': {} } });
  await settle(program.wx, 'request', { url: url + '?a=1', data: { 词: '水', n: 2 } });
  await settle(program.wx, 'request', { url, method: 'POST', data: { n: 2 } });
  const [get, post] = program.requests;
  assert.deepEqual(Object.fromEntries(get.query), { a: '1', 词: '水', n: '2' });
  assert.deepEqual(post.body, { n: 2 });
  assert.equal(post.headers['content-type'], 'application/json');
});

test('PATCH, a relative address and a foreign plain-http host are refused', async () => {
  const program = await bootSample();
  const fails = async (options) => (await settle(program.wx, 'request', options)).errMsg;
  assert.match(await fails({ url, method: 'PATCH' }), /invalid method/);
  assert.match(await fails({ url: '/v1/things' }), /invalid url/);
  assert.match(await fails({ url: 'http://example.com/' }), /not in domain list/);
  assert.equal(program.requests.length, 0);
});

test('ten requests run at once and the eleventh waits for one to end', async () => {
  const release = [];
  const hold = () => new Promise((resolve) => release.push(() => resolve({})));
  const program = await bootSample({ routes: { 'GET /v1/things': hold } });
  for (let at = 0; at < 11; at++) program.wx.request({ url, timeout: 5000 });
  await program.tick();
  assert.equal(program.requests.length, 10);
  release[0]();
  await program.tick();
  assert.equal(program.requests.length, 11);
});

test('a request ends after the time limit of app.json, and at abort', async () => {
  const slow = () => new Promise((resolve) => setTimeout(() => resolve({}), 400));
  const { wx } = await bootSample({ routes: { 'GET /v1/things': slow } });
  const timedOut = await settle(wx, 'request', { url });
  assert.deepEqual([timedOut.errMsg, timedOut.errno], ['request:fail timeout', 5]);
  const aborted = await new Promise((fail) => wx.request({ url, timeout: 5000, fail }).abort());
  assert.equal(aborted.errMsg, 'request:fail abort');
});

test('without a signal requests fail and the change is announced', async () => {
  const { wx, window } = await bootSample();
  const heard = [];
  wx.onNetworkStatusChange((status) => heard.push(status.isConnected));
  window.__mp.setOffline(true);
  const result = await settle(wx, 'request', { url });
  assert.deepEqual([result.isSuccess, result.errno], [false, 600001]);
  assert.equal((await settle(wx, 'getNetworkType')).networkType, 'none');
  window.__mp.setOffline(false);
  assert.deepEqual(heard, [false, true]);
});

test('an upload takes a temporary file and answers with text', async () => {
  const program = await bootSample({ routes: { 'POST /v1/me/photos': answer(201, { id: 'p' }) } });
  const { wx, window } = program;
  const blob = new window.Blob(['jpeg'], { type: 'image/jpeg' });
  await settle(wx.getFileSystemManager(), 'writeFile', {
    filePath: 'http://tmp/a.jpg',
    data: blob,
  });
  const upload = { url: ORIGIN + '/v1/me/photos', name: 'file' };
  const done = await settle(wx, 'uploadFile', { ...upload, filePath: 'http://tmp/a.jpg' });
  assert.equal(done.data, '{"id":"p"}');
  assert.equal(program.requests[0].body.get('file').name, 'a.jpg');
  const gone = await settle(wx, 'uploadFile', { ...upload, filePath: 'http://tmp/gone.jpg' });
  assert.match(gone.errMsg, /file not found/);
});
