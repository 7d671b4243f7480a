import { convert, type FormatCallback } from 'html-to-text';
import type { LooseBlock } from '#speech/structure/blocks.js';
import { decodeBytes } from '../encodings/decode-bytes.js';
import { DocumentRefused } from '../refusals.js';
import type { Reading } from './reading.js';

/** Private signs that carry structure through the text; they are taken out of the source first. */
const TABLE = '\ue000';
const ROW = '\ue001';
const CELL = '\ue002';
const END = '\ue003';
const HEADING = '\ue010';

const wrap =
  (before: string, after: string): FormatCallback =>
  (element, walk, builder) => {
    builder.openBlock({ leadingLineBreaks: 1 });
    builder.addInline(before, { noWordTransform: true });
    walk(element.children, builder);
    builder.addInline(after, { noWordTransform: true });
    builder.closeBlock({ trailingLineBreaks: 1 });
  };

const heading: FormatCallback = (element, walk, builder) => {
  builder.openBlock({ leadingLineBreaks: 2 });
  const level = Number((element as { name?: string }).name?.slice(1)) || 1;
  builder.addInline(String.fromCharCode(HEADING.charCodeAt(0) + level), { noWordTransform: true });
  walk(element.children, builder);
  builder.closeBlock({ trailingLineBreaks: 2 });
};

const skipped = [
  'script',
  'style',
  'noscript',
  'template',
  'head',
  'nav',
  'form',
  'button',
  'select',
  'svg',
  'img',
  'iframe',
  'object',
  'video',
  'audio',
  'canvas',
  'math',
];

/**
 * HTML as text: scripts, styles and navigation dropped, table cells kept apart, nothing fetched.
 * @throws DocumentRefused `too-complex`
 */
export function readHtml(bytes: Uint8Array): Reading {
  const decoded = decodeBytes(bytes, declaredCharset(bytes));
  const source = decoded.text.replace(/[\ue000-\ue01f]/gu, '');
  let text: string;
  try {
    text = convert(source, {
      wordwrap: false,
      limits: { maxInputLength: 16 << 20, maxDepth: 200, maxChildNodes: 20_000 },
      formatters: { table: wrap(TABLE, END), row: wrap(ROW, ''), cell: wrap(CELL, ''), heading },
      selectors: [
        ...skipped.map((selector) => ({ selector, format: 'skip' })),
        { selector: 'a', options: { ignoreHref: true } },
        { selector: 'table', format: 'table' },
        { selector: 'tr', format: 'row' },
        { selector: 'td', format: 'cell' },
        { selector: 'th', format: 'cell' },
        { selector: 'ul', options: { itemPrefix: '- ' } },
        ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, format: 'heading' })),
      ],
    });
  } catch (error) {
    if (error instanceof RangeError) throw new DocumentRefused('too-complex', {}, error);
    throw error;
  }
  const { encoding, byteOrderMark, script, normalisation } = decoded.detected;
  const detected = {
    encoding,
    byteOrderMark,
    normalisation,
    reader: 'html-to-text',
    ...(script === 'tcvn3' || script === 'vni' ? { script } : {}),
  };
  return { kind: 'html', loose: htmlBlocks(text), detected, warnings: [] };
}

function declaredCharset(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 2048)).toString(
    'latin1',
  );
  return /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{1,40})/iu.exec(head)?.[1];
}

/** The text with its signs → blocks. A table inside a cell is flattened into it. */
function htmlBlocks(text: string): LooseBlock[] {
  const loose: LooseBlock[] = [];
  let depth = 0;
  let rows: string[][] = [];
  for (const piece of text.split(/(?=[\ue000-\ue003])|\n/u)) {
    const sign = piece.charAt(0);
    const words = piece
      .replace(/^[\ue000-\ue003]/u, '')
      .replace(/[^\S\n]+/gu, ' ')
      .trim();
    if (sign === TABLE) depth += 1;
    if (depth === 0 || (sign === TABLE && depth === 1)) {
      if (words !== '') loose.push(paragraph(words));
    } else if (sign === ROW && depth === 1) rows.push([]);
    else if (sign === CELL && depth === 1) rows.at(-1)?.push(words);
    else if (words !== '') appendToCell(rows, words);
    if (sign !== END) continue;
    depth = Math.max(0, depth - 1);
    if (depth > 0) continue;
    if (rows.some((row) => row.some((cell) => cell !== '')))
      loose.push({ kind: 'table', rows: rows.filter((row) => row.length > 0) });
    rows = [];
    if (words !== '') loose.push(paragraph(words));
  }
  return loose;
}

function appendToCell(rows: string[][], words: string): void {
  const row = rows.at(-1);
  if (!row || row.length === 0) return;
  const last = row.length - 1;
  row[last] = row[last] ? `${row[last]}\n${words}` : words;
}

function paragraph(words: string): LooseBlock {
  const level = words.charCodeAt(0) - HEADING.charCodeAt(0);
  if (level < 1 || level > 6) return { kind: 'paragraph', text: words };
  return { kind: 'paragraph', text: words.slice(1).trim(), hints: { heading: level } };
}
