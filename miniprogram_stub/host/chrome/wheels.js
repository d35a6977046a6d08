// The wheels of a picker: columns that scroll and snap, one choice in each.
import { element } from './elements.js';
import { button, openOverlay } from './sheets.js';

const ROW_PX = 40;

/**
 * Opens wheels; `columns` are lists of texts, `chosen` the index in each.
 * `onTurn(column, index)` may return new columns. Resolves to the indexes or null.
 */
export function openWheels({ title, columns, chosen, onTurn = () => undefined }) {
  return openOverlay({
    kind: 'sheet',
    label: title || '请选择',
    closesOutside: true,
    build: (close) => {
      const wheels = new Wheels(columns, chosen, onTurn);
      const bar = element(
        'div',
        { class: 'wheel-bar' },
        button('取消', () => close(null)),
        element('strong', {}, title ?? ''),
        button('确定', () => close(wheels.chosen), { class: 'is-main' }),
      );
      return [bar, wheels.element];
    },
  });
}

class Wheels {
  constructor(columns, chosen, onTurn) {
    this.chosen = columns.map((column, at) => clamp(chosen[at] ?? 0, column.length));
    this.onTurn = onTurn;
    this.element = element('div', { class: 'wheels', 'data-mount': true });
    this.element.onmount = () => this.#align();
    this.#draw(columns);
  }

  #draw(columns) {
    this.wheels = columns.map((texts, at) => this.#wheel(texts, at));
    this.element.replaceChildren(...this.wheels);
  }

  #wheel(texts, column) {
    const wheel = element('div', { class: 'wheel', role: 'listbox', tabindex: '0' });
    const rows = texts.map((text, index) => {
      const isChosen = index === this.chosen[column];
      const row = element('div', { role: 'option', 'aria-selected': String(isChosen) }, text);
      row.onclick = () => this.#turn(column, index, true);
      return row;
    });
    wheel.append(...rows);
    let timer;
    wheel.addEventListener('scroll', () => {
      clearTimeout(timer);
      timer = setTimeout(() => this.#turn(column, Math.round(wheel.scrollTop / ROW_PX)), 80);
    });
    return wheel;
  }

  #turn(column, index, isTap = false) {
    const wheel = this.wheels[column];
    const next = clamp(index, wheel.children.length);
    if (isTap && wheel.scrollTo) wheel.scrollTo({ top: next * ROW_PX, behavior: 'smooth' });
    if (next === this.chosen[column]) return;
    this.chosen[column] = next;
    [...wheel.children].forEach((row, at) => row.setAttribute('aria-selected', at === next));
    const columns = this.onTurn(column, next);
    if (!columns) return;
    this.chosen = columns.map((texts, at) => clamp(this.chosen[at] ?? 0, texts.length));
    this.#draw(columns);
    this.#align();
  }

  #align() {
    this.wheels.forEach((wheel, at) => {
      wheel.scrollTop = this.chosen[at] * ROW_PX;
    });
  }
}

const clamp = (index, length) => Math.min(Math.max(index, 0), Math.max(length - 1, 0));
