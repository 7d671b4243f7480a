import { readDigits } from '../numerals/digits.js';
import { letterName } from '../text/letter-names.js';
import { isWordCode } from '../text/letters.js';
import { textBefore } from './look-back.js';
import { matchAt, type Rewrite, type Rule, type RuleContext } from './rule.js';

const SEPARATED = /(?:\(?\+?\d{1,4}\)?[ .-]?)?\(?\d{2,5}\)?(?:[ .-]\d{2,4}){1,4}/y;
const INTERNATIONAL = /\+\d{1,3}[ .-]?(?:\(0\)[ .-]?)?\d{1,10}(?:[ .-]\d{2,4}){0,4}(?!\d)/y;
const TRUNK = /\(?0\d{1,4}\)?[ .-]?\d{1,8}(?:[ .-]\d{2,4}){0,3}(?![\d/])/y;
const SERVICE = /1[89]00[ .-]?\d{2,4}(?:[ .-]?\d{2,4})?(?![\d/])/y;
const RUN = /\d{3,11}(?![\d/])/y;
const EMERGENCY = new Set(['111', '112', '113', '114', '115', '116', '117', '118', '119']);

const PHONE_BEFORE =
  /(?:hotline|tổng đài|đường dây nóng|điện thoại|đt|sđt|đtdđ|số máy|máy|di động|zalo|fax|tel|phone|nhắn tin|viber|liên lạc|số nóng)(?:\s{1,5}\p{L}{1,12}){0,4}[\s:.(]*(?:qua |số |là |theo )*[\s:(]*$/u;
const MESSAGE_TO = /(?:nhắn tin|soạn tin|cú pháp|soạn)[^.;]{0,40}gửi(?: đến| tới| về)?(?: số)?\s{0,2}$/u;
const CALL_BEFORE =
  /(?:gọi|bấm|quay|liên hệ|báo|alo|cứu hỏa|cấp cứu|cảnh sát|công an)(?:\s{1,5}\p{L}{1,8}){0,4}[\s:(]*$/u;
const ID_BEFORE =
  /(?:số tài khoản|số tk|stk|tk|tài khoản|mã số thuế|mst|cccd|cmnd|căn cước(?: công dân)?|định danh(?: cá nhân)?|mã số|mã|biển số|biển kiểm soát|số hiệu|số sê ri|seri|serial|otp|mã bưu chính|bhxh|bhyt|mã hồ sơ)(?:\s{0,5}số)?[\s:(]*$/u;
const GOES_ON = /^\s{0,5}(?:,|;|-|–|\/|hoặc|và|hay)\s{0,5}$/;

/** Groups as they are written, a short pause between them. */
function sayGroups(written: string): string {
  const plus = written.startsWith('+') ? 'cộng ' : '';
  return (
    plus +
    written
      .split(/[^\d]+/)
      .filter((group) => group !== '')
      .map(readDigits)
      .join(', ')
  );
}

const digitsOf = (written: string): string => written.replace(/\D/g, '');

function phone(
  context: RuleContext,
  at: number,
  written: string,
  rule: string,
  confidence = 1,
): Rewrite | null {
  const end = at + written.length;
  if (isWordCode(context.text.charCodeAt(end))) return null;
  return { end, spoken: sayGroups(written), type: 'phone', rule, confidence };
}

function byShape(context: RuleContext, at: number): Rewrite | null {
  const { text } = context;
  const abroad = matchAt(INTERNATIONAL, text, at)?.[0];
  if (abroad && digitsOf(abroad).length >= 9 && digitsOf(abroad).length <= 15)
    return phone(context, at, abroad, 'phone-international');
  const trunk = matchAt(TRUNK, text, at)?.[0];
  if (trunk) {
    const digits = digitsOf(trunk);
    if (digits.startsWith('0') && digits.length >= 9 && digits.length <= 12)
      return phone(context, at, trunk, 'phone');
  }
  const service = matchAt(SERVICE, text, at)?.[0];
  if (service && digitsOf(service).length >= 8 && digitsOf(service).length <= 10) {
    const dashedYear = /^1[89]00-\d{4}$/.test(service);
    if (!dashedYear) return phone(context, at, service, 'phone-service');
  }
  return null;
}

function byContext(context: RuleContext, at: number): Rewrite | null {
  const { text, last } = context;
  const before = textBefore(text, at, 60);
  const follows = last.type === 'phone' && at - last.end < 8 && GOES_ON.test(text.slice(last.end, at));
  const run = matchAt(RUN, text, at)?.[0];
  if (follows || PHONE_BEFORE.test(before) || MESSAGE_TO.test(before)) {
    const separated = matchAt(SEPARATED, text, at)?.[0];
    if (separated && digitsOf(separated).length >= 7 && digitsOf(separated).length <= 15)
      return phone(context, at, separated, 'phone-by-context');
    if (run && text[at + run.length] !== '.' && text[at + run.length] !== ',')
      return phone(context, at, run, 'hotline');
    if (run && !/\d/.test(text.charAt(at + run.length + 1))) return phone(context, at, run, 'hotline');
  }
  if (run && CALL_BEFORE.test(before) && (EMERGENCY.has(run) || (run.length >= 4 && /^[01]/.test(run)))) {
    if (!/[.,]/.test(text.charAt(at + run.length)) || !/\d/.test(text.charAt(at + run.length + 1)))
      return phone(context, at, run, 'hotline', 0.95);
  }
  return null;
}

/** Telephone numbers: by their shape, or because the words before say so; always digit by digit. */
export const phoneNumber: Rule = (context, at) => byShape(context, at) ?? byContext(context, at);

const PLATE = /(\d{2})([A-ZĐ]{1,2}\d?)\s?[-–.]?\s?(\d{3}\.?\d{2}|\d{4})(?![\d\p{L}])/uy;

/** 24B1-123.45: the plate of a vehicle, sign by sign. */
export const licencePlate: Rule = (context, at) => {
  const found = matchAt(PLATE, context.text, at);
  if (!found) return null;
  const [all, province = '', series = '', digits = ''] = found;
  const letters = [...series]
    .map((sign) => (/\d/.test(sign) ? readDigits(sign) : letterName(sign)))
    .join(' ');
  return {
    end: at + all.length,
    spoken: `${readDigits(province)} ${letters}, ${readDigits(digits)}`,
    type: 'code',
    rule: 'licence-plate',
    confidence: 0.9,
  };
};

const IDENTIFIER = /\d{4,20}(?:[ .-]\d{3,6}){0,4}(?![\d/])/y;

/** Account, tax, identity-card and file numbers: digit by digit. */
export const identifier: Rule = (context, at) => {
  const written = matchAt(IDENTIFIER, context.text, at)?.[0];
  if (!written || !ID_BEFORE.test(textBefore(context.text, at, 40))) return null;
  const end = at + written.length;
  if (isWordCode(context.text.charCodeAt(end))) return null;
  return { end, spoken: sayGroups(written), type: 'code', rule: 'identifier' };
};
