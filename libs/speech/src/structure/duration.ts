/** A careful announcer reads about this many Vietnamese syllables a minute. */
export const WORDS_PER_MINUTE = 150;

/** A numeral or an abbreviation is spoken as several words; three is the mean over policy texts. */
const WORDS_PER_SYMBOLIC_TOKEN = 3;

/**
 * Estimated speaking time of a text that is not normalised yet.
 * @returns seconds, rounded to one decimal; 0 for a text without words
 */
export function estimateSeconds(text: string): number {
  let words = 0;
  for (const [token] of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    words += /\p{N}|^\p{Lu}{2,}$/u.test(token) && !isSpokenCapital(token) ? WORDS_PER_SYMBOLIC_TOKEN : 1;
  }
  return Math.round((words * 600) / WORDS_PER_MINUTE) / 10;
}

/** A capital word with a vowel that carries a Vietnamese mark is a word in a heading, not an abbreviation. */
function isSpokenCapital(token: string): boolean {
  return /[^\u0000-\u007f]/u.test(token.normalize('NFD'));
}
