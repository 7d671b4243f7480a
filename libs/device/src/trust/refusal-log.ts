/** A refusal is reported once per cause in 24 hours, and at most 20 an hour are reported at all. */
const CAUSE_MS = 24 * 3600_000;
const HOUR_MS = 3600_000;
const MAX_PER_HOUR = 20;
const MAX_CAUSES = 500;

export class RefusalLog {
  private readonly causes = new Map<string, number>();
  private recent: number[] = [];

  /** True where this cause is to be reported now (and is then remembered). */
  admit(topic: string, reason: string, revision: number | undefined, nowMonoMs: number): boolean {
    const isCause = reason === 'lower-revision' || reason === 'same-revision' || reason.startsWith('body');
    const cause = `${topic}|${reason}|${isCause ? (revision ?? '') : ''}`;
    const last = this.causes.get(cause);
    if (last !== undefined && nowMonoMs - last < CAUSE_MS) return false;
    this.recent = this.recent.filter((at) => nowMonoMs - at < HOUR_MS);
    if (this.recent.length >= MAX_PER_HOUR) return false;
    this.recent.push(nowMonoMs);
    this.remember(cause, nowMonoMs);
    return true;
  }

  private remember(cause: string, nowMonoMs: number): void {
    this.causes.delete(cause);
    this.causes.set(cause, nowMonoMs);
    const oldest = this.causes.keys().next().value;
    if (this.causes.size > MAX_CAUSES && oldest !== undefined) this.causes.delete(oldest);
  }
}
