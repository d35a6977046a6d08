// input and textarea.
import { define, fire, ownClass, setAttribute } from './define.js';
import { containerUnits } from '../runtime/units.js';

const KEYBOARDS = { number: 'numeric', digit: 'decimal' };

const properties = {
  name: String,
  value: String,
  placeholder: String,
  placeholderStyle: String,
  placeholderClass: { type: String, value: 'input-placeholder' },
  maxlength: { type: Number, value: 140 },
  disabled: Boolean,
  focus: Boolean,
  autoFocus: Boolean,
  cursorSpacing: Number,
  adjustPosition: { type: Boolean, value: true },
  confirmType: { type: String, value: 'done' },
  confirmHold: Boolean,
  cursor: Number,
  selectionStart: Number,
  selectionEnd: Number,
  holdKeyboard: Boolean,
  alwaysEmbed: Boolean,
};

export function defineTextFields(space) {
  define(space, 'input', {
    ...textField('input'),
    properties: { ...properties, type: { type: String, value: 'text' }, password: Boolean },
  });
  define(space, 'textarea', {
    ...textField('textarea'),
    properties: {
      ...properties,
      placeholderClass: { type: String, value: 'textarea-placeholder' },
      autoHeight: Boolean,
      fixed: Boolean,
      showConfirmBar: { type: Boolean, value: true },
      disableDefaultPadding: Boolean,
    },
    attributes: ['autoHeight'],
  });
}

const textField = (tag) => ({
  init(host) {
    // WeChat draws the placeholder as text of its own, so that a class can style it.
    this.hint = host.appendChild(document.createElement('span'));
    this.hint.setAttribute('aria-hidden', 'true');
    this.field = host.appendChild(document.createElement(tag));
    this.field.autocomplete = 'off';
    listen(this, this.field, tag);
  },
  attached() {
    this.styleHint();
    if (this.data.maxlength >= 0) this.field.maxLength = this.data.maxlength;
    this.field.enterKeyHint = this.data.confirmType;
  },
  observers: {
    ...textObservers,
    ...(tag === 'input' ? inputObservers : textareaObservers),
  },
  methods,
});

const methods = {
  getFormValue() {
    return this.field.value;
  },
  resetForm() {
    this.showText('');
  },
  activate() {
    this.field.focus();
  },
  styleHint() {
    const { placeholderClass, placeholderStyle } = this.data;
    this.hint.className = `placeholder ${ownClass(this, placeholderClass)}`;
    this.hint.style.cssText = containerUnits(placeholderStyle);
  },
  showText(text) {
    if (this.field.value !== text) this.field.value = text;
    this.hint.hidden = this.field.value !== '';
    if (this.data.autoHeight) this.fitHeight();
  },
  fitHeight() {
    this.$$.style.height = 'auto';
    this.field.style.height = 'auto';
    this.field.style.height = `${this.field.scrollHeight}px`;
  },
};

function listen(component, field, tag) {
  const cursor = () => field.selectionStart ?? field.value.length;
  const value = () => field.value;
  field.addEventListener('input', () => {
    component.showText(field.value);
    component.setData({ value: field.value });
    fire(
      component,
      'input',
      { value: value(), cursor: cursor(), keyCode: 0 },
      {
        handleListenerReturn: (replaced) => {
          if (typeof replaced === 'string') component.showText(replaced); // bindinput may rewrite
        },
      },
    );
  });
  field.addEventListener('focus', () => fire(component, 'focus', { value: value(), height: 0 }));
  field.addEventListener('blur', () =>
    fire(component, 'blur', { value: value(), cursor: cursor() }),
  );
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing || tag !== 'input') return;
    fire(component, 'confirm', { value: value() });
    if (!component.data.confirmHold) field.blur();
  });
}

const textObservers = {
  value(text) {
    this.showText(text === null || text === undefined ? '' : String(text));
  },
  placeholder(text) {
    this.hint.textContent = text;
    this.field.setAttribute('aria-placeholder', text);
    if (!this.data.ariaLabel) this.field.setAttribute('aria-label', text);
  },
  ariaLabel(text) {
    if (text) this.field.setAttribute('aria-label', text);
  },
  'placeholderClass, placeholderStyle'() {
    this.styleHint();
  },
  maxlength(length) {
    if (length >= 0) this.field.maxLength = length;
    else this.field.removeAttribute('maxlength');
  },
  disabled(isDisabled) {
    this.field.disabled = isDisabled;
    setAttribute(this.$$, 'disabled', isDisabled);
  },
  'focus, autoFocus'(focus, autoFocus) {
    if (focus || autoFocus) setTimeout(() => this.field.focus());
  },
  confirmType(kind) {
    this.field.enterKeyHint = kind;
  },
};

const inputObservers = {
  'type, password'(type, isPassword) {
    this.field.type = isPassword || type === 'safe-password' ? 'password' : 'text';
    this.field.inputMode = KEYBOARDS[type] ?? 'text';
    if (type === 'nickname') this.field.autocomplete = 'nickname';
  },
};

const textareaObservers = {
  autoHeight(isFitting) {
    if (isFitting) setTimeout(() => this.fitHeight());
  },
};
