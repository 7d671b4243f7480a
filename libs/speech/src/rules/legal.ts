import { sayWhole } from '../numerals/scan-number.js';
import { letterName } from '../text/letter-names.js';
import { isWordCode } from '../text/letters.js';
import { textBefore, wordBefore } from './look-back.js';
import { matchAt, type Rule } from './rule.js';

const STRUCTURE = new Set(
  'điều khoản điểm mục chương phần lục mẫu biểu bảng lớp tiết bài số hạng loại nhóm phụ tổ khu lô nhà ngõ đường quốc tỉnh kđ'.split(
    ' ',
  ),
);
const WITH_LETTER = /(\d{1,5})([a-zđA-ZĐ])(\d{1,3})?(?![\p{L}\d])/uy;
const SHORT_CLAUSE = /[kK]\.?\s?(\d{1,2})(?=\s?,?\s{1,5}(?:Điều|điều|Đ\.?\s?\d))/y;
const SHORT_ARTICLE = /Đ\.?\s?(\d{1,3})(?![\p{L}\d/.])/uy;
const SHORT_POINT = /đ\.\s?([a-zđ])(?=\s{0,5},?\s{1,5}(?:khoản|k\.?\d))/y;

/** Điều 5a, khoản 2b, lớp 10A1: a number with the letter of an insertion or a class. */
export const letteredNumber: Rule = (context, at) => {
  const found = matchAt(WITH_LETTER, context.text, at);
  if (!found || !STRUCTURE.has(wordBefore(context.text, at))) return null;
  const [all, digits = '', letter = '', tail] = found;
  const rest = tail === undefined ? '' : ` ${sayWhole(tail, context.region)}`;
  return {
    end: at + all.length,
    spoken: `${sayWhole(digits, context.region)} ${letterName(letter)}${rest}`,
    type: 'legal',
    rule: 'lettered-number',
  };
};

/** "k2 Điều 5", "Đ.5": the shorthand of minutes and notes. */
export const shortClause: Rule = (context, at) => {
  const clause = matchAt(SHORT_CLAUSE, context.text, at);
  if (clause) {
    return {
      end: at + clause[0].length,
      spoken: `khoản ${sayWhole(clause[1] ?? '', context.region)}`,
      type: 'legal',
      rule: 'short-clause',
      confidence: 0.9,
    };
  }
  const point = matchAt(SHORT_POINT, context.text, at);
  if (point)
    return {
      end: at + point[0].length,
      spoken: `điểm ${letterName(point[1] ?? '')}`,
      type: 'legal',
      rule: 'short-point',
      confidence: 0.85,
    };
  const article = matchAt(SHORT_ARTICLE, context.text, at);
  if (!article || !/(?:khoản|k\.?)\s?\d{1,2},?\s{0,5}$/.test(textBefore(context.text, at, 14))) return null;
  return {
    end: at + article[0].length,
    spoken: `điều ${sayWhole(article[1] ?? '', context.region)}`,
    type: 'legal',
    rule: 'short-article',
    confidence: 0.85,
  };
};

const MULTIPLIED = new Set(['quantity', 'money', 'number']);

/** "điểm đ", "tiết b", "phương án B": a lone letter named, capital or small. */
export const loneLetter: Rule = (context, at) => {
  const { text } = context;
  if (isWordCode(text.charCodeAt(at + 1))) return null;
  const letter = text.charAt(at);
  const behindAmount = at - context.last.end < 2 && MULTIPLIED.has(context.last.type);
  if (
    letter === 'x' &&
    (behindAmount || (/^x\s?\d/.test(text.slice(at, at + 3)) && /[\s)]/.test(text[at - 1] ?? '')))
  ) {
    return { end: at + 1, spoken: 'nhân', type: 'symbol', rule: 'multiplication', confidence: 0.85 };
  }
  const legal = STRUCTURE.has(wordBefore(text, at));
  return {
    end: at + 1,
    spoken: letterName(letter),
    type: legal ? 'legal' : 'abbreviation',
    rule: 'lone-letter',
    confidence: legal ? 1 : 0.75,
  };
};
