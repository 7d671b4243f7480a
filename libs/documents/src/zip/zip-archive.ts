import { inflateRawSync } from 'node:zlib';
import type { ReasonCode } from '../refusal-reasons.js';
import { DocumentRefused } from '../refusals.js';

/** What a document's archive may be; far above any real one. */
export interface ZipLimits {
  readonly entries: number;
  readonly totalBytes: number;
  /** Uncompressed to compressed, for archives of more than `ratioFromBytes`. */
  readonly ratio: number;
  readonly ratioFromBytes: number;
  /** Of one part that is inflated. */
  readonly partBytes: number;
}

export const DOCUMENT_ZIP_LIMITS: ZipLimits = {
  entries: 4096,
  totalBytes: 256 << 20,
  ratio: 120,
  ratioFromBytes: 16 << 20,
  partBytes: 24 << 20,
};

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly flags: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;

/** A part's name comes from a stranger. */
const shown = (part: string): string => part.slice(0, 80).replace(/[^\w./[\]-]/gu, '?');

const corrupt = (reason: ReasonCode, part = ''): DocumentRefused =>
  new DocumentRefused('corrupt', { kind: '.docx', reason, part: shown(part) });
const bomb = (reason: ReasonCode, details: { count?: number; part?: string } = {}): DocumentRefused =>
  new DocumentRefused('zip-bomb', { reason, ...details });

/**
 * A zip archive judged by its central directory before a byte is inflated: number of entries, declared sizes,
 * ratio, overlapping data. Parts are inflated one by one and never beyond what they declared. Archives inside are
 * never opened.
 */
export class ZipArchive {
  private readonly entries = new Map<string, Entry>();

  constructor(
    private readonly bytes: Buffer,
    private readonly limits: ZipLimits = DOCUMENT_ZIP_LIMITS,
  ) {
    for (const entry of readDirectory(bytes, limits)) this.entries.set(entry.name, entry);
    this.judge([...this.entries.values()]);
  }

  get names(): string[] {
    return [...this.entries.keys()];
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** A part's bytes. @throws DocumentRefused `zip-bomb`, `corrupt`, `encrypted` */
  read(name: string): Buffer {
    const entry = this.entries.get(name);
    if (!entry) throw corrupt('part-missing', name);
    if (entry.flags & 1) throw new DocumentRefused('encrypted', { kind: '.docx' });
    if (entry.size > this.limits.partBytes)
      throw new DocumentRefused('too-long', {
        count: entry.size,
        unit: 'bytes',
        limit: this.limits.partBytes,
      });
    const data = this.packedBytes(entry);
    if (entry.method === 0) return data;
    if (entry.method !== 8) throw corrupt('compression', entry.name);
    return inflate(data, entry);
  }

  private judge(entries: readonly Entry[]): void {
    const total = entries.reduce((sum, entry) => sum + entry.size, 0);
    const packed = entries.reduce((sum, entry) => sum + entry.packed, 0);
    if (total > this.limits.totalBytes) throw bomb('expands', { count: total });
    if (total > this.limits.ratioFromBytes && total > this.limits.ratio * Math.max(1, packed)) {
      throw bomb('ratio', { count: Math.round(total / Math.max(1, packed)) });
    }
    const placed = [...entries].sort((a, b) => a.offset - b.offset);
    placed.forEach((entry, index) => {
      const next = placed[index + 1];
      if (next && entry.offset + entry.packed > next.offset) throw bomb('overlap');
    });
  }

  private packedBytes(entry: Entry): Buffer {
    const { bytes } = this;
    if (entry.offset + 30 > bytes.length || bytes.readUInt32LE(entry.offset) !== LOCAL)
      throw corrupt('part-broken', entry.name);
    const start =
      entry.offset + 30 + bytes.readUInt16LE(entry.offset + 26) + bytes.readUInt16LE(entry.offset + 28);
    if (start + entry.packed > bytes.length) throw corrupt('truncated');
    return bytes.subarray(start, start + entry.packed);
  }
}

function inflate(data: Buffer, entry: Entry): Buffer {
  try {
    const inflated = inflateRawSync(data, { maxOutputLength: entry.size + 1 });
    if (inflated.length !== entry.size) throw bomb('size-lie', { part: shown(entry.name) });
    return inflated;
  } catch (error) {
    if (error instanceof DocumentRefused) throw error;
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
      throw bomb('size-lie', { part: shown(entry.name) });
    throw new DocumentRefused(
      'corrupt',
      { kind: '.docx', reason: 'part-broken', part: shown(entry.name) },
      error,
    );
  }
}

function readDirectory(bytes: Buffer, limits: ZipLimits): Entry[] {
  const end = findEnd(bytes);
  const count = bytes.readUInt16LE(end + 10);
  if (count > limits.entries) throw bomb('many-parts', { count });
  const entries: Entry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== CENTRAL) throw corrupt('directory');
    const nameLength = bytes.readUInt16LE(at + 28);
    const entry = {
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength).replace(/^\//u, ''),
      method: bytes.readUInt16LE(at + 10),
      flags: bytes.readUInt16LE(at + 8),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    };
    if (entry.size === 0xffffffff || entry.packed === 0xffffffff)
      throw bomb('expands', { count: entry.size });
    entries.push(entry);
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

function findEnd(bytes: Buffer): number {
  const lowest = Math.max(0, bytes.length - END_LENGTH - LONGEST_COMMENT);
  for (let at = bytes.length - END_LENGTH; at >= lowest; at--) {
    if (bytes.readUInt32LE(at) === END) return at;
  }
  throw corrupt('truncated');
}
