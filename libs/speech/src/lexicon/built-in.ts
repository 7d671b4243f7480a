import { isSyllable } from '../text/syllable.js';
import { AGENCIES_TEXT } from './data/agencies.js';
import { EVERYDAY_TEXT } from './data/everyday.js';
import { STATE_TEXT } from './data/state-and-sectors.js';
import { AMBIGUOUS_TEXT, WORDS_TEXT } from './data/titles-and-words.js';
import type { Lexicon, LexiconEntry } from './lexicon.js';

/** An abbreviation with several meanings is read by the likeliest and always shown to the editor. */
const AMBIGUOUS_CONFIDENCE = 0.5;

function pairs(text: string): [string, string][] {
  const found: [string, string][] = [];
  for (const line of text.split('\n')) {
    const at = line.indexOf('=');
    if (at > 0) found.push([line.slice(0, at), line.slice(at + 1)]);
  }
  return found;
}

/** "bot", "gap", "who": three letters that a foreign word has too. */
const SHORT_WORD = /^[bcdfghjklmnpqrstvwxz]{1,2}[aeiou][bcdfghjklmnpqrstvwxz]?$/;

/** A word that could be a syllable, or is only one letter long, counts in its own case only. */
function needsItsCase(grapheme: string): boolean {
  const lower = grapheme.toLowerCase();
  return lower.length < 2 || isSyllable(lower) || lower === 'it' || SHORT_WORD.test(lower);
}

function entryOf([grapheme, said]: [string, string], confidence?: number): LexiconEntry {
  const [alias = '', ...alternatives] = said.split('|');
  return {
    grapheme,
    alias: alias.replace(/ - /g, ' '),
    caseSensitive: needsItsCase(grapheme) || alias.toLowerCase() === grapheme.toLowerCase(),
    alternatives,
    confidence,
  };
}

/** Names of agencies by their symbol: document numbers and running text share it. */
export const AGENCIES: ReadonlyMap<string, string> = new Map(
  pairs(AGENCIES_TEXT).map(([symbol, name]) => [symbol, name.replace(/ - /g, ' ')]),
);

function build(): Lexicon {
  const entries = new Map<string, LexiconEntry>();
  for (const pair of pairs(AMBIGUOUS_TEXT)) entries.set(pair[0], entryOf(pair, AMBIGUOUS_CONFIDENCE));
  for (const pair of pairs(AGENCIES_TEXT)) entries.set(pair[0], entryOf(pair));
  for (const pair of pairs(WORDS_TEXT)) entries.set(pair[0], entryOf(pair));
  for (const pair of pairs(STATE_TEXT + EVERYDAY_TEXT)) {
    const before = entries.get(pair[0]);
    const entry = entryOf(pair);
    if (before && before.alias !== entry.alias && before.confidence === undefined) {
      // Two sectors use the same letters (BTC: a ministry and any organising committee): the reader cannot know.
      entries.set(pair[0], {
        ...before,
        alternatives: [entry.alias],
        confidence: AMBIGUOUS_CONFIDENCE + 0.15,
      });
    } else if (!before) {
      entries.set(pair[0], entry);
    }
  }
  return { entries: [...entries.values()], layer: 'built-in' };
}

/** The lexicon that is always there, under whatever a province and a commune add. */
export const BUILT_IN_LEXICON: Lexicon = build();
