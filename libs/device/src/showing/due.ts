import type { ArmingSource } from '../airing/arming.js';
import { missedReason } from '../airing/missed-reason.js';
import { SlotJudge } from '../airing/slot-judge.js';
import type { DeviceContext } from '../context.js';
import type { DesiredPlaylist } from '../desired/desired-playlist.js';
import type { Piece, Slot } from '../programme/programme.js';
import { entryKey, type Entry } from './rotation.js';

const DAY_MS = 86_400_000;

/** What of the programme a board shows now; says of an occurrence why it was not shown. */
export class Due implements ArmingSource {
  readonly judge: SlotJudge;
  /** Files that this screen cannot show, until the next start. */
  private readonly undecodable = new Set<string>();
  /** An emergency had the screen while these were due. */
  private readonly busy = new Set<string>();
  private acceptedAtMs = -Infinity;
  private readonly startedAtMs: number;
  private usableSinceMs = Infinity;

  constructor(
    private readonly context: DeviceContext,
    private readonly playlist: DesiredPlaylist,
  ) {
    this.judge = new SlotJudge(context, playlist);
    this.startedAtMs = context.clock.nowMs();
  }

  programmeChanged(): void {
    this.acceptedAtMs = this.context.clock.nowMs();
    this.busy.clear();
  }

  upcoming(untilMs: number): Slot[] {
    const nowMs = this.context.clock.nowMs();
    return this.slots().filter(({ startAtMs, endAtMs }) => startAtMs <= untilMs && endAtMs > nowMs);
  }
  nextAfter(untilMs: number): Slot | undefined {
    return this.slots().find(({ startAtMs }) => startAtMs > untilMs);
  }

  /** What may be on the screen now, and the next wall instant at which that may change. */
  look(isHeld: boolean): { entries: Entry[]; waitsForFiles: boolean; nextMs: number } {
    const { clock } = this.context;
    const nowMs = clock.nowMs();
    if (!clock.usable()) this.usableSinceMs = Infinity;
    else this.usableSinceMs = Math.min(this.usableSinceMs, nowMs);
    const entries: Entry[] = [];
    let nextMs = Infinity;
    let waitsForFiles = false;
    for (const slot of this.slots()) {
      if (slot.startAtMs > nowMs) {
        nextMs = Math.min(nextMs, slot.startAtMs);
        break;
      }
      if (nowMs >= slot.endAtMs) {
        this.answerForThePast(slot, nowMs);
        continue;
      }
      nextMs = Math.min(nextMs, slot.endAtMs);
      if (isHeld) this.busy.add(slot.key);
      if (!this.isOpen(slot, nowMs)) continue;
      const pieces = this.piecesOf(slot, nowMs);
      for (const { notAfterMs } of pieces) nextMs = Math.min(nextMs, notAfterMs ?? Infinity);
      const staged = pieces.filter(({ sha256 }) => this.context.ports.files.has(sha256));
      waitsForFiles ||= staged.length < pieces.length;
      entries.push(...staged.map((piece) => ({ key: entryKey(slot, piece), slot, piece })));
    }
    return { entries: unique(entries), waitsForFiles, nextMs };
  }

  /** The screen could not show this file. */
  failed(entry: Entry): void {
    const { journal } = this.context;
    const { sha256 } = entry.piece;
    if (this.undecodable.has(sha256)) return;
    this.undecodable.add(sha256);
    journal.append('fault', { part: 'display', reason: 'undecodable' });
    if (entry.slot.pieces.every((piece) => this.undecodable.has(piece.sha256)))
      journal.append('failed', { occurrence: entry.slot.key, reason: 'device' });
  }

  /** `stop`, before it was ever on the screen: it does not come any more. */
  forgo({ key }: Slot): void {
    const { journal, spent } = this.context;
    if (spent.slot(key) === null) journal.append('missed', { occurrence: key, reason: 'command' });
  }

  /** Why an entry that was on show is not any more; undefined: its time is over. */
  whyGone({ slot, piece }: Entry): string | undefined {
    const nowMs = this.context.clock.nowMs();
    if (this.context.spent.slot(slot.key) === 'ended') return 'command';
    if (piece.bulletin !== undefined && this.playlist.isWithdrawn(piece.bulletin)) return 'withdrawn';
    const now = this.playlist.programme()?.byId.get(slot.key);
    if (!now?.pieces.some(({ sha256 }) => sha256 === piece.sha256)) return 'removed';
    if (nowMs >= now.endAtMs) return now.endAtMs < slot.endAtMs ? 'removed' : undefined;
    if (nowMs < now.startAtMs) return 'removed';
    if (piece.notAfterMs !== undefined && nowMs >= piece.notAfterMs) return 'validity';
    return 'fault';
  }

  private slots(): readonly Slot[] {
    return this.playlist.programme()?.occurrences ?? [];
  }

  /** True where it may be shown; what it will never be is said. */
  private isOpen(slot: Slot, nowMs: number): boolean {
    const { clock, journal, spent } = this.context;
    const past = spent.slot(slot.key);
    if (slot.pieces.length === 0 || (past !== null && past !== 'playing')) return false;
    if (past === 'playing') return true;
    if (!clock.usable()) return false;
    const limit = this.judge.limit(slot, Math.max(nowMs, slot.startAtMs));
    if (limit !== null) {
      journal.append('declined', { occurrence: slot.key, limit });
      return false;
    }
    if (this.judge.playable(slot, nowMs).length > 0) return true;
    if (this.judge.isWithdrawn(slot)) journal.append('missed', { occurrence: slot.key, reason: 'withdrawn' });
    else journal.append('declined', { occurrence: slot.key, limit: 'validity' });
    return false;
  }

  private piecesOf(slot: Slot, nowMs: number): Piece[] {
    return this.judge.playable(slot, nowMs).filter(({ sha256 }) => !this.undecodable.has(sha256));
  }

  private answerForThePast(slot: Slot, nowMs: number): void {
    const { clock, journal, spent } = this.context;
    if (slot.endAtMs < nowMs - DAY_MS || slot.pieces.length === 0) return;
    if (spent.slot(slot.key) !== null || !clock.usable()) return;
    const reason = missedReason(
      { ...slot, latestStartAtMs: slot.endAtMs },
      {
        clock,
        startedAtMs: this.startedAtMs,
        usableSinceMs: this.usableSinceMs,
        acceptedAtMs: this.acceptedAtMs,
        wasPaused: false,
        wasBusy: this.busy.has(slot.key),
        isStaged: this.judge.isStaged(slot.pieces),
      },
    );
    journal.append('missed', { occurrence: slot.key, reason });
  }
}

/** A file that stands twice in an occurrence is one item of the rotation. */
const unique = (entries: readonly Entry[]): Entry[] => [
  ...new Map(entries.map((entry) => [entry.key, entry])).values(),
];
