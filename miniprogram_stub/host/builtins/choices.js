// checkbox, radio and their groups, switch.
import { componentOf, define, fire, setAttribute } from './define.js';

const OPTION = { value: String, checked: Boolean, disabled: Boolean, color: String };

export function defineChoices(space) {
  defineOption(space, 'checkbox', 'wx-checkbox-group');
  defineOption(space, 'radio', 'wx-radio-group');
  defineGroup(space, 'checkbox-group', 'wx-checkbox', (values) => values);
  defineGroup(space, 'radio-group', 'wx-radio', ([value = '']) => value);
  defineSwitch(space);
}

function defineOption(space, name, groupTag) {
  define(space, name, {
    properties: { ...OPTION, name: String },
    init(host) {
      host.setAttribute('role', name);
      host.insertBefore(document.createElement('i'), null).className = 'mark';
      host.addEventListener('click', () => this.activate());
    },
    observers: {
      checked(isChecked) {
        this.$$.setAttribute('aria-checked', String(isChecked));
      },
      disabled(isDisabled) {
        setAttribute(this.$$, 'disabled', isDisabled);
      },
      color(color) {
        if (color) this.$$.style.setProperty('--mark', color);
      },
    },
    methods: {
      activate() {
        if (this.data.disabled || (name === 'radio' && this.data.checked)) return;
        this.setData({ checked: !this.data.checked });
        componentOf(this.$$.closest(groupTag))?.tell(this);
      },
    },
  });
}

function defineGroup(space, name, optionTag, toValue) {
  const isSingle = optionTag === 'wx-radio';
  define(space, name, {
    properties: { name: String },
    init(host) {
      if (isSingle) host.setAttribute('role', 'radiogroup');
    },
    methods: {
      options() {
        return [...this.$$.querySelectorAll(optionTag)].map(componentOf);
      },
      tell(changed) {
        if (isSingle) {
          const others = this.options().filter((option) => option !== changed);
          for (const option of others) option.setData({ checked: false });
        }
        fire(this, 'change', { value: this.getFormValue() });
      },
      getFormValue() {
        const checked = this.options().filter((option) => option.data.checked);
        return toValue(checked.map((option) => option.data.value));
      },
      resetForm() {
        for (const option of this.options()) option.setData({ checked: false });
      },
    },
  });
}

function defineSwitch(space) {
  define(space, 'switch', {
    properties: {
      name: String,
      checked: Boolean,
      disabled: Boolean,
      color: { type: String, value: '#04be02' },
      type: { type: String, value: 'switch' },
    },
    init(host) {
      this.field = host.appendChild(document.createElement('input'));
      this.field.type = 'checkbox';
      this.field.className = 'switch';
      this.field.setAttribute('role', 'switch');
      this.field.addEventListener('change', () => {
        this.setData({ checked: this.field.checked });
        fire(this, 'change', { value: this.field.checked });
      });
    },
    observers: {
      checked(isChecked) {
        this.field.checked = isChecked;
      },
      disabled(isDisabled) {
        this.field.disabled = isDisabled;
      },
      color(color) {
        this.field.style.setProperty('--mark', color);
      },
      ariaLabel(text) {
        setAttribute(this.field, 'aria-label', text);
      },
    },
    methods: {
      activate() {
        this.field.click();
      },
      getFormValue() {
        return this.field.checked;
      },
      resetForm() {
        this.setData({ checked: false });
      },
    },
  });
}
