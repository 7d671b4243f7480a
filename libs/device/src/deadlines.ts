/** Named moments on the monotonic clock at which the device has to look again. The shell sleeps until the next one. */
export class Deadlines {
  private readonly moments = new Map<string, number>();

  /** Replaces the moment of this name. */
  set(name: string, atMonoMs: number): void {
    this.moments.set(name, atMonoMs);
  }

  /** Keeps the earlier of the two. */
  setEarlier(name: string, atMonoMs: number): void {
    const known = this.moments.get(name);
    if (known === undefined || atMonoMs < known) this.moments.set(name, atMonoMs);
  }

  clear(name: string): void {
    this.moments.delete(name);
  }

  has(name: string): boolean {
    return this.moments.has(name);
  }

  /** True once when the moment has come; it is then forgotten. */
  take(name: string, nowMonoMs: number): boolean {
    const at = this.moments.get(name);
    if (at === undefined || at > nowMonoMs) return false;
    this.moments.delete(name);
    return true;
  }

  /** The next moment, or Infinity. */
  next(): number {
    let next = Infinity;
    for (const at of this.moments.values()) if (at < next) next = at;
    return next;
  }
}
