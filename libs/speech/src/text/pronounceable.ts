import { isVowel } from './letters.js';

const LONGEST_CLUSTER = 4;

/**
 * Whether an engine can be expected to say a lower-case foreign word as a word: it has vowels, and no long pile of
 * consonants. What is not pronounceable is spelled.
 */
export function isPronounceable(word: string): boolean {
  let vowels = 0;
  let consonants = 0;
  for (const letter of word) {
    if (isVowel(letter)) {
      vowels++;
      consonants = 0;
    } else if (letter === 'µ' || ++consonants > LONGEST_CLUSTER) {
      return false;
    }
  }
  return vowels > 0;
}

/** Groups of vowels in a lower-case word; an acronym rarely has more than one, a word usually has. */
export function vowelGroups(word: string): number {
  let groups = 0;
  let inside = false;
  for (const letter of word) {
    const vowel = isVowel(letter);
    if (vowel && !inside) groups++;
    inside = vowel;
  }
  return groups;
}
