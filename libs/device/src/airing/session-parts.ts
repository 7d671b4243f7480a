import type { DeviceContext } from '../context.js';
import type { DesiredPlaylist } from '../desired/desired-playlist.js';
import type { Piece, Slot } from '../programme/programme.js';
import { subjectOf, type ProgrammeAiring } from './programme-airing.js';
import type { Voice } from './voice.js';

/** A closing waits this long for the last occurrence of its session, should that one end later than planned. */
const CLOSING_PATIENCE_MS = 10 * 60_000;

/** Openings and closings: they sound only where an occurrence of their session can, and are no rows of the ledger. */
export class SessionParts {
  private done = new Set<string>();
  /** The moment at which an occurrence of a session ended, late or not. */
  private readonly lastEnd = new Map<string, number>();

  constructor(
    private readonly context: DeviceContext,
    private readonly playlist: DesiredPlaylist,
    private readonly airing: ProgrammeAiring,
    private readonly voice: Voice,
  ) {}

  programmeChanged(): void {
    this.done = new Set();
  }

  /** Starts what is due while the voice is free. Returns the next instant to look at. */
  decide(): number {
    const { clock, ports, spent } = this.context;
    const nowMs = clock.nowMs();
    let next = Infinity;
    for (const part of this.playlist.programme()?.parts ?? []) {
      if (part.startAtMs - ports.player.leadMs > nowMs + 1) {
        next = part.startAtMs - ports.player.leadMs;
        break;
      }
      if (this.done.has(part.key)) continue;
      if (spent.slot(part.key) !== null || nowMs > this.latestMs(part)) {
        this.done.add(part.key);
        continue;
      }
      this.attempt(part, nowMs);
    }
    return next;
  }

  private latestMs(part: Slot): number {
    return part.latestStartAtMs + (part.part === 'closing' ? CLOSING_PATIENCE_MS : 0);
  }

  private attempt(part: Slot, nowMs: number): void {
    const { clock, ports, journal } = this.context;
    const playing = this.voice.current();
    if (playing) {
      const free =
        this.voice.endsAtMonoMs() <= Math.max(clock.monoOf(part.startAtMs), clock.monotonicMs()) + 50;
      if (!free || this.voice.isHeld()) return;
    }
    // After the patience of two seconds only a closing goes on, and only because its session did.
    const isLate = nowMs > part.latestStartAtMs;
    if (isLate && !this.wasJustPlaying(part)) {
      this.done.add(part.key);
      return;
    }
    this.done.add(part.key);
    if (!this.sessionCan(part)) return;
    const pieces = this.airing.judge.playable(part, nowMs);
    if (pieces.length === 0) return;
    if (!this.airing.judge.isStaged(pieces)) {
      journal.append('missed', { session: part.session, part: part.part!, reason: 'not-staged' });
      return;
    }
    const startAtMs = isLate ? nowMs : part.startAtMs;
    const span = { fromMs: startAtMs, toMs: startAtMs + part.durationMs };
    if (!this.airing.judge.restIsAllowed(span, Math.max(nowMs, startAtMs))) return;
    this.begin(part, pieces, startAtMs, ports.player.toleranceMs);
  }

  private begin(part: Slot, pieces: Piece[], startAtMs: number, toleranceMs: number): void {
    const { clock } = this.context;
    const zeroMonoMs = clock.monoOf(startAtMs);
    const lateMs = clock.monotonicMs() - zeroMonoMs;
    this.voice.begin(
      {
        play: this.voice.newPlayId(),
        kind: 'part',
        key: part.key,
        subject: subjectOf(part),
        class: 4,
        revision: this.playlist.revision(),
        pieces,
        volume: this.context.remote.volumeOf(this.context.config()!, part.startAtMs),
        heard: [],
        blame: lateMs >= 1000 ? 'late' : null,
        slot: part,
      },
      {
        zeroMonoMs,
        fromMs: lateMs <= toleranceMs ? 0 : lateMs,
        as: 'started',
        quota: [this.airing.judge.quotaDay(part), part.durationMs],
      },
    );
  }

  private sessionCan(part: Slot): boolean {
    const { spent, clock } = this.context;
    const own = (this.playlist.programme()?.occurrences ?? []).filter(
      ({ session }) => session === part.session,
    );
    const sounded = (slot: Slot): boolean => ['playing', 'ended'].includes(spent.slot(slot.key) ?? '');
    if (part.part === 'closing') return own.some(sounded);
    return own.some((slot) => {
      if (spent.slot(slot.key) !== null) return sounded(slot);
      const pieces = this.airing.judge.playable(slot, slot.startAtMs);
      const allowed = this.airing.judge.limit(slot, Math.max(clock.nowMs(), slot.startAtMs)) === null;
      return allowed && pieces.length > 0 && this.airing.judge.isStaged(pieces);
    });
  }

  private wasJustPlaying(part: Slot): boolean {
    const endedAtMs = this.lastEnd.get(part.session) ?? -Infinity;
    return this.context.clock.nowMs() - endedAtMs < 2000;
  }

  occurrenceEnded(session: string): void {
    this.lastEnd.set(session, this.context.clock.nowMs());
    if (this.lastEnd.size > 50) this.lastEnd.delete(this.lastEnd.keys().next().value!);
  }
}
