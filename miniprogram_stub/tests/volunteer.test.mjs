// 志愿者: becoming one with a name and a year, the rest by choice, and changing it later.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';

import { answer, bootPreview } from '../host/testing.mjs';
import { county, ME, mine, settle, TOKEN, VOLUNTEER, VOLUNTEERING } from './world.mjs';

let program;
afterEach(() => settle(program));

const PATH = '/v1/me/volunteer';
const open = async (more = {}, options = {}) => {
  const routes = county([], { [`POST ${PATH}`]: mine(answer(201, VOLUNTEER)), ...more });
  const page = 'pages/volunteer/volunteer';
  program = await bootPreview({ open: page, routes, storage: TOKEN, ...options });
  await program.waitFor(() => program.$('.title, .number, .lc-title'));
};
const sent = (method) =>
  program.requests.filter((one) => one.method === method && one.path === PATH);
const field = (label) => program.$(`[aria-label="${label}"]`);
const year = (age) => program.page.pickYear({ detail: { value: String(age - 14) } });

test('logged out, it says what one gains', async () => {
  await open({}, { storage: {} });
  assert.match(program.text, /登录后成为志愿者/);
});

test('a name and a year are enough; the number is shown', async () => {
  await open();
  await program.tap(program.byText('同意并登记'));
  assert.match(program.text, /请填写真实姓名/);
  await program.type(field('真实姓名'), '王小明');
  await program.tap(program.byText('同意并登记'));
  assert.match(program.text, /请选择出生年份/);
  year(30);
  await program.tap(program.byText('同意并登记'));
  await program.waitFor(() => program.text.includes(VOLUNTEER.number));
  const [{ body }] = sent('POST');
  assert.equal(body.real_name, '王小明');
  assert.equal(body.birth_year, new Date().getFullYear() - 30);
  assert.equal(body.region_code, '141128');
});

test('the phone comes first', async () => {
  await open({ 'GET /v1/me': mine({ ...ME, phone_masked: null }) });
  assert.match(program.text, /还没有绑定/);
  await program.type(field('真实姓名'), '王小明');
  year(30);
  await program.tap(program.byText('同意并登记'));
  assert.match(program.text, /请先绑定手机号/);
  assert.equal(sent('POST').length, 0);
});

test('a number that staff entered from paper brings its record along', async () => {
  let isBound = false;
  const unbound = { ...ME, phone_masked: null };
  await open({
    'GET /v1/me': mine(() => (isBound ? ME : unbound)),
    'POST /v1/me/phone': mine(() => {
      isBound = true;
      return ME;
    }),
    [`GET ${PATH}`]: mine(() =>
      isBound ? VOLUNTEER : answer(404, { code: 'not_a_volunteer', detail: '还不是' }),
    ),
  });
  program.page.onPhone({ detail: { code: 'phone-code' } });
  await program.waitFor(() => program.text.includes(VOLUNTEER.number));
  assert.equal(sent('POST').length, 0);
});

test('who is under age names a guardian, everybody else is not asked', async () => {
  await open();
  await program.type(field('真实姓名'), '王小明');
  year(30);
  await program.tick();
  assert.doesNotMatch(program.text, /监护人/);
  year(16);
  await program.waitFor(() => program.text.includes('请征得监护人同意后填写'));
  await program.tap(program.byText('同意并登记'));
  assert.match(program.text, /请填写监护人的姓名和电话/);
  await program.type(field('监护人姓名'), '王大明');
  await program.type(field('监护人电话'), '13800001234');
  await program.tap(program.byText('同意并登记'));
  await program.waitFor(() => sent('POST').length === 1);
  assert.deepEqual(sent('POST')[0].body.guardian, { name: '王大明', phone: '13800001234' });
});

test('the rest is folded away, and goes along when it is filled in', async () => {
  await open();
  assert.doesNotMatch(program.text, /急救/);
  await program.type(field('真实姓名'), '王小明');
  year(30);
  await program.tap('.head');
  await program.tap(program.byText('急救'));
  await program.tap(program.byText('周末上午'));
  assert.equal(program.page.data.form.name, '王小明');
  await program.tap(program.byText('同意并登记'));
  await program.waitFor(() => sent('POST').length === 1);
  const { body } = sent('POST')[0];
  assert.deepEqual([body.skills, body.free_times], [['first_aid'], ['weekend_morning']]);
});

test('a volunteer sees the number and changes what may be changed', async () => {
  const changed = mine(({ body }) => ({ ...VOLUNTEER, ...body }));
  await open({ [`GET ${PATH}`]: mine(VOLUNTEER), [`PUT ${PATH}`]: changed });
  assert.match(program.text, /王小明，1990 年出生/);
  await program.tap(program.byText('急救'));
  await program.tap(program.byText('保存'));
  await program.waitFor(() => sent('PUT').length === 1);
  assert.deepEqual(sent('PUT')[0].body.skills, ['first_aid']);
});

test('nobody consents to a text that this version does not show', async () => {
  const words = { ...VOLUNTEERING, consent_version: '2027-01-01' };
  await open({ 'GET /v1/regions/141128/volunteering': words });
  await program.type(field('真实姓名'), '王小明');
  year(30);
  await program.tap(program.byText('同意并登记'));
  assert.equal(sent('POST').length, 0);
  assert.ok(program.calls.some(([name]) => name === 'showModal'));
});

test('a refusal is said where the button is', async () => {
  const no = answer(409, { code: 'under_age', detail: '未满 14 周岁不能自己注册' });
  await open({ [`POST ${PATH}`]: mine(no) });
  await program.type(field('真实姓名'), '王小明');
  year(30);
  await program.tap(program.byText('同意并登记'));
  await program.waitFor(() => program.text.includes('未满 14 周岁不能自己注册'));
});
