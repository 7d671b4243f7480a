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
  /(?<![\p{L}\p{N}&-])(?:hotline|tổng đài|đường dây nóng|điện thoại|đt|sđt|đtdđ|số máy|máy|di động|zalo|fax|tel|phone|nhắn tin|viber|liên lạc|số nóng)(?:\s{1,5}\p{L}{1,12}){0,4}[\s:.(]*(?:qua |số |là |theo )*[\s:(]*$/u;
const MESSAGE_TO =
  /(?<!\p{L})(?:nhắn tin|soạn tin|cú pháp|soạn)[^.;]{0,40}gửi(?: đến| tới| về)?(?: số)?\s{0,2}$/u;
const CALL_BEFORE =
  /(?<![\p{L}\p{N}&-]|thông )(?:gọi|bấm|quay|liên hệ|báo(?! cáo)|alo|cứu hỏa|cấp cứu|cảnh sát|công an)(?:\s{1,5}\p{L}{1,8}){0,4}[\s:(]*$/u;
const ID_BEFORE =
  /(?<![\p{L}\p{N}&-])(?:số tài khoản|số tk|stk|tk|tài khoản|mã số thuế|mst|cccd|cmnd|căn cước(?: công dân)?|định danh(?: cá nhân)?|mã số|mã|biển số|biển kiểm soát|số hiệu|số sê ri|seri|serial|otp|mã bưu chính|bhxh|bhyt|mã hồ sơ)(?:\s{0,5}số)?[\s:(]*$/u;
/** "1.200.000": thousands, unless a word for telephones stands right before it. */
const THOUSANDS = /^[1-9]\d{0,2}(?:\.\d{3})+$/;
const TELEPHONE_RIGHT_BEFORE =
  /(?<![\p{L}\p{N}&-])(?:hotline|đường dây nóng|điện thoại|đt|sđt|đtdđ|số máy|fax|tel|phone)[\s:.(]*(?:số )?[\s:(]*$/u;
/** What is counted, or a unit: the number before it is a number. */
const COUNTED =
  /^\s?(?:[%₫$€²³]|(?:đồng|đ|vnđ|vnd|usd|nghìn|ngàn|triệu|tỷ|tỉ|người|hộ|lượt|ca|cuộc|chiếc|cái|bộ|em|cháu|con|cây|suất|phần|trường|học|giáo|cán|đơn|cơ|doanh|khách|thuê|máy|trạm|ha|kg|tấn|tạ|km|m|m2|ngày|tháng|năm|giờ|phút|vụ|bao|thẻ|đối|bệnh|nhân|gia|nông|thành|tỉnh|huyện|xã|phường|thôn|bản|điểm|lần|công|hồ|cụm|loa|đoàn|hội|chi|bà|dân|lao|hành|cuốn|tờ|quyển|vé|mẫu|sào|lít|liều|mũi)(?![\p{L}\p{N}]))/iu;
/** What follows a number to be called or an account, where the words before it could also begin an amount. */
const AFTER_CODE =
  /^(?:\s*(?:$|[\n.,;:!?)\]"”’…/–-])|\s+(?:[\p{Lu}("“]|(?:để|khi|nếu|hoặc|và|hay|gặp|trong|theo|của|từ|trước|vào|lúc|tại|là|được|cho|nhờ|thì|với|do|mở|phục|hỗ|miễn|giải|ngay|bất|tiếp|hoạt|cấp|mang|nhé|nha|tới|đến|qua|bằng|thuộc|trên|sau)(?!\p{L})))/u;
/** Longer than any amount that is written without dots. */
const SURELY_CODE = 9;

/** Whether digits that words before them make a code are one by what follows, too. */
function standsAlone(text: string, at: number, written: string, before: string): boolean {
  const digits = digitsOf(written);
  if (digits.startsWith('0')) return true;
  const after = text.slice(at + written.length, at + written.length + 24);
  if (COUNTED.test(after)) return false;
  if (THOUSANDS.test(written)) return TELEPHONE_RIGHT_BEFORE.test(before);
  return true;
}
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
    if (!follows && !standsAlone(text, at, separated ?? run ?? '', before)) return null;
    if (separated && digitsOf(separated).length >= 7 && digitsOf(separated).length <= 15)
      return phone(context, at, separated, 'phone-by-context');
    if (run && text[at + run.length] !== '.' && text[at + run.length] !== ',')
      return phone(context, at, run, 'hotline');
    if (run && !/\d/.test(text.charAt(at + run.length + 1))) return phone(context, at, run, 'hotline');
  }
  if (run && CALL_BEFORE.test(before) && (EMERGENCY.has(run) || (run.length >= 4 && /^[01]/.test(run)))) {
    const after = text.slice(at + run.length, at + run.length + 24);
    if (EMERGENCY.has(run) ? COUNTED.test(after) : !AFTER_CODE.test(after)) return null;
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
  const surely =
    written.startsWith('0') || (digitsOf(written).length >= SURELY_CODE && !THOUSANDS.test(written));
  if (!surely && !AFTER_CODE.test(context.text.slice(end, end + 24))) return null;
  if (isWordCode(context.text.charCodeAt(end))) return null;
  return { end, spoken: sayGroups(written), type: 'code', rule: 'identifier' };
};
