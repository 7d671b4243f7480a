import type { DeviceContext } from '../context.js';
import type { Slot } from '../programme/programme.js';
import type { SlotJudge } from './slot-judge.js';

interface State {
  /** `armed`, or the last reason that was said. */
  said: string | null;
  prepared: 'no' | 'asked' | 'yes' | 'failed';
  /** Until then a file may still come before it is news that it is not there. */
  graceUntilMonoMs: number;
}
/** What may have to be ready soon. */
export interface ArmingSource {
  readonly judge: SlotJudge;
  /** What starts until then and is not over. */
  upcoming(untilMs: number): Slot[];
  nextAfter(untilMs: number): Slot | undefined;
}
const GRACE_MS = 10_000;
const BATTERY_MIN_PCT = 5;

/** Known ahead of each slot: ready, or why not. */
export class Arming {
  private readonly states = new Map<string, State>();

  constructor(
    private readonly context: DeviceContext,
    private readonly airing: ArmingSource,
  ) {}

  /** Says what changed for the slots that are near. Returns the next instant to look at. */
  decide(): number {
    const config = this.context.config();
    if (!config) return Infinity;
    const nowMs = this.context.clock.nowMs();
    const untilMs = nowMs + config.armSeconds * 1000;
    let next = (this.airing.nextAfter(untilMs)?.startAtMs ?? Infinity) - config.armSeconds * 1000;
    const near = new Set<string>();
    for (const slot of this.airing.upcoming(untilMs)) {
      if (this.context.spent.slot(slot.key) !== null || nowMs > this.airing.judge.latestStartMs(slot))
        continue;
      if (slot.pieces.length === 0) continue;
      near.add(slot.key);
      next = Math.min(next, this.look(slot, nowMs));
    }
    for (const key of this.states.keys()) if (!near.has(key)) this.release(key);
    return next;
  }

  prepared(key: string, how: 'yes' | 'no' | 'failed'): void {
    const state = this.states.get(key);
    if (state) state.prepared = how;
  }

  private look(slot: Slot, nowMs: number): number {
    const { clock, journal, ports } = this.context;
    const state = this.stateOf(slot, nowMs);
    const reason = this.reason(slot, nowMs) ?? (state.prepared === 'failed' ? 'device' : null);
    if (reason === null) {
      // A board has nothing to get ready: it shows files as they are.
      if (state.prepared === 'no' && this.context.kind === 'board') state.prepared = 'yes';
      if (state.prepared === 'no') {
        state.prepared = 'asked';
        ports.player.prepare(slot.key, slot.pieces);
      } else if (state.prepared === 'yes' && state.said !== 'armed') {
        state.said = 'armed';
        journal.append('armed', { occurrence: slot.key });
      }
      return Infinity;
    }
    if (reason === state.said) return Infinity;
    const mono = clock.monotonicMs();
    if (reason === 'not-staged' && mono < state.graceUntilMonoMs)
      return nowMs + state.graceUntilMonoMs - mono;
    if (nowMs >= slot.startAtMs) return Infinity; // its own report will say it
    state.said = reason;
    journal.append('not-armed', { occurrence: slot.key, reason });
    return Infinity;
  }

  private reason(slot: Slot, nowMs: number): string | null {
    const { clock, ports } = this.context;
    if (!clock.usable()) return 'clock';
    if (this.context.config()?.muted !== 'no') return 'muted';
    if (this.context.remote.isPaused() && this.context.remote.wasPausedAt(slot.startAtMs)) return 'paused';
    const pieces = this.airing.judge.playable(slot, Math.max(nowMs, slot.startAtMs));
    if (pieces.length === 0) return 'withdrawn';
    if (!this.airing.judge.isStaged(pieces)) return 'not-staged';
    const power = ports.telemetry?.().power;
    if (power?.source === 'battery' && (power.batteryPct ?? 100) < BATTERY_MIN_PCT) return 'power';
    const limit = this.airing.judge.limit(slot, Math.max(nowMs, slot.startAtMs));
    return limit === 'quota' ? null : limit; // what is used until then is not known yet
  }

  private stateOf(slot: Slot, nowMs: number): State {
    let state = this.states.get(slot.key);
    if (!state) {
      const graceMs = Math.max(0, Math.min(GRACE_MS, (slot.startAtMs - nowMs) / 2));
      state = {
        said: null,
        prepared: 'no',
        graceUntilMonoMs: this.context.clock.monotonicMs() + graceMs,
      };
      this.states.set(slot.key, state);
    }
    return state;
  }

  /** A file that was prepared turned out broken, or its slot changed: it has to be got ready again. */
  unprepare(): void {
    for (const [key, state] of this.states) {
      if (state.prepared === 'no') continue;
      state.prepared = 'no';
      this.context.ports.player.release(key);
    }
  }

  private release(key: string): void {
    this.states.delete(key);
    if (this.context.kind === 'board') return;
    // What plays now was prepared under this key; the player lets go of it when it ends.
    this.context.ports.player.release(key);
  }
}
