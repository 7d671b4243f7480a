import { OPENING_SILENCE_MS, type StoredItem } from '#features/orders/index.js';
import type { MediaItem, PlaylistBody, PlaylistItem } from '#contracts/wire.js';
import type { OccurrenceEntity, SessionEntity } from '#persistence/entities/orders.entity.js';
import type { AssetEntity, PlaceEntity, StationEntity } from '#persistence/entities/territory.entity.js';

export const mediaPath = (sha256: string): string => `/media/${sha256}`;

/** Assets of the furniture by what they are for; silence is the hub's own. */
export interface Furniture {
  silence: AssetEntity | null;
  chime: AssetEntity | null;
  ident: AssetEntity | null;
  stinger: AssetEntity | null;
  closing: AssetEntity | null;
}
/** What of a place decides which body it has. */
export type ProgrammePlace = Pick<PlaceEntity, 'id' | 'kind' | 'languages'>;
/** Everything that a station's bodies are made of. */
export interface StationProgramme {
  station: StationEntity;
  occurrences: OccurrenceEntity[];
  sessions: SessionEntity[];
  furniture: Furniture;
  /** Bulletin id → end of its validity. */
  validTo: Map<string, Date>;
  withdrawn: string[];
  /** Withdrawn orders: what they had on air stays in the plan as it was aired, and is silent from now on. */
  stopped: ReadonlySet<string>;
}

/** An instant with the offset of Vietnam; the wire never carries a bare local time. */
export function wireInstant(at: Date, offsetMinutes = 420): string {
  const local = new Date(at.getTime() + offsetMinutes * 60_000).toISOString().slice(0, -1);
  const sign = offsetMinutes < 0 ? '-' : '+';
  const part = (n: number): string => String(Math.floor(Math.abs(n))).padStart(2, '0');
  return `${local}${sign}${part(offsetMinutes / 60)}:${part(offsetMinutes % 60)}`;
}

const assetItem = (asset: AssetEntity): PlaylistItem => ({
  kind: 'audio',
  asset: asset.id,
  sha256: asset.sha256,
  bytes: asset.bytes,
  durationMs: asset.durationMs,
  codec: 'mp3',
  path: mediaPath(asset.sha256),
});

/** Languages that an occurrence has, heard at a place: its own, else Vietnamese, else the first. */
function heardAt(items: readonly StoredItem[], languages: readonly string[]): Set<string> {
  const spoken = new Set(items.flatMap((i) => (i.kind === 'content' ? [i.language] : [])));
  const own = languages.filter((l) => spoken.has(l));
  if (own.length > 0) return new Set(own);
  return new Set(spoken.has('vi') ? ['vi'] : [...spoken].slice(0, 1));
}

/** Items of an occurrence for places of these languages, one after another: what others hear longer is silence here. */
export function itemsFor(
  occurrence: OccurrenceEntity,
  languages: readonly string[],
  programme: { furniture: Pick<Furniture, 'stinger'>; validTo: ReadonlyMap<string, Date> },
): PlaylistItem[] {
  const stored = occurrence.items as StoredItem[];
  const heard = heardAt(stored, languages);
  return stored.flatMap((item): PlaylistItem[] => {
    if (item.kind === 'display') return [];
    if (item.kind === 'stinger')
      return programme.furniture.stinger ? [assetItem(programme.furniture.stinger)] : [];
    if (!heard.has(item.language)) return [];
    const notAfter = programme.validTo.get(item.bulletinId);
    return [
      {
        kind: 'audio',
        bulletin: item.bulletinId,
        language: item.language,
        sha256: item.sha256,
        bytes: item.bytes,
        durationMs: item.durationMs,
        codec: 'mp3',
        path: mediaPath(item.sha256),
        ...(notAfter && { notAfter: wireInstant(notAfter) }),
      },
    ];
  });
}

