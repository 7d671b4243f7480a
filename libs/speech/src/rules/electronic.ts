import { readDigits } from '../numerals/digits.js';
import { sayWhole } from '../numerals/scan-number.js';
import { letterName, spellLetters } from '../text/letter-names.js';
import { isPronounceable } from '../text/pronounceable.js';
import { isInsideToken } from './look-back.js';
import { matchAt, type Rule, type RuleContext } from './rule.js';

const EMAIL = /[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}/y;
const URL =
  /(?:https?:\/\/|ftp:\/\/|www\.)[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,6}(?::\d{1,5})?(?:[/?#][A-Za-z0-9\-._~:/?#@!$&'*+,;=%]{0,300})?/y;
const DOMAIN =
  /[A-Za-z0-9][A-Za-z0-9-]{0,62}(?:\.[A-Za-z0-9-]{1,63}){0,4}\.(?:vn|com|net|org|gov|edu|info|asia|io|me|app)(?:\/[A-Za-z0-9\-._~/?#=&%]{0,200})?(?![\p{L}\d])/uy;
const SCHEME = /^[a-z]{3,5}:\/\//;
const TOKENS = /[A-Za-z]+|\d+|[^A-Za-z\d\s]/g;

const SIGNS: Record<string, string> = {
  '.': 'chấm',
  '@': 'a còng',
  '-': 'gạch ngang',
  _: 'gạch dưới',
  '/': 'gạch chéo',
  ':': 'hai chấm',
  '?': 'hỏi chấm',
  '=': 'bằng',
  '&': 'và',
  '#': 'thăng',
  '%': 'phần trăm',
  '+': 'cộng',
  '~': 'ngã',
};
const LABELS: Record<string, string> = {
  gmail: 'gờ meo',
  vn: 'vê en',
  www: 'vê kép vê kép vê kép',
  html: 'hát tê em lờ',
  dvc: 'dê vê xê',
  ubnd: 'u bê en dê',
  https: '',
  http: '',
};

function sayToken(token: string, context: RuleContext): string {
  const sign = SIGNS[token];
  if (sign !== undefined) return sign;
  if (/^\d/.test(token))
    return token.length > 2 || token.startsWith('0') ? readDigits(token) : sayWhole(token, context.region);
  if (!/^[A-Za-z]/.test(token)) return '';
  const lower = token.toLowerCase();
  const label = LABELS[lower];
  if (label !== undefined) return label;
  if (lower.length === 1) return letterName(lower);
  const known = context.lexicon.match(lower, 0);
  if (known?.end === lower.length) return known.entry.alias;
  return isPronounceable(lower) ? lower : spellLetters(lower);
}

/** An address letter by letter where it must be, word by word where it can be. */
export function sayAddress(address: string, context: RuleContext): string {
  const said: string[] = [];
  for (const [token] of address.replace(SCHEME, '').matchAll(TOKENS)) {
    const spoken = sayToken(token, context);
    if (spoken !== '') said.push(spoken);
  }
  return said.join(' ');
}

const trimmed = (address: string): string => address.replace(/[.,;:!?/'-]+$/, '');

/** lienhe@laichau.gov.vn, https://dichvucong.gov.vn, laichau.gov.vn. */
export const electronicAddress: Rule = (context, at) => {
  const { text } = context;
  if (isInsideToken(text, at)) return null;
  const email = matchAt(EMAIL, text, at)?.[0];
  if (email)
    return {
      end: at + email.length,
      spoken: sayAddress(email, context),
      type: 'electronic',
      rule: 'e-mail',
      confidence: 0.9,
    };
  const url = matchAt(URL, text, at)?.[0];
  if (url) {
    const address = trimmed(url);
    return {
      end: at + address.length,
      spoken: sayAddress(address, context),
      type: 'electronic',
      rule: 'url',
      confidence: 0.9,
    };
  }
  const domain = matchAt(DOMAIN, text, at)?.[0];
  if (!domain) return null;
  const address = trimmed(domain);
  return {
    end: at + address.length,
    spoken: sayAddress(address, context),
    type: 'electronic',
    rule: 'domain',
    confidence: 0.85,
  };
};
