// Writes the preview: one script, one style sheet, the frame's pages and the pictures.
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';
import { compileStyle } from './styles.mjs';
import { findScript } from './components.mjs';

const HOST = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const PICTURES = /\.(png|jpe?g|gif|svg|webp)$/;
const LICENSED = ['glass-easel', 'glass-easel-miniprogram-adapter'];
// One fixed list of options for script and style; nothing here may depend on time or place,
// because CI builds again and compares byte by byte.
const COMMON = {
  absWorkingDir: path.resolve(HOST, '..'),
  bundle: true,
  minify: true,
  sourcemap: false,
  legalComments: 'none',
  charset: 'utf8',
  logLevel: 'warning',
  target: ['chrome108', 'safari16', 'firefox112'],
};

/** Written beside `out` and then put in its place: a server showing it never shows half of it. */
export async function writeBundle(source, out, manifest, graph) {
  const beside = `${out}.${process.pid}`;
  try {
    await writeAll(source, beside, manifest, graph);
    fs.rmSync(out, { recursive: true, force: true });
    fs.renameSync(beside, out);
  } finally {
    fs.rmSync(beside, { recursive: true, force: true });
  }
}

async function writeAll(source, out, manifest, graph) {
  copyPictures(source, out);
  fs.mkdirSync(out, { recursive: true });
  for (const page of ['index.html', 'frame.css', 'frame.js', 'app.html']) {
    fs.copyFileSync(path.join(HOST, 'frame', page), path.join(out, page));
  }
  fs.writeFileSync(path.join(out, 'LICENSES.txt'), licences());
  await esbuild.build({
    ...COMMON,
    entryPoints: [path.join(HOST, 'chrome/app.css')],
    outfile: path.join(out, 'app.css'),
  });
  await esbuild.build({
    ...COMMON,
    stdin: { contents: entry(source, manifest, graph), resolveDir: HOST, loader: 'js' },
    outfile: path.join(out, 'app.js'),
    format: 'iife',
    platform: 'browser',
    define: { 'process.env.NODE_ENV': '"development"' }, // glass-easel then warns of wrong types
    mainFields: ['module', 'main'], // the adapter and the host must share one glass-easel
    tsconfigRaw: '{}',
  });
}

function entry(source, { app, pages }, graph) {
  const appStyle = path.join(source, 'app.wxss');
  const parts = {
    app: JSON.stringify(app),
    pages: JSON.stringify(pages),
    appCss: JSON.stringify(fs.existsSync(appStyle) ? compileStyle(source, appStyle) : ''),
    templates: graph.templates.toJavaScript(),
    loadApp: loader(findScript(path.join(source, 'app'))),
    components: `{${[...graph.components].map(componentEntry).join(',\n')}}`,
  };
  const fields = Object.entries(parts).map(([name, code]) => `${name}: ${code}`);
  return `import { boot } from './runtime/boot.js'\nboot({${fields.join(',\n')}})`;
}

function componentEntry([id, { config, scope, css, script }]) {
  const fields = JSON.stringify({ config, scope, css }).slice(1, -1);
  return `${JSON.stringify(id)}: {${fields}, load: ${loader(script)}}`;
}

const loader = (script) => `() => require(${JSON.stringify(script)})`;

function copyPictures(source, out) {
  const isWanted = (file) => fs.statSync(file).isDirectory() || PICTURES.test(file);
  fs.cpSync(source, out, { recursive: true, filter: isWanted });
  removeEmptyFolders(out);
}

function removeEmptyFolders(folder) {
  for (const item of fs.readdirSync(folder, { withFileTypes: true })) {
    if (item.isDirectory()) removeEmptyFolders(path.join(folder, item.name));
  }
  if (fs.readdirSync(folder).length === 0) fs.rmdirSync(folder);
}

function licences() {
  const file = path.join(HOST, '../node_modules/glass-easel/LICENSE');
  return `${LICENSED.join(', ')}:\n\n${fs.readFileSync(file, 'utf8')}`;
}
