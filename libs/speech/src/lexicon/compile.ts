import { endOfLetters, isDigitCode, isLetterCode, isWordCode } from '../text/letters.js';
import { normaliseSource } from '../text/normalise.js';
import type { Lexicon, LexiconEntry } from './lexicon.js';

const LONGEST_GRAPHEME = 200;

interface CompiledEntry {
  grapheme: string;
  folded: string;
  entry: LexiconEntry;
  rank: number;
}

export interface LexiconMatch {
  end: number;
  rank: number;
  entry: LexiconEntry;
}

/** Lexicons made ready for the scanner: entries by their first token, the longest first. */
export interface CompiledLexicon {
  /** The longest entry that stands at `at` as whole words, or null. */
  match(text: string, at: number): LexiconMatch | null;
  /** The same, but only when an entry of a layer above the built-in one stands there and is the longest. */
  matchOwn(text: string, at: number): LexiconMatch | null;
  /** Whether any entry begins with this token (letters in lower case, or one other character). */
  begins(token: string): boolean;
}

function firstToken(text: string, at: number): string {
  if (!isLetterCode(text.charCodeAt(at))) return text.charAt(at);
  return text.slice(at, Math.min(endOfLetters(text, at), at + LONGEST_GRAPHEME)).toLowerCase();
}

function endsToken(text: string, end: number): boolean {
  return !(isWordCode(text.charCodeAt(end - 1)) && isWordCode(text.charCodeAt(end)));
}

function longestOf(entries: readonly CompiledEntry[], text: string, at: number): LexiconMatch | null {
  for (const candidate of entries) {
    const end = at + candidate.grapheme.length;
    const stretch = text.slice(at, end);
    const same = candidate.entry.caseSensitive
      ? stretch === candidate.grapheme
      : stretch.toLowerCase() === candidate.folded;
    if (same && endsToken(text, end)) return { end, rank: candidate.rank, entry: candidate.entry };
  }
  return null;
}

/** Compiles lexicons in rising order of authority. Empty and over-long graphemes are left out. */
export function compileLexicons(lexicons: readonly Lexicon[]): CompiledLexicon {
  const byToken = new Map<string, CompiledEntry[]>();
  lexicons.forEach((lexicon, rank) => {
    for (const entry of lexicon.entries) {
      const grapheme = normaliseSource(entry.grapheme).text.trim();
      if (grapheme === '' || grapheme.length > LONGEST_GRAPHEME) continue;
      const token = firstToken(grapheme, 0);
      const list = byToken.get(token) ?? [];
      list.push({ grapheme, folded: grapheme.toLowerCase(), entry, rank });
      byToken.set(token, list);
    }
  });
  for (const list of byToken.values()) {
    list.sort(
      (a, b) =>
        b.grapheme.length - a.grapheme.length ||
        b.rank - a.rank ||
        Number(b.entry.caseSensitive ?? false) - Number(a.entry.caseSensitive ?? false),
    );
  }
  const match = (text: string, at: number): LexiconMatch | null => {
    const list = byToken.get(firstToken(text, at));
    if (!list) return null;
    const before = text.charCodeAt(at - 1);
    if (at > 0 && isWordCode(before) && (isLetterCode(before) || isDigitCode(text.charCodeAt(at))))
      return null;
    return longestOf(list, text, at);
  };
  const layered = lexicons.length > 1;
  return {
    match,
    matchOwn(text, at) {
      const found = layered ? match(text, at) : null;
      return found && found.rank > 0 ? found : null;
    },
    begins: (token) => byToken.has(token),
  };
}
