import { element } from './element.js';
import { largestFitting } from './fit-text.js';

/** On a wall of few lamps: with fewer dots a Vietnamese letter cannot carry its marks. */
const MIN_LETTER_PX = 16;

/** One hundredth of the shorter side, in CSS pixels. */
const vmin = (): number => Math.min(window.innerWidth, window.innerHeight) / 100;

export interface Bounds {
  /** In vmin. */
  smallest: number;
  largest: number;
}

/** Puts a text into a box at the largest size that fits; its pages were cut so that the smallest does. */
export function fitInto(box: HTMLElement, text: string, bounds: Bounds): HTMLElement {
  const line = element('div', 'fitted', text);
  box.replaceChildren(line);
  const unit = vmin();
  const smallest = smallestOf(bounds);
  const fits = (size: number): boolean => isInside(box, line, size * unit);
  const best = largestFitting(fits, smallest, Math.max(smallest, bounds.largest));
  line.style.fontSize = `${best * unit}px`;
  return line;
}

/** Would this text fit into the box at the smallest size? */
export function fitsInto(box: HTMLElement, text: string, bounds: Bounds): boolean {
  const line = element('div', 'fitted', text);
  box.replaceChildren(line);
  return isInside(box, line, smallestOf(bounds) * vmin());
}

const smallestOf = ({ smallest }: Bounds): number => Math.max(smallest, MIN_LETTER_PX / vmin());

function isInside(box: HTMLElement, line: HTMLElement, fontPx: number): boolean {
  line.style.fontSize = `${fontPx}px`;
  return line.offsetHeight <= box.clientHeight && line.scrollWidth <= box.clientWidth;
}
