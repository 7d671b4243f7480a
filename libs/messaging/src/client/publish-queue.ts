import { AppError } from '#contracts/errors.js';
import type { Qos } from './types.js';

export interface Outgoing {
  topic: string;
  payload: string | Uint8Array;
  qos: Qos;
  retain: boolean;
}
type Send = (message: Outgoing, done: (error?: unknown) => void) => void;
interface Pending {
  message: Outgoing;
  resolve: () => void;
  reject: (error: AppError) => void;
  timer?: ReturnType<typeof setTimeout>;
}
export interface PublishQueueOptions {
  maxInFlight: number;
  maxQueued: number;
  timeoutMs: number;
  send: Send;
  /** A publish got no answer in time: the connection is not to be trusted. */
  onTimeout(): void;
}

const failure = (code: string, topic: string, cause?: unknown) =>
  new AppError(code, { kind: 'unavailable', details: { topic }, cause });

/** At most `maxInFlight` on the wire and `maxQueued` behind them; every entry ends, in order of entry, one way or the other. */
export class PublishQueue {
  private readonly inFlight = new Set<Pending>();
  private waiting: Pending[] = [];

  constructor(private readonly options: PublishQueueOptions) {}

  add(message: Outgoing): Promise<void> {
    if (this.waiting.length >= this.options.maxQueued) {
      return Promise.reject(failure('mqtt-overflow', message.topic));
    }
    return new Promise((resolve, reject) => {
      this.waiting.push({ message, resolve, reject });
      this.pump();
    });
  }

  /** Everything on the wire or waiting is rejected with `code`. */
  fail(code: string): void {
    const all = [...this.inFlight, ...this.waiting];
    this.waiting = [];
    for (const entry of all) this.settle(entry, code);
  }

  private pump(): void {
    while (this.inFlight.size < this.options.maxInFlight) {
      const next = this.waiting.shift();
      if (!next) return;
      this.inFlight.add(next);
      next.timer = setTimeout(() => {
        this.settle(next, 'mqtt-timeout');
        this.options.onTimeout();
      }, this.options.timeoutMs);
      this.options.send(next.message, (error) => {
        if (!this.inFlight.has(next)) return;
        this.settle(next, error === undefined ? undefined : 'mqtt-connection-lost', error);
        this.pump();
      });
    }
  }

  private settle(entry: Pending, code?: string, cause?: unknown): void {
    clearTimeout(entry.timer);
    this.inFlight.delete(entry);
    if (code === undefined) entry.resolve();
    else entry.reject(failure(code, entry.message.topic, cause));
  }
}
