/**
 * OLE compound files ([MS-CFB]): what .doc is, and what an encrypted .docx is packed in. Only streams of the root
 * storage are read. Every chain is bounded by the number of sectors, so that a loop ends.
 */
const SIGNATURE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const FREE_FROM = 0xfffffffa; // FATSECT, DIFSECT, ENDOFCHAIN, FREESECT and the reserved ones
const ENTRY_LENGTH = 128;
const MINI_SECTOR = 64;
const HEADER_DIFAT = 109;

export const isCompoundFile = (bytes: Buffer): boolean => bytes.subarray(0, 8).equals(SIGNATURE);

interface DirectoryEntry {
  readonly kind: number;
  readonly start: number;
  readonly size: number;
}

/** @throws RangeError where the file points outside itself */
export class CompoundFile {
  private readonly sectorSize: number;
  private readonly fat: number[] = [];
  private readonly entries = new Map<string, DirectoryEntry>();
  private readonly miniCutoff: number;
  private miniStream: Buffer | undefined;

  constructor(private readonly bytes: Buffer) {
    const shift = bytes.readUInt16LE(30);
    if (shift !== 9 && shift !== 12) throw new RangeError('sector size');
    this.sectorSize = 1 << shift;
    this.miniCutoff = bytes.readUInt32LE(56);
    this.readFat();
    this.readDirectory(this.chain(bytes.readUInt32LE(48)));
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** A stream's bytes; undefined when there is none of that name. */
  stream(name: string): Buffer | undefined {
    const entry = this.entries.get(name);
    if (!entry || entry.kind !== 2) return undefined;
    const data = entry.size < this.miniCutoff ? this.miniChain(entry.start) : this.chain(entry.start);
    return data.subarray(0, entry.size);
  }

  private sector(index: number): Buffer {
    const start = (index + 1) * this.sectorSize;
    if (start >= this.bytes.length) throw new RangeError('sector outside the file');
    return this.bytes.subarray(start, start + this.sectorSize);
  }

  private readFat(): void {
    const perSector = this.sectorSize / 4;
    const most = Math.ceil(this.bytes.length / this.sectorSize);
    const sectors: number[] = [];
    for (let at = 0; at < HEADER_DIFAT; at++) sectors.push(this.bytes.readUInt32LE(76 + at * 4));
    let next = this.bytes.readUInt32LE(68);
    for (let step = 0; next < FREE_FROM && step < most; step++) {
      const difat = this.sector(next);
      for (let at = 0; at < perSector - 1; at++) sectors.push(difat.readUInt32LE(at * 4));
      next = difat.readUInt32LE((perSector - 1) * 4);
    }
    for (const index of sectors.filter((each) => each < FREE_FROM).slice(0, most)) {
      const sector = this.sector(index);
      for (let at = 0; at + 4 <= sector.length; at += 4) this.fat.push(sector.readUInt32LE(at));
    }
  }

  private chain(start: number): Buffer {
    const pieces: Buffer[] = [];
    let at = start;
    while (at < FREE_FROM) {
      if (pieces.length > this.fat.length) throw new RangeError('sector chain loops');
      pieces.push(this.sector(at));
      at = this.fat[at] ?? FREE_FROM;
    }
    return Buffer.concat(pieces);
  }

  private miniChain(start: number): Buffer {
    const root = this.entries.get('Root Entry');
    this.miniStream ??= root ? this.chain(root.start) : Buffer.alloc(0);
    const miniFat = this.chain(this.bytes.readUInt32LE(60));
    const pieces: Buffer[] = [];
    let at = start;
    while (at < FREE_FROM) {
      if (pieces.length > miniFat.length / 4) throw new RangeError('sector chain loops');
      pieces.push(this.miniStream.subarray(at * MINI_SECTOR, (at + 1) * MINI_SECTOR));
      at = at * 4 + 4 <= miniFat.length ? miniFat.readUInt32LE(at * 4) : FREE_FROM;
    }
    return Buffer.concat(pieces);
  }

  /** Names are taken from all storages; the first of a name wins, and the root's come first. */
  private readDirectory(directory: Buffer): void {
    for (let at = 0; at + ENTRY_LENGTH <= directory.length; at += ENTRY_LENGTH) {
      const kind = directory.readUInt8(at + 66);
      const length = Math.min(64, directory.readUInt16LE(at + 64));
      if (kind === 0 || length < 2) continue;
      const name = directory.toString('utf16le', at, at + length - 2);
      if (this.entries.has(name)) continue;
      this.entries.set(name, {
        kind,
        start: directory.readUInt32LE(at + 116),
        size: directory.readUInt32LE(at + 120),
      });
    }
  }
}
