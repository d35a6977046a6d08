// Follows usingComponents from every page and collects what each component is made of.
import fs from 'node:fs';
import path from 'node:path';
import { BuildError, readJson } from './manifest.mjs';
import { compileStyle } from './styles.mjs';
import { Templates } from './templates.mjs';

export class ComponentGraph {
  /** id -> {config, scope, css, script}, in the order in which they must be defined. */
  components = new Map();
  templates = new Templates();
  #known = new Set();
  #scopes = 0;

  constructor(source, app) {
    this.source = source;
    this.app = app;
  }

  addPage(page) {
    this.#add(path.join(this.source, page), true);
  }

  #add(base, isPage) {
    const id = path.relative(this.source, base).split(path.sep).join('/');
    if (this.#known.has(id)) return id;
    this.#known.add(id);
    const config = fs.existsSync(base + '.json') ? readJson(base + '.json') : {};
    if (!isPage && !config.component) throw new BuildError(`${id}.json: "component" is not true`);
    const using = this.#addUsed(config, base);
    for (const generic of Object.values(config.componentGenerics ?? {})) {
      if (generic.default) generic.default = '/' + this.#addReference(generic.default, base);
    }
    this.templates.add(id, base, new Set([...Object.keys(using), ...genericTags(config)]));
    const scope = isScoped(config, isPage) ? 's' + this.#scopes++ : undefined;
    const style = base + '.wxss';
    this.components.set(id, {
      config: { ...config, usingComponents: using },
      scope,
      css: fs.existsSync(style)
        ? compileStyle(this.source, style, { scope, page: isPage && id })
        : undefined,
      script: findScript(base),
    });
    return id;
  }

  #addUsed(config, base) {
    const using = {};
    for (const [tag, reference] of Object.entries(this.app.usingComponents ?? {})) {
      using[tag] = '/' + this.#addReference(reference, path.join(this.source, 'app'));
    }
    for (const [tag, reference] of Object.entries(config.usingComponents ?? {})) {
      using[tag] = '/' + this.#addReference(reference, base);
    }
    return using;
  }

  #addReference(reference, from) {
    const base = reference.startsWith('/')
      ? path.join(this.source, reference)
      : path.resolve(path.dirname(from), reference);
    for (const candidate of [base, path.join(base, 'index')]) {
      if (fs.existsSync(candidate + '.wxml')) return this.#add(candidate, false);
    }
    throw new BuildError(`component ${reference} (used by ${from}) does not exist`);
  }
}

const genericTags = (config) => Object.keys(config.componentGenerics ?? {});

// A page shares its classes with app.wxss; a component keeps them to itself unless it says so.
function isScoped(config, isPage) {
  const isolation = config.styleIsolation;
  if (!isolation) return !isPage;
  return isolation === 'isolated' || isolation.endsWith('apply-shared');
}

export function findScript(base) {
  const found = [base + '.ts', base + '.js'].find((file) => fs.existsSync(file));
  if (!found) throw new BuildError(`${base} has neither .ts nor .js`);
  return found;
}
