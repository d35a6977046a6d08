// Turns .wxss into CSS: imports, rpx, viewport units, tag names, component scopes.
import fs from 'node:fs';
import path from 'node:path';
import postcss from 'postcss';
import selectorParser from 'postcss-selector-parser';
import { containerUnits } from '../runtime/units.js';
import { BuildError } from './manifest.mjs';

const IMPORT = /@import\s+(?:url\()?['"](.+?)['"]\)?\s*;?/g;
const LOCAL_URL = /url\((?!['"]?(?:data:|https?:|\/\/))(['"]?)(.+?)\1\)/g;
const MIME = { svg: 'svg+xml', jpg: 'jpeg' };

/**
 * Compiles one file. A component's class names get the prefix `scope`; a page's rules are bound to
 * `page`, because all style sheets share one document here and each page has its own in WeChat.
 */
export function compileStyle(source, file, { scope, page } = {}) {
  const root = postcss.parse(inlineImports(source, file), { from: file });
  root.walkDecls((declaration) => {
    declaration.value = inlineUrls(source, file, containerUnits(declaration.value));
  });
  root.walkRules((rule) => {
    const isKeyframe = rule.parent.type === 'atrule' && /keyframes$/.test(rule.parent.name);
    if (isKeyframe) return;
    const selector = rewriteSelector(rule.selector, scope);
    rule.selector = page ? bindToPage(selector, page) : selector;
  });
  return root.toString();
}

function resolvePath(source, from, wanted) {
  return wanted.startsWith('/')
    ? path.join(source, wanted)
    : path.resolve(path.dirname(from), wanted);
}

function inlineImports(source, file, seen = new Set()) {
  if (seen.has(file)) return '';
  seen.add(file);
  return fs
    .readFileSync(file, 'utf8')
    .replace(IMPORT, (_, wanted) => inlineImports(source, resolvePath(source, file, wanted), seen));
}

function inlineUrls(source, file, value) {
  return value.replace(LOCAL_URL, (_, quote, wanted) => {
    const target = resolvePath(source, file, wanted);
    if (!fs.existsSync(target)) throw new BuildError(`${file}: ${wanted} does not exist`);
    const extension = path.extname(target).slice(1);
    const data = fs.readFileSync(target).toString('base64');
    return `url(data:image/${MIME[extension] ?? extension};base64,${data})`;
  });
}

function rewriteSelector(selector, scope) {
  // As text, because the parser drops the value of an attribute that it did not parse itself.
  const withHost = selector.replace(/:host\b/g, scope ? `[wx-host="${scope}"]` : 'page');
  return selectorParser((root) => {
    root.walkTags((tag) => {
      tag.value = 'wx-' + tag.value;
    });
    if (!scope) return;
    root.walkClasses((name) => {
      name.value = `${scope}--${name.value}`;
    });
  }).processSync(withHost);
}

// `:where` adds no weight, so app.wxss and the page compete as they do in WeChat.
function bindToPage(selector, page) {
  const attribute = `[data-page="${page}"]`;
  return selectorParser((root) => {
    root.each((one) => {
      const isOfPage = one.first.type === 'tag' && one.first.value === 'wx-page';
      const bound = selectorParser.pseudo({ value: `:where(${attribute})` });
      if (isOfPage) one.insertAfter(one.first, bound);
      else one.prepend(selectorParser.combinator({ value: ' ' })).prepend(bound);
    });
  }).processSync(selector, { lossless: false });
}
