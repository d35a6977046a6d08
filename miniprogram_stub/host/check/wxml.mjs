// WeChat's own compilers as linters: wcc for templates and scripts, wcsc for styles.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { listFiles } from './files.mjs';

/** What the compilers complain of, as lines. */
export function checkTemplates(root) {
  if (os.platform() !== 'linux') return []; // the compilers are used as Linux binaries only
  const source = path.join(root, 'miniprogram');
  return [
    ...run(root, 'wcc', listFiles(source, '.wxml', '.wxs')),
    ...run(root, 'wcsc', listFiles(source, '.wxss')),
  ];
}

function run(root, compiler, files) {
  const binary = path.join(root, 'node_modules/miniprogram-compiler/bin/linux', compiler);
  fs.chmodSync(binary, 0o755); // the package comes without the run bit
  const source = path.join(root, 'miniprogram');
  const names = files.map((file) => path.relative(source, file));
  const result = spawnSync(binary, [...names, '-o', '/dev/null'], {
    cwd: source,
    encoding: 'utf8',
  });
  if (result.status === 0) return [];
  return [`${compiler}: ${(result.stderr || result.stdout || String(result.error)).trim()}`];
}
