import { spellLetters } from '../text/letter-names.js';
import { isPronounceable, vowelGroups } from '../text/pronounceable.js';
import { endOfLetters, isDigitCode, isWordCode } from '../text/letters.js';
import { isSyllable } from '../text/syllable.js';
import { sayWhole } from '../numerals/scan-number.js';
import { readDigits } from '../numerals/digits.js';
import { isInsideToken } from './look-back.js';
import { matchAt, type Rewrite, type Rule, type RuleContext } from './rule.js';

const LONGEST_WORD = 60;

/** Built-in and layered lexicon, longest match; a neighbouring heading turns "CA" back into a word. */
export const lexiconWord: Rule = (context, at) => {
  const { text } = context;
  const found = context.lexicon.match(text, at);
  if (!found) return null;
  const { entry, end } = found;
  const source = text.slice(at, end);
  if (
    isSyllable(source.toLowerCase()) &&
    source.length > 1 &&
    source === source.toUpperCase() &&
    inHeading(text, at, end)
  )
    return null;
  const type = /^\p{Lu}/u.test(source) ? 'abbreviation' : 'lexicon';
  return {
    end,
    spoken: entry.alias,
    type,
    rule: 'lexicon',
    confidence: entry.confidence ?? 1,
    alternatives: entry.alternatives ?? [],
  };
};

/** What the text itself has explained. */
export const explainedWord: Rule = (context, at) => {
  if (context.explained.size === 0) return null;
  const end = endOfLetters(context.text, at);
  const words = context.explained.get(context.text.slice(at, Math.min(end, at + 12)));
  return words === undefined || isWordCode(context.text.charCodeAt(end))
    ? null
    : { end, spoken: words, type: 'abbreviation', rule: 'explained-in-text', confidence: 0.95 };
};

const CAPS_BEFORE = /(\p{Lu}{2,8})[\s,]{1,3}$/u;
const CAPS_AFTER = /^[\s,]{1,3}(\p{Lu}{2,8})(?!\p{L})/u;

/** Whether a capital word has a neighbour in capitals that is a word of the language: then it is a heading. */
export function inHeading(text: string, start: number, end: number): boolean {
  const before = CAPS_BEFORE.exec(text.slice(Math.max(0, start - 12), start))?.[1];
  const after = CAPS_AFTER.exec(text.slice(end, end + 12))?.[1];
  return [before, after].some((word) => word !== undefined && isSyllable(word.toLowerCase()));
}

/** ALL-CAPS words of the language are said as words; engines would spell them. */
export const headingWord: Rule = (context, at) => {
  const { text } = context;
  const end = endOfLetters(text, at);
  const word = text.slice(at, end);
  if (word.length < 2 || word.length > LONGEST_WORD || word !== word.toUpperCase()) return null;
  const lower = word.toLowerCase();
  if (isSyllable(lower)) return { end, spoken: lower, type: 'heading', rule: 'capitals' };
  if (word.length >= 6 && vowelGroups(lower) >= 2 && isPronounceable(lower)) {
    return {
      end,
      spoken: lower,
      type: 'foreign',
      rule: 'foreign-capitals',
      confidence: 0.62,
      alternatives: [spellLetters(word)],
    };
  }
  return null;
};

const CAMEL = /^(?:\p{Lu}?\p{Ll}+)(?:\p{Lu}\p{Ll}+)*\p{Lu}?$/u;

/** Foreign and minority words that an engine can say as they stand: Facebook, Krông, TikTok. */
export const foreignWord: Rule = (context, at) => {
  const { text } = context;
  const end = endOfLetters(text, at);
  const word = text.slice(at, end);
  if (word.length < 2 || word === word.toUpperCase()) return null;
  if (!CAMEL.test(word.slice(0, LONGEST_WORD)) && word.length <= LONGEST_WORD) return null;
  const parts =
    word.length > LONGEST_WORD
      ? [word.toLowerCase()]
      : word.split(/(?=\p{Lu})/u).map((part) => part.toLowerCase());
  if (!parts.every((part) => part.length > 1 && isPronounceable(part))) return null;
  const single = parts.length === 1;
  return {
    end,
    spoken: single && word.length > LONGEST_WORD ? word.toLowerCase() : word,
    type: 'foreign',
    rule: 'foreign-word',
    confidence: word.length > 25 ? 0.4 : 0.8,
  };
};

