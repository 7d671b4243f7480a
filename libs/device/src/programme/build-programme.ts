import {
  PlaylistBodySchema,
  type MediaItem,
  type PlaylistBody,
  type PlaylistItem,
  type PlaylistOccurrence,
  type PlaylistSession,
  type StreamItem,
} from '#contracts/wire.js';
import type { DeviceKind, Piece, Programme, Slot, WantedFile } from './programme.js';

/** Without `latestStartAt` a play may begin this late. */
export const DEFAULT_LATENESS_MS = 2000;

/** The programme in these bytes, or null: not UTF-8, not JSON, not a body of this version, or a class that is not 2 or 3. */
export function readProgramme(bytes: Uint8Array, forWhom: DeviceKind = 'speaker'): Programme | null {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return null;
    throw error;
  }
  const body = PlaylistBodySchema.safeParse(json);
  if (!body.success) return null;
  const ids = new Set(body.data.occurrences.map(({ id }) => id));
  return ids.size === body.data.occurrences.length ? buildProgramme(body.data, forWhom) : null;
}

export function buildProgramme(body: PlaylistBody, forWhom: DeviceKind = 'speaker'): Programme {
  const sessions = new Map(body.sessions.map((session) => [session.id, session]));
  const occurrences = body.occurrences
    .map((occurrence) => slotOf(occurrence, sessions, forWhom))
    .sort(byStart);
  const parts = (forWhom === 'speaker' ? body.sessions : [])
    .flatMap((session) => partsOf(session, occurrences))
    .filter(({ pieces }) => pieces.length > 0)
    .sort(byStart);
  return {
    occurrences,
    byId: new Map(occurrences.map((slot) => [slot.key, slot])),
    parts,
    files: filesOf([...occurrences, ...parts]),
    withdrawn: new Set(body.withdrawn),
  };
}

const byStart = (a: Slot, b: Slot): number => a.startAtMs - b.startAtMs || (a.key < b.key ? -1 : 1);

function slotOf(
  occurrence: PlaylistOccurrence,
  sessions: ReadonlyMap<string, PlaylistSession>,
  forWhom: DeviceKind,
): Slot {
  const startAtMs = Date.parse(occurrence.startAt);
  const session = sessions.get(occurrence.session);
  return {
    key: occurrence.id,
    occurrence: occurrence.id,
    session: occurrence.session,
    class: occurrence.class,
    startAtMs,
    latestStartAtMs: occurrence.latestStartAt
      ? Date.parse(occurrence.latestStartAt)
      : startAtMs + DEFAULT_LATENESS_MS,
    durationMs: occurrence.durationMs,
    endAtMs: startAtMs + occurrence.durationMs,
    ...(forWhom === 'board' ? shownPiecesOf(occurrence.items) : piecesOf(occurrence.items, startAtMs)),
    sessionStartAtMs: session ? Date.parse(session.startAt) : startAtMs,
  };
}

/** The closing starts where the session's last occurrence ends. */
function partsOf(session: PlaylistSession, occurrences: readonly Slot[]): Slot[] {
  const own = occurrences.filter((slot) => slot.session === session.id);
  if (own.length === 0) return [];
  const startAtMs = Date.parse(session.startAt);
  const lastEndMs = own.reduce((end, slot) => Math.max(end, slot.endAtMs), 0);
  const part = (name: 'opening' | 'closing', at: number, items: PlaylistItem[]): Slot => {
    const { pieces, unsupported } = piecesOf(items, at);
    const durationMs = pieces.reduce((end, piece) => Math.max(end, piece.positionMs + piece.durationMs), 0);
    return {
      key: `${session.id}/${name}`,
      session: session.id,
      part: name,
      class: 3,
      startAtMs: at,
      latestStartAtMs: at + DEFAULT_LATENESS_MS,
      durationMs,
      endAtMs: at + durationMs,
      pieces,
      unsupported,
      sessionStartAtMs: startAtMs,
    };
  };
  return [part('opening', startAtMs, session.opening), part('closing', lastEndMs, session.closing)];
}

const isMedia = (item: PlaylistItem): item is MediaItem =>
  ['audio', 'text', 'image', 'video'].includes(item.kind) && 'sha256' in item;
const isStream = (item: PlaylistItem): item is StreamItem =>
  (item.kind === 'relay' || item.kind === 'live') && 'hardEndAt' in item;

/**
 * Sound follows sound. What belongs on a board (text, image, video) takes no time from a loudspeaker; a stream lasts
 * until its hard end, with its fallback in its place.
 */
function piecesOf(
  items: readonly PlaylistItem[],
  startAtMs: number,
): { pieces: Piece[]; unsupported: boolean } {
  const pieces: Piece[] = [];
  let positionMs = 0;
  let unsupported = false;
  for (const item of items) {
    if (isMedia(item)) {
      if (item.kind !== 'audio') continue;
      pieces.push({ ...mediaPiece(item), positionMs, ...ownerOf(item) });
      positionMs += item.durationMs;
    } else if (isStream(item)) {
      const endMs = Math.max(positionMs, Date.parse(item.hardEndAt) - startAtMs);
      if (item.fallback) {
        const piece = mediaPiece(item.fallback);
        const durationMs = Math.min(piece.durationMs, endMs - positionMs);
        pieces.push({ ...piece, durationMs, positionMs, ...ownerOf(item) });
      } else unsupported = true;
      positionMs = endMs;
    } else unsupported = true;
  }
  return { pieces: pieces.filter((piece) => piece.durationMs > 0), unsupported };
}

/** A board shows what is to be seen and leaves out what sounds; streams and unknown kinds it does not know. */
function shownPiecesOf(items: readonly PlaylistItem[]): { pieces: Piece[]; unsupported: boolean } {
  const pieces: Piece[] = [];
  let unsupported = false;
  for (const item of items) {
    if (!isMedia(item)) unsupported ||= !isStream(item);
    else if (item.kind !== 'audio') {
      const { kind, language } = item;
      const piece = { ...mediaPiece(item), positionMs: 0, ...ownerOf(item), kind };
      pieces.push(language === undefined ? piece : { ...piece, language });
    }
  }
  return { pieces, unsupported };
}

interface FilePart {
  sha256: string;
  bytes: number;
  path: string;
  durationMs: number;
  codec: string;
}
const mediaPiece = ({ sha256, bytes, path, durationMs, codec }: FilePart) => ({
  sha256,
  bytes,
  path,
  durationMs,
  codec,
});
const ownerOf = (item: { bulletin?: string; notAfter?: string }) => ({
  ...(item.bulletin === undefined ? {} : { bulletin: item.bulletin }),
  ...(item.notAfter === undefined ? {} : { notAfterMs: Date.parse(item.notAfter) }),
});

function filesOf(slots: readonly Slot[]): WantedFile[] {
  const files = new Map<string, WantedFile>();
  for (const slot of slots) {
    for (const { sha256, bytes, path } of slot.pieces) {
      const known = files.get(sha256);
      if (known) {
        known.firstUseAtMs = Math.min(known.firstUseAtMs, slot.startAtMs);
        known.lastUseAtMs = Math.max(known.lastUseAtMs, slot.endAtMs);
      } else {
        files.set(sha256, {
          sha256,
          bytes,
          path,
          firstUseAtMs: slot.startAtMs,
          lastUseAtMs: slot.endAtMs,
        });
      }
    }
  }
  return [...files.values()].sort((a, b) => a.firstUseAtMs - b.firstUseAtMs);
}
