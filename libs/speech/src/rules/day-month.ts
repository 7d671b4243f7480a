import { isWordCode } from '../text/letters.js';
import { dayPrefix, isDayOfMonth, isYear, sayDate, sayYear } from './date-parts.js';
import { textBefore, wordAfter, wordBefore } from './look-back.js';
import { readCardinal } from '../numerals/cardinal.js';
import { matchAt, type Rewrite, type Rule, type RuleContext } from './rule.js';
import { readSuffix } from './amount.js';

const PAIR = /(\d{1,5})\s?\/\s?(\d{1,5})(?![\d])/y;
const DOTTED_OR_DASHED = /(\d{1,2})([.-])(\d{1,2})(?![\d/]|[.,-]\d)/y;

/** After these a pair of numbers is a day of a month. */
const DATE_BEFORE = new Set(
  'ngày mùng mồng rằm hôm sáng trưa chiều tối đêm khuya trước sau lễ dịp tết qua tới hết kể lúc cuối đầu vào tuần nay'.split(
    ' ',
  ),
);
const DAY_ONLY = new Set('ngày mùng mồng rằm hôm sáng trưa chiều tối đêm khuya'.split(' '));
const ADDRESS_BEFORE =
  /(?:số nhà|ngõ|ngách|hẻm|kiệt|địa chỉ|tổ|lô|thửa|căn hộ|phòng|nhà số|tờ bản đồ|bậc|hạng|xếp thứ|vị trí|đường|quốc lộ|kho số)(?: số)?\s{0,5}:?\s{0,5}$/u;
/** Streets, squares and schools that bear the name of a day. */
const NAMED_AFTER_A_DAY = /(?:đường|phố|quảng trường|cầu|công viên|trường|hồ)\s{1,2}$/u;
const ALLEYS = new Set(['ngõ', 'ngách', 'hẻm', 'kiệt']);
/** "trong số 1/3 hộ": a share of a number, not a house. */
const PART_OF_NUMBER = /(?:trong|một|tổng|con|đa) số\s{0,2}$/u;
const RATIO_BEFORE =
  /(?:tối thiểu|tối đa|không quá|dưới|đủ|tỷ lệ|tỉ lệ|đạt|hoàn thành|huyết áp|thị lực|trực|phục vụ|hoạt động|hỗ trợ|liên tục|mở cửa|chiếm|gần|hơn|khoảng|quá|được|còn|ít nhất|trên|có|với|bằng|của|cho)\s{0,5}$/u;
/** Nouns that a share or a score is counted in. */
const COUNTED_AFTER = new Set(
  (
    'số tổng diện dân hộ người đại thành viên xã phường thôn bản huyện tỉnh tiêu chỉ trẻ học trường phiếu điểm cơ đơn nhiệm đồng phần chặng công cử kg ha ' +
    'doanh lượng lao vốn chiều thời dự đảng giáo nội hồ ca khu cán sản trạm thể giờ trang'
  ).split(' '),
);
const DATE_AFTER = new Set('hàng hằng năm tới âm dương đến'.split(' '));
/** "ngày 5, 6/9": the last of several days. */
const DAYS_BEFORE = /ngày \d{1,2}(?:, ?\d{1,2}){0,6}(?:,| và) ?$/u;
const PARTNER_BEFORE =
  /(\d{1,2})\/(\d{1,2})(?:\/\d{4})?\s{0,3}(?:,|và|đến|hoặc|-|–)\s{0,3}(?:ngày\s{0,3})?$/u;
const PARTNER_AFTER =
  /^\s{0,3}(?:,|và|đến|hoặc|-|–)\s{0,3}(?:hết\s{0,3})?(?:ngày\s{0,3})?(\d{1,2})\/(\d{1,2})(?!\d|\/\d{1,3}(?!\d))/u;
const FIXED_PAIRS = new Set(['24/24', '24/7', '7/7', '12/12']);
const FEASTS = new Set(['khánh', 'động', 'nhi', 'nghỉ', 'niệm', 'mừng', 'nữ', 'chào', 'thống', 'phóng']);
/** Days of the year that everybody names by their numbers. */
const HOLIDAYS = new Set([
  '1/1',
  '3/2',
  '27/2',
  '8/3',
  '26/3',
  '30/4',
  '1/5',
  '7/5',
  '15/5',
  '19/5',
  '1/6',
  '5/6',
  '21/6',
  '28/6',
  '11/7',
  '26/6',
  '27/7',
  '19/8',
  '2/9',
  '10/10',
  '13/10',
  '20/10',
  '9/11',
  '20/11',
  '1/12',
  '22/12',
]);

