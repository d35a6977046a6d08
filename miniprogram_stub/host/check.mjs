// npm run check: everything about the mini-program that can be told without running it.
import path from 'node:path';
import process from 'node:process';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { checkSchemas } from './check/schemas.mjs';
import { checkPackage, checkSizes } from './check/sizes.mjs';
import { checkTemplates } from './check/wxml.mjs';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

function runTool(name, ...args) {
  const tool = path.join(ROOT, 'node_modules/.bin', name);
  const result = spawnSync(tool, args, { cwd: ROOT, encoding: 'utf8' });
  return result.status === 0 ? [] : [(result.stdout + result.stderr).trim()];
}

const CHECKS = {
  'types (tsc)': () => runTool('tsc', '-p', 'tsconfig.json'),
  'templates and styles (wcc, wcsc)': () => checkTemplates(ROOT),
  "configuration (WeChat's schemas)": () => checkSchemas(ROOT),
  sizes: () => checkSizes(ROOT),
  package: () => checkPackage(ROOT),
  'format of the host (prettier)': () => runTool('prettier', '--check', 'host'),
};

let isClean = true;
for (const [name, check] of Object.entries(CHECKS)) {
  const faults = check();
  console.log(`${faults.length ? 'FAILED' : 'ok    '} ${name}`);
  faults.forEach((fault) => console.error(fault));
  isClean &&= faults.length === 0;
}
process.exit(isClean ? 0 : 1);
