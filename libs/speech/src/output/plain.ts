import type { Reading } from '../reading.js';
import { PAUSE_MS } from './pauses.js';

/**
 * Text for engines without SSML: a sentence a line, an empty line where the pause is that of a paragraph or longer.
 * Sentences that had no mark at their end get a full stop, the only pause that such engines know.
 */
export function toPlain(reading: Reading): string {
  const lines: string[] = [];
  for (const sentence of reading.sentences) {
    lines.push(/[.;:?!]$/.test(sentence.text) ? sentence.text : `${sentence.text}.`);
    if (sentence.pauseMsAfter >= PAUSE_MS.paragraph) lines.push('');
  }
  return lines.join('\n').trimEnd();
}
