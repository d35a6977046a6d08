// A map in an element: ground, scale bar, and layers that are placed by degrees.
import { element } from '../chrome/elements.js';
import { watchGestures } from './gestures.js';
import { drawPaper } from './paper.js';
import { metresPerPixel, toDegrees, toWorld } from './projection.js';

const MIN_SCALE = 3; // wechat: map scale 3 to 20
const MAX_SCALE = 20;
const SCALE_BAR_PX = 64;
const ROUND_METRES = [
  5, 10, 20, 50, 100, 200, 500, 1e3, 2e3, 5e3, 1e4, 2e4, 5e4, 1e5, 2e5, 5e5, 1e6,
];
const FALLBACK_SIZE = { width: 375, height: 300 }; // before layout, and in jsdom

export class MapView {
  centre = { latitude: 39.92, longitude: 116.46 }; // wechat: a map without a place shows Beijing
  scale = 16;
  limits = { min: MIN_SCALE, max: MAX_SCALE };
  allows = () => true;
  onRegion = () => undefined;
  onDraw = () => undefined;

  constructor(container) {
    this.container = container;
    this.canvas = element('canvas', { 'aria-hidden': 'true' });
    this.layer = element('div', { class: 'layer' });
    this.legend = element('div', { class: 'legend', 'aria-hidden': 'true' });
    this.note = element('div', { class: 'note', 'aria-hidden': 'true' }, '示意地图');
    container.append(this.canvas, this.layer, this.legend, this.note);
    watchGestures(container, {
      allows: (kind) => this.allows(kind),
      move: (dx, dy) => this.#drag(dx, dy),
      zoom: (by, point) => this.#zoom(by, point),
      begin: (cause) => this.onRegion('begin', cause),
      end: (cause) => this.onRegion('end', cause),
    });
    if (window.ResizeObserver) new ResizeObserver(() => this.draw()).observe(container);
  }

  get size() {
    const { clientWidth, clientHeight } = this.container;
    return clientWidth ? { width: clientWidth, height: clientHeight } : FALLBACK_SIZE;
  }

  /** Shows a place; what is left out stays. */
  show({ centre = this.centre, scale = this.scale }) {
    this.centre = centre;
    this.scale = Math.min(Math.max(scale, this.limits.min), this.limits.max);
    this.draw();
  }

  /** Pixels from the top left corner of the map. */
  toPixel(place) {
    const centre = toWorld(this.centre, this.scale);
    const point = toWorld(place, this.scale);
    const { width, height } = this.size;
    return { x: point.x - centre.x + width / 2, y: point.y - centre.y + height / 2 };
  }

  toPlace({ x, y }) {
    const centre = toWorld(this.centre, this.scale);
    const { width, height } = this.size;
    return toDegrees({ x: centre.x + x - width / 2, y: centre.y + y - height / 2 }, this.scale);
  }

  /** The place under a point of the window. */
  placeAt(clientX, clientY) {
    const box = this.container.getBoundingClientRect();
    return this.toPlace({ x: clientX - box.left, y: clientY - box.top });
  }

  get region() {
    const { width, height } = this.size;
    return {
      southwest: this.toPlace({ x: 0, y: height }),
      northeast: this.toPlace({ x: width, y: 0 }),
    };
  }

  /** Shows all places; padding is [top, right, bottom, left] in pixels. */
  fit(places, [top, right, bottom, left] = [40, 40, 40, 40]) {
    if (places.length === 0) return;
    const points = places.map((place) => toWorld(place, 0));
    const xs = points.map((point) => point.x);
    const ys = points.map((point) => point.y);
    const { width, height } = this.size;
    const room = (pixels, values) =>
      Math.log2(Math.max(pixels, 1) / Math.max(Math.max(...values) - Math.min(...values), 1e-9));
    const scale = Math.min(room(width - left - right, xs), room(height - top - bottom, ys), 17);
    const middle = (values) => (Math.max(...values) + Math.min(...values)) / 2;
    const factor = 2 ** scale;
    const x = middle(xs) + (right - left) / 2 / factor;
    const y = middle(ys) + (bottom - top) / 2 / factor;
    this.show({ centre: toDegrees({ x, y }, 0), scale });
  }

  draw() {
    const { width, height } = this.size;
    const centre = toWorld(this.centre, this.scale);
    drawPaper(this.canvas, { centre, scale: this.scale, width, height });
    this.#drawLegend();
    this.onDraw();
  }

  #drawLegend() {
    const perPixel = metresPerPixel(this.centre.latitude, this.scale);
    const metres = ROUND_METRES.findLast((one) => one / perPixel <= SCALE_BAR_PX) ?? 5;
    this.legend.style.width = `${metres / perPixel}px`;
    this.legend.textContent = metres < 1000 ? `${metres} 米` : `${metres / 1000} 公里`;
  }

  #drag(dx, dy) {
    const { width, height } = this.size;
    this.show({ centre: this.toPlace({ x: width / 2 - dx, y: height / 2 - dy }) });
  }

  // Zooms around the pointer: the place under it stays under it.
  #zoom(by, point) {
    const fixed = this.placeAt(point.x, point.y);
    this.show({ scale: this.scale + by });
    const moved = this.placeAt(point.x, point.y);
    this.show({
      centre: {
        latitude: this.centre.latitude + fixed.latitude - moved.latitude,
        longitude: this.centre.longitude + fixed.longitude - moved.longitude,
      },
    });
  }
}
