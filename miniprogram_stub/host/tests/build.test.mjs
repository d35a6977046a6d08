// The build: the same bytes every time, and a clear refusal of what WeChat would not open.
import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { compileStyle } from '../build/styles.mjs';
import { listFiles } from '../check/files.mjs';
import { containerUnits } from '../runtime/units.js';
import { build, spoiltSample } from './sample.mjs';

const contents = (folder) =>
  listFiles(folder).map((file) => [
    path.relative(folder, file),
    crypto.createHash('sha256').update(fs.readFileSync(file)).digest('hex'),
  ]);

const refusal = (change) => {
  try {
    build(spoiltSample(change));
  } catch (error) {
    return error.stderr;
  }
  return 'built';
};

const edit = (folder, file, from, to) => {
  const target = path.join(folder, file);
  const text = fs.readFileSync(target, 'utf8');
  assert.ok(text.includes(from), `${file} has no ${from}`);
  fs.writeFileSync(target, text.replace(from, to));
};

test('two builds of the same source, from different folders, are equal byte by byte', () => {
  assert.deepEqual(contents(build()), contents(build(spoiltSample(() => undefined))));
});

test('the bundle names no folder of this machine and no other host', () => {
  const script = fs.readFileSync(path.join(build(), 'app.js'), 'utf8');
  assert.ok(!script.includes(process.cwd()));
  assert.ok(!/https:\/\/(?!servicewechat)[\w.-]+\.(com|cn|net)/.test(script));
});

test('a page opens with no inline script, so that a strict policy holds', () => {
  for (const name of ['app.html', 'index.html']) {
    const html = fs.readFileSync(path.join(build(), name), 'utf8');
    assert.ok(!/<script(?![^>]*src=)/.test(html), name);
    assert.ok(!/\son\w+=/.test(html), name);
  }
});

test('an unknown tag, an unclosed tag and a missing component are refused by name', () => {
  const page = 'pages/form/form.wxml';
  assert.match(
    refusal((at) => edit(at, page, '<form', '<video /><form')),
    /form\.wxml: <video>/,
  );
  const json = 'pages/form/form.json';
  assert.match(
    refusal((at) => edit(at, json, 'counter/counter', 'gone/gone')),
    /gone\/gone/,
  );
  assert.match(
    refusal((at) => edit(at, page, '{{sort}}', '{{sort +}}')),
    /form\.wxml:/,
  );
});

test('a page without template and a tab without icon are refused', () => {
  assert.match(
    refusal((at) => edit(at, 'app.json', 'pages/list/list"', 'pages/nowhere/nowhere"')),
    /pages\/nowhere/,
  );
  assert.match(
    refusal((at) => fs.rmSync(path.join(at, 'assets/me.png'))),
    /me\.png/,
  );
});

test('lengths are measured against the phone and not against the window', () => {
  assert.equal(containerUnits('24rpx'), 'calc(var(--rpx) * 24)');
  assert.equal(containerUnits('calc(100vh - -2.5rpx)'), 'calc(100cqh - calc(var(--rpx) * -2.5))');
  assert.equal(containerUnits('env(safe-area-inset-bottom)'), 'var(--safe-area-inset-bottom)');
  assert.equal(containerUnits("'5rpx'"), "'5rpx'");
});

test('a component keeps its classes to itself and a page its rules', () => {
  const folder = spoiltSample(() => undefined);
  const style = (file, options) => compileStyle(folder, path.join(folder, file), options);
  const component = style('components/counter/counter.wxss', { scope: 's1' });
  assert.match(component, /\[wx-host="s1"\]/);
  assert.match(component, /\.s1--box/);
  const page = style('pages/map/map.wxss', { page: 'pages/map/map' });
  assert.match(page, /:where\(\[data-page="pages\/map\/map"\]\) \.card/);
});
