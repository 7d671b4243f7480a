import { readCardinal, readOrdinal } from '../numerals/cardinal.js';
import { romanValue } from '../numerals/roman.js';
import { letterName } from '../text/letter-names.js';
import { isSyllable } from '../text/syllable.js';
import { isWordCode } from '../text/letters.js';
import { isLineStart, isNameAt, wordBefore } from './look-back.js';
import { matchAt, type Rule } from './rule.js';

const ROMAN = /[IVXLCDM]{1,15}(?![\p{L}\d])/uy;
const KEYWORDS = new Set(
  (
    'chương mục phần lục quý kỷ kỉ khóa khoá kỳ thứ hồi tập đoạn khoản số điều bài quyển loại hạng cấp nhóm vùng vực đợt hội chiến mẫu biểu bảng bậc lần giải ' +
    'khối loạt tiết điểm nhiệm tầng pha độ type đảng hình đoàn'
  ).split(' '),
);
/** Behind these a single V or X is a numeral too, but C, D, L and M stay letters (phụ lục C). */
const SINGLE = new Set(['I', 'V', 'X']);
const GOES_ON = /^\s{0,5}(?:,|;|và|đến|-|–|\+|hoặc|\/)\s{0,5}$/;
const LIST_HEAD = /^(?:[.):]|\/(?!\p{L}))(?!\p{L}{2})|^\s?[-–]\s/u;

function neighboursAreCapitals(text: string, end: number): boolean {
  return /^\s{1,5}[A-ZÀ-ỸĐ]{2,}/u.test(text.slice(end, end + 6));
}

const WITH_LETTER = /([IVX]{1,4})([A-CĐ])(?![\p{L}\d])/uy;
const CLASSES = new Set('nhóm loại hạng bậc cấp vùng lục bảng mẫu'.split(' '));

/** Nhóm IB, phụ lục IIA: a numeral and a letter, behind a word that says so. */
export const romanWithLetter: Rule = (context, at) => {
  const { text, last, region } = context;
  const found = matchAt(WITH_LETTER, text, at);
  const value = found ? romanValue(found[1] ?? '') : 0;
  if (!found || value === 0) return null;
  const goesOn = last.type === 'roman' && at - last.end < 8 && GOES_ON.test(text.slice(last.end, at));
  if (!goesOn && !CLASSES.has(wordBefore(text, at))) return null;
  return {
    end: at + found[0].length,
    spoken: `${readCardinal(String(value), region)} ${letterName(found[2] ?? '')}`,
    type: 'roman',
    rule: 'roman-with-letter',
    confidence: 0.9,
  };
};

/** Chương IV, thế kỷ XXI, khóa XIV, II. at the head of a line, Đại hội XIII. */
export const romanNumeral: Rule = (context, at) => {
  const { text, region, last } = context;
  const token = matchAt(ROMAN, text, at)?.[0];
  if (!token) return null;
  const value = romanValue(token);
  if (value === 0) return null;
  const end = at + token.length;
  const digits = String(value);
  const before = wordBefore(text, at);
  const keyword = KEYWORDS.has(before);
  const goesOn = last.type === 'roman' && at - last.end < 8 && GOES_ON.test(text.slice(last.end, at));
  // "X. Bát Xát" at the head of a line is a commune: a heading capitalises its first word only, or all of them.
  if (token === 'X' && text[end] === '.' && isNameAt(text, end + 1)) return null;
  const head = isLineStart(text, at) && LIST_HEAD.test(text.slice(end, end + 3));
  if (token.length === 1 ? !SINGLE.has(token) || !(keyword || goesOn || head) : false) return null;
  if (!keyword && !goesOn && !head) {
    // Two letters or more without a word before: only the small numerals, and never a word of a heading ("VI PHẠM").
    if (/[LCDM]/.test(token) || (isSyllable(token.toLowerCase()) && neighboursAreCapitals(text, end)))
      return null;
    return { end, spoken: readCardinal(digits, region), type: 'roman', rule: 'roman-bare', confidence: 0.7 };
  }
  if (isWordCode(text.charCodeAt(end))) return null;
  const spoken = before === 'thứ' ? readOrdinal(digits, region) : readCardinal(digits, region);
  return { end, spoken, type: 'roman', rule: 'roman', confidence: keyword || head ? 0.98 : 0.9 };
};
