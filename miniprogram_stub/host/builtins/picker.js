// picker: selector, multiSelector, date, time.
import { openWheels } from '../chrome/wheels.js';
import { reportError } from '../runtime/errors.js';
import { define, fire } from './define.js';

const two = (value) => String(value).padStart(2, '0');
const count = (from, to, unit) =>
  Array.from({ length: to - from + 1 }, (_, at) => two(from + at) + unit);

export function definePicker(space) {
  define(space, 'picker', {
    properties: {
      mode: { type: String, value: 'selector' },
      range: Array,
      rangeKey: String,
      value: null,
      start: String,
      end: String,
      fields: { type: String, value: 'day' },
      disabled: Boolean,
      name: String,
      headerText: String,
    },
    init(host) {
      host.addEventListener('click', () => this.open());
    },
    observers: {
      value(value) {
        this.current = value;
      },
    },
    methods: {
      async open() {
        const { mode, disabled } = this.data;
        if (disabled) return;
        const ask = MODES[mode];
        if (!ask) {
          reportError(new Error(`picker: mode "${mode}" is not implemented`));
          return;
        }
        const value = await ask(this);
        if (value === null) {
          fire(this, 'cancel');
          return;
        }
        this.current = value;
        fire(this, 'change', { value });
      },
      getFormValue() {
        return this.current;
      },
      resetForm() {
        this.current = this.data.mode === 'multiSelector' ? [] : '';
      },
    },
  });
}

const MODES = { selector: askOne, multiSelector: askMany, date: askDate, time: askTime };

const texts = (range, key) => range.map((item) => String(key ? item[key] : item));

async function askOne({ data, current }) {
  const columns = [texts(data.range, data.rangeKey)];
  const chosen = await openWheels({
    title: data.headerText,
    columns,
    chosen: [Number(current) || 0],
  });
  return chosen && String(chosen[0]); // wechat: the index, as text
}

function askMany(component) {
  const columnsNow = () =>
    component.data.range.map((column) => texts(column, component.data.rangeKey));
  return openWheels({
    title: component.data.headerText,
    columns: columnsNow(),
    chosen: component.current ?? [],
    onTurn: (column, value) => {
      const before = JSON.stringify(component.data.range);
      fire(component, 'columnchange', { column, value });
      return before === JSON.stringify(component.data.range) ? undefined : columnsNow();
    },
  });
}

async function askTime({ data, current }) {
  const [hour, minute] = String(current || nowTime())
    .split(':')
    .map(Number);
  const columns = [count(0, 23, ''), count(0, 59, '')];
  const chosen = await openWheels({ title: data.headerText, columns, chosen: [hour, minute] });
  return chosen && clampText(`${two(chosen[0])}:${two(chosen[1])}`, data);
}

const nowTime = () => `${two(new Date().getHours())}:${two(new Date().getMinutes())}`;

// "2026-11-22" and "08:30" compare as texts.
function clampText(value, { start, end }) {
  if (start && value < start) return start;
  if (end && value > end) return end;
  return value;
}

async function askDate({ data, current }) {
  const parts = { year: 1, month: 2, day: 3 }[data.fields] ?? 3;
  const today = new Date().toISOString().slice(0, 10);
  const [year, month = 1, day = 1] = String(current || today)
    .split('-')
    .map(Number);
  const first = Number((data.start || `${year - 50}`).slice(0, 4));
  const last = Number((data.end || `${year + 50}`).slice(0, 4));
  const state = [clampYear(year, first, last) - first, month - 1, day - 1];
  const columns = () => dateColumns(first, last, state).slice(0, parts);
  const chosen = await openWheels({
    title: data.headerText,
    columns: columns(),
    chosen: state.slice(0, parts),
    onTurn: (column, index) => {
      state[column] = index;
      return column < 2 && parts === 3 ? columns() : undefined;
    },
  });
  if (!chosen) return null;
  const shown = [first + chosen[0], (chosen[1] ?? 0) + 1, (chosen[2] ?? 0) + 1];
  return clampText(shown.slice(0, parts).map(two).join('-'), data);
}

const clampYear = (year, first, last) => Math.min(Math.max(year, first), last);

function dateColumns(first, last, [year, month]) {
  const days = new Date(first + year, month + 1, 0).getDate();
  return [count(first, last, '年'), count(1, 12, '月'), count(1, days, '日')];
}
