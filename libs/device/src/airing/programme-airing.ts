import type { DeviceContext } from '../context.js';
import type { DesiredPlaylist } from '../desired/desired-playlist.js';
import type { Piece, Programme, Slot } from '../programme/programme.js';
import { missedReason } from './missed-reason.js';
import type { Play } from './play.js';
import { SlotJudge } from './slot-judge.js';
import type { Voice } from './voice.js';

const DAY_MS = 86_400_000;
/** Something that ends so close to a start is let end. */
const TAIL_MS = 250;
const PREEMPT_FADE_MS = 300;
/** At the very end of its time a slot begins with what there is. */
const LAST_CALL_MS = 100;
const LATE_MS = 1000;

/** Starts occurrences at their second, decides between two, and says why one did not sound. */
export class ProgrammeAiring {
  readonly judge: SlotJudge;
  /** Slots that were due while something else sounded. */
  private readonly busy = new Set<string>();
  /** First occurrence that may still need an answer. */
  private cursor = 0;
  private seen: Programme | null = null;
  private acceptedAtMs = -Infinity;

  constructor(
    private readonly context: DeviceContext,
    private readonly playlist: DesiredPlaylist,
    private readonly voice: Voice,
    private readonly started: { atMs(): number; usableSinceMs(): number },
  ) {
    this.judge = new SlotJudge(context, playlist);
  }

  /** A new programme counts from the beginning; `restored`: it was there before this start. */
  programmeChanged(restored: boolean): void {
    this.seen = this.playlist.programme();
    this.cursor = 0;
    this.busy.clear();
    this.acceptedAtMs = restored ? -Infinity : this.context.clock.nowMs();
  }

  /** Looks at everything that is due; the clock is usable and no emergency sounds. Returns the next instant to look at. */
  decide(): number {
    const { clock, ports } = this.context;
    const programme = this.seen;
    if (!programme) return Infinity;
    const nowMs = clock.nowMs();
    const horizonMs = nowMs + ports.player.leadMs + 1;
    let next = Infinity;
    const due: Slot[] = [];
    for (let at = this.cursor; at < programme.occurrences.length; at++) {
      const slot = programme.occurrences[at]!;
      if (slot.startAtMs > horizonMs) {
        next = slot.startAtMs - ports.player.leadMs;
        break;
      }
      if (this.isOpen(slot) && this.isWaiting(slot, nowMs)) due.push(slot);
      else if (at === this.cursor) this.cursor += 1;
    }
    due.sort((a, b) => a.class - b.class || a.startAtMs - b.startAtMs || (a.key < b.key ? -1 : 1));
    const isPaused = this.context.remote.isPaused();
    for (const slot of due)
      next = Math.min(next, isPaused ? this.lastMoment(slot) + 1 : this.attempt(slot, nowMs));
    return next;
  }

  /** Occurrences whose time passed while something else held the voice are still answered for. */
  answerForThePast(): void {
    const nowMs = this.context.clock.nowMs();
    for (const slot of this.upcoming(nowMs)) {
      if (!this.isOpen(slot)) continue;
      if (this.isWaiting(slot, nowMs)) this.busy.add(slot.key);
    }
  }

  /** The next start after this instant, of an occurrence that is not settled. */
  nextStartMs(afterMs: number): number {
    const slots = this.seen?.occurrences ?? [];
    for (let at = this.cursor; at < slots.length; at++) {
      const slot = slots[at]!;
      if (slot.startAtMs > afterMs && slot.pieces.length > 0 && this.context.spent.slot(slot.key) === null)
        return slot.startAtMs;
    }
    return Infinity;
  }

  /** From the first unsettled one; for arming and for the parts of a session. */
  upcoming(untilMs: number): Slot[] {
    const slots = this.seen?.occurrences ?? [];
    const result: Slot[] = [];
    for (let at = this.cursor; at < slots.length && slots[at]!.startAtMs <= untilMs; at++)
      result.push(slots[at]!);
    return result;
  }
  nextAfter(untilMs: number): Slot | undefined {
    return this.seen?.occurrences.find(({ startAtMs }) => startAtMs > untilMs);
  }

  /** Not answered for; that a part of it is unsupported is no answer for the rest. */
  private isOpen(slot: Slot): boolean {
    const end = this.context.spent.slot(slot.key);
    if (end === null) return true;
    return end === 'failed' && slot.pieces.length > 0 && this.busy.has(`unsupported ${slot.key}`);
  }

