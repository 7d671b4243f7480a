/**
 * What single lines of Vietnamese legal documents look like. Every pattern is anchored and free of nested
 * repetition, so that each costs time linear in the line.
 */
const MOTTO =
  /^[\p{P}\s]*(?:.{0,80}\s)?(?:cộng h(?:òa|oà) xã hội chủ nghĩa việt nam|độc lập\s*[-–—]\s*tự do\s*[-–—]\s*hạnh phúc)[\p{P}\s]*$/iu;
const PARTY_MOTTO = /^[\p{P}\s]*(?:.{0,80}\s)?ĐẢNG CỘNG SẢN VIỆT NAM[\p{P}\s]*$/u;
const NUMBER = /^[\p{P}\s]*Số(?: ký hiệu)?\s*:?\s*(?:[\d.…_ ]{0,12}|\.{2,})\s*[/\-–]\s*\S/u;
const DATE_PLACE =
  /^[\p{P}\s]*(?:[\p{Lu}][^,;:.]{0,60}|…+|\.{2,}),\s*ngày\s*[\d.…_/ ]{0,12}\s*tháng\s*[\d.…_/ ]{0,12}\s*năm\s*[\d.…_ ]{0,8}[\p{P}\s]*$/u;
const ADDRESSEE = /^[\p{P}\s]*kính gửi\s*:?/iu;
const SUBJECT = /^[\p{P}\s]*(?:V\/v|Về việc|Trích yếu)(?=[\s:])/u;
const BASIS = /^[\p{P}\s]*(?:Căn cứ|Theo đề nghị (?:của|tại)|Xét đề nghị|Xét Tờ trình)(?=\s)/u;
const RECIPIENTS = /^[\p{P}\s]*(?:Nơi nhận|NƠI NHẬN)\s*(?:[\p{P}\s]*$|:)/u;
const SIGNING_FOR = /^[\p{P}\s]*(?:TM|KT|TL|TUQ|T\/M|K\/T|T\/L|Q)\s?\.\s*\p{Lu}/u;
const APPENDIX = /^[\p{P}\s]*(?:PHỤ LỤC|Phụ lục)(?=$|[\s:.,_*—–-])/u;
const RULE = /^[\s_\-–—=*.•~⸺⸻─━]+$/u;

const OFFICES =
  /^[\p{P}\s]*(?:(?:QUYỀN |PHÓ |THƯỜNG TRỰC |Phó |Quyền )?(?:CHỦ TỊCH|BỘ TRƯỞNG|THỨ TRƯỞNG|THỦ TƯỚNG|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|CỤC TRƯỞNG|VỤ TRƯỞNG|TRƯỞNG BAN|TRƯỞNG PHÒNG|CHÁNH VĂN PHÒNG|CHỦ NHIỆM|THỐNG ĐỐC|BÍ THƯ|TỔNG BÍ THƯ|VIỆN TRƯỞNG|CHÁNH ÁN|HIỆU TRƯỞNG|TỔNG THANH TRA|TỔNG KIỂM TOÁN|Chủ tịch|Bộ trưởng|Thứ trưởng|Thủ tướng|Giám đốc|Cục trưởng|Chánh Văn phòng|Trưởng ban|Trưởng phòng|Thống đốc))(?=$|[\s,(\p{P}])/u;

const DOCUMENT_TYPES =
  'BỘ LUẬT|LUẬT|PHÁP LỆNH|LỆNH|NGHỊ QUYẾT|NGHỊ ĐỊNH|THÔNG TƯ|QUYẾT ĐỊNH|CHỈ THỊ|CÔNG ĐIỆN|THÔNG BÁO|THÔNG CÁO|KẾ HOẠCH|CHƯƠNG TRÌNH|PHƯƠNG ÁN|ĐỀ ÁN|DỰ ÁN|BÁO CÁO|TỜ TRÌNH|HƯỚNG DẪN|QUY CHẾ|QUY ĐỊNH|KẾT LUẬN|LỜI KÊU GỌI|THƯ KÊU GỌI|THÔNG TRI|QUY TRÌNH|GIẤY MỜI|BIÊN BẢN|HỢP ĐỒNG|CÔNG VĂN';
const TYPE_LINE = new RegExp(
  `^[\\p{P}\\s]*(?:DỰ THẢO )?(?:${DOCUMENT_TYPES})(?: LIÊN TỊCH)?[\\p{P}\\s]*$`,
  'u',
);
const TYPE_THEN_SUBJECT = new RegExp(`^[\\p{P}\\s]*(?:${DOCUMENT_TYPES})(?: LIÊN TỊCH)?\\s+\\S`, 'u');
const TYPE_AND_NUMBER = new RegExp(
  `^[\\p{P}\\s]*(?:${DOCUMENT_TYPES})(?: liên tịch)?\\s+(?:số\\s*:?\\s*)?\\d{1,5}[/\\-]\\S+`,
  'iu',
);

const ORDINAL =
  '(?:[IVXLC]{1,7}|\\d{1,3}|[A-HĐ]|nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười|(?:THỨ )?(?:NHẤT|HAI|BA|TƯ|NĂM))';
/** A heading, not a citation ("Chương II của Nghị định"): after the number comes its end, a sign, or capitals. */
const structural = (word: string): RegExp =>
  new RegExp(`^[\\p{P}\\s]*(?:${word})\\s+${ORDINAL}(?:[\\p{P}\\s]*$|\\s*[.:–—*-]|\\s+["“]?\\p{Lu}{2})`, 'u');
const PART = structural('Phần(?: thứ)?|PHẦN(?: THỨ)?');
const CHAPTER = structural('Chương|CHƯƠNG');
const SECTION = structural('Mục|MỤC|Tiểu mục|TIỂU MỤC');
const ARTICLE = /^[\p{P}\s]*(?:Điều|ĐIỀU)\s+\d{1,4}[a-zđ]{0,2}(?:\s*[.:]|[\p{P}\s]*$)/u;
const ROMAN_HEADING = /^(?:I{1,3}|IV|VI{0,3}|IX|XI{0,3}|XIV|XVI{0,3}|XIX|XX)\s?[.)]\s+\S/u;
const LETTER_HEADING = /^[A-HĐ]\.\s+\S/u;
const CLAUSE = /^(?:\(?\d{1,3}\)|\d{1,3}\.(?!\d))\s*\S/u;
const SUBCLAUSE = /^\d{1,3}(?:\.\d{1,3}){1,3}\.?\s+\S/u;
const POINT = /^[a-zđ]{1,2}\d?\)\s*\S/u;

