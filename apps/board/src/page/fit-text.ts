/** Does the text fit at this size (in hundredths of the screen's shorter side)? */
export type Fits = (size: number) => boolean;

const STEP = 0.25;

/**
 * The largest size between the two at which it fits, in steps of a quarter; the smallest where none does. Larger never
 * fits where smaller does not.
 */
export function largestFitting(fits: Fits, smallest: number, largest: number): number {
  let low = 0;
  let high = Math.round((largest - smallest) / STEP);
  if (!fits(smallest)) return smallest;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(smallest + middle * STEP)) low = middle;
    else high = middle - 1;
  }
  return smallest + low * STEP;
}

/**
 * Cuts a text into pages that fit: after a line or a sentence where one ends in the second half of the page, else after a
 * word. A word that fits nowhere has a page of its own.
 */
export function paginate(text: string, fits: (page: string) => boolean): string[] {
  const pages: string[] = [];
  let rest = text.trim();
  while (rest !== '') {
    const cut = fits(rest) ? rest.length : cutOf(rest, fits);
    pages.push(rest.slice(0, cut).trim());
    rest = rest.slice(cut).trim();
  }
  return pages;
}

function cutOf(text: string, fits: (page: string) => boolean): number {
  const gaps = [...text.matchAll(/\s+/g)].map(({ index }) => index);
  let low = 0;
  let high = gaps.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(text.slice(0, gaps[middle - 1]))) low = middle;
    else high = middle - 1;
  }
  const last = gaps[Math.max(0, low - 1)] ?? text.length;
  const good = gaps.filter(
    (at) => at <= last && at > last / 2 && (text[at] === '\n' || /[.!?;:…]$/.test(text.slice(0, at))),
  );
  return good.at(-1) ?? last;
}

/** At twelve characters a second an unhurried reader on a motorcycle is through; nothing is gone in under five seconds. */
export const readingMs = (page: string): number => Math.max(5000, Math.round((page.length / 12) * 1000));
