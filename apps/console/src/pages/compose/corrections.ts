import type { Correction } from './draft.js';

export interface Span {
  start: number;
  end: number;
  source: string;
  spoken: string;
  type: string;
  confidence: number;
  alternatives: string[];
}

/** A stretch of the text: plain, read by a rule, or read as a person chose. */
export interface Segment {
  text: string;
  start: number;
  span: Span | null;
  correction: Correction | null;
}

/** How many letters at the beginning and at the end an edit left as they were. */
function kept(before: string, after: string): { head: number; tail: number } {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  return { head, tail };
}

/** Half of the text is still there: somebody edited it, and did not put another in its place. */
export function isEditOf(before: string, after: string): boolean {
  const { head, tail } = kept(before, after);
  return before !== '' && head + tail >= before.length / 2;
}

/** Corrections after an edit of the text: those before and behind the edited stretch move with it, those in it go. */
export function rebase(before: string, after: string, corrections: readonly Correction[]): Correction[] {
  const { head, tail } = kept(before, after);
  const moved = after.length - before.length;
  return corrections.flatMap((correction) => {
    if (correction.end <= head) return [correction];
    if (correction.start >= before.length - tail)
      return [{ ...correction, start: correction.start + moved, end: correction.end + moved }];
    return [];
  });
}

/** The text without some of its places, such as an emoji that nobody can read, and the corrections that stay. */
export function withoutPlaces(
  text: string,
  corrections: readonly Correction[],
  places: readonly Pick<Span, 'start' | 'end'>[],
): { text: string; corrections: Correction[] } {
  return [...places]
    .sort((a, b) => b.start - a.start)
    .reduce(
      (left, { start, end }) => {
        const cut = left.text.slice(0, start) + left.text.slice(end);
        return { text: cut, corrections: rebase(left.text, cut, left.corrections) };
      },
      { text, corrections: [...corrections] },
    );
}

/** One more correction; what it overlaps goes. */
export function withCorrection(corrections: readonly Correction[], added: Correction): Correction[] {
  return [...corrections.filter((c) => c.end <= added.start || c.start >= added.end), added].sort(
    (a, b) => a.start - b.start,
  );
}

/** The same choice at every place where the same words are read the same way. */
export function correctEverywhere(
  corrections: readonly Correction[],
  spans: readonly Span[],
  like: Pick<Span, 'source' | 'spoken'>,
  choice: { spoken: string; keep: boolean },
): Correction[] {
  return spans
    .filter(({ source, spoken }) => source === like.source && spoken === like.spoken)
    .reduce<Correction[]>(
      (all, { start, end }) => withCorrection(all, { start, end, ...choice }),
      [...corrections],
    );
}

/** The text cut at its spans and corrections, in order; a correction covers the spans that it overlaps. */
export function segmentsOf(
  text: string,
  spans: readonly Span[],
  corrections: readonly Correction[],
): Segment[] {
  const marks = [
    ...corrections.map((correction) => ({
      start: correction.start,
      end: correction.end,
      span: spans.find(({ start, end }) => start === correction.start && end === correction.end) ?? null,
      correction,
    })),
    ...spans
      .filter((span) => !corrections.some((c) => c.start < span.end && span.start < c.end))
      .map((span) => ({ start: span.start, end: span.end, span, correction: null })),
  ].sort((a, b) => a.start - b.start);
  const segments: Segment[] = [];
  let at = 0;
  for (const { start, end, span, correction } of marks) {
    if (start < at || end > text.length || start >= end) continue;
    if (start > at) segments.push({ text: text.slice(at, start), start: at, span: null, correction: null });
    segments.push({ text: text.slice(start, end), start, span, correction });
    at = end;
  }
  if (at < text.length) segments.push({ text: text.slice(at), start: at, span: null, correction: null });
  return segments;
}

const LONGEST_WRITTEN = 120;
const LONGEST_SPOKEN = 255;
/** What the lexicon takes. */
export const mayKeep = (source: string, spoken: string): boolean =>
  source.length <= LONGEST_WRITTEN && spoken.length <= LONGEST_SPOKEN;

/** Punctuation and plain line marks tell an editor nothing. */
export const isShown = ({ type, source, spoken }: Span): boolean =>
  type !== 'punctuation' && source.trim() !== '' && !(type === 'list' && spoken === '');
