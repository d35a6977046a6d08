// form and label.
import { componentOf, define, fire } from './define.js';

const CONTROLS = 'wx-button, wx-checkbox, wx-radio, wx-switch, wx-input, wx-textarea';

export function defineForm(space) {
  define(space, 'form', {
    properties: { reportSubmit: Boolean, reportSubmitTimeout: Number },
    methods: {
      fields() {
        return [...this.$$.querySelectorAll('*')]
          .map(fieldOf)
          .filter((field) => field && field.data.name);
      },
      submit(target) {
        const value = {};
        for (const field of this.fields()) value[field.data.name] = field.getFormValue();
        fire(this, 'submit', { value, target });
      },
      reset() {
        for (const field of this.fields()) field.resetForm?.();
        fire(this, 'reset');
      },
    },
  });
  defineLabel(space);
}

// A field is a built-in or a component with the behavior wx://form-field.
function fieldOf(element) {
  const component = componentOf(element);
  if (component?.getFormValue) return component;
  const caller = component?.getMethodCaller?.();
  return caller?.getFormValue ? caller : undefined;
}

function defineLabel(space) {
  define(space, 'label', {
    properties: { for: String },
    init(host) {
      host.addEventListener('click', (event) => {
        if (event.target.closest(CONTROLS)) return; // the control hears its own click
        const { for: id } = this.data;
        const root = this.ownerShadowRoot;
        const named = id && root?.querySelector('#' + id);
        const control = named || componentOf(host.querySelector(CONTROLS));
        control?.activate?.();
      });
    },
  });
}
