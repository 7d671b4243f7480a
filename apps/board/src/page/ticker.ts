import { element } from './element.js';

/** Some five letters a second, which can be read in passing: in hundredths of the screen's shorter side. */
const SPEED = 22;

/**
 * How the lines run past without a gap: copies of them side by side, and from where to where they move until the next copy
 * stands where the first one stood. At the beginning one of them begins in the middle, to be read from its first word.
 * @param linesPx all lines together, once
 */
export function lapOf(linesPx: number, bandPx: number): { copies: number; fromPx: number; toPx: number } {
  const before = Math.max(1, Math.ceil(bandPx / 2 / linesPx));
  const fromPx = bandPx / 2 - before * linesPx;
  return { copies: 2 * before + 1, fromPx, toPx: fromPx - linesPx };
}

/** Running lines below the picture: the titles of everything that is due. */
export class Ticker {
  readonly band = element('div', 'ticker');
  private lines: readonly string[] = [];
  private running: Animation | null = null;

  constructor() {
    this.band.hidden = true;
    window.addEventListener('resize', () => this.draw());
  }

  /** One line alone is on the screen already. */
  show(lines: readonly string[]): void {
    const wanted = lines.length > 1 ? lines : [];
    if (wanted.join('\n') === this.lines.join('\n')) return;
    this.lines = wanted;
    this.draw();
  }

  private draw(): void {
    this.running?.cancel();
    this.running = null;
    this.band.hidden = this.lines.length === 0;
    if (this.band.hidden) return;
    const once = (): HTMLElement[] => this.lines.map((text) => element('span', '', text));
    const line = element('div', 'ticker-line', ...once());
    this.band.replaceChildren(line);
    const { width } = line.getBoundingClientRect();
    // A wall of few lamps shows no band.
    if (width === 0) return;
    const { copies, fromPx, toPx } = lapOf(width, window.innerWidth);
    for (let copy = 1; copy < copies; copy++) line.append(...once());
    const speedPx = (Math.min(window.innerWidth, window.innerHeight) * SPEED) / 100;
    this.running = line.animate(
      [{ transform: `translateX(${fromPx}px)` }, { transform: `translateX(${toPx}px)` }],
      { duration: ((fromPx - toPx) / speedPx) * 1000, iterations: Infinity },
    );
  }
}
