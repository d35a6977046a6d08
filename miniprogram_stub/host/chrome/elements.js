// A few words for building DOM by hand.

/** `element('button', {class: 'x', onclick}, 'text', child)` */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made[name] = value;
    else if (value === true) made.setAttribute(name, '');
    else if (value !== undefined && value !== false && value !== null) {
      made.setAttribute(name, String(value));
    }
  }
  made.append(...children.filter((child) => child !== undefined && child !== null));
  return made;
}

const SVG = 'http://www.w3.org/2000/svg';

/** A line icon on a 24 x 24 grid. */
export function icon(paths, size = 24) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('width', size);
  svg.setAttribute('height', size);
  svg.setAttribute('aria-hidden', 'true');
  for (const d of [paths].flat()) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', d);
    svg.appendChild(path);
  }
  svg.classList.add('icon');
  return svg;
}

export const ICONS = {
  back: 'M15 5l-7 7 7 7',
  home: ['M4 12l8-8 8 8', 'M6 10v10h12V10'],
  done: 'M5 12l5 5L20 7',
  failed: ['M12 5v9', 'M12 18v.5'],
  target: 'M12 12m-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0',
  navigate: 'M4 11l16-7-7 16-2-7z',
  search: ['M10 10m-6 0a6 6 0 1 0 12 0a6 6 0 1 0 -12 0', 'M15 15l5 5'],
};
