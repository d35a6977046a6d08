// Moving and zooming a map: drag, wheel, double click, two fingers.

const WHEEL_STEPS_PER_SCALE = 400;
const DRAG_THRESHOLD_PX = 4;

/** `actor` has allows(kind), move(dx, dy), zoom(by, point), begin(cause), end(cause). */
export function watchGestures(element, actor) {
  const fingers = new Map();
  let cause = null;
  const start = (kind) => {
    if (cause) return;
    cause = kind;
    actor.begin(kind);
  };
  const finish = () => {
    if (cause) actor.end(cause);
    cause = null;
  };
  element.addEventListener('pointerdown', (event) => {
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY, startX: event.clientX });
  });
  window.addEventListener('pointermove', (event) => {
    if (!fingers.has(event.pointerId)) return;
    if (fingers.size === 2) pinch(fingers, event, actor, start);
    else drag(fingers, event, actor, start, cause);
  });
  for (const name of ['pointerup', 'pointercancel']) {
    window.addEventListener(name, (event) => {
      if (fingers.delete(event.pointerId) && fingers.size === 0) finish();
    });
  }
  watchWheel(element, actor);
}

function drag(fingers, event, actor, start, cause) {
  const finger = fingers.get(event.pointerId);
  const dx = event.clientX - finger.x;
  const dy = event.clientY - finger.y;
  if (!actor.allows('scroll') || (!cause && Math.hypot(dx, dy) < DRAG_THRESHOLD_PX)) return;
  start('drag');
  actor.move(dx, dy);
  fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
}

function pinch(fingers, event, actor, start) {
  const spread = () => {
    const [a, b] = [...fingers.values()];
    return { size: Math.hypot(a.x - b.x, a.y - b.y), x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  };
  const before = spread();
  fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  const after = spread();
  if (!actor.allows('zoom') || !before.size || !after.size) return;
  start('scale');
  actor.zoom(Math.log2(after.size / before.size), after);
  actor.move(after.x - before.x, after.y - before.y);
}

function watchWheel(element, actor) {
  let timer;
  const onWheel = (event) => {
    if (!actor.allows('zoom')) return;
    event.preventDefault();
    if (!timer) actor.begin('scale');
    clearTimeout(timer);
    actor.zoom(-event.deltaY / WHEEL_STEPS_PER_SCALE, { x: event.clientX, y: event.clientY });
    timer = setTimeout(() => {
      timer = undefined;
      actor.end('scale');
    }, 150);
  };
  element.addEventListener('wheel', onWheel, { passive: false });
}
