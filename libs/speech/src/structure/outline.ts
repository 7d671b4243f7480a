import type { Block } from './blocks.js';
import { estimateSeconds as byWordCount } from './duration.js';
import { outlineLines } from './layout-tables.js';
import type { OutlinePart } from './outline-part.js';
import { readParts, type DraftPart } from './read-parts.js';
import { HEADERLESS_TABLE, IN_APPENDIX, LEFT_OUT } from './reasons.js';
import { tableSentences } from './table-sentences.js';
import { textBlocks } from './text-blocks.js';

export interface OutlineOptions {
  /** Speaking time of a text in seconds; by word count when absent. */
  readonly estimateSeconds?: (text: string) => number;
}

const LONGEST_HEADING = 160;
/** Beyond this a document is no document; what follows is one part that nobody reads by default. */
const MOST_PARTS = 20_000;

/**
 * The structure of a legal document: head, title, legal bases, Phần/Chương/Mục/Điều/Khoản/Điểm, tables, recipients,
 * signatures, appendices. Parts stand in the document's order and do not overlap in text; head, recipients and
 * signatures are not selected by default and say why. Linear in the document.
 * @param document the blocks of an extracted document, or a plain text (whose offsets then are those of
 *   `textBlocks(text).text`)
 */
export function outline(document: readonly Block[] | string, options: OutlineOptions = {}): OutlinePart[] {
  const blocks = typeof document === 'string' ? textBlocks(document.normalize('NFC')).blocks : document;
  const estimate = options.estimateSeconds ?? byWordCount;
  const drafts = readParts(outlineLines(blocks)).slice(0, MOST_PARTS);
  return drafts.map((draft, index) => finish(draft, `p${index + 1}`, estimate));
}

function finish(draft: DraftPart, id: string, estimate: (text: string) => number): OutlinePart {
  const spoken = draft.table
    ? spokenTable(draft)
    : { text: draft.lines.join('\n'), selected: true, why: undefined };
  const why = LEFT_OUT[draft.kind] ?? (draft.inAppendix ? IN_APPENDIX : undefined);
  const said = why ?? spoken.why;
  return {
    id,
    kind: draft.kind,
    level: draft.level,
    heading: shorten(draft.heading),
    text: spoken.text,
    start: draft.start,
    end: draft.end,
    selectedByDefault: why === undefined && spoken.selected && spoken.text !== '',
    ...(said === undefined ? {} : { why: said }),
    estimatedSeconds: estimate(spoken.text),
  };
}

function spokenTable(draft: DraftPart): { text: string; selected: boolean; why?: string } {
  const spoken = tableSentences(draft.table?.rows ?? [], draft.table?.headerRows);
  if (!spoken.ok) return { text: '', selected: false, why: spoken.why };
  return { text: spoken.text, selected: true, ...(spoken.headerless ? { why: HEADERLESS_TABLE } : {}) };
}

function shorten(heading: string): string {
  const line = heading.replace(/\s+/gu, ' ').trim();
  if (line.length <= LONGEST_HEADING) return line;
  const cut = line.slice(0, LONGEST_HEADING - 1).replace(/[\ud800-\udbff]$/u, '');
  return `${cut.slice(0, cut.lastIndexOf(' ') > 80 ? cut.lastIndexOf(' ') : cut.length)}…`;
}
