import {
  isAddressee,
  isAllCaps,
  isAppendix,
  isBasis,
  isDatePlace,
  isMotto,
  isNumber,
  isRecipients,
  isRule,
  isSigningFor,
  legalUnit,
} from './legal-lines.js';

/** A line of a source that wraps, with what its layout says. */
export interface WrapLine {
  readonly text: string;
  /** Reaches the right margin (a wrapped line does, but for its last word). */
  readonly full: boolean;
  /** A blank line, or a gap wider than the line spacing, stands before it. */
  readonly gapBefore: boolean;
  /** Starts further right than the paragraph's other lines. */
  readonly indented?: boolean;
}

export interface JoinedParagraph {
  readonly text: string;
  /** Index of its first line, and the one after its last. */
  readonly from: number;
  readonly to: number;
}

const TERMINAL = /[.;:!?…][”"’')\]]*$/u;
const BULLET = /^[-–—+•●▪◦*]\s*(\S)/u;
const LOWER = /^["“(]?\p{Ll}/u;
const OPEN_HYPHEN = /[\p{L}\p{N}]-$/u;

/** Whether a line opens something of its own and never continues the one before. */
export function opensUnit(line: string): boolean {
  return (
    legalUnit(line) !== undefined ||
    isBasis(line) ||
    isRecipients(line) ||
    isAppendix(line) ||
    isMotto(line) ||
    isNumber(line) ||
    isDatePlace(line) ||
    isRule(line) ||
    isSigningFor(line) ||
    isAddressee(line)
  );
}

/** Whether `next` goes on with the paragraph that ends with `last`. */
export function continues(last: WrapLine, next: WrapLine): boolean {
  const before = last.text;
  const after = next.text;
  if (before === '' || after === '') return false;
  if (OPEN_HYPHEN.test(before) && !next.gapBefore) return true;
  if (OPEN_HYPHEN.test(before) && last.full) return true;
  if (/[;:,]$/u.test(before) && last.full && LOWER.test(after) && !opensUnit(after)) return true;
  if (TERMINAL.test(before) || isRule(before) || isMotto(before)) return false;
  const bullet = BULLET.exec(after);
  if (bullet) return last.full && LOWER.test(bullet[1] ?? '');
  if (opensUnit(after)) return false;
  if (LOWER.test(after)) return true;
  if (isAllCaps(before) !== isAllCaps(after)) return false;
  if (isAllCaps(after)) return last.full && !next.gapBefore;
  return last.full && next.indented !== true;
}

/** Puts line texts together: no space after an open hyphen. */
function assemble(pieces: readonly string[]): string {
  return pieces
    .map((piece, index) => (index === pieces.length - 1 || OPEN_HYPHEN.test(piece) ? piece : `${piece} `))
    .join('');
}

/**
 * Lines → paragraphs. Linear in the number of signs.
 * @param loose gaps stand inside sentences too; otherwise a gap is crossed only in plain mid-sentence
 */
export function joinLines(lines: readonly WrapLine[], loose: boolean): JoinedParagraph[] {
  const paragraphs: JoinedParagraph[] = [];
  let pieces: string[] = [];
  let from = 0;
  let last: WrapLine | undefined;
  const close = (to: number): void => {
    if (pieces.length > 0) paragraphs.push({ text: assemble(pieces), from, to });
    pieces = [];
  };
  lines.forEach((line, index) => {
    const parted = line.gapBefore && !loose && !(last?.full === true && LOWER.test(line.text));
    if (last === undefined || parted || !continues(last, line)) {
      close(index);
      from = index;
    }
    pieces.push(line.text);
    last = line;
  });
  close(lines.length);
  return paragraphs;
}
