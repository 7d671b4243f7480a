import { element } from './element.js';

/** Some five letters a second, which can be read in passing: in hundredths of the screen's shorter side. */
const SPEED = 22;

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
    const line = element('div', 'ticker-line', ...this.lines.map((text) => element('span', '', text)));
    this.band.replaceChildren(line);
    // Already under way: an empty band says nothing.
    const from = window.innerWidth / 2;
    const to = -line.scrollWidth;
    const speedPx = (Math.min(window.innerWidth, window.innerHeight) * SPEED) / 100;
    this.running = line.animate(
      [{ transform: `translateX(${from}px)` }, { transform: `translateX(${to}px)` }],
      {
        duration: ((from - to) / speedPx) * 1000,
        iterations: Infinity,
      },
    );
  }
}
