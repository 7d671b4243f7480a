import type { OutlineLine } from './layout-tables.js';
import {
  isAddressee,
  isAllCaps,
  isAppendix,
  isBasis,
  isDatePlace,
  isDocumentType,
  isMotto,
  isNumber,
  isSubject,
  isTypeWithMore,
  legalUnit,
} from './legal-lines.js';
import type { PartKind } from './outline-part.js';
import { afterTail, tailOf } from './tail-zone.js';
import type { Zone } from './zone.js';

export interface Surroundings {
  readonly next: OutlineLine | undefined;
  readonly inAppendix: boolean;
  /** Anything of the body was seen already. */
  readonly inBody: boolean;
}

const DOCUMENT_MARKER = /^[\p{P}\s]*(?:toàn )?văn bản[\p{P}\s]*$/iu;
const METADATA_HEADING =
  /^[\p{P}\s]*(?:thông tin văn bản|mục lục|ghi chú(?:\s.{0,60})?|nguồn(?: tham khảo)?|văn bản liên quan|tài liệu đính kèm)[\p{P}\s]*$/iu;
const BASIS_HEADING = /^[\p{P}\s]*(?:căn cứ(?: pháp lý| ban hành)?|cơ sở pháp lý)[\p{P}\s]*$/iu;
const METADATA_LINE =
  /^[\p{P}\s]*(?:số hiệu|số ký hiệu|loại văn bản|ngày ban hành|ngày (?:có )?hiệu lực|cơ quan ban hành|người ký|nguồn|hiệu lực|tình trạng|trạng thái|ký ban hành|liên kết|email|cơ quan|thời gian ký)[\p{P}\s]*:/iu;

const zone = (name: Zone['name'], kind?: PartKind, opens = false): Zone => ({ name, kind, opens });

/** The zone of a line, given the zone of the line before it. */
export function zoneAfter(before: Zone, line: OutlineLine, around: Surroundings): Zone {
  if (line.table !== undefined) return tableZone(before, line);
  const { text } = line;
  const marked = markedZone(before, line, around);
  if (marked) return marked;
  if (around.inBody && isAppendix(text) && opensAppendix(before, line, around))
    return zone('body', 'appendix', true);
  const head = headKind(text);
  if (head === 'motto' && !around.inBody) return zone('head', head);
  if (head && (!around.inBody || around.inAppendix || head === 'motto')) return zone(before.name, head);
  switch (before.name) {
    case 'head':
      return afterHead(line);
    case 'title':
      return afterTitle(before, line);
    case 'preamble':
      return afterPreamble(before, line);
    case 'body':
      return tailOf(text) ?? zone('body');
    case 'tail':
      return afterTail(before, line) ?? zone('body');
  }
}

/** What crawlers and clerks wrote around the document, known by their headings. */
function markedZone(before: Zone, line: OutlineLine, around: Surroundings): Zone | undefined {
  const { text } = line;
  if (line.heading !== undefined) {
    if (DOCUMENT_MARKER.test(text))
      return { name: around.inBody ? before.name : 'head', kind: 'metadata', opens: true, closed: true };
    if (METADATA_HEADING.test(text)) return zone(before.name, 'metadata', true);
    if (BASIS_HEADING.test(text)) return zone('preamble', 'basis', true);
    return undefined;
  }
  if (before.name !== 'body' && before.name !== 'tail' && METADATA_LINE.test(text.slice(0, 60)))
    return zone(before.name, 'metadata');
  const listed = before.kind === 'metadata' && before.closed !== true;
  return listed &&
    headKind(text) === undefined &&
    !isDocumentType(text) &&
    !METADATA_LINE.test(text.slice(0, 60)) &&
    before.opens !== undefined
    ? stillMetadata(before, text)
    : undefined;
}

/** A section of metadata goes on until a heading; single "key: value" lines do not swallow what follows. */
function stillMetadata(before: Zone, text: string): Zone | undefined {
  return before.opens === true || /^(?:[-–+•*]|\d{1,2}\.)\s/u.test(text)
    ? { ...before, opens: false }
    : undefined;
}

