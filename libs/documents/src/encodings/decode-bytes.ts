import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import type { Detected, SourceScript } from '../extracted-document.js';
import { DocumentRefused } from '../refusals.js';
import { decodeLegacy, detectLegacy, type LegacyScript } from './legacy-text.js';
import { share, vietnameseness } from './syllable.js';
import { restoreCapitals } from './tcvn3.js';

export interface DecodedText {
  /** NFC, line ends `\n`, without byte-order mark and control characters. */
  readonly text: string;
  readonly detected: Pick<Detected, 'encoding' | 'byteOrderMark' | 'script' | 'normalisation'>;
  /** Capital letters that the encoding had lost and that were put back. */
  readonly raised: number;
}

type Raw = { text: string; encoding: string; script: SourceScript; byteOrderMark: boolean };

/**
 * Bytes of plain text → text. Order: byte-order mark, UTF-16 by its pattern, valid UTF-8, then the single-byte
 * encodings (TCVN3, VNI, CP1258, Windows-1252), of which the one with the most Vietnamese syllables is taken.
 * @throws DocumentRefused `binary-nonsense`
 */
export function decodeBytes(bytes: Uint8Array, declared?: string): DecodedText {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const raw =
    byMark(buffer) ??
    byPattern(buffer) ??
    byUtf8(buffer) ??
    byDeclaration(buffer, declared) ??
    singleByte(buffer);
  return finishText(raw);
}

/** What a text in legacy letters is in Unicode; null for one that needs nothing done. */
export function unicodeOf(text: string): { script: LegacyScript; text: string } | null {
  const script = detectLegacy(text);
  if (script === undefined) return null;
  const raw: Raw = { text, encoding: 'utf-8', script: 'utf-8', byteOrderMark: false };
  return { script, text: finishAs(script, raw).text };
}

/** Decodes what is legacy inside a Unicode string, normalises, and says what it was. */
export function finishText(raw: Raw): DecodedText {
  const decoded = raw.script === 'tcvn3' || raw.script === 'vni';
  return finishAs(decoded ? undefined : detectLegacy(raw.text), raw);
}

function finishAs(legacy: LegacyScript | undefined, raw: Raw): DecodedText {
  const decoded = legacy ? decodeLegacy(raw.text, legacy) : raw.text;
  const script: SourceScript = legacy === 'tcvn3' || legacy === 'vni' ? legacy : raw.script;
  const normalisation = normalForm(decoded);
  const clean = cleanText(decoded);
  const { text, raised } = script === 'tcvn3' ? restoreCapitals(clean) : { text: clean, raised: 0 };
  return {
    text,
    raised,
    detected: { encoding: raw.encoding, byteOrderMark: raw.byteOrderMark, script, normalisation },
  };
}

function byMark(bytes: Buffer): Raw | undefined {
  const marks: [number[], 'utf-8' | 'utf-16le' | 'utf-16be'][] = [
    [[0xef, 0xbb, 0xbf], 'utf-8'],
    [[0xff, 0xfe], 'utf-16le'],
    [[0xfe, 0xff], 'utf-16be'],
  ];
  for (const [mark, encoding] of marks) {
    if (!mark.every((value, index) => bytes[index] === value)) continue;
    return { text: iconv.decode(bytes, encoding), encoding, script: encoding, byteOrderMark: true };
  }
  return undefined;
}

/** High bytes of Vietnamese UTF-16 come from five rows of Unicode. */
const HIGH_BYTES = new Set([0x00, 0x01, 0x03, 0x1e, 0x20]);
const LOOK_AT = 65_536;

function byPattern(bytes: Buffer): Raw | undefined {
  const length = Math.min(bytes.length, LOOK_AT) & ~1;
  if (length < 4 || bytes.length % 2 !== 0) return undefined;
  for (const [encoding, high] of [
    ['utf-16le', 1],
    ['utf-16be', 0],
  ] as const) {
    let plausible = 0;
    let zero = 0;
    for (let at = high; at < length; at += 2) {
      if (HIGH_BYTES.has(bytes[at] ?? 0xff)) plausible += 1;
      if (bytes[at] === 0) zero += 1;
    }
    const pairs = length / 2;
    const text = plausible >= 0.95 * pairs && zero >= 0.3 * pairs ? iconv.decode(bytes, encoding) : undefined;
    if (text !== undefined && !looksBinary(text))
      return { text, encoding, script: encoding, byteOrderMark: false };
  }
  return undefined;
}

