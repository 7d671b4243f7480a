import type { CompiledLexicon } from '../lexicon/compile.js';
import type { ReadingStyle, SpanType, VoiceRegion } from '../reading.js';

/** What a rule makes of the text from where it was asked to `end`. */
export interface Rewrite {
  end: number;
  spoken: string;
  type: SpanType;
  rule: string;
  /** Default 1. */
  confidence?: number;
  alternatives?: string[];
  /** A mark (comma, full stop …) that follows the words. */
  markAfter?: string;
}

/** What was last rewritten; lists of Roman numerals and telephone numbers go on from it. */
export interface LastRewrite {
  end: number;
  type: SpanType;
  rule: string;
}

/** Everything a rule may know: the whole normalised text and the choices of the caller. Rules change nothing. */
export interface RuleContext {
  readonly text: string;
  readonly style: ReadingStyle;
  readonly region: VoiceRegion;
  readonly lexicon: CompiledLexicon;
  /** Abbreviations that the text itself has explained, e.g. "Ban quản lý dự án (BQLDA)". */
  readonly explained: ReadonlyMap<string, string>;
  readonly last: LastRewrite;
}

/** Tries one subject at one place; null leaves the place to the next rule. Must look at a bounded stretch of text. */
export type Rule = (context: RuleContext, at: number) => Rewrite | null;

/** Runs a sticky pattern at a place. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** The first rewrite that any of the rules makes. */
export function firstOf(rules: readonly Rule[], context: RuleContext, at: number): Rewrite | null {
  for (const rule of rules) {
    const rewrite = rule(context, at);
    if (rewrite) return rewrite;
  }
  return null;
}
