import type { LooseBlock } from '#speech/structure/blocks.js';
import { notice } from '../notices.js';
import { DocumentRefused } from '../refusals.js';
import { CompoundFile } from '../word/compound-file.js';
import { readWord97, type Word97Paragraph } from '../word/word97.js';
import type { Reading } from './reading.js';

const MOST_COLUMNS = 64;

/** A compound file: an encrypted .docx is told apart from a .doc. @throws DocumentRefused */
export function readDoc(bytes: Buffer): Reading {
  try {
    const file = new CompoundFile(bytes);
    if (file.has('EncryptedPackage')) throw new DocumentRefused('encrypted', { kind: '.docx' });
    if (file.has('Workbook') || file.has('Book'))
      throw new DocumentRefused('unsupported-type', { type: 'Excel (.xls)' });
    if (file.has('PowerPoint Document'))
      throw new DocumentRefused('unsupported-type', { type: 'PowerPoint (.ppt)' });
    const paragraphs = readWord97(file);
    const warnings = paragraphs.some((paragraph) => paragraph.numbered) ? [notice('numbers-lost')] : [];
    return { kind: 'doc', loose: docBlocks(paragraphs), detected: { reader: 'word97' }, warnings };
  } catch (error) {
    if (error instanceof DocumentRefused) throw error;
    throw new DocumentRefused('doc-unreadable', { reason: 'doc-broken' }, error);
  }
}

/** Paragraphs and cell marks → blocks; consecutive rows are one table. */
function docBlocks(paragraphs: readonly Word97Paragraph[]): LooseBlock[] {
  const loose: LooseBlock[] = [];
  let rows: string[][] = [];
  let cells: string[] = [];
  let lines: string[] = [];
  const closeTable = (): void => {
    if (cells.length > 0) rows.push(cells);
    cells = [];
    if (rows.length > 0) loose.push({ kind: 'table', rows });
    rows = [];
  };
  for (const paragraph of paragraphs) {
    const text = paragraph.text.trim();
    if (paragraph.end === 'cell') {
      if (cells.length < MOST_COLUMNS) cells.push([...lines, text].filter((line) => line !== '').join('\n'));
      lines = [];
    } else if (paragraph.end === 'row') {
      rows.push(cells);
      cells = [];
      lines = [];
    } else if (paragraph.inTable) lines.push(text);
    else {
      closeTable();
      loose.push(...text.split('\n').map((line): LooseBlock => ({ kind: 'paragraph', text: line })));
    }
  }
  closeTable();
  return loose;
}
