import type { PlayedItem } from '#contracts/reports.js';
import { merged } from '../limits/dayparts.js';
import type { PlayPiece, Span } from '../ports.js';
import type { Slot } from '../programme/programme.js';

export interface PlaySubject {
  occurrence?: string;
  alert?: string;
  session?: string;
  part?: 'opening' | 'closing';
}
export type VoicePiece = PlayPiece & { bulletin?: string };

/** Something that sounds, from its first sample to its last report. Positions count from the planned first sample. */
export interface Play {
  /** Random, per start of an occurrence or part, or per reading of an alert. */
  play: string;
  kind: 'occurrence' | 'part' | 'alert' | 'tone';
  /** The slot's key, or the alert's id. */
  key: string;
  subject: PlaySubject;
  class: number;
  revision: number;
  pieces: readonly VoicePiece[];
  volume: number;
  heard: Span[];
  /** Why it cannot be whole any more: the first cause counts. */
  blame: string | null;
  slot?: Slot;
  reading?: number;
  unit?: string;
  /** The rest of the pieces is not here yet: the end of this run is not the end of the play. */
  awaiting?: boolean;
  /** It had to give way to an emergency. */
  cutByAlert?: boolean;
  /** A pause silenced it: the wall instant of position 0, by which it is taken up again. */
  pausedZeroAtMs?: number;
}

export const lengthOf = (pieces: readonly PlayPiece[]): number =>
  pieces.reduce((end, piece) => Math.max(end, piece.positionMs + piece.durationMs), 0);

/** What these stretches mean for each piece, in the words of a report. */
export function playedItems(pieces: readonly PlayPiece[], heard: readonly Span[]): PlayedItem[] {
  return pieces.flatMap(({ sha256, positionMs, durationMs }) => {
    if (sha256 === undefined) return [];
    return heard.flatMap(({ fromMs, toMs }) => {
      const from = Math.max(fromMs - positionMs, 0);
      const to = Math.min(toMs - positionMs, durationMs);
      return to > from ? [{ sha256, fromMs: Math.round(from), toMs: Math.round(to) }] : [];
    });
  });
}

const START_TOLERANCE_MS = 1000;
const END_TOLERANCE_MS = 300;

/** Every piece from under a second to its end, without a hole. */
export function isWhole(pieces: readonly PlayPiece[], heard: readonly Span[]): boolean {
  const spans = joined(heard);
  return pieces.every(({ positionMs, durationMs }) =>
    spans.some(
      ({ fromMs, toMs }) =>
        fromMs < positionMs + START_TOLERANCE_MS && toMs >= positionMs + durationMs - END_TOLERANCE_MS,
    ),
  );
}

/** A cut of a few milliseconds between two runs is not a hole. */
function joined(heard: readonly Span[]): Span[] {
  const widened = merged(heard.map(({ fromMs, toMs }) => ({ fromMs, toMs: toMs + END_TOLERANCE_MS })));
  return widened.map(({ fromMs, toMs }) => ({ fromMs, toMs: toMs - END_TOLERANCE_MS }));
}
