import { isCompoundFile } from './word/compound-file.js';

/** What the bytes are, whatever the name says. */
export type Sniffed =
  | { readonly kind: 'pdf' | 'zip' | 'compound' | 'html' | 'text' | 'rtf' }
  | { readonly kind: 'image' | 'media' | 'other'; readonly type: string };

const MAGIC: readonly [type: string, kind: 'image' | 'media' | 'other', offset: number, bytes: string][] = [
  ['PNG', 'image', 0, '\x89PNG'],
  ['JPEG', 'image', 0, '\xff\xd8\xff'],
  ['GIF', 'image', 0, 'GIF8'],
  ['TIFF', 'image', 0, 'II*\0'],
  ['TIFF', 'image', 0, 'MM\0*'],
  ['WebP', 'image', 8, 'WEBP'],
  ['HEIC', 'image', 4, 'ftyphei'],
  ['HEIC', 'image', 4, 'ftypmif1'],
  ['AVIF', 'image', 4, 'ftypavif'],
  ['MP3', 'media', 0, 'ID3'],
  ['MP3', 'media', 0, '\xff\xfb'],
  ['MP3', 'media', 0, '\xff\xf3'],
  ['AAC', 'media', 0, '\xff\xf1'],
  ['OGG', 'media', 0, 'OggS'],
  ['FLAC', 'media', 0, 'fLaC'],
  ['WAV', 'media', 8, 'WAVE'],
  ['AVI', 'media', 8, 'AVI '],
  ['AMR', 'media', 0, '#!AMR'],
  ['MP4/M4A/3GP', 'media', 4, 'ftyp'],
  ['Matroska/WebM', 'media', 0, '\x1aE\xdf\xa3'],
  ['RAR', 'other', 0, 'Rar!'],
  ['7-Zip', 'other', 0, '7z\xbc\xaf'],
  ['GZIP', 'other', 0, '\x1f\x8b'],
  ['Windows EXE', 'other', 0, 'MZ\x90'],
  ['ELF', 'other', 0, '\x7fELF'],
];

const HTML =
  /<(?:!doctype\s+html|html[\s>]|head[\s>]|body[\s>]|table[\s>]|div[\s>]|p[\s>]|h[1-6][\s>]|meta\s)/iu;

/** Judges by magic numbers first, then by what text begins with. Looks at the first 4 KiB only. */
export function sniff(bytes: Buffer): Sniffed {
  const head = bytes.subarray(0, 4096);
  const latin = head.toString('latin1');
  if (latin.slice(0, 1024).includes('%PDF-')) return { kind: 'pdf' };
  if (latin.startsWith('PK\x03\x04') || latin.startsWith('PK\x05\x06')) return { kind: 'zip' };
  if (isCompoundFile(bytes)) return { kind: 'compound' };
  if (latin.startsWith('{\\rtf')) return { kind: 'rtf' };
  for (const [type, kind, offset, magic] of MAGIC) {
    if (latin.startsWith(magic, offset)) return { kind, type };
  }
  const begin = latin
    .replaceAll('\0', '')
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*/u, '')
    .replace(/^<\?xml[^>]{0,200}\?>\s*/u, '');
  if (/^<svg[\s>]/iu.test(begin)) return { kind: 'image', type: 'SVG' };
  if (
    /^<(?:!--[\s\S]{0,1000}?-->\s*<)?/u.test(begin) &&
    HTML.test(begin.slice(0, 1500)) &&
    begin.startsWith('<')
  )
    return { kind: 'html' };
  return { kind: 'text' };
}