const plain = (digits: string): string => String(Number(digits));

function over(context: RuleContext, first: string, second: string): string {
  return `${readCardinal(first, context.region)} trên ${readCardinal(second, context.region)}`;
}

/** "ba phần tư", "hai phần ba"; four quarters of anything are said with "tư". */
export function sayFraction(first: string, second: string, context: RuleContext): string {
  const lower = plain(second) === '4' ? 'tư' : readCardinal(second, context.region);
  return `${readCardinal(first, context.region)} phần ${lower}`;
}

function asFraction(
  context: RuleContext,
  at: number,
  end: number,
  first: string,
  second: string,
  confidence: number,
  date: string,
): Rewrite {
  const suffix = readSuffix(context.text, end);
  const unit = suffix ? ` ${suffix.spoken}` : '';
  const mixed = /\d $/.test(context.text.slice(Math.max(0, at - 2), at)) ? 'và ' : '';
  const spoken = mixed + sayFraction(first, second, context) + unit;
  const alternatives = [date, over(context, first, second)].filter((other) => other !== '');
  return { end: suffix?.end ?? end, spoken, type: 'fraction', rule: 'fraction', confidence, alternatives };
}

function asOver(
  context: RuleContext,
  end: number,
  first: string,
  second: string,
  rule: string,
  confidence = 0.9,
): Rewrite {
  return {
    end,
    spoken: over(context, first, second),
    type: rule === 'house-number' ? 'address' : 'fraction',
    rule,
    confidence,
  };
}

const isShare = (first: string, second: string): boolean =>
  !/^0/.test(first) && !/^0/.test(second) && Number(first) < Number(second) && Number(second) <= 10;

/** What a neighbouring pair ("30/4 và 1/5", "từ 1/3 đến 1/2") makes of this one. */
function companion(context: RuleContext, at: number, end: number): 'date' | 'share' | null {
  const found =
    PARTNER_BEFORE.exec(textBefore(context.text, at, 24)) ??
    PARTNER_AFTER.exec(context.text.slice(end, end + 24));
  if (!found) return null;
  const [, first = '', second = ''] = found;
  if (isShare(first, second))
    return context.last.rule === 'date-day-month' && at - context.last.end < 14 ? 'date' : 'share';
  return isDayOfMonth(first, second) ? 'date' : null;
}

