// The ground of the map: calm paper with invented streets. There is no real map behind the preview,
// so it shows distance and direction and pretends nothing else.
import { worldSize } from './projection.js';

const PAPER = '#f4f1ea';
const PARK = '#e7ecdd';
const STREET = { width: 4, fill: '#ffffff', edge: '#e9e4d9' };
const ROAD = { width: 8, fill: '#ffffff', edge: '#dfd8c9' };
const STREET_SPACING_PX = 72;
const LEVELS_TO_ROADS = 2; // every fourth street is a road
const JITTER = 0.32; // how far a crossing strays, in parts of the spacing

/** Draws the part of the world around `centre` (world pixels) on a canvas of width x height. */
export function drawPaper(canvas, { centre, scale, width, height }) {
  if (typeof CanvasRenderingContext2D === 'undefined') return; // jsdom draws nothing
  const density = window.devicePixelRatio || 1;
  canvas.width = Math.round(width * density);
  canvas.height = Math.round(height * density);
  const context = canvas.getContext('2d');
  context.scale(density, density);
  context.fillStyle = PAPER;
  context.fillRect(0, 0, width, height);
  const level = Math.round(Math.log2(worldSize(scale) / STREET_SPACING_PX));
  const offset = { x: centre.x - width / 2, y: centre.y - height / 2 };
  const view = { context, offset, width, height, scale };
  drawParks(view, level - 1);
  const streets = listEdges(view, level, 0.7);
  const roads = listEdges(view, level - LEVELS_TO_ROADS, 0.95);
  stroke(context, streets, STREET.width + 2, STREET.edge);
  stroke(context, roads, ROAD.width + 2, ROAD.edge);
  stroke(context, streets, STREET.width, STREET.fill);
  stroke(context, roads, ROAD.width, ROAD.fill);
}

// The same crossing gets the same place and streets however the map is moved.
function noise(i, j, level, salt) {
  let value = (i * 374761393 + j * 668265263 + level * 2147483 + salt * 144665) | 0;
  value = Math.imul(value ^ (value >>> 13), 1274126177);
  return ((value ^ (value >>> 16)) >>> 0) / 2 ** 32;
}

function visibleCells({ offset, width, height, scale }, level) {
  const spacing = worldSize(scale) / 2 ** level;
  return {
    spacing,
    left: Math.floor(offset.x / spacing) - 1,
    right: Math.ceil((offset.x + width) / spacing) + 1,
    top: Math.floor(offset.y / spacing) - 1,
    bottom: Math.ceil((offset.y + height) / spacing) + 1,
  };
}

function crossing({ offset }, spacing, i, j, level) {
  const shift = (salt) => (noise(i, j, level, salt) - 0.5) * 2 * JITTER;
  return {
    x: (i + shift(1)) * spacing - offset.x,
    y: (j + shift(2)) * spacing - offset.y,
  };
}

function listEdges(view, level, share) {
  const { spacing, left, right, top, bottom } = visibleCells(view, level);
  const edges = [];
  for (let i = left; i < right; i++) {
    for (let j = top; j < bottom; j++) {
      const from = crossing(view, spacing, i, j, level);
      if (noise(i, j, level, 3) < share) {
        edges.push([from, crossing(view, spacing, i + 1, j, level)]);
      }
      if (noise(i, j, level, 4) < share) {
        edges.push([from, crossing(view, spacing, i, j + 1, level)]);
      }
    }
  }
  return edges;
}

function drawParks(view, level) {
  const { spacing, left, right, top, bottom } = visibleCells(view, level);
  view.context.fillStyle = PARK;
  for (let i = left; i < right; i++) {
    for (let j = top; j < bottom; j++) {
      if (noise(i, j, level, 5) > 0.08) continue;
      const corners = [
        [i, j],
        [i + 1, j],
        [i + 1, j + 1],
        [i, j + 1],
      ].map(([x, y]) => crossing(view, spacing, x, y, level));
      view.context.beginPath();
      corners.forEach(({ x, y }) => view.context.lineTo(x, y));
      view.context.fill();
    }
  }
}

function stroke(context, edges, width, colour) {
  context.lineWidth = width;
  context.strokeStyle = colour;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.beginPath();
  for (const [from, to] of edges) {
    context.moveTo(from.x, from.y);
    context.lineTo(to.x, to.y);
  }
  context.stroke();
}
