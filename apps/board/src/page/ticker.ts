import { element } from './element.js';

/** Slow enough to be read in passing: in hundredths of the screen's width a second. */
const WIDTH_PER_SECOND = 9;

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
    this.running = line.animate(
      [{ transform: `translateX(${from}px)` }, { transform: `translateX(${to}px)` }],
      {
        duration: ((from - to) / ((window.innerWidth * WIDTH_PER_SECOND) / 100)) * 1000,
        iterations: Infinity,
      },
    );
  }
}