function readPair(context: RuleContext, at: number, end: number, first: string, second: string): Rewrite {
  const { text } = context;
  const before = wordBefore(text, at);
  const stretch = textBefore(text, at, 40);
  const after = wordAfter(text, end);
  if (isYear(second) && Number(second) >= 1900 && first.length <= 5 && before !== 'lệ') {
    // 2025/2026: a school or budget year. 28/2026 behind "tuần", 123/2026 behind anything: the twenty-eighth of that year.
    return {
      end,
      spoken: isYear(first)
        ? `${readCardinal(first, context.region)}, ${readCardinal(second, context.region)}`
        : `${readCardinal(first, context.region)} ${sayYear(second, context)}`,
      type: 'number',
      rule: 'number-of-year',
      confidence: 0.75,
    };
  }
  const isDate = isDayOfMonth(first, second);
  const date = isDate ? dayPrefix(before) + sayDate(first, second, '', context) : '';
  const dated = (confidence: number): Rewrite => {
    const alternatives = [
      over(context, first, second),
      ...(isShare(first, second) ? [sayFraction(first, second, context)] : []),
    ];
    return { end, spoken: date, type: 'date', rule: 'date-day-month', confidence, alternatives };
  };
  if (isDate && (DAY_ONLY.has(before) || DAYS_BEFORE.test(stretch))) return dated(1);
  if (NAMED_AFTER_A_DAY.test(stretch) && HOLIDAYS.has(`${plain(first)}/${plain(second)}`)) {
    const alternatives = [over(context, first, second)];
    const spoken = sayDate(first, second, '', context);
    return { end, spoken, type: 'address', rule: 'named-after-a-day', confidence: 0.8, alternatives };
  }
  const houseOf = before === 'số' && !PART_OF_NUMBER.test(stretch) && !COUNTED_AFTER.has(after);
  if (ADDRESS_BEFORE.test(stretch) || houseOf || ALLEYS.has(after))
    return asOver(context, end, first, second, 'house-number');
  if (FIXED_PAIRS.has(`${first}/${second}`) && !(isDate && DATE_BEFORE.has(before)))
    return asOver(context, end, first, second, 'round-the-clock');
  if (readSuffix(text, end) && isShare(first, second))
    return asFraction(context, at, end, first, second, 1, '');
  if (isDate && DATE_BEFORE.has(before)) return dated(0.95);
  const company = companion(context, at, end);
  if (isDate && company === 'date') return dated(0.95);
  if (isDate && DATE_AFTER.has(after)) return dated(0.9);
  if (COUNTED_AFTER.has(after)) {
    const share =
      isShare(first, second) &&
      (Number(second) <= 5 || after === 'số' || after === 'tổng' || after === 'diện');
    return share
      ? asFraction(context, at, end, first, second, 0.95, date)
      : asOver(context, end, first, second, 'score');
  }
  if (RATIO_BEFORE.test(stretch) && !HOLIDAYS.has(`${plain(first)}/${plain(second)}`)) {
    return isShare(first, second)
      ? asFraction(context, at, end, first, second, 0.8, date)
      : asOver(context, end, first, second, 'score', 0.7);
  }
  const holiday = isDate && HOLIDAYS.has(`${plain(first)}/${plain(second)}`) && Number(first) > 2;
  // Nobody counts in ninths, and a feast names its day: Quốc khánh 2/9, Quốc tế Lao động 1/5.
  const feast = HOLIDAYS.has(`${plain(first)}/${plain(second)}`) && (second === '9' || FEASTS.has(before));
  if (isDate && feast) return dated(0.85);
  if (company === 'share' && isShare(first, second))
    return asFraction(context, at, end, first, second, 0.8, date);
  if (
    isDate &&
    (holiday || before === 'từ' || before === 'đến' || (before === 'và' && !isShare(first, second)))
  )
    return dated(0.8);
  if (isShare(first, second)) return asFraction(context, at, end, first, second, 0.55, date);
  if (isDate) return dated(first.length === 2 || second.length === 2 ? 0.75 : 0.6);
  if (first.length <= 2 && second.length <= 3 && Number(first) < Number(second))
    return asOver(context, end, first, second, 'score', 0.7);
  return asOver(context, end, first, second, 'pair', 0.7);
}

/** Two numbers with a slash: a day of a month, a share, a house number, a score. Context decides. */
export const slashPair: Rule = (context, at) => {
  const found = matchAt(PAIR, context.text, at);
  if (!found) return null;
  const [all, first = '', second = ''] = found;
  const end = at + all.length;
  const next = context.text[end];
  // 22/0,4 kV: a decimal, unless the words before say that 2/9,3/9 are days.
  const decimal = /^[.,]\d{1,3}(?![\d/])/.test(context.text.slice(end, end + 5));
  if (decimal && !DAY_ONLY.has(wordBefore(context.text, at))) return null;
  if (next === '/' && isWordCode(context.text.charCodeAt(end + 1))) return null;
  if (first.length > 4 && second.length > 4) return null;
  return readPair(context, at, end, first, second);
};

/** 27.02, 17-7, 8-3: only where a word says that it is a day. */
export const dottedDay: Rule = (context, at) => {
  const before = wordBefore(context.text, at);
  if (!DAY_ONLY.has(before) && before !== 'dịp' && before !== 'lễ') return null;
  const found = matchAt(DOTTED_OR_DASHED, context.text, at);
  if (!found) return null;
  const [all, day = '', , month = ''] = found;
  const end = at + all.length;
  if (!isDayOfMonth(day, month) || isWordCode(context.text.charCodeAt(end))) return null;
  return {
    end,
    spoken: dayPrefix(before) + sayDate(day, month, '', context),
    type: 'date',
    rule: 'date-dotted',
    confidence: 0.9,
  };
};
