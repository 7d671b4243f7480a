import type { Piece, Slot } from '../programme/programme.js';

/** One item in turn for the screen. */
export interface Entry {
  /** The occurrence and the file: the same through new programmes. */
  key: string;
  slot: Slot;
  piece: Piece;
}
export const entryKey = (slot: Slot, piece: Piece): string => `${slot.key}/${piece.sha256}`;

/** Whose turn is next: occurrences by class, start and id, their items in order; what has just become due comes first. */
export class Rotation {
  entries: readonly Entry[] = [];
  private fresh: string[] = [];
  private lastKey: string | null = null;

  /** Replaces what is in turn. */
  set(entries: readonly Entry[]): void {
    const ordered = [...entries].sort(inOrder);
    const before = new Set(this.entries.map(({ key }) => key));
    if (before.size > 0)
      this.fresh.push(...ordered.filter(({ key }) => !before.has(key)).map(({ key }) => key));
    const now = new Set(ordered.map(({ key }) => key));
    this.fresh = this.fresh.filter((key) => now.has(key));
    if (now.size === 0) this.lastKey = null;
    this.entries = ordered;
  }

  find(key: string): Entry | undefined {
    return this.entries.find((entry) => entry.key === key);
  }

  /** What comes first for being new does not take another's turn. */
  next(): Entry | null {
    const freshKey = this.fresh.shift();
    const fresh = freshKey === undefined ? undefined : this.find(freshKey);
    if (fresh) return fresh;
    const entry = this.entries[(this.lastAt() + 1) % Math.max(1, this.entries.length)] ?? null;
    if (entry) this.lastKey = entry.key;
    return entry;
  }

  private lastAt(): number {
    return this.entries.findIndex(({ key }) => key === this.lastKey);
  }
}

/** Within one occurrence the sort leaves the order of its items as it is. */
const inOrder = (a: Entry, b: Entry): number =>
  a.slot.class - b.slot.class ||
  a.slot.startAtMs - b.slot.startAtMs ||
  (a.slot.key < b.slot.key ? -1 : a.slot.key > b.slot.key ? 1 : 0);
