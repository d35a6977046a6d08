// The page stack with WeChat's rules: ten pages, tabs kept alive, no way from one kind to the other.
import { EventChannel } from './event-channel.js';
import { Page } from './page.js';
import { parseUrl } from './url.js';

const MAX_PAGES = 10; // wechat: the page stack holds ten pages

export class RouteError extends Error {}

export class Router {
  stack = [];
  #tabs = new Map(); // path -> Page, also those that are hidden now
  #onChange;

  constructor({ program, space, container, onChange }) {
    this.program = program;
    this.space = space;
    this.container = container;
    this.#onChange = onChange;
    this.tabPaths = (program.app.tabBar?.list ?? []).map((item) => item.pagePath);
  }

  get top() {
    return this.stack[this.stack.length - 1];
  }

  isTab(path) {
    return this.tabPaths.includes(path);
  }

  start(path, query) {
    this.#push(path, query);
    this.#onChange();
  }

  navigateTo({ url, events }) {
    const { path, query } = this.#parse(url);
    if (this.isTab(path)) throw new RouteError('can not navigateTo a tabbar page');
    if (this.stack.length >= MAX_PAGES) throw new RouteError('webview count limit exceed');
    const eventChannel = new EventChannel(events);
    this.top.hide();
    this.#push(path, query, eventChannel);
    this.#onChange();
    return { eventChannel };
  }

  redirectTo({ url }) {
    const { path, query } = this.#parse(url);
    if (this.isTab(path)) throw new RouteError('can not redirectTo a tabbar page');
    this.#drop(this.stack.pop());
    this.#push(path, query);
    this.#onChange();
  }

  navigateBack({ delta = 1 } = {}) {
    if (this.stack.length < 2) throw new RouteError('cannot navigate back at first page.');
    for (let left = delta; left > 0 && this.stack.length > 1; left--) this.#drop(this.stack.pop());
    this.top.show();
    this.#onChange();
  }

  reLaunch({ url }) {
    const { path, query } = this.#parse(url);
    while (this.stack.length) this.#drop(this.stack.pop());
    for (const page of this.#tabs.values()) this.#drop(page);
    this.#push(path, query);
    this.#onChange();
  }

  switchTab({ url }) {
    if (String(url).includes('?')) throw new RouteError('switchTab takes no query');
    const { path } = this.#parse(url);
    if (!this.isTab(path)) throw new RouteError('can not switch to no-tabBar page');
    if (this.top?.path === path) return;
    this.#leaveForTab();
    const kept = this.#tabs.get(path);
    if (kept) {
      this.stack.push(kept);
      kept.show();
    } else {
      this.#push(path, {});
    }
    this.#onChange();
  }

  // Leaves only the tab page itself, hidden and alive; everything opened from it ends.
  #leaveForTab() {
    while (this.stack.length > 1) this.#drop(this.stack.pop());
    const last = this.stack.pop();
    if (!last) return;
    if (!this.isTab(last.path)) this.#drop(last);
    else if (!last.element.hidden) last.hide();
  }

  #parse(url) {
    const parsed = parseUrl(url, this.top?.path);
    if (!this.program.pages.includes(parsed.path)) {
      throw new RouteError(`page "${parsed.path}" is not found`);
    }
    return parsed;
  }

  #push(path, query, openerEvents = new EventChannel()) {
    const config = { ...this.program.app.window, ...this.program.components[path].config };
    const { space, container } = this;
    const page = new Page({ space, container, path, query, config, openerEvents });
    this.stack.push(page);
    if (this.isTab(path)) this.#tabs.set(path, page);
    page.show();
    page.becomeReady();
  }

  #drop(page) {
    if (this.#tabs.get(page.path) === page) this.#tabs.delete(page.path);
    page.unload();
  }
}
