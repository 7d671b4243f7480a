import type { Cell, FleetStore } from '../../live/fleet-store.js';
import { LOOKS } from './cell-look.js';

export const STEP = 18;
const SIZE = 16;
const MAX_RATIO = 2;

export interface Grid {
  columns: number;
  rows: number;
  count: number;
}
export function gridOf(count: number, most: number): Grid {
  const columns = Math.max(1, Math.min(most, count));
  return { columns, rows: Math.ceil(count / columns), count };
}

/** Which cell of the grid is under a point; undefined between and beside them. */
export function placeAt(x: number, y: number, { columns, count }: Grid): number | undefined {
  const [column, row] = [Math.floor(x / STEP), Math.floor(y / STEP)];
  const at = row * columns + column;
  return column < 0 || column >= columns || row < 0 || at >= count ? undefined : at;
}

/** One prepared picture a state: drawing a thousand cells is a thousand copies. */
const stamps = new Map<string, HTMLCanvasElement>();

/** @param size in CSS pixels; scaling while drawing would cost more than the drawing */
export function stampOf(cell: Cell, ratio: number, size = SIZE): HTMLCanvasElement {
  const key = `${cell}|${ratio}|${size}`;
  const known = stamps.get(key);
  if (known) return known;
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = size * ratio;
  const context = canvas.getContext('2d');
  if (context) {
    const { fill, edge, sign } = LOOKS[cell];
    context.scale((ratio * size) / SIZE, (ratio * size) / SIZE);
    context.fillStyle = fill;
    context.fillRect(0, 0, SIZE, SIZE);
    context.strokeStyle = edge;
    context.strokeRect(0.5, 0.5, SIZE - 1, SIZE - 1);
    const path = new Path2D(sign);
    context.strokeStyle = context.fillStyle = '#fff';
    context.lineWidth = 1.8;
    context.lineCap = 'round';
    if (cell === 'playing') context.fill(path);
    else context.stroke(path);
  }
  stamps.set(key, canvas);
  return canvas;
}

/** All cells of a unit; those that do not agree with the filter are faint. */
export function drawCells(
  canvas: HTMLCanvasElement,
  store: FleetStore,
  unit: number,
  { columns, rows }: Grid,
  filter: { cell: Cell | null; kind: 'speaker' | 'board' | null },
): void {
  const ratio = Math.min(MAX_RATIO, Math.max(1, Math.round(window.devicePixelRatio)));
  const [width, height] = [columns * STEP * ratio, rows * STEP * ratio];
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) return;
  context.clearRect(0, 0, width, height);
  const { kind } = store.fleet.places;
  store.placesOf(unit).forEach((i, at) => {
    const cell = store.cell(i);
    const agrees =
      (filter.cell === null || filter.cell === cell) && (filter.kind === null || filter.kind === kind[i]);
    context.globalAlpha = agrees ? 1 : 0.15;
    const [x, y] = [(at % columns) * STEP * ratio, Math.floor(at / columns) * STEP * ratio];
    context.drawImage(stampOf(cell, ratio), x, y);
  });
  context.globalAlpha = 1;
}
