import type { Log } from './logger.js';
import { loopErrors } from './metrics.js';

export interface TickerOptions {
  name: string;
  everyMs: number;
  /** After a kick it waits so long for more of them; default: not at all. */
  gatherMs?: number;
  /** One unit of work; returns true when there is more to do at once. */
  work: () => Promise<boolean | void>;
  log: Log;
}

/**
 * A loop that runs its work every so often and when kicked; never two at once, a failure is logged with its cause,
 * counted, and tried again at the next tick. `stop` waits for the work under way.
 */
export class Ticker {
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;
  private kicked = false;
  /** The last turn left something to do. */
  private goOn = false;
  private stopped = true;

  constructor(private readonly options: TickerOptions) {}

  start(): void {
    if (!this.stopped) return;
    this.stopped = false;
    this.schedule(0);
  }

  /** Run soon: at once when idle, else right after the work under way. */
  kick(): void {
    if (this.stopped || this.kicked) return;
    this.kicked = true;
    if (!this.running && !this.goOn) this.schedule(this.options.gatherMs ?? 0);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    await this.running;
  }

  private schedule(inMs: number): void {
    if (this.stopped) return;
    if (this.timer) clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = null;
      this.running = this.run().finally(() => {
        this.running = null;
        const kickedMs = this.options.gatherMs ?? 0;
        this.schedule(this.goOn ? 0 : this.kicked ? kickedMs : this.options.everyMs);
      });
    }, inMs);
  }

  private async run(): Promise<void> {
    this.kicked = false;
    this.goOn = false;
    try {
      this.goOn = (await this.options.work()) === true;
    } catch (cause) {
      loopErrors.inc({ loop: this.options.name });
      this.options.log.error(
        { err: cause, loop: this.options.name },
        'a loop failed; it tries again at its next tick',
      );
    }
  }
}
