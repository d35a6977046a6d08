// Every call of the service, over a `wx` that answers as the real one does.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

import { load } from './load.mjs';

const TOKEN = 'token@1';
let http, stored, sent, logins, answer;

function respond(options) {
  const one = answer(options, sent.length);
  setTimeout(() => {
    if (one.fail) options.fail({ errMsg: `request:fail ${one.fail}` });
    else options.success({ statusCode: 200, data: {}, header: {}, ...one });
  }, 1);
}

beforeEach(async () => {
  stored = new Map();
  sent = [];
  logins = 0;
  answer = () => ({});
  globalThis.wx = {
    getExtConfigSync: () => ({ apiBase: 'https://api.test/' }),
    getStorageSync: (key) => stored.get(key) ?? '',
    setStorageSync: (key, value) => stored.set(key, value),
    removeStorageSync: (key) => stored.delete(key),
    getDeviceInfo: () => ({ brand: 'HUAWEI', model: 'nova 9' }),
    login: ({ success }) => setTimeout(() => success({ code: `code-${(logins += 1)}` }), 1),
    request: (options) => {
      sent.push(options);
      respond(options);
    },
  };
  http = await load('core/http.ts'); // fresh: no login under way, no base remembered
});

const isLogin = ({ url }) => url.endsWith('/v1/auth/wechat');
const loginAnswer = (n) => ({ data: { token: `fresh-${n}`, account: {} } });

test('an answer in the two hundreds is its body, and lists in a query repeat their name', async () => {
  answer = () => ({ statusCode: 201, data: { id: 7 } });
  const query = { kinds: ['a', 'b'], q: '水 站', none: undefined, empty: '' };
  assert.deepEqual(await http.request({ path: '/v1/x', query }), { id: 7 });
  assert.equal(sent[0].url, 'https://api.test/v1/x?kinds=a&kinds=b&q=%E6%B0%B4%20%E7%AB%99');
  assert.equal(sent[0].timeout, 10_000);
  assert.equal(sent[0].header.Authorization, undefined);
});

test('every other status rejects with code, sentence, status and how long to wait', async () => {
  answer = () => ({
    statusCode: 429,
    data: { code: 'tap_too_often', detail: '过一会儿再说' },
    header: { 'Retry-After': '60' },
  });
  await assert.rejects(http.request({ path: '/v1/x' }), {
    code: 'tap_too_often',
    message: '过一会儿再说',
    status: 429,
    retryAfter: 60,
  });
  answer = () => ({ statusCode: 502, data: '<html>' });
  await assert.rejects(http.request({ path: '/v1/x' }), {
    code: 'http_502',
    message: '服务暂时不可用，请稍后再试',
    status: 502,
    retryAfter: null,
  });
  answer = () => ({ statusCode: 304 });
  await assert.rejects(http.request({ path: '/v1/x' }), { code: 'http_304' });
});

test('no network and a slow one are told apart', async () => {
  answer = () => ({ fail: 'net::ERR_INTERNET_DISCONNECTED' });
  await assert.rejects(http.request({ path: '/v1/x' }), { code: 'offline', status: 0 });
  answer = () => ({ fail: 'timeout' });
  await assert.rejects(http.request({ path: '/v1/x' }), { code: 'timeout', status: 0 });
});

test('without a login nothing is sent in one’s name, and nobody is logged in unasked', async () => {
  await assert.rejects(http.request({ path: '/v1/me', asMe: true }), { code: 'not_logged_in' });
  assert.equal(sent.length, 0);
  assert.equal(logins, 0);
});

test('a 401 logs in once and repeats once', async () => {
  stored.set(TOKEN, 'old');
  answer = (one) => {
    if (isLogin(one)) return loginAnswer(1);
    return one.header.Authorization === 'Bearer old' ? { statusCode: 401 } : { data: 'mine' };
  };
  assert.equal(await http.request({ path: '/v1/me', asMe: true }), 'mine');
  assert.deepEqual(
    sent.map((one) => one.url.slice(16)),
    ['/v1/me', '/v1/auth/wechat', '/v1/me'],
  );
  assert.equal(stored.get(TOKEN), 'fresh-1');
});

test('a second 401 is final', async () => {
  stored.set(TOKEN, 'old');
  answer = (one) =>
    isLogin(one)
      ? loginAnswer(1)
      : { statusCode: 401, data: { code: 'token_invalid', detail: '请重新登录' } };
  await assert.rejects(http.request({ path: '/v1/me', asMe: true }), {
    code: 'token_invalid',
    status: 401,
  });
  assert.equal(sent.length, 3);
});

test('five calls that meet a 401 at once share one login', async () => {
  stored.set(TOKEN, 'old');
  answer = (one) => {
    if (isLogin(one)) return loginAnswer(1);
    return one.header.Authorization === 'Bearer old' ? { statusCode: 401 } : { data: one.url };
  };
  const paths = ['/a', '/b', '/c', '/d', '/e'];
  const found = await Promise.all(paths.map((path) => http.request({ path, asMe: true })));
  assert.deepEqual(
    found,
    paths.map((path) => `https://api.test${path}`),
  );
  assert.equal(logins, 1);
});

test('a 401 of a call that left before the new login does not throw the new token away', async () => {
  stored.set(TOKEN, 'old');
  answer = (one) => {
    if (one.header.Authorization !== 'Bearer old') return { data: 'mine' };
    stored.set(TOKEN, 'newer'); // somebody else has logged in meanwhile
    return { statusCode: 401 };
  };
  assert.equal(await http.request({ path: '/v1/me', asMe: true }), 'mine');
  assert.equal(logins, 0);
  assert.equal(stored.get(TOKEN), 'newer');
});

test('a form carries its key, and two forms have two', async () => {
  const idempotencyKey = http.newKey();
  await http.request({ method: 'POST', path: '/v1/x', data: {}, idempotencyKey });
  assert.equal(sent[0].header['Idempotency-Key'], idempotencyKey);
  assert.match(idempotencyKey, /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  assert.notEqual(http.newKey(), idempotencyKey);
});

test('a picture that is put goes as one multipart part named file', async () => {
  stored.set(TOKEN, 'mine');
  const picture = Uint8Array.from([0xff, 0xd8, 0, 1, 2]);
  wx.getFileSystemManager = () => ({
    readFile: ({ success }) => success({ data: picture.buffer }),
  });
  await http.putFile('/v1/me/avatar', 'http://tmp/a.jpg');
  const { method, data, header } = sent[0];
  const form = await new Response(data, {
    headers: { 'content-type': header['content-type'] },
  }).formData();
  assert.equal(method, 'PUT');
  assert.deepEqual(new Uint8Array(await form.get('file').arrayBuffer()), picture);
});
