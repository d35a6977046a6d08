// Checks the .json files of the mini-program against WeChat's own schemas.
// They stand in miniprogram-ci, whose thousand packages are not needed here: `npm pack` brings the
// one archive, npm checks it against the pinned sum, and it stays in node_modules/.cache.
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { execFileSync } from 'node:child_process';
import Ajv from 'ajv';
import { listFiles } from './files.mjs';

const ARCHIVE = 'miniprogram-ci-2.1.42';
const INTEGRITY =
  'sha512-H/bq0Wo6kMbwzcOM4jiYSMuQUkND50+zeyY8EkJuY1TQYijkLbFmNK/CFsFJsJgVcvXZ94wn8Do50YSO/Rv6/w==';
const FOLDER = 'package/dist/schema/dist';
const CACHE = 'node_modules/.cache/wechat-schemas';

/** Faults as lines; empty when every file is as WeChat wants it. */
export function checkSchemas(root) {
  const schemas = loadSchemas(root);
  const source = path.join(root, 'miniprogram');
  const faults = [
    ...check(schemas, 'app', path.join(source, 'app.json')),
    ...check(schemas, 'sitemap', path.join(source, 'sitemap.json')),
    ...check(schemas, 'projectconfig', path.join(root, 'project.config.json')),
    ...checkPrivateInfos(path.join(source, 'app.json')),
  ];
  for (const file of listFiles(source, '.json')) {
    if (/\/(pages|components)\//.test(file)) faults.push(...check(schemas, 'page', file));
  }
  return faults;
}

function loadSchemas(root) {
  const cache = path.join(root, CACHE);
  const folder = path.join(cache, FOLDER);
  if (!fs.existsSync(folder)) fetchArchive(cache);
  const require = createRequire(import.meta.url);
  const ajv = new Ajv({ strict: false, allErrors: true });
  return (name) => ajv.compile(require(path.join(folder, `${name}.js`)));
}

function fetchArchive(cache) {
  fs.mkdirSync(cache, { recursive: true });
  const wanted = ARCHIVE.replace(/-([\d.]+)$/, '@$1');
  execFileSync('npm', ['pack', wanted, '--silent', '--pack-destination', cache], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const archive = path.join(cache, `${ARCHIVE}.tgz`);
  const sum = crypto.createHash('sha512').update(fs.readFileSync(archive)).digest('base64');
  if (`sha512-${sum}` !== INTEGRITY) throw new Error(`${ARCHIVE}.tgz is not the one expected`);
  execFileSync('tar', ['-xzf', archive, '-C', cache, FOLDER]);
  fs.rmSync(archive);
}

function check(schemas, name, file) {
  const validate = schemas(name);
  if (validate(JSON.parse(fs.readFileSync(file, 'utf8')))) return [];
  return validate.errors.map(({ instancePath, message, params }) => {
    const detail = params.additionalProperty ?? params.allowedValues ?? '';
    return `${file}${instancePath}: ${message} ${detail}`.trim();
  });
}

// The schema does not know this rule; WeChat refuses the upload by it.
function checkPrivateInfos(file) {
  const declared = JSON.parse(fs.readFileSync(file, 'utf8')).requiredPrivateInfos ?? [];
  const exact = ['getLocation', 'onLocationChange', 'startLocationUpdate'];
  const clash =
    declared.includes('getFuzzyLocation') && exact.some((one) => declared.includes(one));
  return clash ? [`${file}: getFuzzyLocation excludes ${exact.join(', ')}`] : [];
}
