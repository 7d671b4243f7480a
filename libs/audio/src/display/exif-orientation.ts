import { open } from 'node:fs/promises';

const HEAD_BYTES = 256 * 1024;
const ORIENTATION = 0x0112;
const MAX_ENTRIES = 500;

/**
 * 1–8 as the camera wrote it, 1 where it says nothing. Photographs of telephones lie on their side without it, and what
 * is encoded anew carries no EXIF.
 */
export async function exifOrientation(path: string): Promise<number> {
  const file = await open(path, 'r');
  try {
    const head = Buffer.alloc(HEAD_BYTES);
    const { bytesRead } = await file.read(head, 0, HEAD_BYTES, 0);
    return orientationIn(head.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}

/** From the start of a JPEG; anything that does not read as EXIF is orientation 1. */
export function orientationIn(jpeg: Buffer): number {
  let at = 2;
  while (at + 4 <= jpeg.length && jpeg[at] === 0xff) {
    const marker = jpeg[at + 1];
    const length = jpeg.readUInt16BE(at + 2);
    if (marker === 0xda || length < 2) return 1;
    const body = jpeg.subarray(at + 4, at + 2 + length);
    if (marker === 0xe1 && body.toString('latin1', 0, 6) === 'Exif\0\0') return inTiff(body.subarray(6));
    at += 2 + length;
  }
  return 1;
}

function inTiff(tiff: Buffer): number {
  if (tiff.length < 8) return 1;
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const short = (at: number): number =>
    at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
  const start = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  const entries = Math.min(MAX_ENTRIES, short(start));
  for (let i = 0; i < entries; i += 1) {
    const entry = start + 2 + i * 12;
    if (short(entry) !== ORIENTATION) continue;
    const value = short(entry + 8);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}
