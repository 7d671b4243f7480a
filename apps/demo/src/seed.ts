import { seededRandom } from '../../fleet/src/seeded-random.js';

/** Repeatable choices: the same seed makes the same faults. */
export class Seed {
  private readonly random: () => number;

  constructor(readonly value: number) {
    this.random = seededRandom(value);
  }

  /** From 0 up to 1. */
  next(): number {
    return this.random();
  }

  /** A whole number, both ends included. */
  between(from: number, to: number): number {
    return from + Math.floor(this.random() * (to - from + 1));
  }

  pick<T>(items: readonly T[]): T {
    const item = items[this.between(0, items.length - 1)];
    if (item === undefined) throw new Error('nothing to choose from');
    return item;
  }

  shuffled<T>(items: readonly T[]): T[] {
    const result = [...items];
    for (let at = result.length - 1; at > 0; at--) {
      const other = this.between(0, at);
      [result[at], result[other]] = [result[other] as T, result[at] as T];
    }
    return result;
  }
}
