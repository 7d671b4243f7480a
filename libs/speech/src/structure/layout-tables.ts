import type { Block, ParagraphBlock, TableBlock } from './blocks.js';
import { isDatePlace, isMotto, isNumber, isOffice, isRecipients, isSigningFor } from './legal-lines.js';

/** A line of the document as the outline walks it. */
export interface OutlineLine {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly heading?: number;
  readonly bold?: boolean;
  /** Set when the line is a whole table. */
  readonly table?: TableBlock;
}

/**
 * Blocks → lines. A table that only lays out the head or the foot of a document (motto beside the issuer,
 * recipients beside the signature) is unfolded cell by cell; every other table stays one.
 */
export function outlineLines(blocks: readonly Block[]): OutlineLine[] {
  const lines: OutlineLine[] = [];
  for (const block of blocks) {
    if (block.kind === 'paragraph') lines.push(...paragraphLines(block));
    else if (isLayout(block)) lines.push(...unfold(block));
    else lines.push({ text: '', start: block.start, end: block.end, table: block });
  }
  return lines;
}

function paragraphLines(block: ParagraphBlock): OutlineLine[] {
  const { start, end, hints } = block;
  return block.text
    .split('\n')
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text) => ({
      text,
      start,
      end,
      ...(hints?.heading ? { heading: hints.heading } : {}),
      ...(hints?.bold ? { bold: true } : {}),
    }));
}

/** Without frames every line of a head or foot may be a row of its own. */
const MOST_LAYOUT_ROWS = 6;
const MOST_TWO_COLUMN_ROWS = 60;
const MOST_LAYOUT_COLUMNS = 4;

function isLayout(table: TableBlock): boolean {
  const columns = Math.max(...table.rows.slice(0, 100).map((row) => row.length));
  if (
    columns > MOST_LAYOUT_COLUMNS ||
    table.rows.length > (columns <= 2 ? MOST_TWO_COLUMN_ROWS : MOST_LAYOUT_ROWS)
  )
    return false;
  return table.rows.some((row) =>
    row.some((cell) =>
      cell.split('\n').some((line) => {
        const text = line.trim();
        return (
          isMotto(text) ||
          isNumber(text) ||
          isDatePlace(text) ||
          isRecipients(text) ||
          isSigningFor(text) ||
          (isOffice(text) && table.rows.length === 1)
        );
      }),
    ),
  );
}

function unfold(table: TableBlock): OutlineLine[] {
  const lines: OutlineLine[] = [];
  const columns = Math.max(...table.rows.map((row) => row.length));
  for (let column = 0; column < columns; column++) {
    for (const row of table.rows) {
      for (const text of (row[column] ?? '').split('\n')) {
        if (text.trim() !== '') lines.push({ text: text.trim(), start: table.start, end: table.end });
      }
    }
  }
  return lines;
}
