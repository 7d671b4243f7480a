export type LexiconLayer = 'built-in' | 'province' | 'commune';

/** One word of a reading lexicon: how it is written, how it is said. */
export interface LexiconEntry {
  grapheme: string;
  alias: string;
  /** Default false for entries of people, true for most of the built-in ones. */
  caseSensitive?: boolean;
  /** Other readings, offered to the editor. */
  alternatives?: string[];
  /** Default 1; below the threshold of "unsure" the reading is shown for a check every time. */
  confidence?: number;
}

/** A layer of entries. Later layers win over earlier ones for the same grapheme; the longest grapheme wins over all. */
export interface Lexicon {
  entries: LexiconEntry[];
  layer?: LexiconLayer;
}

const RANK: Record<LexiconLayer, number> = { 'built-in': 0, province: 1, commune: 2 };

/**
 * One lexicon out of several: built-in < province < commune, whatever the order of the arguments; within a layer the
 * later lexicon wins.
 */
export function mergeLexicons(lexicons: readonly Lexicon[]): Lexicon {
  const sorted = [...lexicons].sort((a, b) => RANK[a.layer ?? 'province'] - RANK[b.layer ?? 'province']);
  const byGrapheme = new Map<string, LexiconEntry>();
  for (const lexicon of sorted) {
    for (const entry of lexicon.entries) {
      const key = entry.grapheme.normalize('NFC').trim();
      byGrapheme.delete(key);
      byGrapheme.set(key, entry);
    }
  }
  return { entries: [...byGrapheme.values()], layer: sorted.at(-1)?.layer };
}
