import type { DeviceContext } from '../context.js';
import type { DesiredPlaylist } from '../desired/desired-playlist.js';
import { limitOf, type Limit } from '../limits/judge.js';
import { localMoment } from '../limits/local-time.js';
import type { Span } from '../ports.js';
import type { Piece, Slot } from '../programme/programme.js';

/** What of a slot this device would play at this moment, and what stands against it. */
export class SlotJudge {
  constructor(
    private readonly context: DeviceContext,
    private readonly playlist: DesiredPlaylist,
  ) {}

  /** Pieces that are neither withdrawn nor past their last instant; the others keep their times. */
  playable(slot: Slot, nowMs: number): Piece[] {
    return slot.pieces.filter(
      (piece) =>
        !(piece.bulletin !== undefined && this.playlist.isWithdrawn(piece.bulletin)) &&
        (piece.notAfterMs === undefined || nowMs < piece.notAfterMs),
    );
  }

  isWithdrawn(slot: Slot): boolean {
    return slot.pieces.some(({ bulletin }) => bulletin !== undefined && this.playlist.isWithdrawn(bulletin));
  }

  isStaged(pieces: readonly Piece[]): boolean {
    return pieces.every(({ sha256 }) => this.context.ports.files.has(sha256));
  }

  /** Until when it may begin. */
  latestStartMs(slot: Slot): number {
    return this.context.remote.latestStartMs(slot);
  }

  /** The limit that forbids this slot, judged by its whole planned span; null: none does, or there is no config to judge by. */
  limit(slot: Slot, nowMs: number): Limit | null {
    const config = this.context.config();
    if (!config) return 'window';
    return limitOf(config, {
      span: { fromMs: slot.startAtMs, toMs: slot.endAtMs },
      validity: this.playlist.validity(),
      usedMs: this.context.spent.usedMs(this.quotaDay(slot)),
      plannedMs: slot.durationMs,
      nowMs,
    });
  }

  /** May the rest of something that was cut sound in this span? It uses nothing of the quota any more. */
  restIsAllowed(span: Span, nowMs: number): boolean {
    const config = this.context.config();
    if (!config) return false;
    const validity = this.playlist.validity();
    return limitOf(config, { span, validity, usedMs: 0, plannedMs: 0, nowMs }) === null;
  }

  /** A session over midnight belongs to the day it began. */
  quotaDay(slot: Slot): string {
    return localMoment(this.context.config()!.zone, slot.sessionStartAtMs).dateLocal;
  }
}
