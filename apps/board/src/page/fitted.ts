import { element } from './element.js';
import { largestFitting } from './fit-text.js';

/** One hundredth of the shorter side, in CSS pixels. */
const vmin = (): number => Math.min(window.innerWidth, window.innerHeight) / 100;

export interface Bounds {
  /** In vmin. */
  smallest: number;
  largest: number;
}

/** Puts a text into a box at the largest size that fits; what fits not even at the smallest goes on shrinking: never cut. */
export function fitInto(box: HTMLElement, text: string, { smallest, largest }: Bounds): HTMLElement {
  const line = element('div', 'fitted', text);
  box.replaceChildren(line);
  const unit = vmin();
  const fits = (size: number): boolean => isInside(box, line, size * unit);
  const best = fits(smallest)
    ? largestFitting(fits, smallest, largest)
    : largestFitting(fits, smallest / 3, smallest);
  line.style.fontSize = `${best * unit}px`;
  return line;
}

/** Would this text fit into the box at this size? */
export function fitsInto(box: HTMLElement, text: string, size: number): boolean {
  const line = element('div', 'fitted', text);
  box.replaceChildren(line);
  return isInside(box, line, size * vmin());
}

function isInside(box: HTMLElement, line: HTMLElement, fontPx: number): boolean {
  line.style.fontSize = `${fontPx}px`;
  return line.offsetHeight <= box.clientHeight && line.scrollWidth <= box.clientWidth;
}
