import type { FleetStore } from '../../live/fleet-store.js';
import { stampOf } from './wall-canvas.js';

const SIZE = 9;
const SIZE_NEAR = 15;
/** Above so many points each is small, unless somebody looks at one commune. */
const MANY = 400;
const REACH = 10;
const MAX_RATIO = 2;

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
    this.size = isNear || count < MANY ? SIZE_NEAR : SIZE;
  }

  draw(store: FleetStore): void {
    const ratio = Math.min(MAX_RATIO, Math.max(1, Math.round(window.devicePixelRatio)));
    const { clientWidth: width, clientHeight: height } = this.holder;
    if (this.canvas.width !== width * ratio) this.canvas.width = width * ratio;
    if (this.canvas.height !== height * ratio) this.canvas.height = height * ratio;
    this.canvas.style.width = `${width}px`;
    this.canvas.style.height = `${height}px`;
    const context = this.canvas.getContext('2d');
    if (!context) return;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    for (const isLost of [false, true]) {
      for (let i = 0; i < this.xs.length; i++) {
        const cell = store.cell(i);
        if ((cell === 'lost') !== isLost || Number.isNaN(this.xs[i])) continue;
        const [x, y] = [this.xs[i]! - this.size / 2, this.ys[i]! - this.size / 2];
        context.drawImage(stampOf(cell, ratio), x, y, this.size, this.size);
      }
    }
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
