import { DOCUMENT_TYPES } from '../lexicon/data/document-types.js';
import { isWordCode } from '../text/letters.js';
import { isLineStart, isNameAt, textBefore, wordAfter } from './look-back.js';
import { matchAt, type Rewrite, type Rule } from './rule.js';

/** Written with a full stop before a name or a number: units, titles, signatures. */
const DOTTED: Readonly<Record<string, string>> = {
  TP: 'thành phố',
  Tp: 'thành phố',
  tp: 'thành phố',
  TX: 'thị xã',
  Tx: 'thị xã',
  tx: 'thị xã',
  TT: 'thị trấn',
  Tt: 'thị trấn',
  P: 'phường',
  p: 'phường',
  F: 'phường',
  Q: 'quận',
  q: 'quận',
  H: 'huyện',
  h: 'huyện',
  X: 'xã',
  x: 'xã',
  T: 'tỉnh',
  ĐK: 'đặc khu',
  tr: 'trang',
  Tr: 'trang',
  ThS: 'thạc sĩ',
  Ths: 'thạc sĩ',
  THS: 'thạc sĩ',
  'Th.S': 'thạc sĩ',
  TS: 'tiến sĩ',
  BS: 'bác sĩ',
  Bs: 'bác sĩ',
  GS: 'giáo sư',
  PGS: 'phó giáo sư',
  KS: 'kỹ sư',
  LS: 'luật sư',
  Ls: 'luật sư',
  KTS: 'kiến trúc sư',
  DS: 'dược sĩ',
  NSND: 'Nghệ sĩ nhân dân',
  NSƯT: 'Nghệ sĩ ưu tú',
  CN: 'cử nhân',
  ĐC: 'đồng chí',
  Đc: 'đồng chí',
  đc: 'đồng chí',
  'Đ/c': 'đồng chí',
  'đ/c': 'đồng chí',
  Mr: 'ông',
  Mrs: 'bà',
  Ms: 'bà',
  Dr: 'bác sĩ',
  Nxb: 'nhà xuất bản',
  NXB: 'nhà xuất bản',
  TM: 'thay mặt',
  KT: 'ký thay',
  TL: 'thừa lệnh',
  TUQ: 'thừa ủy quyền',
  'T/M': 'thay mặt',
  CĐ: 'chức danh',
  ĐT: 'điện thoại',
  DĐ: 'di động',
  NQ: 'nghị quyết',
  St: 'sưu tầm',
  Ch: 'chương',
  Cty: 'công ty',
  Ô: 'ông',
  SN: 'số nhà',
};
const DOTTED_TOKEN = /(\p{L}{1,4}(?:[./]\p{L}{1,3})?)\.\s?(?=[\p{Lu}\d])/uy;
const DEPUTY = /^(?:Chủ|Giám|Trưởng|Bí|Hiệu|Tổng|Chánh|CT|GĐ|TP)/u;
/** With the stop tight before the name ("P.Bến Nghé") or after a space ("TP. Lào Cai"). */
const SINGLES_TIGHT_ONLY = new Set([
  'T',
  'h',
  'p',
  'q',
  'x',
  'H',
  'F',
  'tx',
  'Ô',
  'CN',
  'CĐ',
  'DS',
  'TS',
  'Ch',
  'St',
  'NQ',
]);

