import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';

/**
 * pdf.js leaves soft hyphens out of its text, and writes a hyphen for code AD where the encoding is Windows'. In
 * TCVN3 that code is ư. The page's own drawing operators still have every code, in the same order.
 */
const CODE_AD = 0xad;
const SOFT_HYPHEN = '\u00ad';
const MOST_GLYPHS = 200_000;

interface Glyph {
  readonly unicode?: string;
  readonly originalCharCode?: number;
}

/** A sign as pdf.js names it, and whether it is code AD. */
export type DrawnSign = readonly [sign: string, isCodeAd: boolean];

/** The signs that a page draws, in order, without spaces. */
export function drawnSigns(operators: {
  fnArray: readonly number[];
  argsArray: readonly unknown[];
}): DrawnSign[] {
  const signs: DrawnSign[] = [];
  operators.fnArray.forEach((operator, index) => {
    if (operator !== OPS.showText || signs.length > MOST_GLYPHS) return;
    const [glyphs] = operators.argsArray[index] as [unknown];
    if (!Array.isArray(glyphs)) return;
    for (const glyph of glyphs as (Glyph | number | null)[]) {
      if (glyph === null || typeof glyph !== 'object' || glyph.unicode === undefined) continue;
      const isCodeAd =
        glyph.unicode === SOFT_HYPHEN || (glyph.originalCharCode === CODE_AD && glyph.unicode === '-');
      if (isCodeAd || glyph.unicode.trim() !== '') signs.push([glyph.unicode, isCodeAd]);
    }
  });
  return signs;
}

/**
 * Puts code AD back into the texts of a page, in step with what it draws. Where the two run apart, the texts stay.
 * Linear.
 */
export function restoreSoftHyphens(texts: readonly string[], drawn: readonly DrawnSign[]): readonly string[] {
  const out: string[] = [];
  let at = 0;
  for (const text of texts) {
    let rest = '';
    let position = 0;
    while (position < text.length) {
      const next = drawn[at];
      const here = text.charAt(position);
      if (here.trim() === '') {
        rest += here;
        position += 1;
      } else if (next === undefined) return texts;
      else if (next[1]) {
        rest += SOFT_HYPHEN;
        at += 1;
        if (text.startsWith(next[0], position) && next[0] !== SOFT_HYPHEN) position += next[0].length;
      } else if (text.startsWith(next[0], position)) {
        rest += next[0];
        position += next[0].length;
        at += 1;
      } else return texts;
    }
    while (drawn[at]?.[0] === SOFT_HYPHEN) {
      rest += SOFT_HYPHEN;
      at += 1;
    }
    out.push(rest);
  }
  return out;
}
