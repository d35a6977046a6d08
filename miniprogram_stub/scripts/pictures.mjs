// Draws the PNGs that WeChat will not take as SVG: tab-bar icons and map markers.
// Needs Chromium (CHROMIUM=/path, default `chromium`). Usage: node scripts/pictures.mjs
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

import { ICONS, svgOf } from './icons.mjs'

const ASSETS = path.join(path.dirname(fileURLToPath(import.meta.url)), '../miniprogram/assets')
const GREY = '#646A73'
const BRAND = '#C2481A'
const AMBER = '#9A5B00'
const KINDS = { warm_new: '#F06A35', truckers_home: '#1F5BE0', love: '#C2305F', other: '#646A73' }
const SHUT = '#8A9099'

/** The icon's shapes alone, to be set into another SVG. */
const shapes = (name) => svgOf(name).replace(/^<svg[^>]*>|<\/svg>$/g, '')
const stroked = (name, colour, width, transform) =>
  `<g transform="${transform}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round">${shapes(name)}</g>`

function tabIcon(name, colour) {
  // 81 px with a margin of 7: the size that WeChat asks for.
  return `<svg xmlns="http://www.w3.org/2000/svg" width="81" height="81" viewBox="0 0 81 81">${stroked(name, colour, 2, 'translate(7.5 7.5) scale(2.75)')}</svg>`
}

const PIN = 'M48 4C24 4 6 22 6 45c0 27 32 58 40 65a3 3 0 0 0 4 0c8-7 40-38 40-65C90 22 72 4 48 4Z'

/** Open is a full pin, shut a grey one, told shut has a flag, not known is hollow. */
function marker(kind, state) {
  const colour = KINDS[kind]
  const name = ICONS[`k-${kind}`] ?? ICONS.kind
  const isHollow = state === 'unknown'
  const fill = isHollow ? '#FFFFFF' : state === 'closed' ? SHUT : colour
  const edge = isHollow ? colour : '#FFFFFF'
  const flag =
    state === 'reported_closed'
      ? `<circle cx="76" cy="20" r="18" fill="${AMBER}" stroke="#fff" stroke-width="5"/><path d="M76 11v10m0 7v.1" stroke="#fff" stroke-width="5" stroke-linecap="round"/>`
      : ''
  return `<svg xmlns="http://www.w3.org/2000/svg" width="96" height="116" viewBox="0 0 96 116"><path d="${PIN}" fill="${fill}" stroke="${edge}" stroke-width="5"/>${stroked(name, edge, 2.2, 'translate(22 18) scale(2.16)')}${flag}</svg>`
}

function draw(svg, target) {
  const [, width, height] = svg.match(/width="(\d+)" height="(\d+)"/)
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pictures-'))
  const page = path.join(folder, 'page.html')
  fs.writeFileSync(page, `<!doctype html><style>*{margin:0}svg{display:block}</style>${svg}`)
  fs.mkdirSync(path.dirname(target), { recursive: true })
  execFileSync(process.env.CHROMIUM ?? 'chromium', [
    '--headless=new', '--no-sandbox', '--disable-gpu', '--hide-scrollbars',
    '--default-background-color=00000000', '--force-device-scale-factor=1',
    `--window-size=${width},${height}`, `--screenshot=${target}`, `--user-data-dir=${folder}`, page,
  ], { stdio: 'ignore' })
  fs.rmSync(folder, { recursive: true, force: true })
}

const pictures = {
  'tab/station.png': tabIcon('home-heart', GREY),
  'tab/station-active.png': tabIcon('home-heart', BRAND),
  'tab/me.png': tabIcon('user', GREY),
  'tab/me-active.png': tabIcon('user', BRAND),
}
for (const kind of Object.keys(KINDS))
  for (const state of ['open', 'closed', 'reported_closed', 'unknown'])
    pictures[`markers/${kind}-${state}.png`] = marker(kind, state)

for (const [name, svg] of Object.entries(pictures)) draw(svg, path.join(ASSETS, name))
console.log(`${Object.keys(pictures).length} pictures`)
