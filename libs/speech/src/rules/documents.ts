import { TYPE_NAMES } from '../lexicon/data/document-types.js';
import { readDigits } from '../numerals/digits.js';
import { readCardinal } from '../numerals/cardinal.js';
import { sayWhole } from '../numerals/scan-number.js';
import { isWordCode } from '../text/letters.js';
import { letterName } from '../text/letter-names.js';
import { parsePartySymbol, parseSymbol, type DocumentSymbol } from './document-symbol.js';
import { textBefore } from './look-back.js';
import { matchAt, type Rewrite, type Rule, type RuleContext } from './rule.js';

/** "A và B", "A, B và C": who issued a joint document. */
const sayIssuers = (issuers: readonly string[]): string =>
  issuers.length < 3 ? issuers.join(' và ') : `${issuers.slice(0, -1).join(', ')} và ${issuers.at(-1)}`;

const SYMBOL =
  '[A-ZĐƯ](?:[A-Za-zĐđƯư&]|\\.(?=[A-ZĐ])){0,14}\\d{0,2}(?:\\s?[-–]\\s?[A-ZĐƯ](?:[A-Za-zĐđƯư&]|\\.(?=[A-ZĐ])){0,14}\\d{0,2}){0,5}';
const STATE = new RegExp(`(\\d{1,6})([a-zđA-ZĐ]{0,2})\\s?/\\s?(?:(\\d{4})\\s?/\\s?)?(${SYMBOL})`, 'y');
const PARTY = /(\d{1,6})\s?[-–]\s?([A-ZĐ][A-Za-zĐđ]{0,4})\s?\/\s?([A-ZĐ][A-Za-zĐđ]{1,11})/y;
const BARE = /(\d{1,5})\/((?:19|20)\d{2})(?!\s?[\d/-])/y;

const STATED = new RegExp(
  `(?:^|[^\\p{L}])(?:(?:${TYPE_NAMES})|(?:bộ luật|luật|pháp lệnh|nghị quyết|quyết định|quy chuẩn|thông báo)(?: [^\\d,;.:()]{1,50}))\\s{0,5}(?:số|số hiệu)?\\s{0,5}:?\\s{0,5}$`,
  'u',
);
/** Says that it is a document, and not of which kind. */
const SOME_DOCUMENT = /(?:^|[^\p{L}])văn bản\s{0,5}(?:số|số hiệu)?\s{0,5}:?\s{0,5}$/u;
const BARE_STATED =
  /(?:^|[^\p{L}])(?:nghị định|quyết định|thông tư|thông tư liên tịch|nghị quyết|chỉ thị|công điện|công văn|văn bản|luật|bộ luật|pháp lệnh|(?:luật|bộ luật|pháp lệnh) [^\d,;.:()]{1,50}|nđ|qđ|nq|quy chuẩn|thông báo|kế hoạch)\s{0,5}(?:số)?\s{0,5}:?\s{0,5}$/u;
const SAYS_NUMBER = /số\s{0,5}(?:hiệu)?\s{0,5}:?\s{0,5}$/u;
const FOLLOWED_BY_ISSUER =
  /\s{0,5},?\s{0,5}(?:\(?\s{0,5}(?:được\s{1,5})?(?:ban hành\s{1,5}|ký\s{1,5})?(?:ngày\s{1,5})?\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}\s{0,5}\)?\s{0,5},?\s{0,5}|(?:ban hành\s{1,5}|ký\s{1,5})?ngày\s{1,5}\d{1,2}\s{1,5}tháng\s{1,5}\d{1,2}\s{1,5}năm\s{1,5}\d{4}\s{0,5},?\s{0,5}|năm\s{1,5}\d{4}\s{1,5})?(?:của|do)\s{1,5}\p{L}/uy;

interface Found {
  end: number;
  number: string;
  letters: string;
  year: string;
  symbol: DocumentSymbol;
}

