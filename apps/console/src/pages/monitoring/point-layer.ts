import type { Cell, FleetStore } from '../../live/fleet-store.js';
import { stampOf } from './wall-canvas.js';

const SIZE = 9;
const SIZE_NEAR = 15;
/** Above so many points each is small, unless somebody looks at one commune. */
const MANY = 400;
const REACH = 10;
const MAX_RATIO = 2;
/** Where points overlap, what is lost may have come to lie below: so often everything is drawn in its order. */
const WHOLE_EVERY = 100;

/**
 * Thousands of clusters over the map, on a canvas of their own: the chart would lay out the whole map for each change,
 * this copies a prepared picture a point. What is lost is drawn last, over everything.
 */
export class PointLayer {
  private readonly canvas = document.createElement('canvas');
  /** Where each place is on the canvas; NaN: nowhere. */
  private xs = new Float32Array(0);
  private ys = new Float32Array(0);
  private size = SIZE;
  private ratio = 1;
  /** What is on the canvas, by place. */
  private drawn: (Cell | undefined)[] = [];
  private draws = 0;

  constructor(private readonly holder: HTMLElement) {
    Object.assign(this.canvas.style, { position: 'absolute', inset: '0', pointerEvents: 'none' });
    this.canvas.setAttribute('aria-hidden', 'true');
    holder.append(this.canvas);
  }

  /** After the map moved, or the fleet was read anew. @param toPixel null: not on the map */
  place(
    store: FleetStore,
    toPixel: (at: [lon: number, lat: number]) => number[] | null,
    isNear: boolean,
  ): void {
    const { lat, lon } = store.fleet.places;
    this.xs = new Float32Array(lat.length).fill(NaN);
    this.ys = new Float32Array(lat.length).fill(NaN);
    let count = 0;
    for (let i = 0; i < lat.length; i++) {
      const [x, y] = (lat[i] == null || lon[i] == null ? null : toPixel([lon[i]!, lat[i]!])) ?? [];
      if (x === undefined || y === undefined) continue;
      this.xs[i] = x;
      this.ys[i] = y;
      count++;
    }
    this.draws = 0;
    this.size = isNear || count < MANY ? SIZE_NEAR : SIZE;
  }

  /** What changed since the last time: a point's picture covers the one before. All of them now and then. */
  draw(store: FleetStore): void {
    const context = this.canvas.getContext('2d');
    if (!context) return;
    if (this.draws++ % WHOLE_EVERY === 0) this.clear(context);
    for (const isLost of [false, true]) {
      for (let i = 0; i < this.xs.length; i++) {
        const cell = store.cell(i);
        if ((cell === 'lost') !== isLost || this.drawn[i] === cell || Number.isNaN(this.xs[i])) continue;
        this.drawn[i] = cell;
        const at = (value: number): number => Math.round((value - this.size / 2) * this.ratio);
        context.drawImage(stampOf(cell, this.ratio, this.size), at(this.xs[i]!), at(this.ys[i]!));
      }
    }
  }

  private clear(context: CanvasRenderingContext2D): void {
    const { clientWidth: width, clientHeight: height } = this.holder;
    this.ratio = Math.min(MAX_RATIO, Math.max(1, Math.round(window.devicePixelRatio)));
    this.canvas.width = width * this.ratio;
    this.canvas.height = height * this.ratio;
    Object.assign(this.canvas.style, { width: `${width}px`, height: `${height}px` });
    context.clearRect(0, 0, this.canvas.width, this.canvas.height);
    this.drawn = [];
  }

  /** The nearest place to a point, if one is near enough. */
  at(x: number, y: number): number | undefined {
    let [best, distance] = [-1, REACH * REACH];
    for (let i = 0; i < this.xs.length; i++) {
      const square = (this.xs[i]! - x) ** 2 + (this.ys[i]! - y) ** 2;
      if (square < distance) [best, distance] = [i, square];
    }
    return best < 0 ? undefined : best;
  }

  remove(): void {
    this.canvas.remove();
  }
}
