// One activity: its facts, the button of each shift, and a place in one.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';

import { answer, bootPreview } from '../host/testing.mjs';
import { load } from './load.mjs';
import {
  activity,
  activityDetail,
  county,
  HOUR,
  mine,
  NOT_A_VOLUNTEER,
  settle,
  shift,
  TOKEN,
  VOLUNTEER,
  VOLUNTEERING,
} from './world.mjs';

let program;
afterEach(async () => {
  if (program) await settle(program);
  program = null;
});

const ONE = activity(1);
const SHIFT = ONE.shifts[0];
const PAGE = `pages/activity/activity?region=141128&id=${ONE.id}`;
const READ = `GET /v1/regions/141128/activities/${ONE.id}`;
const SIGNUP = `/v1/regions/141128/shifts/:id/signup`;
/** What one holds in the first shift, as the activity says it. */
const holding = (state, more = {}) => ({
  state,
  rank: null,
  role_id: SHIFT.roles[0].id,
  offered_until: null,
  ...more,
});
const standing = (held, more = {}) =>
  activityDetail({ ...ONE, shifts: [{ ...SHIFT, mine: held }] }, more);

/** A service that keeps what it answered to a tap. */
const keeper = (answers, held = null) => {
  const its = { held };
  const routes = { [READ]: () => standing(its.held) };
  for (const [route, [state, rank = null]] of Object.entries(answers)) {
    routes[route] = mine(() => {
      its.held = state === 'cancelled' ? null : holding(state, { rank });
      return { state, rank };
    });
  }
  return { its, routes };
};
const says = (state, rank = null) => keeper({ [`PUT ${SIGNUP}`]: [state, rank] }).routes;

const open = async (more = {}, options = {}) => {
  const routes = county([], {
    [READ]: activityDetail(ONE),
    'GET /v1/me/volunteer': mine(VOLUNTEER),
    ...more,
  });
  program = await bootPreview({ open: PAGE, routes, storage: TOKEN, ...options });
  await program.waitFor(() => program.$('.title, .es-title'));
  await program.tick(60);
};
const button = () => program.$('.take').textContent;
const sent = (method) =>
  program.requests.filter((one) => one.method === method && one.path.endsWith('/signup'));

test('the page says where, what to bring and who runs it; the contact only when it is told', async () => {
  await open({}, { mock: { openLocation: {} } });
  for (const words of [
    '北川河公园',
    '公园东门',
    '手套',
    '已买意外险',
    '绿水志愿服务队',
    '沿河捡垃圾',
  ])
    assert.match(program.text, new RegExp(words));
  assert.doesNotMatch(program.text, /联系/);
  await program.tap(program.byText('去这里'));
  const [, to] = program.calls.find(([name]) => name === 'openLocation');
  assert.deepEqual([to.name, to.latitude], ['北川河公园', ONE.latitude]);
});

test('one tap signs up; then the button takes it back, asking once', async () => {
  await open(
    keeper({ [`PUT ${SIGNUP}`]: ['confirmed'], [`DELETE ${SIGNUP}`]: ['cancelled'] }).routes,
    { mock: { showModal: { confirm: true } } },
  );
  assert.equal(button(), '报名');
  await program.tap('.take');
  await program.waitFor(() => program.text.includes('报上名了，请准时到'));
  assert.equal(button(), '已报名 · 取消');
  await program.tap('.take');
  await program.waitFor(() => button() === '报名');
  assert.equal(program.calls.filter(([name]) => name === 'showModal').length, 1);
  assert.deepEqual([sent('PUT').length, sent('DELETE').length], [1, 1]);
});

test('a full shift offers the wait-list and says the rank', async () => {
  let isWaiting = false;
  const full = (held) => activityDetail({ ...ONE, shifts: [shift(1, { free: 0, mine: held })] });
  await open({
    [READ]: () => full(isWaiting ? holding('waiting', { rank: 3 }) : null),
    [`PUT ${SIGNUP}`]: mine(() => {
      isWaiting = true;
      return { state: 'waiting', rank: 3 };
    }),
  });
  assert.equal(button(), '候补');
  await program.tap('.take');
  await program.waitFor(() => button() === '候补第 3 位');
  assert.match(program.text, /已候补，您是第 3 位/);
});

test('who waits looks again without signing up again, and an offer is accepted', async () => {
  const { its, routes } = keeper(
    { [`POST ${SIGNUP}/accept`]: ['confirmed'] },
    holding('waiting', { rank: 2 }),
  );
  await open(routes, { mock: { showActionSheet: { tapIndex: 0 } } });
  assert.equal(button(), '候补第 2 位');
  its.held = holding('waiting', { rank: 1 });
  await program.tap('.take');
  await program.waitFor(() => button() === '候补第 1 位');
  const until = new Date(Date.now() + HOUR).toISOString();
  its.held = holding('offered', { offered_until: until });
  await program.tap('.take');
  await program.waitFor(() => button() === '有名额了，确认参加');
  assert.match(program.text, /请在 .*\d\d:\d\d 前确认，过时就让给下一位/);
  await program.tap('.take');
  await program.waitFor(() => button() === '已报名 · 取消');
  assert.equal(sent('PUT').length, 0);
});

