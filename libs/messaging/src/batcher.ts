/** Time for a batcher: `after` returns a function that cancels. */
export interface BatchTimer {
  after(ms: number, run: () => void): () => void;
}
export const systemBatchTimer: BatchTimer = {
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

export interface BatcherOptions<T> {
  /** A batch goes out when it weighs this much … */
  maxWeight: number;
  /** … or this long after its first message, whichever is first. */
  maxWaitMs: number;
  /** Weight that may wait while a batch is being worked on; what comes above it is dropped and counted. */
  maxPendingWeight: number;
  /** E.g. the number of reports in a message; default 1 each. */
  weigh?(item: T): number;
  /** One batch at a time. A rejection is given to `onFailed` with its items, and the next batch goes on. */
  handle(batch: T[]): Promise<void>;
  onFailed(error: unknown, batch: T[]): void;
  timer?: BatchTimer;
}

/**
 * Collects messages for one consumer. `add` never waits (mqtt.js reads the next packet only after its handler), so the
 * bound is kept by dropping: a dropped report is not receipted and the device sends it again (docs/device-protocol.md,
 * "Reports").
 */
export class Batcher<T> {
  /** Messages dropped since the start. */
  dropped = 0;
  private pending: T[] = [];
  private pendingWeight = 0;
  private working: Promise<void> | null = null;
  private cancelTimer: (() => void) | null = null;
  private idle: (() => void)[] = [];

  constructor(private readonly options: BatcherOptions<T>) {}

  /** false: dropped. */
  add(item: T): boolean {
    const weight = this.weigh(item);
    if (this.pendingWeight > 0 && this.pendingWeight + weight > this.options.maxPendingWeight) {
      this.dropped += 1;
      return false;
    }
    this.pending.push(item);
    this.pendingWeight += weight;
    if (this.pendingWeight >= this.options.maxWeight) this.next();
    else this.cancelTimer ??= this.timer().after(this.options.maxWaitMs, () => this.next());
    return true;
  }

  /** Resolves when everything that was added has been handled or failed. */
  drain(): Promise<void> {
    if (this.pending.length === 0 && !this.working) return Promise.resolve();
    return new Promise((resolve) => {
      this.idle.push(resolve);
      this.next();
    });
  }

  get waiting(): number {
    return this.pending.length;
  }

  private next(): void {
    this.cancelTimer?.();
    this.cancelTimer = null;
    if (this.working) return;
    const batch = this.take();
    if (batch.length === 0) {
      for (const resolve of this.idle.splice(0)) resolve();
      return;
    }
    this.working = this.options
      .handle(batch)
      .catch((error: unknown) => this.options.onFailed(error, batch))
      .finally(() => {
        this.working = null;
        // What gathered meanwhile has waited long enough: it goes at once, so that a busy consumer sees full batches.
        this.next();
      });
  }

  /** At least one message, then as many as fit. */
  private take(): T[] {
    let weight = 0;
    let count = 0;
    while (count < this.pending.length) {
      const w = this.weigh(this.pending[count] as T);
      if (count > 0 && weight + w > this.options.maxWeight) break;
      weight += w;
      count += 1;
    }
    this.pendingWeight -= weight;
    return this.pending.splice(0, count);
  }

  private weigh(item: T): number {
    return this.options.weigh?.(item) ?? 1;
  }

  private timer(): BatchTimer {
    return this.options.timer ?? systemBatchTimer;
  }
}
