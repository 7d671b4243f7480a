import { countFalls, fallsBefore } from './browser-memory.js';

const FIRST_WAIT_MS = 2000;
const LONGEST_WAIT_MS = 60_000;
const ASK_MS = 10_000;
const ASK_AGAIN_MS = 15_000;
/** After so long a start has not come to nothing. */
const STANDS_MS = 10 * 60_000;

/** How long to wait before the next start: at once is soon enough the first time, and too often the tenth. */
export const waitAfterMs = (falls: number): number =>
  Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(falls, 10));

/** Something broke; the next start is told so. @param leastMs so long what is said about it stays to be read */
export function beginAnewAfterFall(leastMs = 0): void {
  const falls = fallsBefore();
  countFalls(falls + 1);
  setTimeout(beginAnew, Math.max(leastMs, waitAfterMs(falls)));
}

export function forgetFallsLater(): void {
  setTimeout(() => countFalls(0), STANDS_MS);
}

/**
 * Loads the page anew. One that no service worker keeps is left standing until the hub answers: where it does not, the
 * browser would show an error page for ever.
 */
export function beginAnew(): void {
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (workers?.controller) {
    location.reload();
    return;
  }
  void hubAnswers().then((answers) => {
    if (answers) location.reload();
    else setTimeout(beginAnew, ASK_AGAIN_MS);
  });
}

export async function hubAnswers(): Promise<boolean> {
  try {
    const response = await fetch(location.pathname, {
      cache: 'no-store',
      signal: AbortSignal.timeout(ASK_MS),
    });
    // Not whatever else may answer at the hub's address.
    return response.ok && (await response.text()).includes('<div id="board">');
  } catch (error) {
    console.info('the hub does not answer', error);
    return false;
  }
}