function stateNumber(text: string, at: number): Found | null {
  const found = matchAt(STATE, text, at);
  if (!found) return null;
  const [all, number = '', letters = '', year = ''] = found;
  let written = (found[4] ?? '').replace(/[.\s&-]+$/, '');
  let end = at + all.length - ((found[4] ?? '').length - written.length);
  // A dash before the next word of a heading is no part of the symbol: give parts back until it reads as one.
  while (written !== '') {
    const symbol = isWordCode(text.charCodeAt(end)) ? null : parseSymbol(written);
    if (symbol) return { end, number, letters, year, symbol };
    const shorter = written.replace(/\s?[-–]\s?[^-–]*$/, '');
    if (shorter === written) return null;
    end -= written.length - shorter.length;
    written = shorter;
  }
  return null;
}

function partyNumber(text: string, at: number): Found | null {
  const found = matchAt(PARTY, text, at);
  if (!found) return null;
  const end = at + found[0].length;
  const symbol = isWordCode(text.charCodeAt(end)) ? null : parsePartySymbol(found[2] ?? '', found[3] ?? '');
  return symbol && { end, number: found[1] ?? '', letters: '', year: '', symbol };
}

function bareNumber(text: string, at: number): Found | null {
  const found = matchAt(BARE, text, at);
  if (!found || !BARE_STATED.test(textBefore(text, at, 80))) return null;
  return {
    end: at + found[0].length,
    number: found[1] ?? '',
    letters: '',
    year: found[2] ?? '',
    symbol: { type: '', issuers: [], known: true },
  };
}

/** The number itself: "bảy năm hai nghìn không trăm mười bảy". */
function sayIdentity(found: Found, context: RuleContext): string {
  const letters = found.letters === '' ? '' : ` ${[...found.letters].map(letterName).join(' ')}`;
  const year = found.year === '' ? '' : ` năm ${readCardinal(found.year, context.region)}`;
  return readCardinal(found.number, context.region) + letters + year;
}

/** Whether the sentence has already named the issuer before the number, as in "Chính phủ ban hành Nghị định số …". */
function issuerStated(before: string, issuer: string): boolean {
  const clause = before.slice(Math.max(before.lastIndexOf(';'), before.lastIndexOf('. ')) + 1);
  const name = issuer.toLowerCase();
  if (clause.includes(name)) return true;
  return (
    (name === 'ủy ban nhân dân' && clause.includes('ubnd')) ||
    (name === 'hội đồng nhân dân' && clause.includes('hđnd'))
  );
}

/** "Chương trình hành động số 10-CTr/TU": the kind was named a few words before the number. */
function kindInClause(before: string, type: string): boolean {
  const clause =
    before
      .slice(Math.max(0, before.length - 60))
      .split(/[,;.:()]/)
      .at(-1) ?? '';
  return type !== '' && SAYS_NUMBER.test(before) && clause.includes(type.toLowerCase());
}

/** Whether the kind stands before the number; `before` ends where the number begins, with or without its "số". */
const isKindStated = (before: string, { type }: DocumentSymbol): boolean =>
  STATED.test(before.slice(-90)) ||
  ((type === '' || type === 'Công văn') && SOME_DOCUMENT.test(before.slice(-90))) ||
  kindInClause(before, type);

function sayInWords(found: Found, context: RuleContext, at: number, numberSaid: boolean): string {
  const before = textBefore(context.text, at, 160);
  const typeStated = !numberSaid && isKindStated(before, found.symbol);
  const head = typeStated ? (SAYS_NUMBER.test(before) ? '' : 'số') : `${found.symbol.type} số`.trim();
  const issuers = found.symbol.issuers;
  const silent =
    issuers.length === 0 ||
    matchAt(FOLLOWED_BY_ISSUER, context.text, found.end) !== null ||
    issuerStated(before, issuers[0] ?? '');
  const tail = silent ? '' : ` của ${sayIssuers(issuers)}`;
  return `${head} ${sayIdentity(found, context)}${tail}`.trim();
}

const SIGNS: Record<string, string> = {
  '/': 'gạch chéo',
  '-': 'gạch ngang',
  '–': 'gạch ngang',
  '.': 'chấm',
  '&': 'và',
};

/** Style `citation`: every part as it is written, for a listener who writes it down. */
export function spellDocument(written: string, context: RuleContext): string {
  const said: string[] = [];
  for (const [token] of written.matchAll(/\d+|\p{L}|[/.&–-]/gu)) {
    const sign = SIGNS[token];
    if (sign !== undefined) said.push(sign);
    else if (/^\d/.test(token))
      said.push(
        token.startsWith('0') && token.length > 1 ? readDigits(token) : sayWhole(token, context.region),
      );
    else said.push(letterName(token));
  }
  return said.join(' ');
}

