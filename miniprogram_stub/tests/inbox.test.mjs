// 消息: what is unread, that opening reads it, and where each leads.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';

import { bootPreview } from '../host/testing.mjs';
import { activity, activityDetail, county, mine, settle, TOKEN } from './world.mjs';

let program;
afterEach(() => settle(program));

const ONE = activity(1);
const INBOX = '/v1/me/inbox';
const message = (number, more = {}) => ({
  id: `0190bbcc-0000-7000-8000-${String(number).padStart(12, '0')}`,
  kind: 'offer',
  region_code: '141128',
  title: `${number}号活动`,
  text: '有名额了，请确认',
  page: `pages/activity/activity?region=141128&id=${ONE.id}`,
  happens_at: null,
  created_at: new Date().toISOString(),
  read_at: null,
  ...more,
});
const open = async (items, more = {}, options = {}) => {
  const unread = items.filter((one) => !one.read_at).length;
  const routes = county([], {
    [`GET ${INBOX}`]: mine({ items, next_cursor: null, unread }),
    [`POST ${INBOX}/:id/read`]: mine({ unread: unread - 1 }),
    [`POST ${INBOX}/read`]: mine({ unread: 0 }),
    [`GET /v1/regions/141128/activities/${ONE.id}`]: activityDetail(ONE),
    ...more,
  });
  program = await bootPreview({ open: 'pages/inbox/inbox', routes, storage: TOKEN, ...options });
  await program.waitFor(() => program.$('.one, .es-title, .lc-title'));
};
const reads = () => program.requests.filter((one) => one.path.endsWith('/read'));

test('a message opens its page and is read', async () => {
  await open([message(1), message(2)]);
  assert.equal(program.$$('.new').length, 2);
  await program.tap('.one');
  await program.waitFor(() => program.page.route === 'pages/activity/activity');
  await program.waitFor(() => program.text.includes('1号活动'));
  assert.equal(reads()[0].path, `${INBOX}/${message(1).id}/read`);
  program.wx.navigateBack();
  await program.waitFor(() => program.page.route === 'pages/inbox/inbox');
  assert.equal(program.$$('.new').length, 1);
});

test('a page that this version does not have is not opened, and the message is read', async () => {
  await open([message(1, { kind: 'hours_awarded', page: 'pages/nowhere/nowhere' })]);
  await program.tap('.one');
  await program.waitFor(() => program.$$('.new').length === 0);
  assert.equal(program.page.route, 'pages/inbox/inbox');
});

test('all are read with one tap', async () => {
  await open([message(1), message(2), message(3, { read_at: new Date().toISOString() })]);
  await program.tap(program.byText('全部看过了'));
  await program.waitFor(() => program.$$('.new').length === 0);
  assert.doesNotMatch(program.text, /全部看过了/);
});

test('an empty inbox leads to the activities, and who is logged out to the login', async () => {
  await open([]);
  await program.tap(program.byText('看看活动'));
  await program.waitFor(() => program.page.route === 'pages/activities/activities');
  await settle(program);
  await open([], {}, { storage: {} });
  assert.match(program.text, /同意并微信登录/);
});
