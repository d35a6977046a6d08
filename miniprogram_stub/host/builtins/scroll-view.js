// scroll-view with thresholds and its own pull-down refresher.
import { define, fire, setAttribute } from './define.js';

const REFRESHER_PX = 45;
const RESISTANCE = 0.5;

export function defineScrollView(space) {
  define(space, 'scroll-view', {
    properties: {
      scrollX: Boolean,
      scrollY: Boolean,
      upperThreshold: { type: Number, value: 50 },
      lowerThreshold: { type: Number, value: 50 },
      scrollTop: Number,
      scrollLeft: Number,
      scrollIntoView: String,
      scrollWithAnimation: Boolean,
      enableBackToTop: Boolean,
      enableFlex: Boolean,
      scrollAnchoring: Boolean,
      enhanced: Boolean,
      bounces: { type: Boolean, value: true },
      showScrollbar: { type: Boolean, value: true },
      pagingEnabled: Boolean,
      usingSticky: Boolean,
      type: String,
      refresherEnabled: Boolean,
      refresherTriggered: Boolean,
      refresherThreshold: { type: Number, value: REFRESHER_PX },
      refresherDefaultStyle: { type: String, value: 'black' },
      refresherBackground: String,
    },
    attributes: ['scrollX', 'scrollY', 'enableFlex', 'showScrollbar'],
    init(host) {
      host.addEventListener('scroll', () => tellScroll(this, host));
      watchRefresher(this, host);
    },
    observers: {
      scrollTop(top) {
        this.move({ top });
      },
      scrollLeft(left) {
        this.move({ left });
      },
      scrollIntoView(id) {
        if (id) setTimeout(() => this.$$.querySelector(`[id$="${id}"]`)?.scrollIntoView?.());
      },
      refresherTriggered(isTriggered) {
        if (isTriggered) showRefresher(this);
        else hideRefresher(this);
      },
    },
    methods: {
      move(target) {
        const behavior = this.data.scrollWithAnimation ? 'smooth' : 'instant';
        if (this.$$.scrollTo) this.$$.scrollTo({ ...target, behavior });
      },
    },
  });
}

function tellScroll(component, host) {
  const { scrollTop, scrollLeft, scrollHeight, scrollWidth, clientHeight, clientWidth } = host;
  const { upperThreshold, lowerThreshold, scrollX } = component.data;
  const deltaX = (component.lastLeft ?? 0) - scrollLeft;
  const deltaY = (component.lastTop ?? 0) - scrollTop;
  component.lastLeft = scrollLeft;
  component.lastTop = scrollTop;
  const detail = { scrollTop, scrollLeft, scrollHeight, scrollWidth, deltaX, deltaY };
  fire(component, 'scroll', detail);
  const gone = scrollX ? scrollLeft : scrollTop;
  const left = scrollX
    ? scrollWidth - clientWidth - scrollLeft
    : scrollHeight - clientHeight - scrollTop;
  tellEdge(component, 'isAtEnd', left <= lowerThreshold, () =>
    fire(component, 'scrolltolower', { direction: scrollX ? 'right' : 'bottom' }),
  );
  tellEdge(component, 'isAtStart', gone <= upperThreshold, () =>
    fire(component, 'scrolltoupper', { direction: scrollX ? 'left' : 'top' }),
  );
}

// Once on arriving at an edge, not for every pixel there.
function tellEdge(component, flag, isThere, tell) {
  if (isThere && !component[flag]) tell();
  component[flag] = isThere;
}

function watchRefresher(component, host) {
  let start;
  host.addEventListener(
    'touchstart',
    (event) => {
      const canPull = component.data.refresherEnabled && host.scrollTop <= 0;
      start = canPull ? event.touches[0].clientY : undefined;
    },
    { passive: true },
  );
  host.addEventListener('touchmove', (event) => {
    if (start === undefined) return;
    const pulled = (event.touches[0].clientY - start) * RESISTANCE;
    if (pulled <= 0) return;
    component.pulled = pulled;
    fire(component, 'refresherpulling', { dy: pulled });
  });
  host.addEventListener('touchend', () => {
    const isFar = (component.pulled ?? 0) >= component.data.refresherThreshold;
    component.pulled = 0;
    if (start === undefined || !isFar) return;
    showRefresher(component);
    fire(component, 'refresherrefresh', { dy: component.data.refresherThreshold });
  });
}

function showRefresher(component) {
  if (component.refresher) return;
  component.refresher = document.createElement('div');
  component.refresher.className = 'refresher';
  component.refresher.innerHTML = '<i></i><i></i><i></i>';
  setAttribute(component.refresher, 'aria-label', '正在刷新');
  component.$$.prepend(component.refresher);
}

function hideRefresher(component) {
  if (!component.refresher) return;
  component.refresher.remove();
  component.refresher = undefined;
  fire(component, 'refresherrestore');
}
