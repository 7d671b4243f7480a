/** Does the text fit at this size (in hundredths of the screen's shorter side)? */
export type Fits = (size: number) => boolean;

const STEP = 0.25;

/**
 * The largest size between the two at which it fits, in steps of a quarter; the smallest where none does. Larger never
 * fits where smaller does not.
 */
export function largestFitting(fits: Fits, smallest: number, largest: number): number {
  let low = 0;
  let high = Math.floor((largest - smallest) / STEP);
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
 * word, and within a word only where it alone is longer than a page: then between letters, each with all its marks. A
 * last page of a word or two would say nothing by itself: it takes some of the one before.
 */
export function paginate(text: string, fits: (page: string) => boolean): string[] {
  const pages: string[] = [];
  let rest = text.trim();
  while (rest !== '') {
    const cut = fits(rest) ? rest.length : evened(rest, cutOf(rest, fits), fits);
    pages.push(rest.slice(0, cut).trim());
    rest = rest.slice(cut).trim();
  }
  return pages;
}

function cutOf(text: string, fits: (page: string) => boolean): number {
  const gaps = gapsOf(text);
  const last = lastFitting(text, gaps, fits);
  if (last === null) return cutInWord(text.slice(0, gaps[0]), fits);
  const good = gaps.filter((at) => at <= last && at > last / 2 && isEnd(text, at));
  return good.at(-1) ?? last;
}

/** Where the rest after this cut is one short page, and the cut is in the middle of a sentence: a cut nearer the middle. */
function evened(text: string, cut: number, fits: (page: string) => boolean): number {
  const isShort = (at: number): boolean => (text.length - at) * 3 < at;
  if (!isShort(cut) || isEnd(text, cut)) return cut;
  const places = gapsOf(text).filter((at) => at < cut && !isShort(at) && fits(text.slice(at).trim()));
  const ends = places.filter((at) => at * 3 >= text.length - at && isEnd(text, at));
  const offMiddle = (at: number): number => Math.abs(at - text.length / 2);
  const [best] = (ends.length > 0 ? ends : places).sort((a, b) => offMiddle(a) - offMiddle(b));
  return best ?? cut;
}

const gapsOf = (text: string): number[] => [...text.matchAll(/\s+/g)].map(({ index }) => index);
/** Of a line or of a sentence. */
const isEnd = (text: string, at: number): boolean => text[at] === '\n' || /[.!?;:…]$/.test(text.slice(0, at));

function cutInWord(word: string, fits: (page: string) => boolean): number {
  const letters = [...new Intl.Segmenter('vi', { granularity: 'grapheme' }).segment(word)];
  const ends = letters.map(({ index, segment }) => index + segment.length);
  return lastFitting(word, ends, fits) ?? ends[0] ?? word.length;
}

/** The last of these places up to which it fits; null: not even up to the first. */
function lastFitting(
  text: string,
  places: readonly number[],
  fits: (page: string) => boolean,
): number | null {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(text.slice(0, places[middle - 1]))) low = middle;
    else high = middle - 1;
  }
  return low === 0 ? null : places[low - 1]!;
}

/** At twelve characters a second an unhurried reader on a motorcycle is through; nothing is gone in under five seconds. */
export const readingMs = (page: string): number => Math.max(5000, Math.round((page.length / 12) * 1000));
