// wx.openLocation: WeChat's own page with the destination on a map and the button to navigate.
import { MarkerLayer } from '../map/markers.js';
import { MapView } from '../map/view.js';
import { ICONS, element, icon } from './elements.js';
import { button, openActions, openOverlay } from './sheets.js';
import { host } from '../runtime/host.js';

export function openDestination(destination) {
  return openOverlay({
    kind: 'screen',
    label: '位置',
    build: (close) => {
      const holder = element('div', { class: 'map-holder is-tall', 'data-mount': true });
      holder.onmount = () => mountMap(holder, destination);
      const back = button('', () => close(), { class: 'round-back', 'aria-label': '返回' });
      back.append(icon(ICONS.back));
      return [holder, back, card(destination)];
    },
  });
}

function card(destination) {
  const go = button('', () => navigate(destination), { class: 'go', 'aria-label': '导航' });
  go.append(icon(ICONS.navigate), '导航');
  const text = element('div', {}, element('h2', {}, destination.name || '位置'));
  text.append(element('p', {}, destination.address));
  return element('footer', { class: 'destination' }, text, go);
}

// WeChat lists the map apps of the phone here; a browser has none to hand over to.
async function navigate({ latitude, longitude, name }) {
  const place = `${latitude.toFixed(6)},${longitude.toFixed(6)}`;
  const chosen = await openActions({
    title: `去${name || '这里'}`,
    items: [`复制经纬度 ${place}`],
  });
  if (chosen === null) return;
  await navigator.clipboard?.writeText(place).catch(() => undefined);
  host.phone.toast.show({ title: '已复制', kind: 'none', duration: 1500 });
}

function mountMap(holder, { here, scale, ...place }) {
  const map = new MapView(holder);
  const layer = new MarkerLayer(map, { act: () => undefined, resolve: (path) => path });
  map.onDraw = () => layer.place();
  layer.draw({ markers: [{ id: 0, title: place.name, ...place }], here });
  map.show({ centre: place, scale: Math.min(scale, 16) });
  if (here) map.fit([here, place], [120, 60, 60, 60]);
}
