import {
  LAST_LETTER_RULES,
  LETTER_RULES,
  LONE_LETTER,
  SIGN_RULES,
  SPELLED,
  DIGIT_RULES,
} from './rules/catalogue.js';
import { electronicAddress } from './rules/electronic.js';
import { readLeftover } from './rules/leftover.js';
import { firstOf, type LastRewrite, type Rewrite, type RuleContext } from './rules/rule.js';
import { Narration } from './output/narration.js';
import type { Span } from './reading.js';
import {
  DIGIT,
  endOfLetters,
  isVowel,
  isWordCode,
  LOWER,
  NEWLINE,
  SPACE,
  UPPER,
  classOf,
} from './text/letters.js';
import type { NormalisedSource } from './text/normalise.js';
import { isSyllable } from './text/syllable.js';
import { breakLine } from './line-breaks.js';

/** How a word is to be treated, remembered per text so that each is judged once. */
const PLAIN = 1;
const HOOKED = 2;
const REMEMBERED_WORDS = 20_000;
/** Behind a plain word these may make an address out of it: thong-tin.gov.vn, lienhe@… */
const ADDRESS_SIGNS = '.-@_:';

/** Behind one or two letters these may make an item, an abbreviation or a name of a virus of it: a), t.p, A(H5N1). */
const BEHIND_SHORT_WORDS = '.)/(';

type MutableContext = { -readonly [Key in keyof RuleContext]: RuleContext[Key] };

/** Walks the text once, from token to token; every place is answered by exactly one rule or passes as a plain word. */
export class Scanner {
  readonly narration = new Narration();
  readonly spans: Span[] = [];
  private readonly judged = new Map<string, number>();
  private readonly text: string;
  private readonly last: LastRewrite = { end: -100, type: 'number', rule: '' };
  private readonly context: MutableContext;
  private lineStart = 0;

  constructor(
    private readonly source: NormalisedSource,
    private readonly given: string,
    context: Omit<RuleContext, 'last' | 'text'>,
  ) {
    this.text = source.text;
    this.context = { ...context, text: source.text, last: this.last };
  }

  run(): void {
    const { text } = this;
    const length = text.trimEnd().length;
    let at = 0;
    while (at < length) {
      const kind = classOf(text.charCodeAt(at));
      if (kind === SPACE) at++;
      else if (kind === NEWLINE) at = this.newLine(at);
      else if (kind === LOWER || kind === UPPER) at = this.word(at);
      else if (kind === DIGIT) at = this.token(DIGIT_RULES, at);
      else at = this.mark(at);
    }
    this.narration.pause('sentence');
  }

  private newLine(at: number): number {
    const broken = breakLine(this.text, at, this.lineStart, this.narration.pendingMark);
    if (broken.kind !== null) this.narration.pause(broken.kind, true);
    this.lineStart = broken.next;
    return broken.next;
  }

  private word(at: number): number {
    const { text } = this;
    const end = endOfLetters(text, at);
    const word = text.slice(at, end);
    const next = text.charCodeAt(end);
    let judgement = this.judged.get(word);
    if (judgement === undefined) judgement = this.judge(word);
    if (judgement === PLAIN && (next === 0x20 || next === 0x0a || next === 0x2c))
      return this.pass(word, at, end);
    if (judgement === PLAIN && !isWordCode(next)) {
      const address =
        ADDRESS_SIGNS.includes(text[end] ?? ' ') && isWordCode(text.charCodeAt(end + 1))
          ? electronicAddress(this.context, at)
          : null;
      if (address) return this.apply(address, at);
      if (!BEHIND_SHORT_WORDS.includes(text[end] ?? ' ') || word.length > 2) return this.pass(word, at, end);
    }
    const rewrite = this.ownWord(at) ?? firstOf(LETTER_RULES, this.context, at);
    if (rewrite) return this.apply(rewrite, at);
    if (this.isPlain(word)) return this.pass(word, at, end);
    if (word.length === 1)
      return this.apply(LONE_LETTER(this.context, at) ?? readLeftover(this.context, at), at);
    return this.apply(
      firstOf(LAST_LETTER_RULES, this.context, at) ??
        SPELLED(this.context, at) ??
        readLeftover(this.context, at),
      at,
    );
  }

  /** A word of the language, or one vowel, in small letters or with a capital at its head. */
  private isPlain(word: string): boolean {
    const lower = word.toLowerCase();
    if (word.length === 1) return isVowel(lower) && word !== 'I';
    return word.slice(1) === lower.slice(1) && isSyllable(lower);
  }

  private judge(word: string): number {
    const lower = word.toLowerCase();
    const hooked = lower === 'số' || this.context.lexicon.begins(lower) || !this.isPlain(word);
    const judgement = hooked ? HOOKED : PLAIN;
    if (this.judged.size >= REMEMBERED_WORDS) this.judged.clear();
    if (word.length < 32) this.judged.set(word, judgement);
    return judgement;
  }

  private pass(word: string, at: number, end: number): number {
    this.narration.say(word, this.source.toSource(at), this.source.toSource(end));
    return end;
  }

  private token(rules: typeof DIGIT_RULES, at: number): number {
    const own = this.ownWord(at);
    return this.apply(own ?? firstOf(rules, this.context, at) ?? readLeftover(this.context, at), at);
  }

  /** An entry that a province or a commune has added goes before every rule. */
  private ownWord(at: number): Rewrite | null {
    const found = this.context.lexicon.matchOwn(this.text, at);
    if (!found) return null;
    const { entry, end } = found;
    return {
      end,
      spoken: entry.alias,
      type: 'lexicon',
      rule: 'own-lexicon',
      confidence: entry.confidence ?? 1,
      alternatives: entry.alternatives ?? [],
    };
  }

  private mark(at: number): number {
    const { text, narration } = this;
    const sign = text.charAt(at);
    const end = at + 1;
    const next = text[end];
    if (
      sign === ',' ||
      sign === ';' ||
      sign === ':' ||
      ((sign === '.' || sign === '!' || sign === '?') && next !== '.' && next !== '/')
    ) {
      narration.punctuate(sign, this.source.toSource(end));
      if (sign === ';') narration.pause('semicolon');
      else if (sign !== ',' && sign !== ':') narration.pause('sentence');
      return end;
    }
    return this.token(SIGN_RULES, at);
  }

  private apply(rewrite: Rewrite, at: number): number {
    const { source, narration } = this;
    const end = Math.max(rewrite.end, at + 1);
    const start = source.toSource(at);
    const stop = source.toSource(end);
    narration.say(rewrite.spoken, start, stop);
    if (rewrite.markAfter) {
      narration.punctuate(rewrite.markAfter, stop);
      if (rewrite.markAfter === '.' && rewrite.type === 'punctuation') narration.pause('sentence');
    }
    // Marks that say nothing do not break a series of numerals or telephone numbers.
    if (rewrite.spoken !== '' && rewrite.rule !== 'range-of-codes') {
      this.last.end = end;
      this.last.type = rewrite.type;
      this.last.rule = rewrite.rule;
    }
    this.spans.push({
      start,
      end: stop,
      source: this.given.slice(start, stop),
      spoken: rewrite.spoken,
      type: rewrite.type,
      rule: rewrite.rule,
      confidence: rewrite.confidence ?? 1,
      alternatives: rewrite.alternatives ?? [],
    });
    return end;
  }
}
