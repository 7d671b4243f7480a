/** What kind of thing a span of the source was recognised as. */
export type SpanType =
  | 'document'
  | 'date'
  | 'time'
  | 'number'
  | 'ordinal'
  | 'fraction'
  | 'range'
  | 'quantity'
  | 'money'
  | 'phone'
  | 'electronic'
  | 'roman'
  | 'abbreviation'
  | 'legal'
  | 'address'
  | 'code'
  | 'heading'
  | 'list'
  | 'symbol'
  | 'punctuation'
  | 'foreign'
  | 'lexicon'
  | 'unknown';

/** One rewrite: what stood in the source, what is said instead, and how sure the reader is. */
export interface Span {
  /** UTF-16 offsets in the text as it was given, before any normalisation. */
  start: number;
  end: number;
  source: string;
  spoken: string;
  type: SpanType;
  /** Name of the rule that made the rewrite. */
  rule: string;
  /** 0..1; below `UNSURE_BELOW` the span is listed in `Reading.unsure`. */
  confidence: number;
  /** Other readings an editor may choose, the likeliest first. */
  alternatives: string[];
}

/** A piece of speech between two pauses. */
export interface SpokenSentence {
  text: string;
  pauseMsAfter: number;
  /** UTF-16 offsets in the text as it was given. */
  sourceStart: number;
  sourceEnd: number;
}

export interface Reading {
  sentences: SpokenSentence[];
  /** In the order of the source. */
  spans: Span[];
  /** Letters, spaces, line feeds and . , ; : ? ! only. */
  spoken: string;
  /** What an editor should look at, the least sure first, each (source, spoken) pair once. */
  unsure: Span[];
}

export const UNSURE_BELOW = 0.6;

export type ReadingStyle = 'radio' | 'citation';
export type VoiceRegion = 'north' | 'central' | 'south';