test('who is no longer waiting is told so', async () => {
  const { its, routes } = keeper({}, holding('waiting', { rank: 1 }));
  await open(routes, { mock: { showActionSheet: { tapIndex: 0 } } });
  its.held = null;
  await program.tap('.take');
  await program.waitFor(() => program.text.includes('已不在候补名单里'));
  assert.equal(button(), '报名');
  assert.equal(sent('PUT').length, 0);
});

test('an offer that has gone to the next leaves the shift as it is for everybody', async () => {
  const { its, routes } = keeper({}, holding('offered'));
  const gone = mine(() => {
    its.held = null;
    return answer(409, { code: 'no_offer', detail: '名额已经让给下一位' });
  });
  await open({ ...routes, [`POST ${SIGNUP}/accept`]: gone });
  assert.equal(button(), '有名额了，确认参加');
  await program.tap('.take');
  await program.waitFor(() => button() === '报名');
  assert.ok(program.calls.some(([name, o]) => name === 'showToast' && /下一位/.test(o.title)));
});

test('a place taken elsewhere shows when the page comes up again', async () => {
  const { its, routes } = keeper({});
  await open(routes);
  assert.equal(button(), '报名');
  its.held = holding('confirmed');
  program.page.onShow();
  await program.waitFor(() => button() === '已报名 · 取消');
});

test('the answer to a tap stands where the activity cannot be read again', async () => {
  let isCut = false;
  const down = answer(503, { code: 'unavailable', detail: '服务繁忙，请稍后再试' });
  await open({
    [READ]: () => (isCut ? down : activityDetail(ONE)),
    [`PUT ${SIGNUP}`]: mine(() => {
      isCut = true;
      return { state: 'confirmed', rank: null };
    }),
  });
  await program.tap('.take');
  await program.waitFor(() => button() === '已报名 · 取消');
});

test('a place is given back until the shift begins, however long the activity goes on', async () => {
  const later = new Date(Date.now() + 900 * HOUR).toISOString();
  const { shiftRows } = await load('pages/activity/view.ts');
  const scene = {
    activity: standing(holding('confirmed'), { cancel_until: later }),
    words: VOLUNTEERING,
    isVolunteer: true,
    refused: {},
    now: Date.now(),
  };
  const [{ note, when }] = shiftRows(scene, false).rows;
  assert.ok(note.includes(when.split('–')[0].split(' ').at(-1)), note);
});

test('logged out, the login comes first and the sign-up right after it', async () => {
  await open(says('confirmed'), { storage: {} });
  await program.tap('.take');
  assert.equal(sent('PUT').length, 0);
  await program.tap(program.byText('同意并微信登录'));
  await program.waitFor(() => program.text.includes('报上名了，请准时到'));
  // WeChat has nothing to ask here.
  assert.doesNotMatch(program.text, /微信告诉我/);
});

test('who is no volunteer becomes one, comes back, and is signed up by itself', async () => {
  await open({
    'GET /v1/me/volunteer': mine(NOT_A_VOLUNTEER),
    'POST /v1/me/volunteer': mine(answer(201, VOLUNTEER)),
    ...says('confirmed'),
  });
  await program.tap('.take');
  await program.waitFor(() => program.page.route === 'pages/volunteer/volunteer');
  await program.waitFor(() => program.$('wx-input'));
  await program.type(program.$('wx-input'), '王小明');
  program.page.pickYear({ detail: { value: '21' } });
  await program.tap(program.byText('同意并登记'));
  await program.waitFor(() => program.page.route === 'pages/activity/activity');
  await program.waitFor(() => program.text.includes('报上名了，请准时到'));
  assert.equal(sent('PUT').length, 1);
});

test('who went back without becoming a volunteer is signed up for nothing', async () => {
  await open({ 'GET /v1/me/volunteer': mine(NOT_A_VOLUNTEER) });
  await program.tap('.take');
  await program.waitFor(() => program.page.route === 'pages/volunteer/volunteer');
  program.wx.navigateBack();
  await program.waitFor(() => program.page.route === 'pages/activity/activity');
  await program.tick(60);
  assert.equal(sent('PUT').length, 0);
});

