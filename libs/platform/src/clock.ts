/** The hub's clock as a port: tests move time, production reads it. */
export abstract class Clock {
  /** Milliseconds since the epoch. */
  abstract nowMs(): number;
  now(): Date {
    return new Date(this.nowMs());
  }
}

export class SystemClock extends Clock {
  nowMs(): number {
    return Date.now();
  }
}
