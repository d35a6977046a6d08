// Sizes: of files and functions, for the reader; of the package, for WeChat.
import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { listFiles } from './files.mjs';

const MAX_FILE_LINES = 400;
const MAX_FUNCTION_LINES = 40;
const MAX_PACKAGE_BYTES = 2 * 1024 * 1024; // wechat: the main package
const GENERATED = /(api-types\.ts|icons\.wxss)$/;

/** Files and functions that have grown too long, as lines. */
export function checkSizes(root) {
  const files = [
    ...listFiles(path.join(root, 'host'), '.js', '.mjs', '.css'),
    ...listFiles(path.join(root, 'miniprogram'), '.ts', '.wxml', '.wxss', '.wxs'),
  ].filter((file) => !GENERATED.test(file));
  return files.flatMap((file) => [...checkFile(file), ...checkFunctions(file)]);
}

function checkFile(file) {
  const lines = fs.readFileSync(file, 'utf8').split('\n').length;
  const isStyle = /\.(css|wxss)$/.test(file); // a style sheet is a list, long without being deep
  return lines > MAX_FILE_LINES && !isStyle ? [`${file}: ${lines} lines`] : [];
}

function checkFunctions(file) {
  if (!/\.(js|mjs|ts)$/.test(file)) return [];
  const tree = ts.createSourceFile(
    file,
    fs.readFileSync(file, 'utf8'),
    ts.ScriptTarget.ES2022,
    true,
  );
  const faults = [];
  const lineOf = (position) => tree.getLineAndCharacterOfPosition(position).line;
  const visit = (node) => {
    if (ts.isFunctionLike(node) && node.body && isPlainFunction(node)) {
      const lines = lineOf(node.end) - lineOf(node.getStart()) + 1;
      const name = node.name?.getText() ?? 'function';
      const line = lineOf(node.getStart()) + 1;
      if (lines > MAX_FUNCTION_LINES) faults.push(`${file}:${line}: ${name} has ${lines} lines`);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return faults;
}

// `defineX(space)` and `test(...)` hold a declaration with functions of its own, each measured.
function isPlainFunction(node) {
  return !/^define[A-Z]/.test(node.name?.getText() ?? '');
}

/** The main package's weight, and the line to say when it is too much. */
export function checkPackage(root) {
  const folder = path.join(root, 'miniprogram');
  const files = listFiles(folder).filter((file) => !file.endsWith('api-types.ts')); // no code
  const bytes = files.reduce((sum, file) => sum + fs.statSync(file).size, 0);
  console.log(`main package: ${Math.ceil(bytes / 1024)} kB of ${MAX_PACKAGE_BYTES / 1024} kB`);
  return bytes > MAX_PACKAGE_BYTES ? [`the main package weighs ${bytes} bytes`] : [];
}
