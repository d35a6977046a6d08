// Markers with icon, label and callout, the blue dot, lines and circles.
import { element } from '../chrome/elements.js';
import { metresPerPixel } from './projection.js';

const SVG = 'http://www.w3.org/2000/svg';
const DEFAULT_ANCHOR = { x: 0.5, y: 1 }; // wechat: the foot of the icon stands on the place

export class MarkerLayer {
  #open = new Set(); // ids of markers whose callout was opened by a tap

  /** `act(name, id)` tells of taps; `resolve(path)` gives a picture's address. */
  constructor(view, { act, resolve }) {
    this.view = view;
    this.act = act;
    this.resolve = resolve;
    this.shapes = document.createElementNS(SVG, 'svg');
    this.shapes.classList.add('shapes');
    this.places = [];
    this.lines = { polyline: [], circles: [] };
  }

  /** Draws everything anew; afterwards `place()` alone follows a moving map. */
  draw({ markers = [], polyline = [], circles = [], here = null }) {
    this.places = [];
    this.lines = { polyline, circles };
    const nodes = [];
    if (here) nodes.push(this.#at(here, element('i', { class: 'here', 'aria-label': '我的位置' })));
    const sorted = [...markers].sort((a, b) => (a.zIndex ?? 0) - (b.zIndex ?? 0));
    for (const marker of sorted) nodes.push(this.#at(marker, this.#marker(marker)));
    this.view.layer.replaceChildren(this.shapes, ...nodes);
    this.place();
  }

  place() {
    for (const { place, node } of this.places) {
      const { x, y } = this.view.toPixel(place);
      node.style.transform = `translate(${x}px, ${y}px)`;
    }
    this.#drawShapes();
  }

  #at(place, node) {
    const holder = element('div', { class: 'spot' }, node);
    this.places.push({ place, node: holder });
    return holder;
  }

  #marker(marker) {
    const box = element('div', { class: 'marker-box' });
    const icon = this.#icon(marker);
    box.append(icon);
    if (marker.label?.content) box.append(this.#label(marker));
    const { callout } = marker;
    const isOpen = callout?.display === 'ALWAYS' || this.#open.has(marker.id);
    const text = callout?.content || (isOpen && marker.title);
    if (isOpen && text) box.append(this.#callout(marker, { ...callout, content: text }));
    return box;
  }

  #icon(marker) {
    const { x, y } = { ...DEFAULT_ANCHOR, ...marker.anchor };
    const name = marker.ariaLabel ?? marker['aria-label'] ?? marker.title ?? `标记 ${marker.id}`;
    const pin = element('button', {
      class: 'marker',
      'data-marker-id': marker.id,
      'data-no-tap': true,
      'aria-label': name,
      onclick: () => this.#tapMarker(marker),
    });
    if (marker.iconPath) {
      const picture = element('img', { src: this.resolve(marker.iconPath), alt: '' });
      picture.style.width = cssLength(marker.width);
      picture.style.height = cssLength(marker.height);
      pin.append(picture);
    } else {
      pin.classList.add('is-plain');
    }
    pin.style.transform = `translate(${-x * 100}%, ${-y * 100}%) rotate(${marker.rotate ?? 0}deg)`;
    pin.style.opacity = marker.alpha ?? 1;
    return pin;
  }

  #tapMarker(marker) {
    const isByClick = marker.title || (marker.callout && marker.callout.display !== 'ALWAYS');
    if (isByClick) {
      this.#open.clear();
      this.#open.add(marker.id);
    }
    this.act('markertap', marker.id);
    if (isByClick) this.act('redraw', marker.id);
  }

  #callout(marker, callout) {
    const box = element(
      'button',
      { class: 'callout', 'data-no-tap': true, onclick: () => this.act('callouttap', marker.id) },
      callout.content,
    );
    Object.assign(box.style, {
      color: callout.color ?? '#000000',
      fontSize: `${callout.fontSize ?? 12}px`,
      borderRadius: `${callout.borderRadius ?? 4}px`,
      background: callout.bgColor ?? '#ffffff',
      border: `${callout.borderWidth ?? 0}px solid ${callout.borderColor ?? 'transparent'}`,
      padding: `${callout.padding ?? 6}px`,
      textAlign: callout.textAlign ?? 'center',
      bottom: `calc(${cssLength(marker.height) || '34px'} + 6px - ${callout.anchorY ?? 0}px)`,
      left: `${callout.anchorX ?? 0}px`,
    });
    return box;
  }

  #label(marker) {
    const { label } = marker;
    const box = element(
      'button',
      { class: 'label', 'data-no-tap': true, onclick: () => this.act('labeltap', marker.id) },
      label.content,
    );
    Object.assign(box.style, {
      color: label.color ?? '#000000',
      fontSize: `${label.fontSize ?? 12}px`,
      background: label.bgColor ?? 'transparent',
      borderRadius: `${label.borderRadius ?? 0}px`,
      padding: `${label.padding ?? 0}px`,
      left: `${label.anchorX ?? 0}px`,
      top: `${label.anchorY ?? 0}px`,
    });
    return box;
  }

  #drawShapes() {
    const shape = (name, attributes) => {
      const node = document.createElementNS(SVG, name);
      for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
      return node;
    };
    const lines = this.lines.polyline.map(
      ({ points, color = '#000000', width = 2, dottedLine }) => {
        const pixels = points.map((point) => this.view.toPixel(point));
        return shape('polyline', {
          points: pixels.map(({ x, y }) => `${x},${y}`).join(' '),
          fill: 'none',
          stroke: color,
          'stroke-width': width,
          'stroke-dasharray': dottedLine ? '6 6' : 'none',
        });
      },
    );
    const perPixel = metresPerPixel(this.view.centre.latitude, this.view.scale);
    const circles = this.lines.circles.map((circle) => {
      const { x, y } = this.view.toPixel(circle);
      return shape('circle', {
        cx: x,
        cy: y,
        r: circle.radius / perPixel,
        fill: circle.fillColor ?? 'none',
        stroke: circle.color ?? 'none',
        'stroke-width': circle.strokeWidth ?? 1,
      });
    });
    this.shapes.replaceChildren(...circles, ...lines);
  }
}

const cssLength = (value) => {
  if (value === undefined || value === null) return '';
  return typeof value === 'number' ? `${value}px` : String(value);
};
