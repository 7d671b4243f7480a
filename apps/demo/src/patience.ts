import { setTimeout as sleep } from 'node:timers/promises';

/** Something that had to happen did not: the message says what, and where to look. */
export class DemoFailure extends Error {}

export interface Patience {
  /** What is waited for, as a person would say it: "every bulletin has its sound". */
  what: string;
  withinMs: number;
  everyMs?: number;
  /** What is known so far, for the message when it did not happen. */
  soFar?: () => string;
}

/**
 * Asks again and again until the answer is neither undefined, null nor false.
 * @throws DemoFailure naming what did not happen in time; whatever `ask` throws.
 */
export async function until<T>(
  { what, withinMs, everyMs = 250, soFar }: Patience,
  ask: () => Promise<T | undefined | null | false> | T | undefined | null | false,
): Promise<T> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== null && answer !== false) return answer;
    if (performance.now() >= deadline) {
      const known = soFar?.();
      throw new DemoFailure(`not within ${withinMs / 1000} s: ${what}${known ? ` (${known})` : ''}`);
    }
    await sleep(everyMs);
  }
}

/** Rests until this instant of the machine's clock. */
export async function untilInstant(atMs: number): Promise<void> {
  for (let leftMs = atMs - Date.now(); leftMs > 0; leftMs = atMs - Date.now())
    await sleep(leftMs > 50 ? leftMs - 20 : leftMs);
}
