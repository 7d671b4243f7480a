import type { LooseBlock } from '#speech/structure/blocks.js';
import type { SourceScript } from '../extracted-document.js';
import { decodeRun, scriptOfFont } from '../encodings/legacy-text.js';
import type { WordStyles } from './word-styles.js';

/** The parts of mammoth's document model that are read here. */
export interface MammothNode {
  readonly type: string;
  readonly children?: readonly MammothNode[];
  readonly value?: string;
  readonly font?: string | null;
  readonly styleId?: string | null;
  readonly styleName?: string | null;
  readonly alignment?: string | null;
  readonly isBold?: boolean;
  readonly colSpan?: number;
  readonly rowSpan?: number;
  readonly isHeader?: boolean;
}

interface Words {
  text: string;
  boldSigns: number;
}

const MOST_COLUMNS = 64;

/** Walks mammoth's model into blocks; runs in old fonts are decoded by their font. */
export class DocxBlocks {
  readonly scripts = new Set<SourceScript>();
  sawNotes = false;

  constructor(private readonly styles: WordStyles) {}

  read(root: MammothNode): LooseBlock[] {
    return (root.children ?? []).flatMap((node) => this.block(node));
  }

  private block(node: MammothNode): LooseBlock[] {
    if (node.type === 'table') return [this.table(node)];
    if (node.type !== 'paragraph') return (node.children ?? []).flatMap((child) => this.block(child));
    const words = this.words(node, undefined);
    const heading = /^(?:heading|tiêu đề)\s?([1-6])/iu.exec(node.styleName ?? node.styleId ?? '')?.[1];
    const signs = words.text.replace(/\s/gu, '').length;
    const hints = {
      ...(heading ? { heading: Number(heading) } : {}),
      ...(signs > 0 && words.boldSigns >= 0.9 * signs ? { bold: true } : {}),
      ...(node.alignment === 'center' ? { centred: true } : {}),
    };
    return [{ kind: 'paragraph', text: words.text, ...(Object.keys(hints).length > 0 ? { hints } : {}) }];
  }

  private words(node: MammothNode, paragraphStyle: string | undefined): Words {
    const style = node.type === 'paragraph' ? (node.styleId ?? undefined) : paragraphStyle;
    if (node.type === 'noteReference') this.sawNotes = true;
    if (node.type === 'tab') return { text: '\t', boldSigns: 0 };
    if (node.type === 'break') return { text: '\n', boldSigns: 0 };
    if (node.type === 'text') return { text: node.value ?? '', boldSigns: 0 };
    const parts = (node.children ?? []).map((child) => this.words(child, style));
    const text = parts.map((part) => part.text).join('');
    if (node.type !== 'run') return { text, boldSigns: parts.reduce((sum, part) => sum + part.boldSigns, 0) };
    const font = node.font ?? this.styles.fontOf(node.styleId ?? undefined, style);
    const decoded = decodeRun(text, font);
    if (/\S/u.test(text) && (scriptOfFont(font) !== undefined || /[^\u0000-\u007f]/u.test(text)))
      this.scripts.add(decoded.script);
    return { text: decoded.text, boldSigns: node.isBold ? text.replace(/\s/gu, '').length : 0 };
  }

  /** Cells under a span are empty, so that columns stay columns. */
  private table(node: MammothNode): LooseBlock {
    const rows: string[][] = [];
    const below = new Map<number, number>();
    let headerRows = 0;
    for (const row of node.children ?? []) {
      const cells: string[] = [];
      const fill = (): void => {
        for (
          let left = below.get(cells.length);
          left !== undefined && left > 0;
          left = below.get(cells.length)
        ) {
          below.set(cells.length, left - 1);
          cells.push('');
        }
      };
      for (const cell of row.children ?? []) {
        fill();
        const text = this.cell(cell);
        for (let column = 0; column < Math.min(cell.colSpan ?? 1, MOST_COLUMNS); column++) {
          if ((cell.rowSpan ?? 1) > 1) below.set(cells.length, (cell.rowSpan ?? 1) - 1);
          cells.push(column === 0 ? text : '');
        }
        if (cells.length > MOST_COLUMNS) break;
      }
      fill();
      if (row.isHeader === true && headerRows === rows.length) headerRows += 1;
      rows.push(cells);
    }
    return { kind: 'table', rows, ...(headerRows > 0 && headerRows < rows.length ? { headerRows } : {}) };
  }

  private cell(node: MammothNode): string {
    const lines: string[] = [];
    for (const child of node.children ?? []) {
      for (const block of this.block(child)) {
        lines.push(block.kind === 'table' ? block.rows.map((row) => row.join(' ')).join('\n') : block.text);
      }
    }
    return lines
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .join('\n');
  }
}
