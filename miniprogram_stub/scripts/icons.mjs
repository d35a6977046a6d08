// Writes miniprogram/icons.wxss: the Tabler icons that the pages use, as masks that take the
// colour of the text around them. Usage: node scripts/icons.mjs [--check]
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
export const OUTLINE = path.join(ROOT, 'node_modules/@tabler/icons/icons/outline');
const TARGET = path.join(ROOT, 'miniprogram/icons.wxss');

// Class name -> icon. A later class wins over an earlier one on the same element, so the
// fallbacks of codes that a region adds of its own (`facility`, `kind`) come first.
export const ICONS = {
  facility: 'circle-check',
  kind: 'home-heart',
  'f-microwave': 'microwave',
  'f-first_aid_kit': 'first-aid-kit',
  'f-sofa': 'sofa',
  'f-drinking_water': 'droplet',
  'f-phone_charging': 'device-mobile-charging',
  'f-ebike_charging': 'charging-pile',
  'f-toilet': 'toilet-paper',
  'f-air_conditioning': 'air-conditioning',
  'f-reading': 'book',
  'f-leisure': 'chess',
  'f-rain_gear': 'umbrella',
  'f-tyre_pump': 'wheel',
  'f-wifi': 'wifi',
  'f-shower': 'bath',
  'f-laundry': 'wash-machine',
  'f-hot_meal': 'soup',
  'f-bed': 'bed',
  'f-repair': 'tool',
  'f-truck_parking': 'parking',
  'k-warm_new': 'home-heart',
  'k-truckers_home': 'truck',
  'k-love': 'heart-handshake',
  'k-union': 'users',
  'k-courier_home': 'motorbike',
  'to-open': 'door-enter',
  'to-locked': 'lock',
  'to-no_water': 'droplet-off',
  'to-out_of_order': 'tool',
  category: 'heart-handshake',
  'c-ecology': 'leaf',
  'c-everyday_help': 'tools',
  'c-neighbours': 'home-heart',
  'c-health': 'heartbeat',
  'c-rescue': 'lifebuoy',
  'c-education': 'school',
  'm-cancellation': 'calendar-x',
  'm-offer': 'ticket',
  'm-change': 'calendar-time',
  'm-reminder': 'clock',
  'm-place_confirmed': 'calendar-check',
  'm-hours_awarded': 'hourglass',
  activity: 'calendar-heart',
  alert: 'alert-circle',
  back: 'arrow-back-up',
  bell: 'checklist',
  bring: 'backpack',
  camera: 'camera',
  check: 'check',
  'check-circle': 'circle-check',
  chevron: 'chevron-right',
  clock: 'clock',
  close: 'x',
  copy: 'copy',
  device: 'device-mobile',
  entry: 'door-enter',
  export: 'file-export',
  filter: 'adjustments-horizontal',
  height: 'ruler-2',
  inbox: 'inbox',
  large: 'text-size',
  leave: 'logout',
  locate: 'current-location',
  message: 'message-2',
  messages: 'bell',
  mine: 'user',
  navigate: 'navigation',
  offline: 'cloud-off',
  phone: 'phone',
  pin: 'map-pin',
  price: 'cash',
  remove: 'user-off',
  repair: 'tool',
  search: 'search',
  seats: 'users',
  share: 'share',
  shield: 'shield-check',
  star: 'star',
  told: 'message-report',
  truck: 'truck',
  volunteer: 'heart-handshake',
};

// Without these the icon is the same on screen and a third smaller.
const NEEDLESS = /<!--[\s\S]*?-->|<path stroke="none"[^>]*\/>|\s(?:class|width|height)="[^"]*"/g;

export function svgOf(name) {
  const text = fs.readFileSync(path.join(OUTLINE, `${name}.svg`), 'utf8');
  return text.replace(NEEDLESS, '').replace(/\s+/g, ' ').replace(/> </g, '><').trim();
}

function dataUri(name) {
  const svg = svgOf(name).replace('currentColor', '#000').replace(/"/g, "'");
  return `data:image/svg+xml,${encodeURIComponent(svg).replace(/%20/g, ' ').replace(/%3D/g, '=').replace(/%3A/g, ':').replace(/%2F/g, '/')}`;
}

const filled = (name) => {
  const file = path.join(OUTLINE, '../filled', `${name}.svg`);
  const text = fs.readFileSync(file, 'utf8').replace(NEEDLESS, '').replace(/\s+/g, ' ');
  const svg = text.replace('currentColor', '#000').replace(/> </g, '><').replace(/"/g, "'").trim();
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
};

function sheet() {
  const rules = Object.entries(ICONS).map(
    ([cls, name]) => `.i-${cls}{--i:url("${dataUri(name)}")}`,
  );
  return [
    '/* Made by scripts/icons.mjs from @tabler/icons (MIT). Do not edit. */',
    '.i{display:inline-block;flex:none;width:1.25em;height:1.25em;vertical-align:-.25em;' +
      'background-color:currentColor;-webkit-mask:var(--i) center/contain no-repeat;' +
      'mask:var(--i) center/contain no-repeat}',
    ...rules,
    `.i-star-on{--i:url("${filled('star')}")}`,
    '',
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const made = sheet();
  if (process.argv.includes('--check')) {
    if (fs.readFileSync(TARGET, 'utf8') !== made) {
      console.error('icons.wxss is not what scripts/icons.mjs makes: run it');
      process.exit(1);
    }
  } else {
    fs.writeFileSync(TARGET, made);
    console.log(`icons.wxss: ${Object.keys(ICONS).length + 1} icons, ${made.length} bytes`);
  }
}
