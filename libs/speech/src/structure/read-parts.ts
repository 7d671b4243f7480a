import type { TableBlock } from './blocks.js';
import type { OutlineLine } from './layout-tables.js';
import { isAllCaps, isRule, legalUnit } from './legal-lines.js';
import type { PartKind } from './outline-part.js';
import type { Zone } from './zone.js';
import { zoneAfter } from './zones.js';

/** A part while it is being read. */
export interface DraftPart {
  readonly kind: PartKind;
  readonly level: number;
  heading: string;
  readonly lines: string[];
  readonly start: number;
  end: number;
  readonly inAppendix: boolean;
  readonly table?: TableBlock;
}

/** Kinds that swallow the lines that follow in the same zone. */
const GATHERING = new Set<PartKind>([
  'motto',
  'issuer',
  'title',
  'recipients',
  'signature',
  'metadata',
  'addressee',
  'basis',
]);
const APPENDIX_LEVEL = 0;
const LONGEST_TITLE_LINE = 500;

const FILED = /^[-–~*•]?\s*Lưu\s*[:;]\s*(?:VT|Văn thư)/u;
const LISTED = /^[-–~*•]\s/u;

/** Scanned documents lose the words "Nơi nhận"; the list that ends with "Lưu: VT" is it all the same. */
function splitRecipients(part: DraftPart): DraftPart[] {
  const last = part.kind === 'recipients' ? -1 : part.lines.findLastIndex((line) => FILED.test(line));
  if (last < 1) return [part];
  let first = last;
  while (first > 0 && LISTED.test(part.lines[first - 1] ?? '')) first -= 1;
  if (first === 0) return [{ ...part, kind: 'recipients', level: 0 }];
  const list = part.lines.slice(first);
  return [
    { ...part, lines: part.lines.slice(0, first) },
    { ...part, kind: 'recipients', level: 0, heading: list[0] ?? '', lines: list },
  ];
}

interface Walk {
  readonly parts: DraftPart[];
  zone: Zone;
  inAppendix: boolean;
  /** Anything of the body was seen. */
  inBody: boolean;
  /** Depth of the legal unit that plain paragraphs now belong to. */
  depth: number;
}

/** Walks the lines once and groups them into parts. */
export function readParts(lines: readonly OutlineLine[]): DraftPart[] {
  const walk: Walk = {
    parts: [],
    zone: { name: 'head', kind: undefined, closed: true },
    inAppendix: false,
    inBody: false,
    depth: 0,
  };
  lines.forEach((line, index) => {
    if (line.table === undefined && isRule(line.text)) return;
    walk.zone = zoneAfter(walk.zone, line, {
      next: lines[index + 1],
      inAppendix: walk.inAppendix,
      inBody: walk.inBody,
    });
    if (walk.zone.name === 'body' || walk.zone.name === 'tail') walk.inBody = true;
    if (line.table !== undefined) addTable(walk, line);
    else if (walk.zone.kind === 'appendix') openAppendix(walk, line);
    else if (walk.zone.kind === undefined) addBody(walk, line);
    else addZoned(walk, line, walk.zone.kind);
  });
  return onlyLastTitle(walk.parts).flatMap(splitRecipients);
}

/** What a web page put above the document's own head is no title of it. */
function onlyLastTitle(parts: DraftPart[]): DraftPart[] {
  const isOwn = (part: DraftPart): boolean => part.kind === 'title' && !part.inAppendix;
  const last = parts.findLastIndex(isOwn);
  return parts.map((part, index) => (isOwn(part) && index < last ? { ...part, kind: 'metadata' } : part));
}

function open(walk: Walk, line: OutlineLine, kind: PartKind, level: number, table?: TableBlock): void {
  const { start, end } = line;
  const heading = table ? `Bảng ${table.rows.length} dòng` : line.text;
  walk.parts.push({
    kind,
    level,
    heading,
    lines: table ? [] : [line.text],
    start,
    end,
    inAppendix: walk.inAppendix,
    ...(table ? { table } : {}),
  });
}

function append(part: DraftPart, line: OutlineLine): void {
  part.lines.push(line.text);
  part.end = Math.max(part.end, line.end);
}

/** Head, title, bases, recipients, signatures: a line of the same kind belongs to the part before. */
function addZoned(walk: Walk, line: OutlineLine, kind: PartKind): void {
  const last = walk.parts.at(-1);
  if (last?.kind === kind && last.table === undefined && GATHERING.has(kind) && !walk.zone.opens)
    append(last, line);
  else open(walk, line, kind, walk.inAppendix ? APPENDIX_LEVEL + 1 : 0);
}

function addTable(walk: Walk, line: OutlineLine): void {
  const kind: PartKind = walk.zone.kind === 'metadata' ? 'metadata' : 'table';
  open(walk, line, kind, kind === 'metadata' ? 0 : walk.depth + 1, line.table);
}

function openAppendix(walk: Walk, line: OutlineLine): void {
  walk.inAppendix = true;
  walk.depth = APPENDIX_LEVEL;
  open(walk, line, 'appendix', APPENDIX_LEVEL);
}

function addBody(walk: Walk, line: OutlineLine): void {
  const unit = legalUnit(line.text);
  if (unit) {
    walk.depth = unit.depth;
    open(walk, line, unit.kind, unit.depth);
    return;
  }
  const last = walk.parts.at(-1);
  if (last && isContinuedHeading(last, line)) {
    last.heading = `${last.heading.replace(/[\s.:–—-]+$/u, '')}. ${line.text}`;
    append(last, line);
  } else if (last && belongsTo(last, line)) append(last, line);
  else open(walk, line, 'paragraph', walk.depth === 0 ? 1 : walk.depth + 1);
}

/** "Chương I" alone on its line: its title is on the next one. A title in capitals may take two lines. */
function isContinuedHeading(last: DraftPart, line: OutlineLine): boolean {
  if (
    !['part', 'chapter', 'section', 'appendix'].includes(last.kind) ||
    line.text.length > LONGEST_TITLE_LINE
  )
    return false;
  if (last.lines.length > 3) return false;
  const bare = /^\S+(?:\s+thứ)?(?:\s+\S{1,8})?\s*[.:]?$/u.test(last.lines.at(-1) ?? '');
  return (
    (bare && last.lines.length === 1) ||
    isAllCaps(line.text) ||
    (last.kind === 'appendix' && /^\((?:Kèm theo|Ban hành)/iu.test(line.text))
  );
}

/** A paragraph inside an article, clause or point is part of it; so is a dash list of the paragraph above it. */
const belongsTo = (last: DraftPart, line: OutlineLine): boolean =>
  ['article', 'clause', 'point'].includes(last.kind) ||
  (last.kind === 'paragraph' && line.heading === undefined && /^[-–+•*]\s/u.test(line.text));
