import { LEADING_CURRENCIES, CURRENCIES } from '../data/currencies.js';
import { readOrdinal, readMonth } from '../numerals/cardinal.js';
import { readDigits } from '../numerals/digits.js';
import { sayWhole } from '../numerals/scan-number.js';
import { isDigitCode, isSpaceCode, isWordCode } from '../text/letters.js';
import { readAmount, readRate, readSuffix, type Amount } from './amount.js';
import { isInsideToken, isLineStart, textBefore, wordBefore } from './look-back.js';
import { slashPair } from './day-month.js';
import { matchAt, type Rewrite, type Rule, type RuleContext } from './rule.js';

const TO = /\s?[-–—÷]\s?(?=[\d$€£])/y;
/** Words that carry a number of their own: behind them a group set off by a space is another number. */
const NUMBERED = new Set(
  'điều khoản điểm mục chương phần tháng ngày năm quý thứ số lớp tổ thôn bản xóm đội ấp khối phố nhà phòng bậc cấp loại khu vùng bảng biểu mẫu phụ lục bài đợt kỳ khóa'.split(
    ' ',
  ),
);
const VERSIONED = new Set(
  'điều nghiệp bản mục khoản phần bảng biểu mẫu hình tiết phiên mạng cách tiểu điểm version'.split(' '),
);
const SCORE_BEFORE = /(?:tỷ số|tỉ số|thắng|hòa|thua|dẫn trước|dẫn|san bằng)(?:\s\p{L}{1,10}){0,4}\s{0,2}$/u;
const SCORE = /(\d{1,2})\s?[-–]\s?(\d{1,2})(?![\d%\p{L}])(?!\s?(?:triệu|tỷ|nghìn|ngày|năm|tháng|trận|lần))/uy;
const CHAIN = /\d{1,6}(?:\.\d{1,6}){2,10}(?!\d)/y;
const DASHED_CHAIN = /\d{1,6}(?:-\d{1,6}){2,6}(?![\d\p{L}])/uy;

const spacesAllowed = (context: RuleContext, at: number): boolean =>
  !NUMBERED.has(wordBefore(context.text, at));

const SECTION = /\d{1,2}\.\d{1,2}(?:\.|\s+\p{Lu})/uy;

/** 1.2.3 and 4.0: parts said with "chấm". */
function pointOf(context: RuleContext, at: number): string {
  if (!/^\d+\./.test(context.text.slice(at, at + 4))) return 'phẩy';
  const section = isLineStart(context.text, at) && matchAt(SECTION, context.text, at) !== null;
  return section || VERSIONED.has(wordBefore(context.text, at)) ? 'chấm' : 'phẩy';
}

function isPlainEnd(context: RuleContext, amount: Amount): boolean {
  return amount.hasSuffix || !isWordCode(context.text.charCodeAt(amount.end));
}

function readSigned(context: RuleContext, at: number): Amount | null {
  const negative = context.text[at] === '-';
  const amount = readAmount(context, negative ? at + 1 : at);
  return amount && negative ? { ...amount, spoken: `âm ${amount.spoken}` } : amount;
}

/** 5-7%, 3kg-6kg, 10–15°C, 2 - 3 triệu, 1873-1907: two amounts become "… đến …". */
function range(context: RuleContext, first: Amount): Rewrite | null {
  const { text } = context;
  const to = matchAt(TO, text, first.end);
  if (!to) return null;
  const second = readSigned(context, first.end + to[0].length);
  if (!second || !isPlainEnd(context, second)) return null;
  const end = second.end;
  if (text[end] === '/' && isDigitCode(text.charCodeAt(end + 1))) return null;
  if (/^[-–]\d/.test(text.slice(end, end + 2))) return null;
  const type = second.type === 'number' ? 'range' : second.type;
  // 19,8°N - 113,5°E: a place, not a stretch.
  const place = / độ (?:Bắc|Nam)$/.test(first.spoken) && / độ (?:Đông|Tây)$/.test(second.spoken);
  const joint = place ? ',' : ' đến';
  return { end, spoken: `${first.spoken}${joint} ${second.spoken}`, type, rule: 'range', confidence: 0.97 };
}

/** 8,5/10 and 1.200/1.500: one number out of another. */
function outOf(context: RuleContext, first: Amount): Rewrite | null {
  const second = readAmount(context, first.end + 1, false);
  if (!second || isWordCode(context.text.charCodeAt(second.end)) || context.text[second.end] === '/')
    return null;
  return {
    end: second.end,
    spoken: `${first.spoken} trên ${second.spoken}`,
    type: 'fraction',
    rule: 'out-of',
    confidence: 0.9,
  };
}

