/** The sounds of Vietnamese, without tones: what tells a right decoding from a wrong one. */
const ONSET = '(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|b|c|d|đ|g|h|k|l|m|n|p|r|s|t|v|x)?';
const RIMES = [
  'a|ac|ach|ai|am|an|ang|anh|ao|ap|at|au|ay|ăc|ăm|ăn|ăng|ăp|ăt|â|âc|âm|ân|âng|âp|ât|âu|ây',
  'e|ec|em|en|eng|eo|ep|et|ê|êch|êm|ên|ênh|êp|êt|êu',
  'i|ia|ich|iêc|iêm|iên|iêng|iêp|iêt|iêu|im|in|inh|ip|it|iu',
  'o|oa|oac|oach|oai|oam|oan|oang|oanh|oao|oap|oat|oay|oăc|oăm|oăn|oăng|oăt|oe|oen|oeo|oet|oc|oi|om|on|ong|oong|ooc|op|ot',
  'ô|ôc|ôi|ôm|ôn|ông|ôp|ôt|ơ|ơi|ơm|ơn|ơp|ơt',
  'u|ua|uân|uâng|uât|uây|uc|ui|um|un|ung|uơ|up|ut|uê|uêch|uênh|uêu|uôc|uôi|uôm|uôn|uông|uôt|uy|uya|uych|uyên|uyêt|uyn|uynh|uyp|uyt|uyu',
  'ư|ưa|ưc|ưi|ưm|ưn|ưng|ưt|ưu|ươc|ươi|ươm|ươn|ương|ươp|ươt|ươu|y|yêm|yên|yêng|yêt|yêu',
].join('|');
const SYLLABLE = new RegExp(`^(?:${ONSET}(?:${RIMES})|gi(?:êc|êng|êt|n|m|ch)?)$`, 'u');
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu;
const LONGEST = 16;

/** Whether a word could be one Vietnamese syllable (any case, any normal form, at most one tone). */
export function isSyllable(word: string): boolean {
  if (word.length > LONGEST) return false;
  const taken = word.toLowerCase().normalize('NFD');
  const plain = taken.replace(TONES, '');
  return taken.length - plain.length <= 1 && SYLLABLE.test(plain.normalize('NFC'));
}

export interface Vietnameseness {
  /** Words with a sign beyond ASCII. */
  readonly words: number;
  /** Those of them that are Vietnamese syllables. */
  readonly good: number;
}

/**
 * Tokens are cut at ASCII signs that are not letters and at typographic punctuation; what is beyond ASCII stays
 * in its token, because in a wrong decoding letters look like signs (`c«ng`).
 */
const TOKEN = /[^\u0000-\u0040\u005b-\u0060\u007b-\u007f\u00a0\u2000-\u206f]+/gu;
const BEYOND_ASCII = /[^\u0000-\u007f]/u;

/** How Vietnamese a text is, judged by its words with marks. Linear; looks at no more than `most` such words. */
export function vietnameseness(text: string, most = 4000): Vietnameseness {
  let words = 0;
  let good = 0;
  for (const [token] of text.matchAll(TOKEN)) {
    if (!BEYOND_ASCII.test(token)) continue;
    words += 1;
    if (isSyllable(token)) good += 1;
    if (words >= most) break;
  }
  return { words, good };
}

/** Share of good words, 0 when there are none. */
export const share = ({ words, good }: Vietnameseness): number => (words === 0 ? 0 : good / words);
