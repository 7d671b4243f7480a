const LONGEST = 120;

/**
 * A file name as a person may see it: NFC, one line, without the folders that some browsers send, without
 * control and direction characters, without what shells and Windows forbid. Letters, marks and emoji stay.
 * It is for showing only: nothing is ever stored under this name.
 */
export function cleanFileName(name: string): string {
  const base = name.slice(-4096).split(/[/\\]/u).at(-1) ?? '';
  const cleaned = base
    .replace(/\p{Cs}/gu, '')
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '')
    .replace(/["'`<>:|?*]/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/^[.\s]+|[.\s]+$/gu, '');
  return shorten(cleaned) || 'văn bản';
}

/** Keeps the extension; cuts between whole characters (an emoji may be several code points). */
function shorten(name: string): string {
  if (name.length <= LONGEST) return name;
  const extension = /\.[A-Za-z0-9]{1,8}$/u.exec(name)?.[0] ?? '';
  const graphemes = new Intl.Segmenter('vi', { granularity: 'grapheme' });
  let kept = '';
  for (const { segment } of graphemes.segment(name.slice(0, LONGEST + 64))) {
    if (kept.length + segment.length > LONGEST - extension.length - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…${extension}`;
}
