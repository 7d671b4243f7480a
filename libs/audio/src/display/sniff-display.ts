import { open } from 'node:fs/promises';

export type DisplayFormat = 'png' | 'jpeg' | 'webp' | 'mp4' | 'webm';

/** What a file is by its first bytes; its name says nothing. null: nothing that a board can show. */
export async function sniffDisplay(path: string): Promise<{ format: DisplayFormat; bytes: number } | null> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const head = Buffer.alloc(16);
    await file.read(head, 0, head.length, 0);
    const format = formatOf(head);
    return format && { format, bytes: size };
  } finally {
    await file.close();
  }
}

function formatOf(head: Buffer): DisplayFormat | null {
  if (head.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex'))) return 'png';
  if (head.subarray(0, 3).equals(Buffer.from('ffd8ff', 'hex'))) return 'jpeg';
  if (head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WEBP') return 'webp';
  if (head.toString('latin1', 4, 8) === 'ftyp') return 'mp4';
  if (head.subarray(0, 4).equals(Buffer.from('1a45dfa3', 'hex'))) return 'webm';
  return null;
}
