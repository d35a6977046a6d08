// Draws the PNGs that WeChat will not take as SVG: tab-bar icons and map markers.
// Needs Chromium (CHROMIUM=/path, default `chromium`). Usage: node scripts/pictures.mjs
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { ICONS, svgOf } from './icons.mjs';

const ASSETS = path.join(path.dirname(fileURLToPath(import.meta.url)), '../miniprogram/assets');
const GREY = '#646A73';
const BRAND = '#C2481A';
const AMBER = '#9A5B00';
const KINDS = {
  warm_new: '#F06A35',
  truckers_home: '#1F5BE0',
  love: '#C2305F',
  union: '#B7791F',
  courier_home: '#6B46C1',
  other: '#646A73',
};
const SHUT = '#8A9099';

/** The icon's shapes alone, to be set into another SVG. */
const shapes = (name) => svgOf(name).replace(/^<svg[^>]*>|<\/svg>$/g, '');
const stroked = (name, colour, width, transform) =>
  `<g transform="${transform}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round">${shapes(name)}</g>`;

function tabIcon(name, colour) {
  // 81 px with a margin of 7: the size that WeChat asks for.
  return `<svg xmlns="http://www.w3.org/2000/svg" width="81" height="81" viewBox="0 0 81 81">${stroked(name, colour, 2, 'translate(7.5 7.5) scale(2.75)')}</svg>`;
}

const PIN = 'M48 4C24 4 6 22 6 45c0 27 32 58 40 65a3 3 0 0 0 4 0c8-7 40-38 40-65C90 22 72 4 48 4Z';

/** Open is a full pin, shut a grey one, told shut has a flag, not known is hollow. */
function marker(kind, state) {
  const colour = KINDS[kind];
  const name = ICONS[`k-${kind}`] ?? ICONS.kind;
  const isHollow = state === 'unknown';
  const fill = isHollow ? '#FFFFFF' : state === 'closed' ? SHUT : colour;
  const edge = isHollow ? colour : '#FFFFFF';
  const flag =
    state === 'reported_closed'
      ? `<circle cx="76" cy="20" r="18" fill="${AMBER}" stroke="#fff" stroke-width="5"/><path d="M76 11v10m0 7v.1" stroke="#fff" stroke-width="5" stroke-linecap="round"/>`
      : '';
  return `<svg xmlns="http://www.w3.org/2000/svg" width="96" height="116" viewBox="0 0 96 116"><path d="${PIN}" fill="${fill}" stroke="${edge}" stroke-width="5"/>${stroked(name, edge, 2.2, 'translate(22 18) scale(2.16)')}${flag}</svg>`;
}

// Runs in Chromium: every SVG on a canvas of its own size, as data URLs in the page's text.
const DRAW = `
  const draw = (svg) => new Promise((resolve) => {
    const image = new Image()
    image.onload = () => {
      const canvas = document.createElement('canvas')
      canvas.width = image.width
      canvas.height = image.height
      canvas.getContext('2d').drawImage(image, 0, 0)
      resolve(canvas.toDataURL('image/png'))
    }
    image.src = 'data:image/svg+xml,' + encodeURIComponent(svg)
  })
  Promise.all(svgs.map(draw)).then((urls) => { document.body.textContent = urls.join(' ') })
`;

function drawn(svgs) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pictures-'));
  const page = path.join(folder, 'page.html');
  const data = JSON.stringify(svgs).replaceAll('</', '<\\/');
  fs.writeFileSync(page, `<!doctype html><body><script>const svgs = ${data};${DRAW}</script>`);
  const dom = execFileSync(
    process.env.CHROMIUM ?? 'chromium',
    [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--virtual-time-budget=10000',
      `--user-data-dir=${folder}`,
      '--dump-dom',
      page,
    ],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 26 },
  );
  fs.rmSync(folder, { recursive: true, force: true });
  return [...dom.matchAll(/data:image\/png;base64,([\w+/=]+)/g)].map((one) =>
    Buffer.from(one[1], 'base64'),
  );
}

const pictures = {
  'tab/station.png': tabIcon('home-heart', GREY),
  'tab/station-active.png': tabIcon('home-heart', BRAND),
  'tab/activity.png': tabIcon('calendar-heart', GREY),
  'tab/activity-active.png': tabIcon('calendar-heart', BRAND),
  'tab/me.png': tabIcon('user', GREY),
  'tab/me-active.png': tabIcon('user', BRAND),
};
for (const kind of Object.keys(KINDS))
  for (const state of ['open', 'closed', 'reported_closed', 'unknown'])
    pictures[`markers/${kind}-${state}.png`] = marker(kind, state);

const names = Object.keys(pictures);
const files = drawn(Object.values(pictures));
if (files.length !== names.length) throw new Error(`${files.length} of ${names.length} were drawn`);
names.forEach((name, index) => {
  const target = path.join(ASSETS, name);
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.writeFileSync(target, files[index]);
});
console.log(`${names.length} pictures`);