/** Nothing knows it: its letters one by one, and the editor is told. */
export const unknownAbbreviation: Rule = (context, at) => {
  const end = endOfLetters(context.text, at);
  if (end === at) return null;
  return {
    end,
    spoken: spellLetters(context.text.slice(at, end)),
    type: 'unknown',
    rule: 'spelled',
    confidence: 0.3,
  };
};

const SYLLABLE_PREFIX: Readonly<Record<string, string>> = {
  b: 'Bơ',
  c: 'Cơ',
  d: 'Dơ',
  đ: 'Đơ',
  g: 'Gơ',
  h: 'Hơ',
  k: 'Cơ',
  l: 'Lơ',
  m: 'Mơ',
  n: 'Nơ',
  p: 'Pơ',
  r: 'Rơ',
  s: 'Sơ',
  t: 'Tơ',
  v: 'Vơ',
};
const APOSTROPHE = /(\p{L})['’](\p{L}{2,12})(?!\p{L})/uy;

/** M'nông, H'Mông, Ea H'leo: the short vowel that the apostrophe stands for. */
export const apostropheName: Rule = (context, at) => {
  const found = matchAt(APOSTROPHE, context.text, at);
  if (!found || isInsideToken(context.text, at)) return null;
  const prefix = SYLLABLE_PREFIX[(found[1] ?? '').toLowerCase()];
  const rest = found[2] ?? '';
  if (prefix === undefined || !isPronounceable(rest.toLowerCase())) return null;
  const name = rest.slice(0, 1) + rest.slice(1).toLowerCase();
  return {
    end: at + found[0].length,
    spoken: `${prefix} ${name}`,
    type: 'foreign',
    rule: 'minority-name',
    confidence: 0.85,
  };
};

const CODE = /[\p{L}\d]{2,24}(?:[.,]\d{1,4}(?![\d.]))?(?![\p{L}\d])/uy;
const VIRUS = /A\s?[(/]\s?(H\d{1,2}N\d{1,2})\)?/y;
const CODE_PART = /\p{L}+|\d+(?:[.,]\d+)?/gu;

function sayCodePart(part: string, context: RuleContext): string {
  if (!isDigitCode(part.charCodeAt(0))) {
    const lower = part.toLowerCase();
    const known = context.lexicon.match(lower, 0) ?? context.lexicon.match(part, 0);
    if (known?.end === part.length && (known.entry.confidence ?? 1) > 0.9) return known.entry.alias;
    const word =
      part.length > 2 && part !== part.toUpperCase() && (isSyllable(lower) || isPronounceable(lower));
    if (word) return lower;
    return part.length > 2 && isSyllable(lower) && /[^a-z]/.test(lower) ? lower : spellLetters(part);
  }
  const [whole = '', fraction] = part.split(/[.,]/);
  const head =
    (whole.length > 1 && whole.startsWith('0')) || whole.length > 4
      ? readDigits(whole)
      : sayWhole(whole, context.region);
  return fraction === undefined ? head : `${head} phẩy ${readDigits(fraction)}`;
}

/** H5N1, B12, PM2.5, 5G, F0: letters by name, digits as numbers. */
export const code: Rule = (context, at): Rewrite | null => {
  const { text } = context;
  const virus = matchAt(VIRUS, text, at);
  if (virus && !isInsideToken(text, at)) {
    return {
      end: at + virus[0].length,
      spoken: `a ${sayParts(virus[1] ?? '', context)}`,
      type: 'code',
      rule: 'virus',
      confidence: 0.95,
    };
  }
  const found = matchAt(CODE, text, at)?.[0];
  if (!found || !/\d/.test(found) || !/\p{L}/u.test(found)) return null;
  const written = /^\d+[.,]?\d*$/.test(found.replace(/[.,]\d+$/, '')) ? found.replace(/[.,]\d+$/, '') : found;
  return {
    end: at + written.length,
    spoken: sayParts(written, context),
    type: 'code',
    rule: 'letters-and-digits',
    confidence: written.length > 5 ? 0.55 : 0.8,
  };
};

function sayParts(written: string, context: RuleContext): string {
  return [...written.matchAll(CODE_PART)].map(([part]) => sayCodePart(part, context)).join(' ');
}
