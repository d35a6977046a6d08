// One page on the stack: its component tree, its element and its life cycle.
import { callHook } from './lifecycle.js';
import { formatUrl } from './url.js';

const DEFAULT_REACH_BOTTOM_PX = 50; // wechat: onReachBottomDistance

export class Page {
  title;
  navigationBar = {};
  #isAtBottom = false;
  #openerEvents;

  constructor({ space, container, path, query, config, openerEvents }) {
    this.path = path;
    this.url = formatUrl(path, query);
    this.config = config;
    this.#openerEvents = openerEvents;
    this.root = space.associated.createRoot('page', space.codeSpace, this.url);
    this.instance = this.root.get();
    this.#addPageFields(path, query);
    callHook(this.instance, 'onLoad', query);
    const placeholder = container.appendChild(document.createElement('i'));
    this.root.attach(container, placeholder);
    this.element = container.lastElementChild;
    this.element.dataset.page = path;
    this.element.addEventListener('scroll', () => this.#onScroll());
  }

  #addPageFields(path, query) {
    Object.assign(this.instance, { route: path, options: query, __page: this });
    this.instance.getOpenerEventChannel = () => this.#openerEvents;
  }

  show() {
    this.element.hidden = false;
    callHook(this.instance, 'onShow');
    this.root.getComponent().triggerPageLifetime('show', []);
  }

  hide() {
    this.element.hidden = true;
    callHook(this.instance, 'onHide');
    this.root.getComponent().triggerPageLifetime('hide', []);
  }

  becomeReady() {
    requestAnimationFrame(() => callHook(this.instance, 'onReady'));
  }

  unload() {
    callHook(this.instance, 'onUnload');
    this.root.release();
    this.element.remove();
  }

  call(name, ...args) {
    return callHook(this.instance, name, ...args);
  }

  defines(name) {
    return typeof this.instance[name] === 'function';
  }

  scrollTo(top, duration = 300) {
    const behavior = duration > 0 ? 'smooth' : 'instant';
    if (this.element.scrollTo) this.element.scrollTo({ top, behavior });
    else this.element.scrollTop = top;
  }

  #onScroll() {
    const { scrollTop, clientHeight, scrollHeight } = this.element;
    this.call('onPageScroll', { scrollTop });
    const distance = this.config.onReachBottomDistance ?? DEFAULT_REACH_BOTTOM_PX;
    const isAtBottom = scrollTop + clientHeight >= scrollHeight - distance;
    if (isAtBottom && !this.#isAtBottom) this.call('onReachBottom');
    this.#isAtBottom = isAtBottom;
  }
}
