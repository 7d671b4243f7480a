import { localDateOf } from '#domain/time/zone.js';
import type { Clock } from './clock.js';
import type { Log } from './logger.js';
import { Ticker } from './ticker.js';

export interface StationLoopOptions {
  name: string;
  clock: Clock;
  log: Log;
  /** Stations handled in one turn. */
  aTurn: number;
  everyStation: () => Promise<string[]>;
  work: (stationIds: string[]) => Promise<void>;
  /** Before each turn: what the clock alone makes due. */
  due?: () => Promise<Iterable<string>>;
  /** After the last turn, with nothing left to do. */
  settled?: () => Promise<void>;
}

const EVERY_MS = 1000;
const EVERYTHING_EVERY_MS = 10 * 60_000;
const ZONE = 'Asia/Ho_Chi_Minh';

/**
 * Work that is done station by station and never finished: what events name, and everything at start, at midnight and every ten
 * minutes, so that nothing depends on an event. A turn that fails is tried again.
 */
export class StationLoop {
  private readonly waiting = new Set<string>();
  private readonly ticker: Ticker;
  private everythingAtMs = -Infinity;
  private day = '';

  constructor(private readonly options: StationLoopOptions) {
    this.ticker = new Ticker({
      name: options.name,
      everyMs: EVERY_MS,
      work: () => this.turn(),
      log: options.log,
    });
  }

  start(): void {
    this.ticker.start();
  }

  stop(): Promise<void> {
    return this.ticker.stop();
  }

  /** Nothing waits to be done. */
  get idle(): boolean {
    return this.waiting.size === 0 && Number.isFinite(this.everythingAtMs);
  }

  kick(): void {
    this.ticker.kick();
  }

  /** These stations soon. */
  request(stationIds: Iterable<string>): void {
    for (const id of stationIds) this.waiting.add(id);
    this.ticker.kick();
  }

  /** Everything at the next tick, behind what is under way now. */
  everythingAtNextTick(): void {
    this.everythingAtMs = -Infinity;
  }

  requestEverything(): void {
    this.everythingAtMs = -Infinity;
    this.ticker.kick();
  }

  private async turn(): Promise<boolean> {
    for (const id of (await this.options.due?.()) ?? []) this.waiting.add(id);
    await this.collectEverything();
    const turn = [...this.waiting].slice(0, this.options.aTurn);
    for (const id of turn) this.waiting.delete(id);
    try {
      if (turn.length > 0) await this.options.work(turn);
    } catch (cause) {
      for (const id of turn) this.waiting.add(id);
      throw cause;
    }
    if (this.waiting.size > 0) return true;
    await this.options.settled?.();
    return false;
  }

  private async collectEverything(): Promise<void> {
    const nowMs = this.options.clock.nowMs();
    const today = localDateOf(nowMs, ZONE);
    if (nowMs - this.everythingAtMs < EVERYTHING_EVERY_MS && today === this.day) return;
    this.everythingAtMs = nowMs;
    this.day = today;
    for (const id of await this.options.everyStation()) this.waiting.add(id);
  }
}
