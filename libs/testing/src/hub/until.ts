import { setTimeout as delay } from 'node:timers/promises';

/** What is nearly there is seen at once; what takes seconds is not asked for twenty times in each of them. */
const FIRST_MS = 20;
const LATER_MS = 120;
const SLOWER = 1.2;

/**
 * Asks until there is an answer; what does not come in time is told with the last thing seen.
 * @param ask null, undefined or false: not yet. What it throws is no answer yet, and is told if it stays the last.
 */
export async function until<T>(
  what: string,
  ask: () => Promise<T | null | undefined | false> | T | null | undefined | false,
  withinMs = 40_000,
): Promise<T> {
  const deadline = Date.now() + withinMs;
  let last: unknown;
  for (let everyMs = FIRST_MS; ; everyMs = Math.min(everyMs * SLOWER, LATER_MS)) {
    try {
      const answer = await ask();
      if (answer !== null && answer !== undefined && answer !== false) return answer;
      last = answer;
    } catch (error) {
      last = error;
    }
    if (Date.now() > deadline)
      throw new Error(`not within ${withinMs} ms: ${what} (last: ${String(last)})`, { cause: last });
    await delay(everyMs);
  }
}
