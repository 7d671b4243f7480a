import { setTimeout as delay } from 'node:timers/promises';

const EVERY_MS = 50;

/**
 * Asks until there is an answer; what does not come in time is told with the last thing seen.
 * @param ask null, undefined or false: not yet. What it throws is no answer yet, and is told if it stays the last.
 */
export async function until<T>(
  what: string,
  ask: () => Promise<T | null | undefined | false> | T | null | undefined | false,
  withinMs = 20_000,
): Promise<T> {
  const deadline = Date.now() + withinMs;
  let last: unknown;
  for (;;) {
    try {
      const answer = await ask();
      if (answer !== null && answer !== undefined && answer !== false) return answer;
      last = answer;
    } catch (error) {
      last = error;
    }
    if (Date.now() > deadline)
      throw new Error(`not within ${withinMs} ms: ${what} (last: ${String(last)})`, { cause: last });
    await delay(EVERY_MS);
  }
}
