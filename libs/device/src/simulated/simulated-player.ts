import { lengthOf } from '../airing/play.js';
import type { ClockPort, DeviceEvent, PlayerPort, PlayPlan, Span } from '../ports.js';

interface Running {
  plan: PlayPlan;
  /** Where sound began. */
  fromMonoMs: number;
  endMonoMs: number;
  lengthMs: number;
}

/** A player that makes no sound: what would have been heard follows from the clock alone. */
export class SimulatedPlayer implements PlayerPort {
  readonly leadMs = 0;
  readonly evidence = 'decoded' as const;
  private readonly running = new Map<string, Running>();
  private readonly answers: DeviceEvent[] = [];

  constructor(
    private readonly clock: Pick<ClockPort, 'monotonicMs'>,
    /** Called when there may be something new to wait for. */
    private readonly onChange: () => void = () => undefined,
    /** Hundreds that share a processor begin one after another; a loudspeaker on a pole does not. */
    readonly toleranceMs = 200,
  ) {}

  prepare(key: string): void {
    this.answers.push({ type: 'prepared', key, ok: true });
    this.onChange();
  }
  release(): void {
    // nothing is held for a key
  }

  start(plan: PlayPlan): void {
    const lengthMs = lengthOf(plan.pieces);
    const now = this.clock.monotonicMs();
    const planned = plan.zeroMonoMs + plan.fromPositionMs;
    const fromMonoMs = now - planned <= this.toleranceMs ? planned : now;
    this.running.set(plan.run, { plan, fromMonoMs, endMonoMs: plan.zeroMonoMs + lengthMs, lengthMs });
    this.onChange();
  }

  stop(run: string, fadeMs: number): void {
    const running = this.running.get(run);
    if (!running) return;
    running.endMonoMs = Math.min(running.endMonoMs, this.clock.monotonicMs() + fadeMs);
    this.onChange();
  }
  setVolume(): void {
    // silence has no volume
  }

  /** The next moment at which something ends; now, where an answer is waiting. */
  nextMonoMs(): number {
    if (this.answers.length > 0) return -Infinity;
    let next = Infinity;
    for (const { endMonoMs } of this.running.values()) next = Math.min(next, endMonoMs);
    return next;
  }

  /** Takes out what the core has to be told by now. */
  take(): DeviceEvent[] {
    const now = this.clock.monotonicMs();
    const events = this.answers.splice(0);
    for (const [run, { plan, fromMonoMs, endMonoMs, lengthMs }] of this.running) {
      if (endMonoMs > now) continue;
      this.running.delete(run);
      const span: Span = {
        fromMs: Math.max(0, fromMonoMs - plan.zeroMonoMs),
        toMs: Math.min(lengthMs, endMonoMs - plan.zeroMonoMs),
      };
      events.push({ type: 'ended', run, heard: span.toMs > span.fromMs ? [span] : [] });
    }
    return events;
  }
}
