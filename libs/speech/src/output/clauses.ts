import { PAUSE_MS } from './pauses.js';

/** Silence behind a mark inside a sentence, milliseconds. */
export const MARK_PAUSE_MS: Readonly<Record<string, number>> = {
  ',': PAUSE_MS.comma,
  ';': PAUSE_MS.semicolon,
  ':': PAUSE_MS.clause,
};

/** A mark that ends a clause, with the space behind it. */
export const CLAUSE_END = /([,;:])(?= )/g;

/** Below this a stretch is an item of an enumeration, not a breath of its own: it goes with the next one. */
const SHORTEST_WORDS = 2;

/**
 * A sentence cut where an announcer takes a breath: behind `, ; :`. For engines that do not pause there by themselves; an
 * engine that does (espeak-ng: 175 ms at a comma) is given the whole sentence, or it would pause twice.
 */
export function clausesOf(sentence: {
  text: string;
  pauseMsAfter: number;
}): { text: string; pauseMsAfter: number }[] {
  const clauses: { text: string; pauseMsAfter: number }[] = [];
  let from = 0;
  for (const { 1: mark = '', index } of sentence.text.matchAll(CLAUSE_END)) {
    const text = sentence.text.slice(from, index + 1).trim();
    if (text.split(' ').length < SHORTEST_WORDS) continue;
    clauses.push({ text, pauseMsAfter: MARK_PAUSE_MS[mark] ?? PAUSE_MS.comma });
    from = index + 1;
  }
  const rest = sentence.text.slice(from).trim();
  const last = clauses.at(-1);
  if (rest === '' && last) last.pauseMsAfter = sentence.pauseMsAfter;
  else clauses.push({ text: rest, pauseMsAfter: sentence.pauseMsAfter });
  return clauses;
}
