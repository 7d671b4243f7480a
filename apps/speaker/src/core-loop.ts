import type { DeviceCore } from '#device/device-core.js';
import type { DeviceEvent } from '#device/ports.js';

const MAX_SLEEP_MS = 60_000;

/** Gives the core its events one after another, and wakes it when it asked for it. */
export class CoreLoop {
  private core: DeviceCore | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private waiting: DeviceEvent[] = [];
  private busy = false;
  private closed = false;

  constructor(private readonly monotonicMs: () => number) {}

  run(core: DeviceCore): void {
    this.core = core;
    core.start();
    this.drain();
  }

  /** Events that come while the core is at work (a port that answers at once) wait for their turn. */
  readonly emit = (event: DeviceEvent): void => {
    this.waiting.push(event);
    if (!this.busy && this.core) this.drain();
  };

  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
  }

  private drain(): void {
    if (!this.core || this.closed) return;
    this.busy = true;
    try {
      for (let event = this.waiting.shift(); event; event = this.waiting.shift()) this.core.handle(event);
    } finally {
      this.busy = false;
    }
    this.sleep(this.core);
  }

  private sleep(core: DeviceCore): void {
    clearTimeout(this.timer);
    const inMs = Math.ceil(core.nextWakeAtMonoMs() - this.monotonicMs());
    this.timer = setTimeout(() => this.wake(core), Math.max(0, Math.min(MAX_SLEEP_MS, inMs)));
  }

  private wake(core: DeviceCore): void {
    this.busy = true;
    try {
      core.tick();
    } finally {
      this.busy = false;
    }
    this.drain();
  }
}
