// Loads one TypeScript module of the mini-program for a test, bundled fresh each time.
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import esbuild from 'esbuild';

const SOURCE = path.join(path.dirname(fileURLToPath(import.meta.url)), '../miniprogram');

export async function load(module) {
  const { outputFiles } = await esbuild.build({
    entryPoints: [path.join(SOURCE, module)],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    target: 'es2022',
  });
  const text = `${outputFiles[0].text}\n// ${Math.random()}`;
  return import(`data:text/javascript;base64,${Buffer.from(text).toString('base64')}`);
}
