import type { DeviceCore } from '#device/device-core.js';
import type { DeviceEvent } from '#device/ports.js';

const MAX_SLEEP_MS = 30_000;

/** Gives the core its events one after another, and wakes it when it asked for it. */
export class BoardLoop {
  private core: DeviceCore | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly waiting: DeviceEvent[] = [];
  private busy = false;

  /** @param onRound after each round: the settings or the clock may be others now */
  constructor(private readonly onRound: (core: DeviceCore) => void) {}

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

  private drain(): void {
    const { core } = this;
    if (!core) return;
    this.busy = true;
    try {
      for (let event = this.waiting.shift(); event; event = this.waiting.shift()) core.handle(event);
    } finally {
      this.busy = false;
    }
    this.onRound(core);
    clearTimeout(this.timer);
    const inMs = Math.ceil(core.nextWakeAtMonoMs() - performance.now());
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
