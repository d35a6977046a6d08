// Carries DOM events into the component tree: tap, long press, touches, animations.
import * as glassEasel from 'glass-easel';

const LONG_PRESS_MS = 350; // wechat: a press longer than 350 ms is a long press
const MOVE_TOLERANCE_PX = 10;
// Component events (input, change, scroll, submit ...) come from the built-ins alone: a raw DOM
// event of the same name would arrive without the detail that mini-programs read.
const DOM_EVENTS = new Set([
  'touchstart',
  'touchmove',
  'touchend',
  'touchcancel',
  'transitionend',
  'animationstart',
  'animationiteration',
  'animationend',
]);

let isInsideTap = false;
let hasLongPressed = false;

/** True while a tap handler runs, which some wx.* calls demand. */
export const isTapping = () => isInsideTap;

export function connectEvents(backend) {
  backend.onEvent((target, type, detail, options) => {
    if (type === 'tap') return dispatchTap(target, detail, options);
    return dispatch(target, type, detail, options);
  });
  const setListenerStats = backend.setListenerStats;
  backend.setListenerStats = function onlyDomEvents(element, type, ...rest) {
    if (DOM_EVENTS.has(type)) setListenerStats.call(this, element, type, ...rest);
  };
  watchLongPress();
  swallowGhostClicks();
}

/** Runs `work` as the consequence of a tap, as a button's open-type does. */
export function asTap(work) {
  isInsideTap = true;
  setTimeout(() => (isInsideTap = false));
  return work();
}

function dispatchTap(target, detail, options) {
  const element = options.originalEvent?.target;
  if (hasLongPressed || element?.closest?.('wx-button[disabled], [data-no-tap]')) return undefined;
  const map = element?.closest?.('wx-map');
  const place = map?.placeAt(detail.x, detail.y); // a map's tap tells where in degrees
  return asTap(() => dispatch(target, 'tap', { ...detail, ...place }, options));
}

function dispatch(target, type, detail, options) {
  const event = new glassEasel.Event(type, detail, {
    ...options,
    extraFields: touchFields(options.originalEvent),
  });
  glassEasel.Event.dispatchEvent(target, event);
  return event.getEventBubbleStatus();
}

function touchFields(original) {
  if (!original) return undefined;
  const changed = original.changedTouches ?? ('clientX' in original ? [original] : []);
  return {
    touches: [...(original.touches ?? changed)].map(toTouch),
    changedTouches: [...changed].map(toTouch),
  };
}

const toTouch = ({ identifier = 0, clientX, clientY, pageX, pageY }) => ({
  identifier,
  clientX,
  clientY,
  pageX,
  pageY,
});

function watchLongPress() {
  let timer;
  let start;
  const cancel = () => clearTimeout(timer);
  const begin = (event) => {
    const point = event.touches?.[0] ?? event;
    hasLongPressed = false;
    start = { x: point.clientX, y: point.clientY };
    cancel();
    timer = setTimeout(() => longPress(event, start), LONG_PRESS_MS);
  };
  const move = (event) => {
    const point = event.touches?.[0] ?? event;
    if (!start) return;
    const distance = Math.hypot(point.clientX - start.x, point.clientY - start.y);
    if (distance > MOVE_TOLERANCE_PX) cancel();
  };
  const listen = (names, listener) =>
    names.forEach((name) => document.addEventListener(name, listener, { capture: true }));
  listen(['mousedown', 'touchstart'], begin);
  listen(['mousemove', 'touchmove'], move);
  listen(['mouseup', 'touchend', 'touchcancel'], cancel);
}

// A long press that nobody listens to still ends as a tap, as in WeChat.
function longPress(original, point) {
  let node = original.target;
  while (node && !node.__wxElement) node = node.parentNode;
  if (!node) return;
  for (const type of ['longpress', 'longtap']) {
    dispatch(node.__wxElement, type, point, {
      originalEvent: original,
      bubbles: true,
      composed: true,
      capturePhase: true,
      handleListenerReturn: () => {
        hasLongPressed = true;
      },
    });
  }
}

// A tap is told at touchend, and the browser's click comes after it. What the tap has opened or
// uncovered under the finger by then (a tab behind a closed sheet) must not be clicked.
const GHOST_MS = 700;

function swallowGhostClicks() {
  let touched;
  let endedAt = -Infinity;
  const remember = (event) => {
    touched = event.target;
    endedAt = event.timeStamp;
  };
  const judge = (event) => {
    const target = touched;
    touched = undefined;
    if (!target || event.timeStamp - endedAt > GHOST_MS) return;
    if (target.contains(event.target) || event.target.contains(target)) return;
    event.stopImmediatePropagation();
    event.preventDefault();
  };
  document.addEventListener('touchend', remember, { capture: true, passive: true });
  document.addEventListener('click', judge, { capture: true });
}
