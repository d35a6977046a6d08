// wx.showToast and wx.showLoading: one box at a time, as in WeChat.
import { ICONS, element, icon } from './elements.js';

export class Toast {
  #timer;
  #box;

  constructor(layer) {
    this.layer = layer;
  }

  show({ title, kind, mask, duration }) {
    this.hide();
    const classes = `toast is-${kind}${mask ? ' has-mask' : ''}`;
    const text = element('p', {}, title);
    this.#box = element('div', { class: classes }, element('div', {}, sign(kind), text));
    this.#box.id = 'toast';
    this.#box.setAttribute('role', 'status');
    this.layer.append(this.#box);
    if (duration) this.#timer = setTimeout(() => this.hide(), duration);
  }

  hide() {
    clearTimeout(this.#timer);
    this.#box?.remove();
    this.#box = undefined;
  }
}

function sign(kind) {
  if (kind === 'success') return icon(ICONS.done, 40);
  if (kind === 'error') return icon(ICONS.failed, 40);
  if (kind === 'loading') return element('i', { class: 'spinner' });
  return null;
}
