import { isIPv6 } from 'node:net';

export interface AttemptThrottleOptions {
  /** Attempts a minute and key; as many at once after a quiet minute. */
  perMinute: number;
  /** Keys remembered; the one that asked longest ago is forgotten first. */
  maxKeys?: number;
  nowMs(): number;
}

interface Bucket {
  left: number;
  atMs: number;
}

/**
 * What an address counts as: of IPv6 its first 64 bits, since whoever has one of these addresses has the others.
 * An IPv4 address, mapped or not, is itself.
 */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const mapped = /^::ffff:([\d.]+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  const [head, tail] = address.split('::', 2).map((half) => half.split(':').filter(Boolean));
  const missing = tail === undefined ? 0 : 8 - (head?.length ?? 0) - tail.length;
  const groups = [...(head ?? []), ...Array<string>(Math.max(0, missing)).fill('0'), ...(tail ?? [])];
  return groups
    .slice(0, 4)
    .map((group) => parseInt(group, 16).toString(16))
    .join(':');
}

/** Counts attempts a key (an address, a login) in buckets that refill; its memory is bounded. */
export class AttemptThrottle {
  private readonly buckets = new Map<string, Bucket>();

  constructor(private readonly options: AttemptThrottleOptions) {}

  get size(): number {
    return this.buckets.size;
  }

  /** Takes one attempt. @returns seconds to wait before the next, or null: go on. */
  take(key: string): number | null {
    const bucket = this.touched(key);
    if (bucket.left < 1) return Math.max(1, Math.ceil(((1 - bucket.left) * 60) / this.options.perMinute));
    bucket.left -= 1;
    return null;
  }

  /**
   * One attempt failed that was not taken beforehand. Also where none is left: of a thousand at once each counts, and
   * the key waits for it, up to ten minutes.
   */
  owe(key: string): void {
    const bucket = this.touched(key);
    bucket.left = Math.max(-10 * this.options.perMinute, bucket.left - 1);
  }

  /** As {@link take}, without taking: for what counts failures only. */
  wait(key: string): number | null {
    const { left } = this.refilled(key);
    return left < 1 ? Math.max(1, Math.ceil(((1 - left) * 60) / this.options.perMinute)) : null;
  }

  /** The attempt was a good one and does not count. */
  giveBack(key: string): void {
    const bucket = this.buckets.get(key);
    if (bucket) bucket.left = Math.min(this.options.perMinute, bucket.left + 1);
  }

  private touched(key: string): Bucket {
    const bucket = this.refilled(key);
    this.buckets.delete(key);
    this.buckets.set(key, bucket);
    this.forgetOldest();
    return bucket;
  }

  private refilled(key: string): Bucket {
    const { perMinute } = this.options;
    const nowMs = this.options.nowMs();
    const known = this.buckets.get(key);
    if (!known) return { left: perMinute, atMs: nowMs };
    const gained = (Math.max(0, nowMs - known.atMs) * perMinute) / 60_000;
    return { left: Math.min(perMinute, known.left + gained), atMs: nowMs };
  }

  private forgetOldest(): void {
    const max = this.options.maxKeys ?? 20_000;
    for (const key of this.buckets.keys()) {
      if (this.buckets.size <= max) return;
      this.buckets.delete(key);
    }
  }
}
