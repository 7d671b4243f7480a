import { escapeXml } from '../output/ssml.js';
import type { Lexicon, LexiconEntry, LexiconLayer } from './lexicon.js';
import { scanXml, type XmlEvent } from './xml-scan.js';

const LARGEST_PLS = 4_000_000;
const MOST_LEXEMES = 50_000;
const LONGEST_TEXT = 500;

export type PlsProblem = 'too-large' | 'not-xml' | 'not-pls' | 'forbidden-markup' | 'too-many-lexemes';

/** The file is no lexicon that can be read; `offset` is a UTF-16 offset in the XML. */
export class PlsError extends Error {
  constructor(
    readonly problem: PlsProblem,
    readonly offset: number,
  ) {
    super(`${problem} at ${offset}`);
    this.name = 'PlsError';
  }
}

interface Draft {
  graphemes: string[];
  aliases: string[];
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);
const clean = (text: string): string => text.replace(/\s+/g, ' ').trim().normalize('NFC');

function entriesOf(draft: Draft): LexiconEntry[] {
  const [alias = '', ...alternatives] = draft.aliases;
  if (alias === '' || alias.length > LONGEST_TEXT) return [];
  return draft.graphemes
    .filter((grapheme) => grapheme !== '' && grapheme.length <= LONGEST_TEXT)
    .map((grapheme) => ({ grapheme, alias, ...(alternatives.length > 0 ? { alternatives } : {}) }));
}

class PlsReader {
  readonly entries: LexiconEntry[] = [];
  lexemes = 0;
  isPls = false;
  private draft: Draft | null = null;
  private text = '';

  take(event: XmlEvent): void {
    if (event.kind === 'text') this.text += event.text;
    else if (event.kind === 'open') this.open(localName(event.name));
    else this.close(localName(event.name));
  }

  private open(name: string): void {
    if (name === 'lexicon') this.isPls = true;
    if (name === 'lexeme') this.draft = { graphemes: [], aliases: [] };
    this.text = '';
  }

  private close(name: string): void {
    if (name === 'grapheme') this.draft?.graphemes.push(clean(this.text));
    if (name === 'alias') this.draft?.aliases.push(clean(this.text));
    if (name === 'lexeme' && this.draft) this.finish(this.draft);
    this.text = '';
  }

  private finish(draft: Draft): void {
    this.entries.push(...entriesOf(draft));
    this.lexemes++;
    this.draft = null;
  }
}

/**
 * Reads a W3C PLS 1.0 lexicon: `lexeme` with `grapheme` and `alias`. Lexemes without an alias (phonemes) are left
 * out. DTDs, entities other than the five of XML and processing instructions are refused, nothing is fetched.
 * @throws PlsError when the text is not such a lexicon or is beyond the bounds
 */
export function parsePls(xml: string, layer: LexiconLayer = 'province'): Lexicon {
  if (xml.length > LARGEST_PLS) throw new PlsError('too-large', LARGEST_PLS);
  const reader = new PlsReader();
  let offset = 0;
  for (const event of scanXml(xml)) {
    offset = event.offset;
    if (event.kind === 'problem') throw new PlsError(event.problem, offset);
    reader.take(event);
    if (reader.lexemes > MOST_LEXEMES) throw new PlsError('too-many-lexemes', offset);
  }
  if (!reader.isPls) throw new PlsError('not-pls', 0);
  return { entries: reader.entries, layer };
}

/** The lexicon as W3C PLS 1.0 with `alias`; what `parsePls` reads back. */
export function writePls(lexicon: Lexicon, lang = 'vi'): string {
  const lines = lexicon.entries.map((entry) => {
    const aliases = [entry.alias, ...(entry.alternatives ?? [])].map(
      (alias) => `<alias>${escapeXml(alias)}</alias>`,
    );
    return `  <lexeme><grapheme>${escapeXml(entry.grapheme)}</grapheme>${aliases.join('')}</lexeme>`;
  });
  const head = `<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="${escapeXml(lang)}">`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${head}\n${lines.join('\n')}\n</lexicon>\n`;
}
