// wx.chooseLocation: a map with a pin in its middle, and places nearby to search among.
import { MapView } from '../map/view.js';
import { distanceBetween } from '../map/projection.js';
import { ICONS, element, icon } from './elements.js';
import { COUNTY_SEAT, PLACES } from './places.js';
import { button, openOverlay } from './sheets.js';

const SCALE = 15;

/** Resolves to {name, address, latitude, longitude} (GCJ-02), or undefined when called off. */
export function openChooser(start) {
  return openOverlay({
    kind: 'screen',
    label: '选择位置',
    build: (close) => new Chooser(start ?? COUNTY_SEAT, close).content(),
  });
}

class Chooser {
  constructor(start, close) {
    this.close = close;
    this.start = start;
    this.chosen = null;
    this.list = element('ul', { class: 'places', role: 'listbox', 'aria-label': '地点' });
    this.field = element('input', { type: 'search', placeholder: '搜索地点' });
    this.field.oninput = () => this.#drawList();
    this.holder = element('div', { class: 'map-holder', 'data-mount': true });
    this.holder.onmount = () => this.#mountMap();
  }

  content() {
    const done = button('确定', () => this.#finish(), { class: 'is-main' });
    const bar = element(
      'header',
      {},
      button('取消', () => this.close(undefined)),
      done,
    );
    const search = element('label', { class: 'search' }, icon(ICONS.search, 18), this.field);
    return [bar, this.holder, search, this.list];
  }

  #mountMap() {
    this.map = new MapView(this.holder);
    this.holder.append(element('i', { class: 'pin', 'aria-hidden': 'true' }));
    this.map.onRegion = (phase, cause) => {
      if (phase !== 'end' || cause === 'update') return;
      this.hasJustMoved = true;
      this.#pickMiddle();
    };
    this.holder.onpointerdown = () => (this.hasJustMoved = false);
    this.holder.onclick = (event) => this.#pickAt(event);
    this.map.show({ centre: this.start, scale: SCALE });
    this.#pickMiddle();
  }

  // The click that ends a drag is no choice of its own.
  #pickAt(event) {
    if (this.hasJustMoved) return;
    this.map.show({ centre: this.map.placeAt(event.clientX, event.clientY) });
    this.#pickMiddle();
  }

  #pickMiddle() {
    const { latitude, longitude } = this.map.centre;
    const address = `纬度 ${latitude.toFixed(4)}，经度 ${longitude.toFixed(4)}`;
    this.chosen = { name: '地图选点', address, latitude, longitude };
    this.#drawList();
  }

  #nearby() {
    const distance = (place) => distanceBetween(this.map.centre, place);
    return PLACES.map((place) => ({ ...place, metres: distance(place) })).sort(
      (a, b) => a.metres - b.metres,
    );
  }

  #drawList() {
    const wanted = this.field.value.trim();
    const matches = (place) => (place.name + place.address).includes(wanted);
    const places = this.#nearby().filter(matches);
    const isNamed = places.some((place) => place.name === this.chosen.name);
    const first = wanted || isNamed ? [] : [this.chosen];
    const rows = [...first, ...places].map((place) => this.#row(place));
    const empty = element('li', { class: 'detail' }, '没有这样的地点，换个词，或在地图上点选');
    this.list.replaceChildren(...(rows.length ? rows : [empty]));
  }

  #row(place) {
    const distance = place.metres === undefined ? '' : `${Math.round(place.metres)} 米 · `;
    const row = element(
      'li',
      { role: 'option', 'aria-selected': String(place.name === this.chosen.name) },
      element('strong', {}, place.name),
      element('span', {}, distance + place.address),
    );
    row.onclick = () => this.#pick(place);
    return row;
  }

  #pick({ name, address, latitude, longitude }) {
    this.chosen = { name, address, latitude, longitude };
    this.map.show({ centre: { latitude, longitude } });
    this.#drawList();
  }

  #finish() {
    this.close(this.chosen);
  }
}
