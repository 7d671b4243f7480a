const FIRST_MS = 2000;
const MAX_MS = 600_000;

interface Trouble {
  failures: number;
  notBeforeMonoMs: number;
  /** The server said when. */
  isTold: boolean;
  said: Set<string>;
}

/** When a file may be asked for again, and what of its trouble was reported already. */
export class RetryPlan {
  private readonly troubles = new Map<string, Trouble>();

  ready(sha256: string, nowMonoMs: number): boolean {
    return (this.troubles.get(sha256)?.notBeforeMonoMs ?? 0) <= nowMonoMs;
  }
  /** The next moment after now at which a waiting one is ready, or Infinity. */
  nextMonoMs(nowMonoMs: number): number {
    let next = Infinity;
    for (const { notBeforeMonoMs: at } of this.troubles.values()) if (at > nowMonoMs && at < next) next = at;
    return next;
  }

  /** 2 s doubling to 10 min, or the wait that the server named. */
  failed(sha256: string, nowMonoMs: number, waitMs?: number): number {
    const trouble = this.of(sha256);
    trouble.failures += 1;
    const doubled = Math.min(MAX_MS, FIRST_MS * 2 ** Math.min(trouble.failures - 1, 20));
    trouble.notBeforeMonoMs = nowMonoMs + (waitMs ?? doubled);
    trouble.isTold = waitMs !== undefined;
    return trouble.failures;
  }

  /** Now, unless the server named a wait. */
  hurry(sha256: string, nowMonoMs: number): void {
    const trouble = this.troubles.get(sha256);
    if (trouble && !trouble.isTold) trouble.notBeforeMonoMs = Math.min(trouble.notBeforeMonoMs, nowMonoMs);
  }

  /** Not before this moment, without a failure: the jitter of a fetch. */
  postpone(sha256: string, untilMonoMs: number): void {
    this.of(sha256).notBeforeMonoMs = untilMonoMs;
  }

  /** True the first time that this reason is met for this file. */
  firstTime(sha256: string, reason: string): boolean {
    const { said } = this.of(sha256);
    if (said.has(reason)) return false;
    said.add(reason);
    return true;
  }

  forget(sha256: string): void {
    this.troubles.delete(sha256);
  }
  /** Keeps only what is still wanted. */
  keep(wanted: ReadonlySet<string>): void {
    for (const sha256 of this.troubles.keys()) if (!wanted.has(sha256)) this.troubles.delete(sha256);
  }

  private of(sha256: string): Trouble {
    let trouble = this.troubles.get(sha256);
    if (!trouble) {
      trouble = { failures: 0, notBeforeMonoMs: 0, isTold: false, said: new Set() };
      this.troubles.set(sha256, trouble);
    }
    return trouble;
  }
}
