import type { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';

const LOCAL = 30;
const CENTRAL = 46;
const END = 22;
const NAMES_ARE_UTF8 = 0x0800;

export interface ArchiveFile {
  name: string;
  bytes: number;
  open: () => Promise<Readable>;
}

/** The archive's length, known before it is made: nothing is compressed. */
export const archiveBytes = (files: readonly Pick<ArchiveFile, 'name' | 'bytes'>[]): number =>
  files.reduce((sum, { name, bytes }) => sum + LOCAL + CENTRAL + 2 * Buffer.byteLength(name) + bytes, END);

/**
 * A zip archive of files as they are (mp3 gains nothing by packing), piece by piece. Each file is read twice, for its
 * checksum stands before it: some programs that open archives cannot take it after.
 * @throws when a file is not as long as it was said to be, or the archive passes 4 GiB, which a session never has
 */
export async function* storedArchive(files: readonly ArchiveFile[]): AsyncGenerator<Buffer> {
  const central: Buffer[] = [];
  let offset = 0;
  for (const file of files) {
    const name = Buffer.from(file.name);
    const about = entry(await checksum(file), file.bytes, name.length);
    const head = Buffer.concat([signed(0x04034b50), about, name]);
    central.push(Buffer.concat([directoryEntry(about, offset), name]));
    yield head;
    for await (const chunk of await file.open()) yield chunk as Buffer;
    offset += head.length + file.bytes;
  }
  const directory = Buffer.concat(central);
  yield directory;
  const end = Buffer.alloc(END);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  yield end;
}

async function checksum({ name, bytes, open }: ArchiveFile): Promise<number> {
  let sum = 0;
  let length = 0;
  for await (const chunk of await open()) {
    sum = crc32(chunk as Buffer, sum);
    length += (chunk as Buffer).length;
  }
  if (length !== bytes) throw new Error(`${name} has ${length} bytes instead of ${bytes}`);
  return sum;
}

/** What a file's own head and its line in the directory share: from "version needed" to the lengths of names. */
function entry(sum: number, bytes: number, nameLength: number): Buffer {
  const about = Buffer.alloc(26);
  about.writeUInt16LE(20, 0);
  about.writeUInt16LE(NAMES_ARE_UTF8, 2);
  // The first of January 1980, the earliest date there is: the time of making says nothing here.
  about.writeUInt16LE(0x21, 8);
  about.writeUInt32LE(sum, 10);
  about.writeUInt32LE(bytes, 14);
  about.writeUInt32LE(bytes, 18);
  about.writeUInt16LE(nameLength, 22);
  return about;
}

function directoryEntry(about: Buffer, offset: number): Buffer {
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(offset, 10);
  return Buffer.concat([signed(0x02014b50), Buffer.from([20, 0]), about, rest]);
}

function signed(signature: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(signature);
  return bytes;
}