/** What boards show of an occurrence, and until when; null: nothing. Each file is up, by turns, for all of the time. */
export function displayFor(
  { items, startAt, displayUntil }: Pick<OccurrenceEntity, 'items' | 'startAt' | 'displayUntil'>,
  validTo: ReadonlyMap<string, Date> = new Map(),
): { items: MediaItem[]; durationMs: number } | null {
  const durationMs = (displayUntil?.getTime() ?? 0) - (startAt?.getTime() ?? 0);
  const shown = (items as StoredItem[]).flatMap((item): MediaItem[] => {
    if (item.kind !== 'display') return [];
    const { media, bulletinId, sha256, language, bytes, durationMs: turnMs, codec } = item;
    const notAfter = validTo.get(bulletinId);
    return [
      {
        kind: media,
        bulletin: bulletinId,
        ...{ language, sha256, bytes, durationMs: turnMs, codec },
        path: mediaPath(sha256),
        ...(notAfter && { notAfter: wireInstant(notAfter) }),
      },
    ];
  });
  return durationMs > 0 && shown.length > 0 ? { items: shown, durationMs } : null;
}

/** Files of an occurrence with their place in it, in milliseconds from its start. */
export function plannedFiles(
  items: readonly PlaylistItem[],
): { sha256: string; offsetMs: number; durationMs: number }[] {
  let offsetMs = 0;
  return items.map((item) => {
    const { sha256, durationMs } = item as { sha256: string; durationMs: number };
    const file = { sha256, offsetMs, durationMs };
    offsetMs += durationMs;
    return file;
  });
}

const lengthOf = (items: readonly PlaylistItem[]): number =>
  items.reduce((sum, item) => sum + Number((item as { durationMs?: number }).durationMs ?? 0), 0);

/** Places with one key share one body: the same languages and the same occurrences. */
export function bodyKey(place: ProgrammePlace, programme: StationProgramme): string {
  const mine = programme.occurrences.filter((o) => isFor(o, place.id)).map((o) => o.id);
  return `${place.kind}|${place.languages.join(',')}|${mine.join(',')}`;
}
const isFor = (occurrence: OccurrenceEntity, placeId: string): boolean =>
  occurrence.places === null || occurrence.places.includes(placeId);

/** The body that all devices of a key share. Deterministic: the same programme has the same bytes. */
export function playlistBody(place: ProgrammePlace, programme: StationProgramme): PlaylistBody {
  if (place.kind === 'board') return boardBody(place, programme);
  const occurrences = programme.occurrences
    .filter((o) => o.startAt !== null && isFor(o, place.id) && !programme.stopped.has(o.orderId))
    .map((o) => ({ row: o, items: itemsFor(o, place.languages, programme) }))
    .filter(({ items }) => items.length > 0)
    .map(({ row, items }) => ({
      id: row.id,
      session: row.sessionId ?? row.id,
      class: row.class as 2 | 3,
      startAt: wireInstant(row.startAt!),
      durationMs: lengthOf(items),
      items,
    }));
  const used = new Set(occurrences.map((o) => o.session));
  const { silence, chime, ident, closing } = programme.furniture;
  const present = (assets: (AssetEntity | null)[]): PlaylistItem[] =>
    assets.filter((a): a is AssetEntity => a !== null).map(assetItem);
  return {
    v: 1,
    zone: programme.station.zone,
    withdrawn: programme.withdrawn,
    sessions: programme.sessions
      .filter((s) => used.has(s.id))
      .map((s) => ({
        id: s.id,
        startAt: wireInstant(s.startAt),
        endAt: wireInstant(s.endAt),
        opening: s.openingMs >= OPENING_SILENCE_MS ? present([silence, chime, ident]) : [],
        closing: s.closingMs > 0 ? present([closing]) : [],
      })),
    occurrences,
  };
}

/** What a board is to show: occurrences overlap and take turns (docs/device-protocol.md, "Boards"). */
function boardBody(place: ProgrammePlace, programme: StationProgramme): PlaylistBody {
  const occurrences = programme.occurrences.flatMap((row): PlaylistBody['occurrences'] => {
    const display = isFor(row, place.id) ? displayFor(row, programme.validTo) : null;
    if (!display || !row.startAt || !row.displayUntil) return [];
    return [
      {
        id: row.id,
        session: row.sessionId ?? row.id,
        class: row.class as 2 | 3,
        startAt: wireInstant(row.startAt),
        latestStartAt: wireInstant(row.displayUntil),
        ...display,
      },
    ];
  });
  const { zone } = programme.station;
  return { v: 1, zone, withdrawn: programme.withdrawn, sessions: [], occurrences };
}
