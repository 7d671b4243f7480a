import type { DeviceCore } from '#device/device-core.js';
import type { DeviceEvent } from '#device/ports.js';

const MAX_SLEEP_MS = 30_000;
/** The machine's clock went on by so much more than the browser's: the machine was asleep, and every timer with it. */
const ASLEEP_MS = 60_000;

/** Gives the core its events one after another, and wakes it when it asked for it. */
export class BoardLoop {
  private core: DeviceCore | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly waiting: DeviceEvent[] = [];
  private busy = false;
  private wallAheadMs = 0;

  /**
   * @param onRound after each round: the settings or the clock may be others now
   * @param onSlept what the core believed of the time is wrong now; only a new start helps
   */
  constructor(
    private readonly onRound: (core: DeviceCore) => void,
    private readonly onSlept: () => void,
  ) {}

  run(core: DeviceCore): void {
    this.core = core;
    this.wallAheadMs = wallAheadMs();
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
    this.lookForSleep();
    this.busy = true;
    try {
      core.tick();
    } finally {
      this.busy = false;
    }
    this.drain();
  }

  private lookForSleep(): void {
    const before = this.wallAheadMs;
    this.wallAheadMs = wallAheadMs();
    if (this.wallAheadMs - before > ASLEEP_MS) this.onSlept();
  }
}

const wallAheadMs = (): number => Date.now() - performance.now();
