import { Clock } from '#platform/clock.js';

/** The machine's clock and a distance that a test may change: time goes on, also for what runs in real time. */
export class ShiftedClock extends Clock {
  shiftMs = 0;

  nowMs(): number {
    return Date.now() + this.shiftMs;
  }
}
