// 隐私说明: consent is given to the text that was shown, never to another.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { afterEach, test } from 'node:test';

import { bootPreview } from '../host/testing.mjs';
import { load } from './load.mjs';
import { county, ME, mine, settle, TOKEN, WORDS } from './world.mjs';

let program;
afterEach(async () => {
  if (program) await settle(program);
  program = null;
});

const NEWER = { ...WORDS, privacy_version: '2027-01-01' };
const modals = () => program.calls.filter(([name]) => name === 'showModal');

test('the version of the text is the one that the service asks for', async () => {
  const { PRIVACY_VERSION } = await load('pages/privacy/text.ts');
  const settings = fs.readFileSync(new URL('../../app/settings.py', import.meta.url), 'utf8');
  assert.match(settings, new RegExp(`privacy_version: str = "${PRIVACY_VERSION}"`));
});

test('with a newer text in force nobody is logged in, but told to open the program anew', async () => {
  const routes = county([], { 'GET /v1/vocabulary': NEWER });
  program = await bootPreview({ open: 'pages/me/me', routes, mock: { showModal: {} } });
  await program.waitFor(() => program.text.includes('同意并微信登录'));
  await program.tap(program.byText('同意并微信登录'));
  await program.waitFor(() => modals().length);
  assert.equal(modals()[0][1].title, '隐私说明有更新');
  assert.equal(program.requests.filter((one) => one.path === '/v1/auth/wechat').length, 0);
});

test('the page shows its own version, and offers no consent to a text it does not hold', async () => {
  const routes = county([], {
    'GET /v1/vocabulary': NEWER,
    'GET /v1/me': mine({ ...ME, consents: [] }),
  });
  program = await bootPreview({ open: 'pages/privacy/privacy', routes, storage: TOKEN });
  await program.waitFor(() => program.text.includes('说明有了新版本'));
  await program.waitFor(() => program.text.includes('您还没有同意'));
  assert.match(program.text, /2026-11-01 版/);
  assert.throws(() => program.byText('同意'));
});
