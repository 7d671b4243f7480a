import iconv from 'iconv-lite';
import type { ReasonCode } from '../refusal-reasons.js';
import { DocumentRefused } from '../refusals.js';
import type { CompoundFile } from './compound-file.js';
import { ParagraphMarks } from './word97-marks.js';

/** A paragraph's end, with what the binary format says about it. */
export interface Word97Paragraph {
  readonly text: string;
  /** What ended it: a paragraph, a cell, or the end of a table row. */
  readonly end: 'paragraph' | 'cell' | 'row';
  readonly inTable: boolean;
  readonly numbered: boolean;
}

const WORD_IDENT = 0xa5ec;
const WORD_97 = 0x00c1;
const ENCRYPTED = 0x0100;
const TABLE_1 = 0x0200;
const MOST_CHARACTERS = 4_000_000;

const unreadable = (reason: ReasonCode): DocumentRefused => new DocumentRefused('doc-unreadable', { reason });

/**
 * The main text of a Word 97–2003 document ([MS-DOC]), by its piece table; headers, notes and comments are not in
 * it. Field codes are left out, their results kept.
 * @throws DocumentRefused `encrypted`, `doc-unreadable`
 */
export function readWord97(file: CompoundFile): Word97Paragraph[] {
  const main = file.stream('WordDocument');
  if (!main || main.length < 0x200 || main.readUInt16LE(0) !== WORD_IDENT) throw unreadable('not-word-97');
  const flags = main.readUInt16LE(0x0a);
  if (flags & ENCRYPTED) throw new DocumentRefused('encrypted', { kind: '.doc' });
  if (main.readUInt16LE(2) < WORD_97) throw unreadable('word-too-old');
  const table = file.stream(flags & TABLE_1 ? '1Table' : '0Table');
  if (!table) throw unreadable('doc-broken');
  const length = Math.min(main.readUInt32LE(0x4c), MOST_CHARACTERS);
  const clx = table.subarray(main.readUInt32LE(0x1a2), main.readUInt32LE(0x1a2) + main.readUInt32LE(0x1a6));
  const properties = table.subarray(
    main.readUInt32LE(0x102),
    main.readUInt32LE(0x102) + main.readUInt32LE(0x106),
  );
  const marks = new ParagraphMarks(main, properties, file.stream('Data') ?? Buffer.alloc(0));
  return paragraphs(main, pieces(clx), length, marks);
}

interface Piece {
  readonly from: number;
  readonly to: number;
  readonly compressed: boolean;
  /** Byte offset of its first character in the main stream. */
  readonly offset: number;
}

function pieces(clx: Buffer): Piece[] {
  let at = 0;
  while (at < clx.length && clx.readUInt8(at) === 1) at += 3 + clx.readUInt16LE(at + 1);
  if (at + 5 > clx.length || clx.readUInt8(at) !== 2) throw unreadable('doc-broken');
  const plc = clx.subarray(at + 5, at + 5 + clx.readUInt32LE(at + 1));
  const count = Math.floor((plc.length - 4) / 12);
  return Array.from({ length: count }, (_, index) => {
    const raw = plc.readUInt32LE((count + 1) * 4 + index * 8 + 2);
    const compressed = (raw & 0x40000000) !== 0;
    const offset = raw & 0x3fffffff;
    return {
      from: plc.readUInt32LE(index * 4),
      to: plc.readUInt32LE((index + 1) * 4),
      compressed,
      offset: compressed ? offset / 2 : offset,
    };
  });
}

function paragraphs(
  main: Buffer,
  all: readonly Piece[],
  length: number,
  marks: ParagraphMarks,
): Word97Paragraph[] {
  const out: Word97Paragraph[] = [];
  const words = new FieldText();
  for (const piece of all) {
    const count = Math.min(piece.to, length) - piece.from;
    if (count <= 0) continue;
    const size = piece.compressed ? 1 : 2;
    const bytes = main.subarray(piece.offset, piece.offset + count * size);
    const text = piece.compressed ? iconv.decode(bytes, 'windows-1252') : bytes.toString('utf16le');
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code !== 0x0d && code !== 0x07 && code !== 0x0c) {
        words.add(text.charAt(at), code);
        continue;
      }
      const mark = marks.at(piece.offset + at * size);
      const end = code === 0x07 ? (mark.rowEnd ? 'row' : 'cell') : 'paragraph';
      out.push({ text: words.take(), end, inTable: mark.inTable, numbered: mark.numbered });
    }
  }
  const rest = words.take();
  if (rest !== '') out.push({ text: rest, end: 'paragraph', inTable: false, numbered: false });
  return out;
}

/** Gathers characters; between a field's begin and its separator stands its code, which nobody reads. */
class FieldText {
  private signs: string[] = [];
  private readonly inCode: boolean[] = [];

  add(sign: string, code: number): void {
    if (code === 0x13) this.inCode.push(true);
    else if (code === 0x14) this.inCode.splice(-1, 1, false);
    else if (code === 0x15) this.inCode.pop();
    else if (!this.inCode.includes(true)) this.signs.push(plainSign(sign, code));
  }

  take(): string {
    const text = this.signs.join('');
    this.signs = [];
    return text;
  }
}

function plainSign(sign: string, code: number): string {
  if (code === 0x0b) return '\n';
  if (code === 0x1e) return '-';
  return code < 0x20 && code !== 0x09 ? '' : sign;
}
