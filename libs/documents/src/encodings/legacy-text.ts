import { isUtf8 } from 'node:buffer';
import type { SourceScript } from '../extracted-document.js';
import { decodeTcvn3, isCapitalFont } from './tcvn3.js';
import { share, vietnameseness } from './syllable.js';
import { decodeVni } from './vni.js';

export type LegacyScript = 'tcvn3' | 'vni' | 'utf-8-twice';

const decoders: Record<LegacyScript, (text: string) => string> = {
  tcvn3: decodeTcvn3,
  vni: decodeVni,
  'utf-8-twice': decodeTwice,
};

/** UTF-8 that somebody read as Windows-1252 and saved again ("Viá»‡t"). */
const CP1252_HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
function decodeTwice(text: string): string {
  const bytes = Buffer.alloc(text.length);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const high = code > 0xff ? CP1252_HIGH.indexOf(text.charAt(at)) : -1;
    if (code > 0xff && high < 0) return text;
    bytes[at] = high >= 0 ? 0x80 + high : code;
  }
  return isUtf8(bytes) ? bytes.toString('utf8') : text;
}

/** How much better a decoding must be than leaving the text alone, and how good in itself. */
const MARGIN = 0.25;
const GOOD_ENOUGH = 0.7;
const FEWEST_WORDS = 2;
const SAMPLE = 400_000;

/** Which legacy script a Unicode string really is, or undefined when it is best left as it is. Linear. */
export function detectLegacy(text: string): LegacyScript | undefined {
  const from = Math.max(0, text.search(/[^\u0000-\u007f]/u));
  const sample = text.slice(from - (from % 2), from + SAMPLE);
  const asIs = vietnameseness(sample);
  if (asIs.words < FEWEST_WORDS || share(asIs) > 1 - MARGIN) return undefined;
  let best: LegacyScript | undefined;
  let bestShare = Math.max(GOOD_ENOUGH, share(asIs) + MARGIN);
  for (const script of ['tcvn3', 'vni', 'utf-8-twice'] as const) {
    const decoded = decoders[script](sample);
    if (decoded === sample) continue;
    const found = vietnameseness(decoded);
    if (found.words > 0 && share(found) >= bestShare) {
      bestShare = share(found);
      best = script;
    }
  }
  return best;
}

export const decodeLegacy = (text: string, script: LegacyScript): string => decoders[script](text);

/** The script that a Word font's name stands for. */
export function scriptOfFont(font: string | undefined): 'tcvn3' | 'vni' | undefined {
  if (font === undefined) return undefined;
  if (/^\.Vn/u.test(font.trim())) return 'tcvn3';
  return /^VNI[- ]/u.test(font.trim()) ? 'vni' : undefined;
}

/** A letter that only Unicode Vietnamese has: such a run is Unicode, whatever its font is called. */
const ONLY_UNICODE = /[ăĂđĐĩĨũŨơƠưƯ\u1ea0-\u1ef9\u0300\u0301\u0303\u0309\u0323]/u;

/** Decodes one run by its font; a run that is Unicode already stays. */
export function decodeRun(text: string, font: string | undefined): { text: string; script: SourceScript } {
  const script = scriptOfFont(font);
  if (script === undefined || ONLY_UNICODE.test(text)) return { text, script: 'unicode' };
  const decoded = decoders[script](text);
  return { text: isCapitalFont(font ?? '') ? decoded.toUpperCase() : decoded, script };
}