function tableZone(before: Zone, line: OutlineLine): Zone {
  const keys = (line.table?.rows ?? []).slice(0, 12).map((row) => `${row[0] ?? ''}:`);
  const describes =
    line.table?.rows[0]?.length === 2 && keys.filter((key) => METADATA_LINE.test(key)).length >= 2;
  const inSection = before.kind === 'metadata' && before.closed !== true;
  if (describes || inSection) return { name: before.name, kind: 'metadata', closed: true };
  return zone(before.name === 'tail' ? 'body' : before.name);
}

function headKind(text: string): PartKind | undefined {
  if (isMotto(text)) return 'motto';
  if (isNumber(text)) return 'number';
  return isDatePlace(text) ? 'date-place' : undefined;
}

function afterHead(line: OutlineLine): Zone {
  const { text } = line;
  if (isDocumentType(text) || isSubject(text)) return zone('title', 'title', isDocumentType(text));
  if (isAddressee(text)) return zone('preamble', 'addressee');
  if (isBasis(text)) return isEnacting(text) ? zone('preamble') : zone('preamble', 'basis', true);
  if (legalUnit(text)) return zone('body');
  if (isTypeWithMore(text) || line.heading === 1 || isAppendix(text)) return zone('title', 'title', true);
  if (line.heading === undefined && isAllCaps(text) && text.length <= 120) return zone('head', 'issuer');
  return zone('preamble');
}

function afterTitle(before: Zone, line: OutlineLine): Zone {
  const { text } = line;
  if (isBasis(text)) return isEnacting(text) ? zone('preamble') : zone('preamble', 'basis', true);
  if (isAddressee(text)) return zone('preamble', 'addressee');
  if (isDocumentType(text) || isAppendix(text)) return zone('title', 'title', true);
  if (legalUnit(text)) return zone('body');
  if (before.opens === true && text.length <= 500) return zone('title', 'title');
  const heading = line.heading !== undefined && line.heading > 1;
  if (heading && !isAllCaps(text) && !isSubject(text)) return zone('preamble');
  const ended = /[.;:]$/u.test(text) || /^[-–+•]\s/u.test(text);
  return ended || text.length > 500 ? zone('preamble') : zone('title', 'title');
}

function afterPreamble(before: Zone, line: OutlineLine): Zone {
  const { text } = line;
  if (isBasis(text) && !isEnacting(text) && (/[;,]$/u.test(text) || before.kind === 'basis'))
    return zone('preamble', 'basis', true);
  if (before.kind === 'basis' && before.opens === false && /^[-–+•]\s/u.test(text))
    return zone('preamble', 'basis');
  if (before.kind === 'basis' && /^[-–+•]\s/u.test(text))
    return { name: 'preamble', kind: 'basis', opens: false };
  if (before.kind === 'addressee' && /^[-–+•]\s/u.test(text)) return zone('preamble', 'addressee');
  if (isDocumentType(text) && before.kind === 'metadata') return zone('title', 'title', true);
  return tailOf(text) ?? zone(legalUnit(text) ? 'body' : 'preamble');
}

/** "Căn cứ …, UBND tỉnh ban hành Kế hoạch … như sau:" is the sentence that enacts, not a basis only. */
const isEnacting = (text: string): boolean =>
  /(?:như sau|quyết định|thông báo|yêu cầu)\s*:?[\p{P}\s]*$/iu.test(text.slice(-40));

/** A line that starts with "Phụ lục" opens one after the signatures, by mark-up, or standing alone. */
function opensAppendix(before: Zone, line: OutlineLine, around: Surroundings): boolean {
  if (before.name === 'tail' || line.heading !== undefined || line.bold === true) return true;
  const alone = /^[\p{P}\s]*phụ lục(?:\s+(?:số\s+)?[\p{L}\d]{1,6})?[\p{P}\s]*$/iu.test(line.text);
  return alone || (isAllCaps(line.text) && around.next?.table === undefined);
}
