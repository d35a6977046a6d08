// Builds the sample mini-program once and boots it.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { bootPreview } from '../testing.mjs';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const BUILD = path.join(HERE, '../build.mjs');

/** Builds `source` into a new folder and returns it; throws with what the build said. */
export function build(source = path.join(HERE, 'sample')) {
  const out = fs.mkdtempSync(path.join(os.tmpdir(), 'nuanxin-host-'));
  process.on('exit', () => fs.rmSync(out, { recursive: true, force: true }));
  execFileSync(process.execPath, [BUILD, source, out], { stdio: 'pipe', encoding: 'utf8' });
  return out;
}

process.setMaxListeners(0); // one listener a folder

let dist;

export async function bootSample(options = {}) {
  dist ??= build();
  return bootPreview({ dist, ...options });
}

/** A copy of the sample that `change(folder)` may spoil. */
export function spoiltSample(change) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'nuanxin-sample-'));
  process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
  fs.cpSync(path.join(HERE, 'sample'), folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'package.json'), '{"type":"module"}'); // as ours says
  change(folder);
  return folder;
}

/** Calls wx[name] and resolves to how it ended: {isSuccess, result}. */
export const settle = (wx, name, options = {}) =>
  new Promise((resolve) =>
    wx[name]({
      ...options,
      success: (result) => resolve({ isSuccess: true, ...result }),
      fail: (result) => resolve({ isSuccess: false, ...result }),
    }),
  );