function byUtf8(bytes: Buffer): Raw | undefined {
  if (!isUtf8(bytes)) return undefined;
  const text = bytes.toString('utf8');
  if (looksBinary(text)) throw new DocumentRefused('binary-nonsense');
  return { text, encoding: 'utf-8', script: 'utf-8', byteOrderMark: false };
}

function byDeclaration(bytes: Buffer, declared: string | undefined): Raw | undefined {
  if (declared === undefined || /^utf-?8$|^windows-125[28]$|^iso-8859-1$|^us-ascii$/iu.test(declared))
    return undefined;
  if (!iconv.encodingExists(declared)) return undefined;
  const text = iconv.decode(bytes, declared);
  return looksBinary(text)
    ? undefined
    : { text, encoding: declared.toLowerCase(), script: 'unicode', byteOrderMark: false };
}

function singleByte(bytes: Buffer): Raw {
  const latin = iconv.decode(bytes, 'windows-1252');
  if (looksBinary(latin)) throw new DocumentRefused('binary-nonsense');
  const cp1258 = iconv.decode(bytes, 'windows-1258');
  const from = Math.max(0, latin.search(/[^\u0000-\u007f]/u));
  const judge = (text: string): number => share(vietnameseness(text.slice(from, from + 400_000)));
  const legacy = (['tcvn3', 'vni'] as const).map((script) => ({ script, text: decodeLegacy(latin, script) }));
  const candidates: { script: SourceScript; encoding: string; text: string }[] = [
    { script: 'cp1258', encoding: 'windows-1258', text: cp1258 },
    ...legacy.map((found) => ({ ...found, encoding: found.script })),
    { script: 'cp1252', encoding: 'windows-1252', text: latin },
  ];
  const scored = candidates.map((candidate) => ({ ...candidate, score: judge(candidate.text) }));
  scored.sort((a, b) => b.score - a.score);
  const best = scored[0];
  if (best === undefined || best.score < 0.3) return fallback(bytes, latin);
  return { text: best.text, encoding: best.encoding, script: best.script, byteOrderMark: false };
}

/** Mostly UTF-8 with a few broken bytes is read as UTF-8; a text without Vietnamese as Windows-1252. */
function fallback(bytes: Buffer, latin: string): Raw {
  const utf8 = bytes.toString('utf8');
  const broken = utf8.split('\ufffd').length - 1;
  if (broken * 50 < utf8.length)
    return { text: utf8, encoding: 'utf-8', script: 'utf-8', byteOrderMark: false };
  const letters = latin.replace(/[^A-Za-z\s]/gu, '').length;
  if (letters < 0.6 * latin.length) throw new DocumentRefused('binary-nonsense');
  return { text: latin, encoding: 'windows-1252', script: 'cp1252', byteOrderMark: false };
}

/** Control characters that no text has: more than one in two hundred (or any NUL among few signs). */
export function looksBinary(text: string): boolean {
  const sample = text.slice(0, LOOK_AT);
  let controls = 0;
  for (let at = 0; at < sample.length; at++) {
    const code = sample.charCodeAt(at);
    if (code < 0x20 && (code < 0x09 || code > 0x0d) && code !== 0x1a) controls += 1;
  }
  return controls > sample.length / 200;
}

function normalForm(text: string): Detected['normalisation'] {
  if (!/[^\u0000-\u007f]/u.test(text)) return 'ascii';
  if (text === text.normalize('NFC')) return 'nfc';
  return text === text.normalize('NFD') ? 'nfd' : 'mixed';
}

/** NFC, `\n` at line ends, `\f` kept (it parts pages), nothing invisible, bullets of Word's symbol fonts as `•`. */
export function cleanText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\uf076\uf0a7\uf0b7\uf0d8\uf0fc]/gu, '•')
    .replace(/\r\n?|\u2028|\u2029|\u0085/gu, '\n')
    .replace(
      /[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu,
      '',
    )
    .replace(/\p{Cs}/gu, '');
}
