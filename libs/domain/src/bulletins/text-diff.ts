/** A run of text that both versions have, or only the earlier (`removed`) or the later one (`added`). */
export interface DiffRun {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** More single changes than this between two stretches are shown as one replacement: nobody reads such a patchwork. */
const MOST_EDITS = 600;

/**
 * What became of a text, word by word. The runs without the added ones are `before`, without the removed ones `after`.
 * Bounded: lines are compared first, and only where they differ the words in them.
 */
export function textDiff(before: string, after: string): DiffRun[] {
  const runs: DiffRun[] = [];
  let removed = '';
  let added = '';
  const close = (): void => {
    for (const run of wordsOf(removed, added)) push(runs, run);
    removed = '';
    added = '';
  };
  for (const run of diffOf(before.match(LINES) ?? [], after.match(LINES) ?? [])) {
    if (run.kind === 'removed') removed += run.text;
    else if (run.kind === 'added') added += run.text;
    else {
      close();
      push(runs, run);
    }
  }
  close();
  return runs;
}

/** Sentences with what follows them: bodies are often one long line. */
const LINES = /[^\n.!?;]*(?:[\n.!?;]+\s*|$)/gy;
/** A word, or the blanks or marks between words. */
const WORDS = /[\p{L}\p{N}\p{M}]+|\s+|[^\p{L}\p{N}\p{M}\s]/gu;

/** Words that were replaced one after another are one replacement: the blank between them belongs to it. */
function wordsOf(removed: string, added: string): DiffRun[] {
  const single = diffOf(removed.match(WORDS) ?? [], added.match(WORDS) ?? []);
  const runs: DiffRun[] = [];
  single.forEach((run, i) => {
    const isBlankBetween = run.kind === 'same' && /^\s+$/.test(run.text) && i > 0 && i < single.length - 1;
    if (!isBlankBetween) push(runs, run);
    else for (const kind of ['removed', 'added'] as const) push(runs, { kind, text: run.text });
  });
  return runs;
}

/** Equal ends are taken off first, the middle by Myers' shortest edit. */
function diffOf(before: readonly string[], after: readonly string[]): DiffRun[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  while (
    end < before.length - start &&
    end < after.length - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  )
    end += 1;
  const runs: DiffRun[] = [];
  const same = (parts: readonly string[]): void => {
    for (const text of parts) push(runs, { kind: 'same', text });
  };
  same(before.slice(0, start));
  const middle = [before.slice(start, before.length - end), after.slice(start, after.length - end)] as const;
  for (const run of shortestEdit(...middle) ?? replacement(...middle)) push(runs, run);
  same(before.slice(before.length - end));
  return runs;
}

/** null: more than {@link MOST_EDITS}. */
function shortestEdit(before: readonly string[], after: readonly string[]): DiffRun[] | null {
  const most = Math.min(MOST_EDITS, before.length + after.length);
  const reached = new Map<number, number>([[1, 0]]);
  const trace: Map<number, number>[] = [];
  for (let edits = 0; edits <= most; edits += 1) {
    trace.push(new Map(reached));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let x = isDown(reached, diagonal, edits) ? at(reached, diagonal + 1) : at(reached, diagonal - 1) + 1;
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x += 1;
      reached.set(diagonal, x);
      if (x >= before.length && x - diagonal >= after.length) return walkBack(trace, before, after);
    }
  }
  return null;
}

function walkBack(
  trace: readonly ReadonlyMap<number, number>[],
  before: readonly string[],
  after: readonly string[],
): DiffRun[] {
  const runs: DiffRun[] = [];
  let x = before.length;
  let y = after.length;
  for (let edits = trace.length - 1; edits >= 0; edits -= 1) {
    const reached = trace[edits]!;
    const diagonal = x - y;
    const down = isDown(reached, diagonal, edits);
    const beforeX = at(reached, down ? diagonal + 1 : diagonal - 1);
    const beforeY = beforeX - (down ? diagonal + 1 : diagonal - 1);
    while (x > beforeX && y > beforeY && x > 0 && y > 0) {
      x -= 1;
      y -= 1;
      runs.push({ kind: 'same', text: before[x]! });
    }
    if (edits === 0) break;
    if (down) {
      y -= 1;
      runs.push({ kind: 'added', text: after[y]! });
    } else {
      x -= 1;
      runs.push({ kind: 'removed', text: before[x]! });
    }
  }
  return runs.reverse();
}

const at = (reached: ReadonlyMap<number, number>, diagonal: number): number => reached.get(diagonal) ?? 0;

const isDown = (reached: ReadonlyMap<number, number>, diagonal: number, edits: number): boolean =>
  diagonal === -edits || (diagonal !== edits && at(reached, diagonal - 1) < at(reached, diagonal + 1));

const replacement = (before: readonly string[], after: readonly string[]): DiffRun[] => [
  { kind: 'removed', text: before.join('') },
  { kind: 'added', text: after.join('') },
];

/** Neighbours of one kind become one run; of a change, what went stands before what came. */
function push(runs: DiffRun[], { kind, text }: DiffRun): void {
  if (text === '') return;
  const last = runs.at(-1);
  if (last?.kind === kind) last.text += text;
  else if (kind === 'removed' && last?.kind === 'added') {
    const earlier = runs.at(-2);
    if (earlier?.kind === 'removed') earlier.text += text;
    else runs.splice(-1, 0, { kind, text });
  } else runs.push({ kind, text });
}
