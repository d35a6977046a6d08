// Writes core/api-types.ts from the service's OpenAPI document: npm run types [-- --check]
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const DOCUMENT = path.join(ROOT, '../docs/openapi.json');
const TARGET = path.join(ROOT, 'miniprogram/core/api-types.ts');
const HEADER = '// Generated from docs/openapi.json by `npm run types`; not edited by hand.\n\n';

const document = JSON.parse(fs.readFileSync(DOCUMENT, 'utf8'));
const types = await openapiTS(document, { alphabetize: true });
const text = HEADER + astToString(types);

if (process.argv.includes('--check')) {
  const isSame = fs.existsSync(TARGET) && fs.readFileSync(TARGET, 'utf8') === text;
  if (!isSame) console.error('core/api-types.ts is older than docs/openapi.json: npm run types');
  process.exit(isSame ? 0 : 1);
}
fs.writeFileSync(TARGET, text);
console.log(`wrote ${path.relative(ROOT, TARGET)}, ${text.split('\n').length} lines`);