/** A number with or without unit, alone or as a range. */
export const quantity: Rule = (context, at) => {
  const { text } = context;
  const first = readAmount(context, at, spacesAllowed(context, at), pointOf(context, at));
  if (!first || !isPlainEnd(context, first)) return null;
  const asRange = range(context, first);
  if (asRange) return asRange;
  const { whole, fraction, grouping } = first.number;
  if (text[first.end] === '/' && isDigitCode(text.charCodeAt(first.end + 1)) && !first.hasSuffix) {
    const decimal = /^\/\d{1,4}[.,]\d{1,3}(?![\d/])/.test(text.slice(first.end, first.end + 10));
    return fraction === '' && grouping === 'none' && !decimal ? null : outOf(context, first);
  }
  const long = whole.length >= 3 && whole.startsWith('0') && grouping === 'none' && fraction === '';
  const confidence = long
    ? 0.7
    : fraction.length === 3 && grouping === 'none' && !whole.startsWith('0')
      ? 0.85
      : 1;
  const rule = first.type === 'number' ? (fraction ? 'decimal' : 'cardinal') : first.type;
  return { end: first.end, spoken: first.spoken, type: first.type, rule, confidence };
};

const SIGN = /([-+±~≈<>≥≤])\s?(?=\d)/y;
const SHARE = /\d{1,3}\/\d{1,3}(?![\d/])/y;
const SIGN_WORDS: Record<string, string> = {
  '-': 'âm',
  '+': 'cộng',
  '±': 'cộng trừ',
  '~': 'khoảng',
  '≈': 'xấp xỉ',
  '<': 'nhỏ hơn',
  '>': 'lớn hơn',
  '≥': 'lớn hơn hoặc bằng',
  '≤': 'nhỏ hơn hoặc bằng',
};

