// Boots a built preview in jsdom, with a stand-in for the network: for unit tests of pages.
import fs from 'node:fs';
import path from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { JSDOM, VirtualConsole } from 'jsdom';

const PREVIEW = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../preview');
// A window left open holds memory and timers, and a timer holds the whole test run.
const windows = [];
after(() => windows.forEach((window) => window.close()));

export const ORIGIN = 'http://localhost:8000';

/** An answer with a status of its own: `answer(404, {code: 'not_found'})`. */
export const answer = (status, body = null, headers = {}) => new Answer(status, body, headers);

class Answer {
  constructor(status, body, headers) {
    Object.assign(this, { status, body, headers });
  }
}

/**
 * Starts the mini-program and returns what a test needs to look at it and touch it.
 *
 * `routes` are `'GET /v1/stations/:id': value | (request) => value | answer(...)`; whatever has no
 * route is answered 404 and listed in `unrouted`. `open` is a page with query. `storage` are
 * `wx.setStorageSync` values to begin with. `mock` replaces wx.* calls by name. The privacy
 * guideline counts as agreed to unless `isPrivacyAgreed` is false.
 */
export async function bootPreview(options = {}) {
  const { dist = PREVIEW, routes = {}, open = '', search = '', user = 'xiaowang' } = options;
  const query = new URLSearchParams(search);
  query.set('user', user);
  const dom = new JSDOM(pageSource(dist), {
    url: `${ORIGIN}/preview/app.html?${query}${open && '#/' + open.replace(/^\//, '')}`,
    runScripts: 'outside-only',
    pretendToBeVisual: true,
    virtualConsole: new VirtualConsole(),
  });
  const { window } = dom;
  windows.push(window);
  const network = fakeNetwork(routes);
  window.fetch = network.fetch;
  window.matchMedia = () => ({ matches: false, addEventListener: () => undefined });
  fillStorage(window, user, options);
  window.eval(fs.readFileSync(path.join(dist, 'app.js'), 'utf8'));
  Object.assign(window.__mp.mock, options.mock);
  const program = new Program(window, network);
  await program.tick();
  return program;
}

function pageSource(dist) {
  const source = fs.readFileSync(path.join(dist, 'app.html'), 'utf8');
  return source.replace(/<script.*?<\/script>/, '').replace(/<link rel="stylesheet".*?>/, '');
}

function fillStorage(window, user, { storage = {}, isPrivacyAgreed = true }) {
  const prefix = `nuanxin-preview:${user}:`;
  window.localStorage.setItem(prefix + 'privacy', JSON.stringify(isPrivacyAgreed));
  for (const [key, data] of Object.entries(storage)) {
    window.localStorage.setItem(`${prefix}storage:${key}`, JSON.stringify({ data }));
  }
}

class Program {
  constructor(window, network) {
    this.window = window;
    this.wx = window.wx;
    this.requests = network.requests;
    this.unrouted = network.unrouted;
    this.errors = window.__errors;
    this.calls = window.__mp.calls;
    this.mock = window.__mp.mock;
  }

  /** The page on top, as its own script sees it. */
  get page() {
    return this.window.getCurrentPages().at(-1);
  }

  get pageElement() {
    return this.window.document.querySelector('wx-page:not([hidden])');
  }

  /** The first element on the shown page. */
  $(selector) {
    return this.pageElement.querySelector(selector);
  }

  $$(selector) {
    return [...this.pageElement.querySelectorAll(selector)];
  }

  /** The innermost element on the shown page, or over it, with this text. */
  byText(text) {
    const isMatch = (element) => element.textContent.trim() === text;
    const layers = [this.window.document.querySelector('#overlays'), this.pageElement];
    for (const layer of layers) {
      const found = [...layer.querySelectorAll('*')].filter(isMatch).at(-1);
      if (found) return found;
    }
    throw new Error(`nothing says "${text}"`);
  }

  get text() {
    return this.pageElement.textContent;
  }

  /** A tap, with what the program does at once because of it. */
  async tap(target) {
    const element = typeof target === 'string' ? this.$(target) : target;
    if (!element) throw new Error(`nothing to tap: ${target}`);
    for (const type of ['mousedown', 'mouseup', 'click']) {
      const init = { bubbles: true, composed: true, cancelable: true, clientX: 5, clientY: 5 };
      element.dispatchEvent(new this.window.MouseEvent(type, init));
    }
    await this.tick();
  }

  async type(target, value) {
    const holder = typeof target === 'string' ? this.$(target) : target;
    const field = holder.querySelector('input, textarea') ?? holder;
    field.value = value;
    field.dispatchEvent(new this.window.Event('input', { bubbles: true }));
    await this.tick();
  }

  tick(milliseconds = 20) {
    return new Promise((resolve) => setTimeout(resolve, milliseconds));
  }

  /** Waits until `look()` gives something true, a second at most. */
  async waitFor(look, what = String(look)) {
    for (let left = 50; left > 0; left--) {
      const found = look();
      if (found) return found;
      await this.tick();
    }
    throw new Error(`never came true: ${what}`);
  }

  close() {
    this.window.close();
  }
}

function fakeNetwork(routes) {
  const requests = [];
  const unrouted = [];
  const compiled = Object.entries(routes).map(([key, reply]) => [...compile(key), reply]);
  const fetch = async (url, { method = 'GET', headers = {}, body, signal } = {}) => {
    signal?.throwIfAborted();
    const { pathname, searchParams } = new URL(url);
    const request = { method, path: pathname, query: searchParams, headers, body: read(body) };
    requests.push(request);
    const found = compiled.find(([verb, path]) => verb === method && path.test(pathname));
    if (!found) unrouted.push(`${method} ${pathname}`);
    const params = found?.[1].exec(pathname).groups ?? {};
    const reply = found ? await replyTo(found[2], { ...request, params }) : answer(404, {});
    signal?.throwIfAborted();
    return toResponse(reply);
  };
  return { fetch, requests, unrouted };
}

function compile(key) {
  const [method, path] = key.split(' ');
  return [method, new RegExp(`^${path.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`)];
}

async function replyTo(reply, request) {
  const value = typeof reply === 'function' ? await reply(request) : reply;
  return value instanceof Answer ? value : answer(200, value);
}

function read(body) {
  if (typeof body !== 'string') return body;
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

function toResponse({ status, body, headers }) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return {
    status,
    headers: new Headers({ 'content-type': 'application/json', ...headers }),
    text: async () => (status === 204 ? '' : text),
    arrayBuffer: async () => new TextEncoder().encode(text).buffer,
    blob: async () => new Blob([text]),
  };
}
