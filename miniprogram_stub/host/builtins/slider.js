// slider, on the browser's own range field.
import { define, fire } from './define.js';

export function defineSlider(space) {
  define(space, 'slider', {
    properties: {
      name: String,
      min: Number,
      max: { type: Number, value: 100 },
      step: { type: Number, value: 1 },
      value: Number,
      disabled: Boolean,
      showValue: Boolean,
      activeColor: { type: String, value: '#1aad19' },
      backgroundColor: { type: String, value: '#e9e9e9' },
      blockSize: { type: Number, value: 28 },
      blockColor: { type: String, value: '#ffffff' },
    },
    init(host) {
      this.field = host.appendChild(document.createElement('input'));
      this.field.type = 'range';
      this.shown = host.appendChild(document.createElement('span'));
      const tell = (name) => {
        this.draw();
        fire(this, name, { value: Number(this.field.value) });
      };
      this.field.addEventListener('input', () => tell('changing'));
      this.field.addEventListener('change', () => {
        this.setData({ value: Number(this.field.value) });
        tell('change');
      });
    },
    observers: {
      'min, max, step, value, disabled, showValue, activeColor, backgroundColor'() {
        this.configure();
      },
    },
    attached() {
      this.configure();
    },
    methods: {
      configure() {
        const { min, max, step, value, disabled, ariaLabel } = this.data;
        Object.assign(this.field, { min, max, step, disabled });
        this.field.value = value;
        if (ariaLabel) this.field.setAttribute('aria-label', ariaLabel);
        this.draw();
      },
      draw() {
        const { min, max, showValue, activeColor, backgroundColor } = this.data;
        const share = ((this.field.value - min) / Math.max(max - min, 1)) * 100;
        this.field.style.setProperty(
          '--track',
          `linear-gradient(90deg, ${activeColor} ${share}%, ${backgroundColor} ${share}%)`,
        );
        this.shown.hidden = !showValue;
        this.shown.textContent = this.field.value;
      },
      getFormValue() {
        return Number(this.field.value);
      },
      resetForm() {
        this.setData({ value: this.data.min });
      },
    },
  });
}
