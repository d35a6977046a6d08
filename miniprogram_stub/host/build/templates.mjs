// Compiles .wxml templates and .wxs scripts with WeChat's own compiler.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { BUILTIN_TAGS } from '../builtins/tags.mjs';

const { TmplGroup } = createRequire(import.meta.url)('glass-easel-template-compiler');

// What every .wxs may use without asking, and the wrapper of its exports.
const WXS_RUNTIME = `
var __safe = function (f) {
  return function () {
    try { return f.apply(this, arguments) } catch (e) { console.warn('[wxs]', e); return undefined }
  }
};
var getRegExp = function (pattern, flags) { return new RegExp(pattern, flags) };
var getDate = function () {
  return new (Function.prototype.bind.apply(Date, [null].concat([].slice.call(arguments))))()
};`;

// The first render runs with property defaults, so a script may meet an empty object;
// as in WeChat its fault is logged and does not end the render.
const WXS_SAFE_EXPORTS = `
;for (var __k in module.exports) {
  if (typeof module.exports[__k] === 'function') module.exports[__k] = __safe(module.exports[__k]);
}`;

const WXS_REQUIRE = /require\(\s*(['"])(.+?)\.wxs\1\s*\)/g;
const STRUCTURE_TAGS = new Set(['block', 'template', 'import', 'include', 'slot', 'wxs', 'page']);

export class Templates {
  #group = new TmplGroup();
  #added = new Set();
  errors = [];
  warnings = [];

  constructor() {
    this.#group.setExtraRuntimeScript(WXS_RUNTIME);
  }

  /** Adds the template `id` (its path without extension) with all it imports. */
  add(id, base, componentTags) {
    if (this.#added.has(id)) return;
    this.#added.add(id);
    const source = fs.readFileSync(base + '.wxml', 'utf8');
    this.#report(id, this.#group.addTmpl(id, source) ?? []);
    this.#checkTags(id, source, componentTags);
    for (const name of this.#group.getInlineScriptModuleNames(id)) {
      const code = withoutExtension(this.#group.getInlineScript(id, name));
      this.#group.setInlineScript(id, name, code + WXS_SAFE_EXPORTS);
    }
    const fileOf = (dependency) =>
      path.resolve(path.dirname(base), path.posix.relative(path.posix.dirname(id), dependency));
    for (const dependency of this.#group.getDirectDependencies(id)) {
      this.add(dependency, fileOf(dependency).replace(/\.wxml$/, ''), componentTags);
    }
    for (const script of this.#group.getScriptDependencies(id)) {
      this.#addScript(script, fileOf(script));
    }
  }

  /** JavaScript source of an object: template path -> compiled template. */
  toJavaScript() {
    return this.#group.getTmplGenObjectGroups();
  }

  #report(id, diagnostics) {
    for (const found of diagnostics) {
      const line = `${id}.wxml:${found.startLine}: ${found.message}`;
      (found.isError ? this.errors : this.warnings).push(line);
    }
  }

  // An unknown tag would be drawn as an empty box here and as something else in WeChat.
  #checkTags(id, source, componentTags) {
    const bare = source
      .replace(/<!--[\s\S]*?-->/g, '')
      .replace(/<wxs[\s\S]*?(<\/wxs>|\/>)/g, '')
      .replace(/\{\{[\s\S]*?\}\}/g, '')
      .replace(/"[^"]*"|'[^']*'/g, '""');
    for (const [, tag] of bare.matchAll(/<([a-zA-Z][\w-]*)/g)) {
      if (STRUCTURE_TAGS.has(tag) || BUILTIN_TAGS.has(tag) || componentTags.has(tag)) continue;
      this.errors.push(`${id}.wxml: <${tag}> is neither a component in use nor a built-in here`);
    }
  }

  #addScript(id, file) {
    const key = 'wxs:' + id;
    if (this.#added.has(key)) return;
    this.#added.add(key);
    const withExtension = file.endsWith('.wxs') ? file : file + '.wxs';
    const code = withoutExtension(fs.readFileSync(withExtension, 'utf8'));
    this.#group.addScript(id, code + WXS_SAFE_EXPORTS);
    for (const [, wanted] of code.matchAll(/require\(\s*['"](.+?)['"]\s*\)/g)) {
      const next = path.posix.join(path.posix.dirname(id), wanted);
      this.#addScript(next, path.resolve(path.dirname(file), wanted));
    }
  }
}

// Scripts are registered without extension, so requires must name them without it too.
function withoutExtension(code) {
  return code.replace(WXS_REQUIRE, 'require("$2")');
}
