import type { Reading, Span, SpokenSentence } from '../reading.js';
import { CLAUSE_END, MARK_PAUSE_MS } from './clauses.js';
import { PAUSE_MS } from './pauses.js';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Whether XML 1.0 can hold the character: no control characters but three, no half of a surrogate pair. */
function isXmlCharacter(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return code === 0x09 || code === 0x0a || code === 0x0d;
  return !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff;
}

/** Text made safe for the content and the attributes of XML 1.0. */
export function escapeXml(text: string): string {
  let safe = '';
  for (const character of text) if (isXmlCharacter(character)) safe += ESCAPES[character] ?? character;
  return safe;
}

const PARAGRAPH_FROM_MS = PAUSE_MS.paragraph;

function marked(span: Span): string {
  const spoken = escapeXml(span.spoken);
  if (span.type === 'foreign' && span.rule === 'foreign-word') return `<lang xml:lang="en">${spoken}</lang>`;
  return `<sub alias="${spoken}">${escapeXml(span.source)}</sub>`;
}

/** Words that stand as they are, with the breath behind each mark; a processor that pauses there itself takes ours instead (SSML 1.1, 3.2.3). */
const plainWords = (text: string): string =>
  escapeXml(text).replace(
    CLAUSE_END,
    (mark: string) => `${mark}<break time="${MARK_PAUSE_MS[mark] ?? PAUSE_MS.comma}ms"/>`,
  );

/** The sentence with its rewrites marked; they are found in order, each behind the one before. */
function sentenceBody(sentence: SpokenSentence, spans: readonly Span[]): string {
  let body = '';
  let done = 0;
  for (const span of spans) {
    if (span.spoken === '') continue;
    const found = sentence.text.indexOf(span.spoken, done);
    if (found < 0) continue;
    body += plainWords(sentence.text.slice(done, found)) + marked(span);
    done = found + span.spoken.length;
  }
  return body + plainWords(sentence.text.slice(done));
}

/**
 * SSML 1.1 with p, s, break, sub (the source beside what is said) and lang (foreign words). The words are those of
 * `reading.sentences`: an engine that ignores every element but the aliases says the same.
 */
export function toSsml(reading: Reading, lang = 'vi-VN'): string {
  let out = `<?xml version="1.0" encoding="UTF-8"?>\n<speak version="1.1" xmlns="http://www.w3.org/2001/10/synthesis" xml:lang="${escapeXml(lang)}">`;
  let open = false;
  let next = 0;
  for (const sentence of reading.sentences) {
    const own: Span[] = [];
    for (
      let span = reading.spans[next];
      span && span.start < sentence.sourceEnd;
      span = reading.spans[++next]
    ) {
      if (span.start >= sentence.sourceStart) own.push(span);
    }
    if (!open) out += '\n<p>';
    open = sentence.pauseMsAfter < PARAGRAPH_FROM_MS;
    out += `<s>${sentenceBody(sentence, own)}</s><break time="${sentence.pauseMsAfter}ms"/>`;
    if (!open) out += '</p>';
  }
  return `${out}${open ? '</p>' : ''}\n</speak>\n`;
}
