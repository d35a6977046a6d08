// The channel between a page and the one that it opened (navigateTo's `events`).
import { callBack } from './lifecycle.js';

export class EventChannel {
  #listeners = new Map();

  constructor(events = {}) {
    for (const [name, listener] of Object.entries(events)) this.on(name, listener);
  }

  on(name, listener) {
    this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), listener]);
  }

  once(name, listener) {
    const single = (...args) => {
      this.off(name, single);
      listener(...args);
    };
    this.on(name, single);
  }

  off(name, listener) {
    const kept = (this.#listeners.get(name) ?? []).filter((one) => listener && one !== listener);
    this.#listeners.set(name, kept);
  }

  emit(name, ...args) {
    for (const listener of this.#listeners.get(name) ?? []) callBack(listener, ...args);
  }
}
