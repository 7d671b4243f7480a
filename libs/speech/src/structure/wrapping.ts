import { opensUnit } from './join-lines.js';

export interface Wrapping {
  /** Length of a full line, in UTF-16 units. */
  readonly width: number;
  /** Blank lines stand inside sentences (as some PDF-to-text programs write them). */
  readonly loose: boolean;
}

const LOWER = /^["“(]?\p{Ll}/u;
const TERMINAL = /[.;:!?…|][”"’')\]]*$/u;
/** A number or an identity is broken at its hyphen. */
const OPEN_HYPHEN = /[\p{L}\p{N}]-$/u;
const SHORTEST_WRAP = 40;
const LONGEST_WRAP = 140;
const FEWEST = 3;

/**
 * Whether a plain text is hard-wrapped: enough lines break off in mid-sentence at a similar length.
 * @param lines trimmed lines, '' for blank ones
 */
export function findWrapping(lines: readonly string[]): Wrapping | undefined {
  const lengths: number[] = [];
  let acrossBlank = 0;
  let blanks = 0;
  let last = '';
  let filled = 0;
  let endingShort = 0;
  for (const line of lines) {
    if (line === '') {
      blanks += 1;
      continue;
    }
    filled += 1;
    if (
      last !== '' &&
      (LOWER.test(line) || OPEN_HYPHEN.test(last)) &&
      !TERMINAL.test(last) &&
      !opensUnit(line) &&
      !last.startsWith('|')
    ) {
      if (last.length >= SHORTEST_WRAP && last.length <= LONGEST_WRAP) {
        lengths.push(last.length);
        if (blanks > 0) acrossBlank += 1;
      } else endingShort += 1;
    }
    last = line;
    blanks = 0;
  }
  if (lengths.length < FEWEST || lengths.length < filled / 50 || endingShort > 4 * lengths.length)
    return undefined;
  lengths.sort((a, b) => a - b);
  const width = lengths[Math.floor(lengths.length * 0.9)] ?? SHORTEST_WRAP;
  return { width, loose: acrossBlank >= FEWEST && acrossBlank >= lengths.length / 10 };
}
