/** A token bucket per name. Time comes in as a value; a full bucket is forgotten, so that memory follows the active names. */
export class RateLimit {
  private readonly buckets = new Map<string, { tokens: number; atMs: number }>();

  constructor(private readonly limit: { perSecond: number; burst: number }) {}

  /** false when `name` has used up its burst. A clock that jumps back refills nothing. */
  take(name: string, nowMs: number): boolean {
    const bucket = this.buckets.get(name) ?? { tokens: this.limit.burst, atMs: nowMs };
    const refill = (Math.max(0, nowMs - bucket.atMs) / 1000) * this.limit.perSecond;
    const tokens = Math.min(this.limit.burst, bucket.tokens + refill);
    const allowed = tokens >= 1;
    this.buckets.set(name, { tokens: allowed ? tokens - 1 : tokens, atMs: nowMs });
    return allowed;
  }

  /** Forgets the names whose bucket is full again. */
  sweep(nowMs: number): void {
    for (const [name, { tokens, atMs }] of this.buckets) {
      if (tokens + ((nowMs - atMs) / 1000) * this.limit.perSecond >= this.limit.burst)
        this.buckets.delete(name);
    }
  }

  get size(): number {
    return this.buckets.size;
  }
}
