// How a built-in component is defined: properties, attributes that CSS sees, events.

const COMMON = {
  hidden: Boolean,
  hoverClass: String,
  hoverStopPropagation: Boolean,
  hoverStartTime: { type: Number, value: 50 },
  hoverStayTime: { type: Number, value: 400 },
  ariaLabel: String,
  ariaRole: String,
  ariaHidden: Boolean,
};
const COMMON_ATTRIBUTES = { hidden: 'hidden', ariaLabel: 'aria-label', ariaRole: 'role' };

/**
 * Defines <name>. `init(host)` runs once with the element, `attached(host)` when its properties
 * have their values (observers do not hear defaults); `attributes` are properties that are mirrored
 * to attributes of the same name, for the style sheet.
 */
export function define(space, name, parts = {}) {
  const { properties = {}, observers = {}, methods = {}, attributes = [], init, attached } = parts;
  const mirrored = { ...COMMON_ATTRIBUTES };
  for (const attribute of attributes) mirrored[attribute] = toKebab(attribute);
  const watched = { ...observers };
  for (const [property, attribute] of Object.entries(mirrored)) {
    watched[property] ??= function mirror(value) {
      setAttribute(this.$$, attribute, value);
    };
  }
  watched.ariaHidden ??= function mirror(value) {
    setAttribute(this.$$, 'aria-hidden', value ? 'true' : '');
  };
  const definition = space.defineComponent({
    is: 'wx://' + name,
    options: {
      styleScope: 0,
      propertyEarlyInit: false,
      writeFieldsToNode: true,
      virtualHost: false,
    },
    properties: { ...COMMON, ...properties },
    observers: watched,
    methods,
    lifetimes: {
      created() {
        watchHover(this, this.$$);
        init?.call(this, this.$$);
      },
      attached() {
        attached?.call(this, this.$$);
      },
    },
  });
  space.setGlobalUsingComponent(name, definition);
}

export const toKebab = (name) => name.replace(/[A-Z]/g, (letter) => '-' + letter.toLowerCase());

export function setAttribute(element, name, value) {
  if (!element) return; // the component was taken off the page before its properties changed
  if (value || value === 0) element.setAttribute(name, value === true ? '' : String(value));
  else element.removeAttribute(name);
}

/** Triggers a component event, as bind:name hears it. */
export function fire(component, name, detail = {}, options = {}) {
  component.triggerEvent(name, detail, options);
}

/** The component behind an element, or undefined. */
export const componentOf = (element) => element?.__wxElement;

/** A class of the template's own style sheet, with the prefix that its component's scope has. */
export function ownClass(component, name) {
  const owner = component.ownerShadowRoot?.getHostNode();
  if (!owner) return name;
  const { styleScope } = owner.getComponentOptions();
  const prefix = owner.getRootBehavior().ownerSpace.styleScopeManager.queryName(styleScope);
  const scoped = (one) => (prefix ? `${prefix}--${one}` : one);
  return name.split(/\s+/).filter(Boolean).map(scoped).join(' ');
}

// hover-class: shown while a finger rests on the element.
function watchHover(component, host) {
  const begin = () => {
    const { hoverClass, hoverStartTime, hoverStayTime, disabled } = component.data;
    if (!hoverClass || hoverClass === 'none' || disabled) return;
    const classes = ownClass(component, hoverClass).split(' ');
    const timer = setTimeout(() => host.classList.add(...classes), hoverStartTime);
    const end = () => {
      clearTimeout(timer);
      setTimeout(() => host.classList.remove(...classes), hoverStayTime);
    };
    for (const name of ['mouseup', 'touchend', 'touchcancel']) {
      window.addEventListener(name, end, { once: true });
    }
  };
  host.addEventListener('touchstart', begin, { passive: true });
  host.addEventListener('mousedown', begin);
}
