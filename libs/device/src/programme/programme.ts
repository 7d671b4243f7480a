import type { PlayPiece } from '../sound.js';

/** A playlist body as the device uses it: instants as numbers, in order, the same object for all devices that share it. */
export type DeviceKind = 'speaker' | 'board';
export interface MediaRef {
  sha256: string;
  bytes: number;
  path: string;
}
export interface Piece extends PlayPiece, MediaRef {
  sha256: string;
  bulletin?: string;
  notAfterMs?: number;
  /** What a board shows; absent: it sounds. */
  kind?: 'text' | 'image' | 'video';
  language?: string;
}
/** Something that sounds at a time: an occurrence, or the opening or closing of a session. */
export interface Slot {
  /** The occurrence's id, or `session/part`. */
  key: string;
  occurrence?: string;
  session: string;
  part?: 'opening' | 'closing';
  class: number;
  startAtMs: number;
  latestStartAtMs: number;
  durationMs: number;
  endAtMs: number;
  /** What this device can do of it: a loudspeaker plays each at its own time, a board shows them in turn. */
  pieces: readonly Piece[];
  /** It holds an item that this device knows no way to play. */
  unsupported: boolean;
  /** The instant of the session's start: its local day is the day that the quota counts. */
  sessionStartAtMs: number;
}
export interface WantedFile extends MediaRef {
  firstUseAtMs: number;
  lastUseAtMs: number;
}
export interface Programme {
  /** By start, then id. */
  occurrences: readonly Slot[];
  byId: ReadonlyMap<string, Slot>;
  /** Openings and closings by start. */
  parts: readonly Slot[];
  /** By first use. */
  files: readonly WantedFile[];
  withdrawn: ReadonlySet<string>;
}
