/** What a `Date` header (whole seconds) and the way of an answer may be off by. */
const ROUGHLY_MS = 5000;
let aheadMs = 0;
const listeners = new Set<() => void>();

/**
 * How far this computer's clock is ahead of the hub's, ms; small differences are none.
 * @param dateHeader of an answer that no cache has kept @param sentAtMs @param cameAtMs by this computer's clock
 */
export function clockAhead(dateHeader: string | null, sentAtMs: number, cameAtMs: number): number {
  const saidMs = Date.parse(dateHeader ?? '');
  // It was said at some moment of the way, and the header leaves out what is less than a second.
  if (Number.isNaN(saidMs) || (sentAtMs - ROUGHLY_MS <= saidMs && saidMs <= cameAtMs + ROUGHLY_MS)) return 0;
  return Math.round((sentAtMs + cameAtMs) / 2 - saidMs);
}

export const hubClock = {
  /** ms; negative: this computer is slow. 0: near enough. */
  ahead: (): number => aheadMs,
  listen: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
  heard(dateHeader: string | null, sentAtMs: number): void {
    const now = clockAhead(dateHeader, sentAtMs, Date.now());
    // The same difference, measured twice, is never the same to the millisecond.
    if (now !== 0 && Math.abs(now - aheadMs) <= ROUGHLY_MS) return;
    if (now === aheadMs) return;
    aheadMs = now;
    for (const listener of listeners) listener();
  },
};

/** What time it is, by the hub's clock: a computer in an office may be off by hours, and what is due is not. */
export const hubNowMs = (): number => Date.now() - aheadMs;
