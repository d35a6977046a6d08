// 待办: which answers each thing has, what is sent, and that a long list is read on.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';

import { answer, bootPreview } from '../host/testing.mjs';
import { load } from './load.mjs';
import { county, HOUR, ME, mine, settle, station, TOKEN, WORDS } from './world.mjs';

let program;
afterEach(async () => {
  if (program) await settle(program);
  program = null;
});

const ONE = station(1);
const REGION = '/v1/regions/141128';
const KEEPER = { ...ME, roles: [{ region_code: '141128', role: 'keeper', scope_id: ONE.id }] };
const at = (hours) => new Date(Date.now() + hours * HOUR).toISOString();
const idOf = (number) => `0190dddd-0000-7000-8000-${String(number).padStart(12, '0')}`;

const task = (number, more = {}) => ({
  id: idOf(number),
  station_id: ONE.id,
  station_name: `${number}号驿站`,
  reason: 'locked',
  facility: null,
  opened_at: at(-1),
  due_at: at(3),
  overdue: false,
  answered_at: null,
  answer: '',
  note: '',
  ...more,
});
const fault = (number, state = 'new') => ({
  id: idOf(100 + number),
  station_id: ONE.id,
  station_name: `报修${number}号`,
  facility: 'microwave',
  description: '不加热',
  photo_url: null,
  state,
  created_at: at(-2),
  timeline: [],
});

/** A list of the service that gives so many at a time. */
const pages = (list, size = 20) =>
  mine(({ query }) => {
    const from = Number(query.get('cursor') ?? 0);
    const next = from + size < list.length ? String(from + size) : null;
    return { items: list.slice(from, from + size), next_cursor: next };
  });
const faultsOf = (list) =>
  mine((request) => pages(list.filter((one) => one.state === request.query.get('state')))(request));

const open = async ({ tasks = [], faults = [], more = {}, ...options }) => {
  const routes = county([ONE], {
    'GET /v1/me': mine(KEEPER),
    [`GET ${REGION}/tasks`]: pages(tasks),
    [`GET ${REGION}/faults`]: faultsOf(faults),
    ...more,
  });
  program = await bootPreview({ open: 'pages/tasks/tasks', routes, storage: TOKEN, ...options });
  await program.waitFor(() => program.$('.replies, .es-title, .lc-title, .count'));
};
const buttons = () => program.$$('.replies wx-button').map((one) => one.textContent);
const posted = (path) =>
  program.requests.filter((one) => one.method === 'POST' && one.path === `${REGION}/${path}`);

test('each thing has the answers that the service takes for it, and no others', async () => {
  const { itemOfFault, itemOfTask } = await load('pages/tasks/view.ts');
  const acts = (item) => item.buttons.map((one) => one.act);
  const tasks = {
    locked: ['open_again', 'closed_today'],
    no_water: ['mended', 'out_of_use'],
    out_of_order: ['mended', 'out_of_use'],
  };
  for (const [reason, wanted] of Object.entries(tasks)) {
    const item = itemOfTask(task(1, { reason }), '141128', WORDS, Date.now());
    assert.deepEqual(acts(item), wanted, reason);
  }
  const faults = { new: ['take'], in_hand: ['mend'], mended: [] };
  for (const [state, wanted] of Object.entries(faults)) {
    const item = itemOfFault(fault(1, state), '141128', WORDS, Date.now());
    assert.deepEqual(acts(item), wanted, state);
  }
});

test('a new fault is taken, with what was written; one in hand is mended', async () => {
  const faults = [fault(1)];
  const takes = mine(() => (faults[0] = fault(1, 'in_hand')));
  const mends = mine(() => (faults[0] = fault(1, 'mended')));
  const more = {
    [`GET ${REGION}/faults`]: mine((request) => faultsOf(faults)(request)),
    [`POST ${REGION}/faults/:id/take`]: takes,
    [`POST ${REGION}/faults/:id/mend`]: mends,
  };
  await open({ more });
  assert.deepEqual(buttons(), ['我来处理']);
  await program.tap(program.byText('我来处理'));
  await program.type('.note', '下午去看');
  await program.tap(program.byText('确定'));
  await program.waitFor(() => buttons().join() === '修好了');
  const [{ body }] = posted(`faults/${fault(1).id}/take`);
  assert.deepEqual(body, { note: '下午去看' });
  await program.tap(program.byText('修好了'));
  await program.tap(program.byText('确定'));
  await program.waitFor(() => program.text.includes('都办好了'));
  assert.deepEqual(posted(`faults/${fault(1).id}/mend`)[0].body, { note: '' });
});

test('a task goes with its answer, and a refusal leaves the sheet as it is', async () => {
  let isLate = true;
  const reply = mine(() =>
    isLate ? answer(409, { code: 'task_answered', detail: '已经有人答复了' }) : task(1),
  );
  await open({ tasks: [task(1)], more: { [`POST ${REGION}/tasks/:id/answer`]: reply } });
  await program.tap(program.byText('今天不开'));
  await program.type('.note', '停电');
  await program.tap(program.byText('确定'));
  await program.waitFor(() =>
    program.calls.some(([name, o]) => name === 'showToast' && o.title === '已经有人答复了'),
  );
  assert.equal(program.$('.note textarea').value, '停电');
  isLate = false;
  await program.tap(program.byText('确定'));
  await program.waitFor(() => !program.$('.note'));
  const [{ body }] = posted(`tasks/${task(1).id}/answer`);
  assert.deepEqual(body, { answer: 'closed_today', note: '停电' });
});

test('everything to see to is reached by scrolling, and mended faults are not asked for', async () => {
  const tasks = Array.from({ length: 25 }, (_, index) => task(index + 1));
  const faults = [fault(1), fault(2, 'in_hand'), fault(3, 'mended')];
  await open({ tasks, faults });
  assert.equal(program.$$('.replies').length, 20);
  for (let round = 0; round < 3; round += 1) {
    await program.page.onReachBottom();
    await program.tick();
  }
  assert.equal(program.$$('.replies').length, 27);
  const states = program.requests
    .filter((one) => one.path === `${REGION}/faults`)
    .map((one) => one.query.get('state'));
  assert.deepEqual([...new Set(states)], ['new', 'in_hand']);
});

test('what is said of water is answered in words of water', async () => {
  await open({ tasks: [task(1, { reason: 'no_water', facility: 'drinking_water' })] });
  assert.deepEqual(buttons(), ['有水了', '暂时没有']);
});

test('a few things of each kind are all there at once', async () => {
  await open({ tasks: [task(1)], faults: [fault(1), fault(2, 'in_hand')] });
  assert.deepEqual(buttons(), ['已经开门', '今天不开', '我来处理', '修好了']);
});

test('我的 counts all of it, and says when there is more than one page', async () => {
  const tasks = Array.from({ length: 21 }, (_, index) => task(index + 1));
  await open({ tasks, faults: [fault(1), fault(2, 'in_hand')], open: 'pages/me/me' });
  await program.waitFor(() => program.$('.count')?.textContent === '22+');
});