/** P.Bến Nghé, Q.1, TP. Lào Cai, ThS. Nguyễn, KT. CHỦ TỊCH. */
export const dottedAbbreviation: Rule = (context, at) => {
  const { text } = context;
  const found = matchAt(DOTTED_TOKEN, text, at);
  if (!found) return null;
  const token = found[1] ?? '';
  const said = DOTTED[token];
  if (said === undefined) return null;
  // "T.Ư", "TP.HCM": the lexicon knows the whole.
  if ((context.lexicon.match(text, at)?.end ?? 0) > at + token.length + 1) return null;
  if (token === 'P' && DEPUTY.test(text.slice(at + found[0].length, at + found[0].length + 8))) {
    return {
      end: at + found[0].length,
      spoken: 'Phó',
      type: 'abbreviation',
      rule: 'dotted-abbreviation',
      confidence: 0.9,
    };
  }
  const spaced = found[0].endsWith(' ');
  if (
    spaced &&
    SINGLES_TIGHT_ONLY.has(token) &&
    !(token === 'TS' || token === 'DS' || /\d/.test(text.charAt(at + found[0].length)))
  )
    return null;
  if (spaced && token.length === 1 && isLineStart(text, at) && !isNameAt(text, at + found[0].length))
    return null;
  const confidence = token === 'TT' || token === 'T' ? 0.8 : 0.95;
  return {
    end: at + found[0].length,
    spoken: said,
    type: 'abbreviation',
    rule: 'dotted-abbreviation',
    confidence,
  };
};

const TYPE_WITH_NUMBER =
  /(?:(NĐ|QĐ|TTLT|TT|NQ)(?=\s?(?:số\s{0,2}:?\s{0,2})?\d)|(TTr|CT|KH|CV|TB|HD|KL|BC|CĐ|PL|VBHN)(?=\s(?:số\s{0,2}:?\s{0,2})?\d))/y;

const UNCERTAIN_KINDS = new Set(['CT', 'TB', 'BC', 'HD']);

/** "NĐ 30", "QĐ số 12", "TT 39/2020": the kind of a document before its number. */
export const documentKind: Rule = (context, at) => {
  const found = matchAt(TYPE_WITH_NUMBER, context.text, at);
  const kind = found?.[0] ?? '';
  const said = DOCUMENT_TYPES[kind];
  if (!found || said === undefined) return null;
  const programme = kind === 'CT' && /^\s?(?:13[45]|30a|229)/.test(context.text.slice(at + 2, at + 7));
  const confidence = UNCERTAIN_KINDS.has(kind) ? 0.7 : 0.95;
  const alternatives = kind === 'CT' ? ['Chương trình', 'Chỉ thị'] : [];
  return {
    end: at + kind.length,
    spoken: programme ? 'Chương trình' : said,
    type: 'abbreviation',
    rule: 'document-kind',
    confidence,
    alternatives,
  };
};

interface Neighbour {
  before?: RegExp;
  after?: RegExp;
  said: string;
}

