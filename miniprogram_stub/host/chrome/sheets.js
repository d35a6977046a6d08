// Dialogs and bottom sheets over the page, drawn as WeChat draws them.
import { element } from './elements.js';
import { host } from '../runtime/host.js';

/**
 * Opens an overlay and resolves with what it is closed with.
 * `build(close)` returns the content; `kind` is dialog, sheet or screen.
 */
export function openOverlay({ kind, label, build, closesOutside = false, outside = null }) {
  return new Promise((resolve) => {
    const close = (result) => {
      layer.remove();
      resolve(result);
    };
    const box = element('div', {
      class: 'box',
      role: 'dialog',
      'aria-modal': 'true',
      'aria-label': label,
    });
    const layer = element('div', { class: `overlay is-${kind}` }, box);
    if (closesOutside) {
      layer.onclick = (event) => event.target === layer && close(outside);
    }
    box.append(...[build(close)].flat().filter(Boolean));
    host.phone.overlays.append(layer);
    // Only now has the content a size, which the map and the wheels ask for.
    box.querySelectorAll('[data-mount]').forEach((node) => node.onmount?.());
  });
}

export const button = (text, onclick, attributes = {}) =>
  element('button', { type: 'button', onclick, ...attributes }, text);

/** A question with up to two answers; resolves to {isConfirmed, text}. */
export function openDialog(options) {
  const { title, content, confirmText = '确定', cancelText = '取消' } = options;
  return openOverlay({
    kind: 'dialog',
    label: title || content || '提示',
    build: (close) => {
      const field = options.isEditable && editField(options);
      const answer = (isConfirmed) => () => close({ isConfirmed, text: field ? field.value : '' });
      const cancel = button(cancelText, answer(false), { style: colour(options.cancelColor) });
      const confirm = button(confirmText, answer(true), {
        class: 'is-main',
        style: colour(options.confirmColor),
      });
      const hasCancel = options.hasCancel !== false;
      return [
        title && element('h2', {}, title),
        field || (content && element('p', {}, content)),
        options.extra,
        element('div', { class: 'answers' }, ...(hasCancel ? [cancel, confirm] : [confirm])),
      ];
    },
  });
}

const colour = (value) => (value ? `color:${value}` : undefined);

function editField({ content = '', placeholder = '' }) {
  const field = element('textarea', { rows: 3, placeholder });
  field.value = content;
  return field;
}

/** A list to choose from; resolves to the index or null. */
export function openActions({ items, title, color = '#000000' }) {
  return openOverlay({
    kind: 'sheet',
    label: title || '请选择',
    closesOutside: true,
    build: (close) => {
      const choices = items.map((item, index) =>
        button(item, () => close(index), { style: colour(color) }),
      );
      return [
        title && element('p', { class: 'caption' }, title),
        element('div', { class: 'choices' }, ...choices),
        element(
          'div',
          { class: 'choices' },
          button('取消', () => close(null)),
        ),
      ];
    },
  });
}

/** A permission sheet: who asks, for what, allow or not. Resolves to true or false. */
export function openPermission({ title, detail, extra, allow = '允许', deny = '拒绝' }) {
  const name = host.program.app.window?.navigationBarTitleText ?? '小程序';
  return openOverlay({
    kind: 'sheet',
    label: title,
    build: (close) => [
      element('p', { class: 'asker' }, element('i', { class: 'logo' }), name),
      element('h2', {}, title),
      detail && element('p', { class: 'detail' }, detail),
      extra,
      element(
        'div',
        { class: 'verdict' },
        button(deny, () => close(false)),
        button(allow, () => close(true), { class: 'is-main' }),
      ),
    ],
  });
}
