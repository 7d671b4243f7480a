import type { Lexicon, LexiconEntry } from './lexicon.js';

/**
 * The same lexicon with aliases that hold nothing but words: a digit or a sign that an editor typed into an alias is
 * read like any other text, so that none reaches an engine.
 */
export function plainLexicon(lexicon: Lexicon, read: (text: string) => string): Lexicon {
  const entries = lexicon.entries.map((entry): LexiconEntry => ({
    ...entry,
    alias: read(entry.alias.replace(/\s+/g, ' ').trim()),
  }));
  return { ...lexicon, entries };
}