function rewriteOf(found: Found, context: RuleContext, at: number, from: number): Rewrite {
  const spelled = spellDocument(context.text.slice(at, found.end), context);
  const words = sayInWords(found, context, at, from < at);
  const isProvincialParty = found.symbol.issuers.includes('Tỉnh ủy');
  const confidence = !found.symbol.known ? 0.5 : isProvincialParty ? 0.8 : 0.98;
  const base = { end: found.end, type: 'document' as const, confidence };
  if (context.style === 'citation') {
    return {
      ...base,
      spoken: from < at ? `số ${spelled}` : spelled,
      rule: 'document-citation',
      alternatives: [words],
    };
  }
  return {
    ...base,
    spoken: words,
    rule: 'document-radio',
    alternatives: isProvincialParty ? [words.replace('Tỉnh ủy', 'Thành ủy'), spelled] : [spelled],
  };
}

function findDocument(text: string, at: number): Found | null {
  return stateNumber(text, at) ?? partyNumber(text, at) ?? bareNumber(text, at);
}

/** 07/2017/QĐ-UBND, 57-NQ/TW, 1273/BTTTT-TTCS, and "Nghị định 30/2020": read as identities, never as dates. */
export const documentNumber: Rule = (context, at) => {
  const found = findDocument(context.text, at);
  return found && rewriteOf(found, context, at, at);
};

const NUMBER_WORD = /(?:Số|SỐ|số)\s{0,5}:?\s{0,5}(?=\d)/y;

/** "Số: 1248/QĐ-TTg" at the head of a document: the kind of document is said before the number. */
export const numberedDocument: Rule = (context, at) => {
  const word = matchAt(NUMBER_WORD, context.text, at);
  if (!word) return null;
  const from = at + word[0].length;
  const found = findDocument(context.text, from);
  const before = textBefore(context.text, at, 90);
  if (!found || isKindStated(`${before}số `, found.symbol)) return null;
  if (found.symbol.type === '' && found.symbol.issuers.length === 0) return null;
  return rewriteOf(found, context, from, at);
};

const BLANK =
  /(?:Số|số) {0,3}:?[ .…_]{0,40}\/\s{0,5}(?:[.…_]{1,30}\s{0,5}\/\s{0,5})?(?=[A-ZĐ][A-Za-zĐđ]*[-/])/y;

/** "Số:    /QĐ-UBND": a draft whose number is still open. */
export const blankDocument: Rule = (context, at) => {
  const head = matchAt(BLANK, context.text, at);
  if (!head) return null;
  const start = at + head[0].length;
  const found = matchAt(new RegExp(SYMBOL, 'y'), context.text, start);
  const symbol = found && parseSymbol(found[0]);
  if (!found || !symbol) return null;
  const before = textBefore(context.text, at, 90);
  const stated = isKindStated(`${before}số `, symbol);
  const issuer = symbol.issuers.length > 0 ? ` của ${sayIssuers(symbol.issuers)}` : '';
  return {
    end: start + found[0].length,
    spoken: `${stated ? '' : symbol.type} chưa ghi số${issuer}`.trim(),
    type: 'document',
    rule: 'document-without-number',
    confidence: 0.55,
  };
};

const SYMBOL_ALONE = new RegExp(SYMBOL, 'y');

/** "NĐ-CP", "QĐ-TTg" without a number, as in "theo NĐ-CP": the kind and the issuer. */
export const symbolAlone: Rule = (context, at) => {
  const found = matchAt(SYMBOL_ALONE, context.text, at);
  if (!found?.[0].includes('-')) return null;
  const end = at + found[0].length;
  if (isWordCode(context.text.charCodeAt(end))) return null;
  const symbol = parseSymbol(found[0]);
  if (!symbol?.known || symbol.type === '' || symbol.type === 'Công văn' || symbol.issuers.length === 0)
    return null;
  const issuer = sayIssuers(symbol.issuers);
  return {
    end,
    spoken: `${symbol.type} của ${issuer}`,
    type: 'document',
    rule: 'document-symbol',
    confidence: 0.8,
    alternatives: [`${symbol.type} ${issuer}`],
  };
};