  /** False where there is nothing (more) to decide; an answer that is due is given here. */
  private isWaiting(slot: Slot, nowMs: number): boolean {
    const { journal } = this.context;
    if (slot.startAtMs < nowMs - DAY_MS) return false;
    if (slot.unsupported && slot.startAtMs <= nowMs && !this.busy.has(`unsupported ${slot.key}`)) {
      this.busy.add(`unsupported ${slot.key}`);
      journal.append('failed', { ...subjectOf(slot), reason: 'unsupported' });
    }
    if (slot.pieces.length === 0) return false;
    if (nowMs <= this.judge.latestStartMs(slot) && nowMs < slot.endAtMs) return true;
    const reason = missedReason(slot, {
      clock: this.context.clock,
      startedAtMs: this.started.atMs(),
      usableSinceMs: this.started.usableSinceMs(),
      acceptedAtMs: this.acceptedAtMs,
      wasPaused: this.context.remote.wasPausedAt(slot.latestStartAtMs),
      wasBusy: this.busy.has(slot.key),
      isStaged: this.judge.isStaged(slot.pieces),
    });
    journal.append('missed', { ...subjectOf(slot), reason });
    return false;
  }

  /** Starts it, or says why not, or names the instant at which to look again. */
  private attempt(slot: Slot, nowMs: number): number {
    const { journal } = this.context;
    const pieces = this.judge.playable(slot, Math.max(nowMs, slot.startAtMs));
    if (pieces.length === 0) {
      if (this.judge.isWithdrawn(slot)) journal.append('missed', { ...subjectOf(slot), reason: 'withdrawn' });
      else journal.append('declined', { ...subjectOf(slot), limit: 'validity' });
      return Infinity;
    }
    const lastCallMs = this.lastMoment(slot) - LAST_CALL_MS;
    if (!this.makeWay(slot)) {
      this.busy.add(slot.key);
      return this.lastMoment(slot) + 1;
    }
    if (this.voice.isStopping()) return Infinity;
    const limit = this.judge.limit(slot, Math.max(nowMs, slot.startAtMs));
    if (limit !== null) {
      journal.append('declined', { ...subjectOf(slot), limit });
      return Infinity;
    }
    const staged = pieces.filter(({ sha256 }) => this.context.ports.files.has(sha256));
    if (staged.length < pieces.length && (nowMs < lastCallMs || !staged.some(({ bulletin }) => bulletin)))
      return nowMs < lastCallMs ? lastCallMs : this.lastMoment(slot) + 1;
    this.start(slot, staged, staged.length < pieces.length);
    return Infinity;
  }

  private lastMoment(slot: Slot): number {
    return Math.min(this.judge.latestStartMs(slot), slot.endAtMs);
  }

  /** True where the voice is free for this slot, or on its way to be. */
  private makeWay(slot: Slot): boolean {
    const { clock } = this.context;
    const playing = this.voice.current();
    if (!playing || this.voice.isStopping()) return true;
    const startMonoMs = Math.max(clock.monoOf(slot.startAtMs), clock.monotonicMs());
    if (!this.voice.isHeld() && this.voice.endsAtMonoMs() <= startMonoMs + TAIL_MS) return true;
    if (playing.kind === 'alert') return false;
    if (playing.kind === 'occurrence' && slot.class >= playing.class) return false;
    this.voice.stop('preempted', PREEMPT_FADE_MS);
    return true;
  }

  private start(slot: Slot, pieces: Piece[], incomplete: boolean): void {
    const { clock, ports } = this.context;
    const config = this.context.config()!;
    const zeroMonoMs = clock.monoOf(slot.startAtMs);
    const lateMs = clock.monotonicMs() - zeroMonoMs;
    const fromMs = lateMs <= ports.player.toleranceMs ? 0 : lateMs;
    const late = fromMs >= LATE_MS;
    const { remote } = this.context;
    const lateBecause = remote.wasPausedAt(slot.startAtMs) ? 'command' : 'late';
    const play: Play = {
      play: this.voice.newPlayId(),
      kind: 'occurrence',
      key: slot.key,
      subject: subjectOf(slot),
      class: slot.class,
      revision: this.playlist.revision(),
      pieces,
      volume: remote.volumeOf(config, slot.startAtMs),
      heard: [],
      blame: late ? lateBecause : incomplete ? 'not-staged' : slot.unsupported ? 'unsupported' : null,
      slot,
    };
    const quota = [this.judge.quotaDay(slot), slot.durationMs] as const;
    const began = this.voice.begin(play, {
      zeroMonoMs,
      fromMs,
      as: 'started',
      quota,
      ...(late ? { reason: 'late' } : {}),
    });
    if (!began) this.context.journal.append('failed', { ...subjectOf(slot), reason: 'device' });
  }
}

export function subjectOf(slot: Slot): {
  occurrence?: string;
  session?: string;
  part?: 'opening' | 'closing';
} {
  return slot.occurrence ? { occurrence: slot.occurrence } : { session: slot.session, part: slot.part! };
}
