import type { SpokenSentence } from '../reading.js';
import { PAUSE_MS, type PauseKind } from './pauses.js';

/** How strongly a mark separates; of several in a row the strongest stays. */
const STRENGTH: Record<string, number> = { ',': 1, ':': 2, ';': 3, '.': 4, '!': 5, '?': 6 };

const strengthOf = (mark: string): number => STRENGTH[mark] ?? 0;

/**
 * Collects what is said, in order: words and the six marks that engines understand, one space between words, marks
 * tight behind them, cut into sentences with their pauses.
 */
export class Narration {
  readonly sentences: SpokenSentence[] = [];
  private readonly joins: string[] = [];
  private line = '';
  private mark = '';
  private from = 0;
  private to = 0;
  private join = '';

  /** True when nothing has been said since the last pause. */
  get isSentenceStart(): boolean {
    return this.line === '';
  }

  /** Words with a single space between them; may hold commas of their own. */
  say(words: string, start: number, end: number): void {
    if (words === '') return;
    if (this.line === '') {
      this.from = start;
      this.line = words;
    } else {
      this.line += this.mark + ' ' + words;
    }
    this.mark = '';
    this.to = end;
  }

  /** A mark behind the last word; without words before it, it says nothing. */
  punctuate(mark: string, end: number): void {
    if (this.line === '') return;
    if (strengthOf(mark) > strengthOf(this.mark)) this.mark = mark;
    this.to = end;
  }

  /** Ends the sentence; `newLine` says that the next one stands on a line of its own. */
  pause(kind: PauseKind, newLine = false): void {
    if (this.line !== '') {
      // A line ends with a stop of its own, so that engines that are given the whole text hear it.
      const mark = strengthOf(this.mark) >= 2 ? this.mark : newLine ? '.' : '';
      const text = this.line + mark;
      this.joins.push(this.join);
      this.sentences.push({ text, pauseMsAfter: PAUSE_MS[kind], sourceStart: this.from, sourceEnd: this.to });
      this.join = ' ';
    } else if (newLine) {
      this.lengthen(kind);
    }
    if (newLine && this.sentences.length > 0) this.join = '\n';
    this.line = '';
    this.mark = '';
  }

  /** The mark that waits behind the last word. */
  get pendingMark(): string {
    return this.mark;
  }

  /** Everything said, lines as in the source. */
  get spoken(): string {
    const parts: string[] = [];
    this.sentences.forEach((sentence, index) => parts.push(this.joins[index] ?? '', sentence.text));
    return parts.join('');
  }

  private lengthen(kind: PauseKind): void {
    const last = this.sentences.at(-1);
    if (last) last.pauseMsAfter = Math.max(last.pauseMsAfter, PAUSE_MS[kind]);
  }
}