/** -2°C, giảm -5%, +3: a sign that belongs to the number behind it, not a dash between words. */
export const signedQuantity: Rule = (context, at) => {
  const { text } = context;
  const sign = matchAt(SIGN, text, at);
  if (!sign || isInsideToken(text, at)) return null;
  const mark = sign[1] ?? '';
  const before = text[at - 1] ?? ' ';
  if (mark === '-' && (sign[0].length > 1 || !/[\s(:;,/"“=<>]/.test(before))) return null;
  // A dash before a whole number in the middle of a line, behind a word, is a dash ("Quốc lộ 4D -12 km" is rare).
  const behind = at + sign[0].length;
  const share = matchAt(SHARE, context.text, behind) ? slashPair(context, behind) : null;
  const amount = share?.type === 'fraction' ? share : quantity(context, behind);
  if (!amount) return null;
  return {
    ...amount,
    spoken: `${SIGN_WORDS[mark] ?? ''} ${amount.spoken}`,
    rule: `signed-${amount.rule}`,
    confidence: Math.min(amount.confidence ?? 1, 0.95),
  };
};

/** $10, US$ 5, VND 20.000: a currency before its number. */
export const leadingCurrency: Rule = (context, at) => {
  const { text } = context;
  if (isInsideToken(text, at)) return null;
  const sign = LEADING_CURRENCIES.find((candidate) => text.startsWith(candidate, at));
  if (sign === undefined) return null;
  const start = isSpaceCode(text.charCodeAt(at + sign.length)) ? at + sign.length + 1 : at + sign.length;
  if (!isDigitCode(text.charCodeAt(start))) return null;
  const amount = readAmount(context, start, spacesAllowed(context, start));
  if (!amount || (amount.hasSuffix && amount.type !== 'money')) return null;
  const scale = /\s(triệu|tỷ|tỉ|nghìn|ngàn)(?!\p{L})/uy;
  const large = matchAt(scale, text, amount.end);
  const end = amount.end + (large?.[0].length ?? 0);
  const unit = amount.hasSuffix ? '' : ` ${CURRENCIES.get(sign) ?? ''}`;
  const rate = readRate(context, end);
  return {
    end: rate.end,
    spoken: `${amount.spoken}${large ? ` ${large[1]}` : ''}${unit}${rate.spoken}`,
    type: 'money',
    rule: 'money-leading',
  };
};

/** "thứ 4", "tháng 4", "quý 4", "lần thứ 1": numbers whose form the word before decides. */
export const numberByWord: Rule = (context, at) => {
  const { text, region } = context;
  const digits = matchAt(/\d{1,6}(?![\d.,/:-]?\d)(?![\p{L}%°])/uy, text, at)?.[0];
  if (!digits) return null;
  const word = wordBefore(text, at);
  const end = at + digits.length;
  if (word === 'thứ') return { end, spoken: readOrdinal(digits, region), type: 'ordinal', rule: 'ordinal' };
  if (word === 'tháng' || word === 'quý')
    return { end, spoken: readMonth(digits, region), type: 'date', rule: 'month' };
  if (/^0\d$/.test(digits) && /đề án\s{0,5}$/.test(textBefore(text, at, 12)))
    return { end, spoken: readDigits(digits), type: 'number', rule: 'project-number', confidence: 0.9 };
  return null;
};

/** "tỷ số 2-1": both numbers, no "đến". */
export const score: Rule = (context, at) => {
  const found = matchAt(SCORE, context.text, at);
  if (!found || !SCORE_BEFORE.test(textBefore(context.text, at, 40))) return null;
  const spoken = `${readOrdinalFree(found[1] ?? '', context)} ${readOrdinalFree(found[2] ?? '', context)}`;
  return { end: at + found[0].length, spoken, type: 'number', rule: 'score-of-game', confidence: 0.9 };
};

const readOrdinalFree = (digits: string, context: RuleContext): string =>
  readAmount({ ...context, text: digits }, 0)?.spoken ?? '';

const RATIO = /(\d{1,7}(?:[.,]\d{1,3}){0,3})\s?:\s?(\d{1,7}(?:[.,]\d{1,3}){0,3})(?![\d:])/y;

/** 1:500, 2:1: a proportion. */
export const ratio: Rule = (context, at) => {
  const found = matchAt(RATIO, context.text, at);
  if (!found || found[0].includes(': ')) return null;
  const first = readAmount(context, at, false);
  const second = readAmount(context, at + found[0].lastIndexOf(':') + 1, false);
  if (!first || !second || first.hasSuffix) return null;
  return {
    end: second.end,
    spoken: `${first.spoken} trên ${second.spoken}`,
    type: 'fraction',
    rule: 'ratio',
    confidence: 0.8,
  };
};

/** 1.2.3 is said part by part with "chấm"; 090-123-4567 and the like digit by digit. */
export const numberChain: Rule = (context, at) => {
  const { text } = context;
  const dashed = matchAt(DASHED_CHAIN, text, at)?.[0];
  if (dashed) {
    const parts = dashed.split('-');
    // NPK 16-16-8: shares; a telephone number has a zero before it or longer groups.
    const shares = parts.every((part) => /^(?:0|[1-9]\d?)$/.test(part));
    const spoken = parts
      .map((part) => (shares ? sayWhole(part, context.region) : readDigits(part)))
      .join(', ');
    return {
      end: at + dashed.length,
      spoken,
      type: shares ? 'number' : 'phone',
      rule: shares ? 'dashed-numbers' : 'dashed-digits',
      confidence: dashed.startsWith('0') ? 0.9 : 0.6,
    };
  }
  const chain = matchAt(CHAIN, text, at)?.[0];
  if (!chain || isWordCode(text.charCodeAt(at + chain.length))) return null;
  if (/^[1-9]\d{0,2}(?:\.\d{3})+$/.test(chain)) return null;
  const parts = chain
    .split('.')
    .map((part) => readAmount({ ...context, text: part }, 0, false)?.spoken ?? '');
  return {
    end: at + chain.length,
    spoken: parts.join(' chấm '),
    type: 'code',
    rule: 'numbered-section',
    confidence: isLineStart(text, at) ? 0.95 : 0.75,
  };
};

const TIMES = /\s?[x×*]\s?(?=\d)/y;

/** 3 x 4 m, 20×30×5: multiplication, said "nhân"; at most four factors in one go. */
export const product: Rule = (context, at) => {
  const said: string[] = [];
  let start = at;
  for (let factors = 1; factors < 4; factors++) {
    const factor = readAmount(context, start, false);
    const sign = factor && matchAt(TIMES, context.text, factor.end);
    if (!sign) break;
    said.push(factor.spoken);
    start = factor.end + sign[0].length;
  }
  const last = said.length > 0 ? quantity(context, start) : null;
  return (
    last && {
      ...last,
      spoken: [...said, last.spoken].join(' nhân '),
      type: 'quantity',
      rule: 'product',
      confidence: 0.9,
    }
  );
};

/** "%" or "°C" that stands without a number ("tính theo %"). */
export const bareSign: Rule = (context, at) => {
  const suffix = readSuffix(context.text, at);
  if (!suffix || !/[%‰°₫€£$]/.test(context.text.charAt(at))) return null;
  const rate = readRate(context, suffix.end);
  return {
    end: rate.end,
    spoken: suffix.spoken + rate.spoken,
    type: 'symbol',
    rule: 'bare-unit-sign',
    confidence: 0.9,
  };
};
