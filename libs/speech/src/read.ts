import { BUILT_IN_LEXICON } from './lexicon/built-in.js';
import { compileLexicons, type CompiledLexicon } from './lexicon/compile.js';
import type { Lexicon } from './lexicon/lexicon.js';
import { listUnsure } from './output/unsure.js';
import type { Reading, ReadingStyle, VoiceRegion } from './reading.js';
import { findExplanations } from './rules/explained.js';
import { Scanner } from './scanner.js';
import { normaliseSource } from './text/normalise.js';
import { plainLexicon } from './lexicon/plain-alias.js';

export type { Reading, ReadingStyle, Span, SpanType, SpokenSentence, VoiceRegion } from './reading.js';
export type { Lexicon, LexiconEntry, LexiconLayer } from './lexicon/lexicon.js';

export interface ReadOptions {
  /** `radio` says document numbers in words, `citation` spells them. Default `radio`. */
  style?: ReadingStyle;
  /** Entries above the built-in ones; layer several with `mergeLexicons`. */
  lexicon?: Lexicon;
  /** Whose numerals: nghìn/linh (north), nghìn/lẻ (central), ngàn/lẻ (south). Default `north`. */
  region?: VoiceRegion;
}

const BUILT_IN = compileLexicons([BUILT_IN_LEXICON]);
const compiled = new WeakMap<Lexicon, CompiledLexicon>();

function lexiconOf(own: Lexicon | undefined): CompiledLexicon {
  if (!own) return BUILT_IN;
  let ready = compiled.get(own);
  if (!ready) {
    ready = compileLexicons([
      BUILT_IN_LEXICON,
      plainLexicon(own, (text) => readWith(text, BUILT_IN, {}).spoken),
    ]);
    compiled.set(own, ready);
  }
  return ready;
}

function readWith(text: string, lexicon: CompiledLexicon, options: ReadOptions): Reading {
  const source = normaliseSource(text);
  const explained = findExplanations(source.text);
  const scanner = new Scanner(source, text, {
    style: options.style ?? 'radio',
    region: options.region ?? 'north',
    lexicon,
    explained,
  });
  scanner.run();
  const { narration, spans } = scanner;
  return { sentences: narration.sentences, spans, spoken: narration.spoken, unsure: listUnsure(spans) };
}

/**
 * Reads a text as an announcer would. Any string is accepted: nothing throws, the time is linear in the length, and
 * the words that come out hold letters, spaces, line feeds and . , ; : ? ! only. Offsets of spans and sentences are
 * UTF-16 offsets in `text` as given (NFC or NFD). A lexicon object is compiled once and must not be changed afterwards.
 */
export function readText(text: string, options: ReadOptions = {}): Reading {
  return readWith(text, lexiconOf(options.lexicon), options);
}