test('a refusal stands on the button in the service’s words until one comes back', async () => {
  const no = answer(409, { code: 'shift_collides', detail: '与您已报的“巡河”时间冲突' });
  await open({ [`PUT ${SIGNUP}`]: no });
  await program.tap('.take');
  await program.waitFor(() => button() === '与您已报的“巡河”时间冲突');
  await program.tap('.take');
  assert.equal(sent('PUT').length, 1);
  program.page.onShow();
  await program.waitFor(() => button() === '报名');
});

test('of several roles one is chosen, and one that cannot be taken says why', async () => {
  const roles = [
    { name: '清扫' },
    {
      id: '0190dcba-0000-7000-8000-000000000009',
      name: '救护',
      skill: 'first_aid',
      refusal: 'skill_missing',
      sentence: '这个岗位需要相应的技能',
    },
  ];
  const several = activityDetail({ ...ONE, shifts: [shift(1, { roles })] });
  await open({ ...says('confirmed'), [READ]: several });
  await program.tap('.take');
  const choices = program.$$('.sh-body .cell');
  assert.deepEqual(
    choices.map((one) => one.textContent),
    ['清扫还差 3 人', '救护这个岗位需要相应的技能'],
  );
  await program.tap(choices[1]);
  assert.equal(sent('PUT').length, 0);
  await program.tap(choices[0]);
  await program.waitFor(() => program.text.includes('报上名了'));
  assert.equal(sent('PUT')[0].query.get('role_id'), several.shifts[0].roles[0].id);
});

test('WeChat is asked on the tap that signs up, with the templates of that tap, and never before', async () => {
  const items = [{ tap: 'sign_up', template_ids: ['T1', 'T2'] }];
  await open({
    'GET /v1/me/message-templates': mine({ items }),
    ...says('confirmed'),
  });
  const asked = () => program.calls.filter(([name]) => name === 'requestSubscribeMessage');
  assert.equal(asked().length, 0);
  await program.tap('.take');
  assert.deepEqual([...asked()[0][1].tmplIds], ['T1', 'T2']);
  await program.tap(program.byText('允许'));
  await program.waitFor(() => program.text.includes('报上名了'));
  assert.equal(asked().length, 1);
});

test('the button of every case', async () => {
  const { buttonOf } = await load('pages/activity/reasons.ts');
  const now = Date.now();
  const iso = (hours) => new Date(now + hours * HOUR).toISOString();
  const said = (detail = {}, one = SHIFT, isVolunteer = true) =>
    buttonOf(one, {
      activity: activityDetail(ONE, detail),
      words: VOLUNTEERING,
      isVolunteer,
      refused: {},
      now,
    }).text;
  const full = shift(1, { free: 0 });
  const held = (state, more) => ({ ...SHIFT, mine: holding(state, more) });
  const refused = (refusal, sentence) => shift(1, { roles: [{ refusal, sentence }] });
  const cases = [
    [said(), '报名'],
    [said({}, SHIFT, false), '报名'],
    [said({}, full), '候补'],
    [said({ waitlist: false }, full, false), '名额已满'],
    [said({ approval: 'manual', waitlist: false }, full), '报名'],
    [said({ state: 'cancelled' }), '已取消'],
    [said({}, { ...SHIFT, state: 'over' }), '已结束'],
    [said({ signup_closes_at: iso(-1) }), '报名已截止'],
    [said({}, refused('under_age', '年龄不到要求')), '年龄不到要求'],
    [said({}, refused('shift_collides', '与您已报的活动时间冲突')), '与您已报的活动时间冲突'],
    [said({}, refused('not_a_volunteer', '先登记成为志愿者'), false), '报名'],
    [said({}, held('confirmed')), '已报名 · 取消'],
    [said({ cancel_until: iso(-1) }, held('confirmed')), '已报名'],
    [said({}, held('pending')), '等组织者确认 · 取消'],
    [said({}, held('waiting', { rank: 3 })), '候补第 3 位'],
    [said({}, held('offered')), '有名额了，确认参加'],
  ];
  for (const [text, wanted] of cases) assert.equal(text, wanted);
  assert.match(said({ signup_opens_at: iso(30) }), /开始报名$/);
});

test('without a signal what was looked at before is shown, and its age is no secret', async () => {
  await open();
  program.window.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
  await program.page.load();
  await program.waitFor(() => program.text.includes('没有网络，名额可能有变化'));
  assert.match(program.text, /公园东门/);
});

test('a cancelled activity says why; one that is no more leads back to the list', async () => {
  await open({ [READ]: activityDetail(ONE, { state: 'cancelled', reason: '有暴雪' }) });
  assert.match(program.text, /活动取消了：有暴雪/);
  assert.equal(button(), '已取消');
  await settle(program);
  await open({ [READ]: answer(404, { code: 'activity_not_found', detail: '没有找到这个活动' }) });
  await program.tap(program.byText('看别的活动'));
  await program.waitFor(() => program.page.route === 'pages/activities/activities');
});
