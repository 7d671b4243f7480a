/**
 * A document as its readers see it: paragraphs and tables in order. Every block knows where it stands in the
 * document's text (UTF-16 offsets, end exclusive), so that an editor sees source and reading side by side.
 */
export interface ParagraphBlock {
  readonly kind: 'paragraph';
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** 1-based; only where the source has pages. */
  readonly page?: number;
  readonly hints?: ParagraphHints;
}

/** What the source's layout says about a paragraph; hints only, never relied on alone. */
export interface ParagraphHints {
  /** Heading level 1–6 by style or mark-up. */
  readonly heading?: number;
  readonly bold?: boolean;
  readonly centred?: boolean;
}

export interface TableBlock {
  readonly kind: 'table';
  /** Rows × cells; a cell's own paragraphs are separated by `\n`; a spanned cell is repeated as ''. */
  readonly rows: readonly (readonly string[])[];
  /** How many of the first rows are headings, where the source says so. */
  readonly headerRows?: number;
  readonly start: number;
  readonly end: number;
  readonly page?: number;
}

export type Block = ParagraphBlock | TableBlock;

/** A block before it has its place in a text. */
export type LooseBlock = Omit<ParagraphBlock, 'start' | 'end'> | Omit<TableBlock, 'start' | 'end'>;

/** How a table stands in a document's text: a line per row, cells between bars. */
export function tableText(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map((cell) => cell.replaceAll('\n', ' ')).join(' | ')).join('\n');
}

/**
 * Writes blocks one below the other and gives each its place.
 * @returns the text (a line per paragraph or table row) and the blocks with their offsets in it
 */
export function placeBlocks(loose: readonly LooseBlock[]): { text: string; blocks: Block[] } {
  const pieces: string[] = [];
  const blocks: Block[] = [];
  let at = 0;
  for (const block of loose) {
    const text = block.kind === 'table' ? tableText(block.rows) : block.text;
    blocks.push({ ...block, start: at, end: at + text.length });
    pieces.push(text);
    at += text.length + 1;
  }
  return { text: pieces.join('\n'), blocks };
}
