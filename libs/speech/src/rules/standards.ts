import { readCardinal } from '../numerals/cardinal.js';
import { sayWhole } from '../numerals/scan-number.js';
import { agencyName } from './document-symbol.js';
import { wordBefore } from './look-back.js';
import { matchAt, type Rule } from './rule.js';

const NUMBER = /(\d{1,5})(?:-(\d{1,3}))?:((?:19|20)\d{2})(?:\/([A-ZĐ&]{2,9}))?(?![\d\p{L}/])/uy;
const KINDS = new Set(['qcvn', 'tcvn', 'iso', 'tcn', 'tccs', 'iec', 'qcđp', 'tcxdvn', 'chuẩn', 'astm']);

/** QCVN 08:2023/BTNMT, TCVN 9001:2015: a standard, its year and who issued it; never a time or a proportion. */
export const standardNumber: Rule = (context, at) => {
  const found = matchAt(NUMBER, context.text, at);
  if (!found || !KINDS.has(wordBefore(context.text, at))) return null;
  const [all, number = '', part, year = '', issuer] = found;
  const name = issuer === undefined ? null : agencyName(issuer);
  if (issuer !== undefined && name === null) return null;
  const section = part === undefined ? '' : ` phần ${sayWhole(part, context.region)}`;
  const spoken = `${readCardinal(number, context.region)}${section} năm ${readCardinal(year, context.region)}${name === null ? '' : ` của ${name}`}`;
  return { end: at + all.length, spoken, type: 'document', rule: 'standard-number', confidence: 0.9 };
};
