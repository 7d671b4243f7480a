import { AppError } from '#contracts/errors.js';

type Task = () => Promise<void>;
interface Entry {
  key: string;
  task: Task;
  resolve: () => void;
  reject: (error: unknown) => void;
}

/**
 * Runs at most `active` tasks at a time and never two with the same key; the rest wait in order, at most `waiting` of
 * them, more are rejected with `mqtt-overflow`. A window of about 100 gives the broker's full rate at a tenth of the
 * latency of 1,000 (docs/architecture.md, "Numbers").
 */
export class PublishWindow {
  private ready: Entry[] = [];
  private readonly behind = new Map<string, Entry[]>();
  private active = 0;
  private held = 0;

  constructor(private readonly limits: { active: number; waiting: number }) {}

  run(key: string, task: Task): Promise<void> {
    if (this.held - this.active >= this.limits.waiting) {
      return Promise.reject(new AppError('mqtt-overflow', { kind: 'unavailable', details: { topic: key } }));
    }
    return new Promise((resolve, reject) => {
      this.held += 1;
      const entry = { key, task, resolve, reject };
      const sameKey = this.behind.get(key);
      if (sameKey) {
        sameKey.push(entry);
        return;
      }
      this.behind.set(key, []);
      this.ready.push(entry);
      this.pump();
    });
  }

  private pump(): void {
    while (this.active < this.limits.active) {
      const next = this.ready.shift();
      if (!next) return;
      this.active += 1;
      void next
        .task()
        .then(next.resolve, next.reject)
        .finally(() => this.finished(next.key));
    }
  }

  private finished(key: string): void {
    this.active -= 1;
    this.held -= 1;
    const follower = this.behind.get(key)?.shift();
    if (follower) this.ready.push(follower);
    else this.behind.delete(key);
    this.pump();
  }
}