const LONGEST_LABEL = 200;
const short = (line: string): boolean => line.length <= LONGEST_LABEL;

export const isMotto = (line: string): boolean => short(line) && (MOTTO.test(line) || PARTY_MOTTO.test(line));
export const isNumber = (line: string): boolean => short(line) && NUMBER.test(line);
export const isDatePlace = (line: string): boolean => short(line) && DATE_PLACE.test(line);
export const isAddressee = (line: string): boolean => ADDRESSEE.test(line.slice(0, 40));
export const isSubject = (line: string): boolean => SUBJECT.test(line.slice(0, 40));
export const isBasis = (line: string): boolean => BASIS.test(line.slice(0, 60));
export const isRecipients = (line: string): boolean => RECIPIENTS.test(line.slice(0, 60));
export const isSigningFor = (line: string): boolean => short(line) && SIGNING_FOR.test(line);
export const isOffice = (line: string): boolean => line.length <= 120 && OFFICES.test(line);
export const isAppendix = (line: string): boolean => short(line) && APPENDIX.test(line);
export const isRule = (line: string): boolean => short(line) && RULE.test(line);
export const isDocumentType = (line: string): boolean => short(line) && TYPE_LINE.test(line);
/** "KẾ HOẠCH Thúc đẩy …" or "Quyết định số 07/2017/QĐ-UBND": the type with more on the same line. */
export const isTypeWithMore = (line: string): boolean =>
  line.length <= 400 && (TYPE_THEN_SUBJECT.test(line) || TYPE_AND_NUMBER.test(line));

export type LegalLevel = 'part' | 'chapter' | 'section' | 'article' | 'clause' | 'point';

/** The structural unit that a line opens, or undefined. `roman` headings count as sections. */
export function legalUnit(line: string): { kind: LegalLevel; depth: number } | undefined {
  const head = line.slice(0, 80);
  if (ARTICLE.test(head)) return { kind: 'article', depth: 4 };
  if (short(line) && CHAPTER.test(head)) return { kind: 'chapter', depth: 2 };
  if (short(line) && PART.test(head)) return { kind: 'part', depth: 1 };
  if (short(line) && SECTION.test(head)) return { kind: 'section', depth: 3 };
  if (short(line) && LETTER_HEADING.test(head)) return { kind: 'section', depth: 2 };
  if (short(line) && ROMAN_HEADING.test(head)) return { kind: 'section', depth: 3 };
  if (SUBCLAUSE.test(head)) return { kind: 'clause', depth: 6 };
  if (CLAUSE.test(head)) return { kind: 'clause', depth: 5 };
  if (POINT.test(head)) return { kind: 'point', depth: 7 };
  return undefined;
}

/** Mostly capitals: at least 70 % of the cased letters, and at least two of them. */
export function isAllCaps(line: string): boolean {
  let upper = 0;
  let lower = 0;
  for (const sign of line.slice(0, LONGEST_LABEL)) {
    if (sign !== sign.toLowerCase()) upper += 1;
    else if (sign !== sign.toUpperCase()) lower += 1;
  }
  return upper >= 2 && upper >= 0.7 * (upper + lower);
}
