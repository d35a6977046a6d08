// Pull down to refresh: a gesture from the top of the page, and wx.startPullDownRefresh.

const TRIGGER_PX = 56;
const MAX_PULL_PX = 96;
const RESISTANCE = 0.5;
const OWN_GESTURE = 'wx-map, wx-swiper, wx-slider, wx-input, wx-textarea, wx-scroll-view';

export class PullDown {
  #start;
  #distance = 0;
  isRefreshing = false;

  constructor(container, getTopPage) {
    this.container = container;
    this.getTopPage = getTopPage;
    this.dots = container.querySelector('.pull-dots');
    const options = { passive: false };
    container.addEventListener('touchstart', (event) => this.#begin(event), { passive: true });
    container.addEventListener('touchmove', (event) => this.#move(event), options);
    container.addEventListener('mousedown', (event) => this.#begin(event));
    window.addEventListener('mousemove', (event) => this.#move(event));
    for (const name of ['touchend', 'touchcancel']) {
      container.addEventListener(name, () => this.#end());
    }
    window.addEventListener('mouseup', () => this.#end());
  }

  /** Shows the indicator and calls onPullDownRefresh. */
  start() {
    if (this.isRefreshing) return;
    this.isRefreshing = true;
    this.#place(TRIGGER_PX, true);
    this.getTopPage().call('onPullDownRefresh');
  }

  stop() {
    this.isRefreshing = false;
    this.#place(0, true);
  }

  #begin(event) {
    const page = this.getTopPage();
    this.#start = undefined;
    if (!page?.config.enablePullDownRefresh || this.isRefreshing) return;
    if (page.element.scrollTop > 0 || event.target.closest?.(OWN_GESTURE)) return;
    this.#start = pointOf(event).clientY;
  }

  #move(event) {
    if (this.#start === undefined) return;
    const pulled = (pointOf(event).clientY - this.#start) * RESISTANCE;
    if (pulled <= 0) {
      if (this.#distance) this.#place(0);
      return;
    }
    if (event.cancelable) event.preventDefault();
    this.#place(Math.min(pulled, MAX_PULL_PX));
  }

  #end() {
    if (this.#start === undefined) return;
    this.#start = undefined;
    if (this.#distance >= TRIGGER_PX) this.start();
    else if (this.#distance) this.#place(0, true);
  }

  #place(distance, isAnimated = false) {
    this.#distance = distance;
    const element = this.getTopPage()?.element;
    if (!element) return;
    const style = this.getTopPage().config.backgroundTextStyle ?? 'dark';
    this.dots.dataset.style = style;
    this.dots.hidden = distance === 0;
    this.dots.classList.toggle('is-running', this.isRefreshing);
    element.style.transition = isAnimated ? 'transform 200ms' : '';
    element.style.transform = distance ? `translateY(${distance}px)` : '';
  }
}

const pointOf = (event) => event.touches?.[0] ?? event;