const CAPITAL_NAME = /^\s{1,5}\p{Lu}[\p{Ll}]/u;
/** Abbreviations whose neighbours settle what they mean. */
const BY_NEIGHBOUR: Readonly<Record<string, readonly Neighbour[]>> = {
  TP: [
    { after: CAPITAL_NAME, said: 'thành phố' },
    {
      before: /(?:ubnd|thuộc|tỉnh|xã,|huyện,|phường,|các|cấp|nội|toàn|công an|đảng bộ|hđnd)[\s,]*$/,
      said: 'thành phố',
    },
  ],
  TX: [{ after: CAPITAL_NAME, said: 'thị xã' }],
  GĐ: [{ after: /^\s(?:Sở|Công|Trung|BV|Bệnh|TT|Cty|DN|Kho|Ban|sở)/u, said: 'Giám đốc' }],
  NV: [{ before: /(?:sở|bộ|phòng)\s$/, said: 'Nội vụ' }],
  TT: [
    { after: /^\s(?:HĐND|Tỉnh ủy|Đảng ủy|Huyện ủy|Thành ủy|BCĐ|UBMTTQ|Hội đồng)/u, said: 'Thường trực' },
    {
      after:
        /^\s{1,5}(?:Y tế|Văn|GD|Giáo|Dịch|Khuyến|Kiểm|Truyền|Phục|Hành|Phát|Chính|Kỹ|Nghiên|Dạy|Thông|Bảo|Quan|Đào|Công|VH|YT|HC|DV|KN|Điều|Viễn|Xúc|Ngoại|Tin)/u,
      said: 'Trung tâm',
    },
    { after: CAPITAL_NAME, said: 'thị trấn' },
    { before: /(?:xã,|phường,|các)\s{0,5}$/, said: 'thị trấn' },
  ],
  CT: [
    { after: /^\s{1,5}(?:UBND|HĐND|UBMT|Hội|nước|xã|tỉnh|phường|Ủy|Hội|Công đoàn)/u, said: 'Chủ tịch' },
    { after: /^\s{1,5}(?:MTQG|mục tiêu|hành động|phối hợp)/u, said: 'chương trình' },
    { after: /^\s{1,5}(?:TNHH|CP|cổ phần|xổ số)/u, said: 'công ty' },
  ],
  KH: [{ after: /^\s{1,5}(?:UBND|năm|thực|tổ|của|phát|triển)/u, said: 'kế hoạch' }],
  HĐ: [
    { after: /^\s{1,5}(?:lao|mua|thuê|kinh|tín|số|đồng)/u, said: 'hợp đồng' },
    { after: /^\s{1,5}(?:bầu|nghĩa|thi|quản|tư|thẩm|khoa|kỷ|xét|tuyển|GPMB|bồi)/u, said: 'hội đồng' },
  ],
  BTV: [
    { after: /^\s{1,5}(?:Tỉnh|Thành|Huyện|Đảng|Quận|Đoàn|Hội|TU|HU|ĐU|tỉnh|đảng)/u, said: 'Ban Thường vụ' },
    { after: CAPITAL_NAME, said: 'biên tập viên' },
  ],
  CN: [
    { before: /(?:bank|ngân hàng|nhcsxh)[\s,-]*$/, said: 'chi nhánh' },
    { before: /(?:thứ bảy|t7|thứ 7|sáng|chiều|tối|ngày|hàng|hằng)(?: và|,|-|–)?\s{0,5}$/, said: 'chủ nhật' },
    { after: /^\s{1,5}(?:hàng|hằng|tuần|\d{1,2}\/)/u, said: 'chủ nhật' },
    { after: /^\s{1,5}(?:ngân|Agri|NH|huyện|văn|VP)/u, said: 'chi nhánh' },
  ],
  ĐT: [
    { after: /^\s{0,5}[:.]?\s{0,5}[(+0]/, said: 'điện thoại' },
    { after: /^\s(?:liên hệ|di động|bàn|cố định|đường)/, said: 'điện thoại' },
    { before: /(?:số|gọi)\s{0,5}$/, said: 'điện thoại' },
    { before: /(?:kế hoạch|sở|chủ|vốn) (?:và )?$/, said: 'đầu tư' },
  ],
  SN: [
    { after: /^\s{0,2}:?\s{0,2}(?:19|20)\d\d(?!\d)/, said: 'sinh năm' },
    { after: /^\s{0,2}:?\s{0,2}\d{1,3}(?!\d)/, said: 'số nhà' },
  ],
  CA: [{ after: /^\s{1,5}(?:tỉnh|xã|huyện|phường|TP|thành|viên|nhân)/u, said: 'công an' }],
  CB: [{ after: /^[,\s]+(?:CC|công chức|,)/u, said: 'cán bộ' }],
  CC: [{ before: /(?:cb|cán bộ),?\s{0,5}$/, said: 'công chức' }],
  KT: [{ after: /^\.\s?(?:CHỦ|GIÁM|BỘ|TRƯỞNG|THỦ|CHÁNH|TỔNG|CỤC|VIỆN|HIỆU|Chủ|Giám)/u, said: 'ký thay' }],
  TM: [{ after: /^\.?\s?(?:ỦY|UBND|BAN|HỘI|CHÍNH|BTV|BCH|Ủy|Ban|Hội|ĐẢNG)/u, said: 'thay mặt' }],
  TL: [{ after: /^\.\s?(?:CHỦ|GIÁM|BỘ|THỦ)/u, said: 'thừa lệnh' }],
  QĐ: [{ after: /^\s{1,5}(?:của|về|phê|ban|công|quy|này|thành|giao)/u, said: 'quyết định' }],
  NĐ: [{ after: /^\s{1,5}(?:của|về|quy|này)/u, said: 'nghị định' }],
  NQ: [{ after: /^\s{1,5}(?:của|về|HĐND|Đại|TW|Trung|này|Đảng)/u, said: 'nghị quyết' }],
  QL: [{ after: /^\s?\d/, said: 'quốc lộ' }],
  ND: [{ before: /hội $/, said: 'Nông dân' }],
  CH: [{ before: /ban $/, said: 'Chỉ huy' }],
  MN: [
    { before: /(?:dtts|dân tộc thiểu số|đồng bằng|trung du)(?:,| và| &|,? vùng)\s{0,2}$/, said: 'miền núi' },
  ],
  BCH: [{ before: /(?:.)/s, said: 'Ban Chấp hành' }],
  ĐH: [
    { after: /^\s{1,5}(?:Đảng|đại biểu|chi|lần|Đoàn)/u, said: 'đại hội' },
    { before: /(?:trường|học|các|tốt nghiệp|bậc)\s{0,5}$/, said: 'đại học' },
    { after: CAPITAL_NAME, said: 'Đại học' },
  ],
  CĐ: [{ before: /(?:đh,|đại học,|trường|các)\s{0,5}$/, said: 'cao đẳng' }],
  VP: [{ after: /^\s{1,5}(?:UBND|HĐND|Đăng|Tỉnh|Chính|Huyện|Sở|đăng)/u, said: 'Văn phòng' }],
  VT: [{ before: /lưu:?\s{0,5}$/, said: 'văn thư' }],
  TK: [{ after: /^\s{0,5}(?:số|:|\d)/, said: 'tài khoản' }],
  TB: [{ after: /^\s{1,5}(?:số|về|của|nộp|nghỉ)/u, said: 'thông báo' }],
};

/** Abbreviations of several meanings where a neighbour decides; without one they are left to the lexicon, unsure. */
export const abbreviationByNeighbour: Rule = (context, at) => {
  const { text } = context;
  const token = matchAt(/(?:\p{Lu}{2,3}|sn)(?![\p{L}\d])/uy, text, at)?.[0];
  const choices = token === undefined ? undefined : BY_NEIGHBOUR[token.toUpperCase()];
  if (token === undefined || choices === undefined) return null;
  const end = at + token.length;
  const before = textBefore(text, at, 30);
  const after = text.slice(end, end + 16);
  const choice = choices.find(
    (one) => (one.before?.test(before) ?? true) && (one.after?.test(after) ?? true),
  );
  return choice
    ? { end, spoken: choice.said, type: 'abbreviation', rule: 'abbreviation-by-neighbour', confidence: 0.85 }
    : null;
};

/** "T.Ư" and the like are in the lexicon; "N.V.A", initials with stops, are letters. */
const INITIALS = /\p{Lu}(?:\.\p{Lu}){1,4}\.?(?!\p{L})/uy;

/** N.V.A, U.S.A: letters with stops between them. */
export const initials =
  (spell: (word: string) => string): Rule =>
  (context, at): Rewrite | null => {
    const found = matchAt(INITIALS, context.text, at)?.[0];
    if (!found || isWordCode(context.text.charCodeAt(at + found.length))) return null;
    const keepStop = found.endsWith('.') && wordAfter(context.text, at + found.length) === '';
    const end = at + found.length - (keepStop ? 1 : 0);
    return {
      end,
      spoken: spell(found.replace(/\./g, '')),
      type: 'abbreviation',
      rule: 'initials',
      confidence: 0.7,
    };
  };
