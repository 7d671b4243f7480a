import { useSyncExternalStore } from 'react';

/** Versions of an order that one change added: the last, and the first where they are several. */
export interface Undoable {
  order: string;
  version: number;
  from?: number;
}
export interface DoneChange {
  id: number;
  /** What was done, in a sentence. */
  text: string;
  /** What to say when it was taken back. */
  undone: string;
  changes: Undoable[];
  /** Why it cannot be taken back any more, in the hub's words; null: it can, as far as this page knows. */
  reason: string | null;
}

const KEPT = 10;
let done: readonly DoneChange[] = [];
let owner: string | null = null;
let last = 0;
const listeners = new Set<() => void>();

function set(next: readonly DoneChange[]): void {
  done = next.slice(0, KEPT);
  for (const listener of listeners) listener();
}

/** The last changes of this person in this window, the newest first; another person finds none. */
export function useDoneChanges(user: string | undefined): readonly DoneChange[] {
  if (user !== undefined && owner !== user) {
    owner = user;
    done = [];
  }
  return useSyncExternalStore(subscribe, () => done);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function rememberChange(change: Pick<DoneChange, 'text' | 'undone' | 'changes'>): void {
  set([{ ...change, id: (last += 1), reason: null }, ...done]);
}

/** @param now the versions that taking it back has added: what was done before it can be taken back through them */
export function forgetUndone(id: number, now: readonly { order: string; version: number }[]): void {
  const through = new Map(now.map(({ order, version }) => [order, version]));
  set(
    done
      .filter((change) => change.id !== id)
      .map((change) => ({
        ...change,
        changes: change.changes.map((one) => {
          const version = through.get(one.order);
          return version === undefined ? one : { ...one, from: one.from ?? one.version, version };
        }),
      })),
  );
}

export function markImpossible(id: number, reason: string): void {
  set(done.map((change) => (change.id === id ? { ...change, reason } : change)));
}

/** A newer change of one of its orders stands before it. */
export const isCovered = (all: readonly DoneChange[], change: DoneChange): boolean => {
  const orders = new Set(change.changes.map(({ order }) => order));
  return all.some((other) => other.id > change.id && other.changes.some(({ order }) => orders.has(order)));
};
