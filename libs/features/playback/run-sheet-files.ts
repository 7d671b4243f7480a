import { wallClockOf } from '#domain/time/zone.js';
import { fold } from '#platform/fold.js';
import type { BulletinEntity } from '#persistence/entities/bulletins.entity.js';
import type { OccurrenceEntity, SessionEntity } from '#persistence/entities/orders.entity.js';
import type { StoredItem } from '#features/orders/index.js';
import { frameOf, type FurnitureSounds } from './run-sheet-parts.js';

const ZONE = 'Asia/Ho_Chi_Minh';
const LONGEST_NAME = 60;

/** A sound of a session, named so that a player that sorts by name plays the session. */
export interface SheetFile {
  /** `03-17h00-hop-thon.mp3`: letters without marks, which every player can show. */
  name: string;
  sha256: string;
  bytes: number;
}

/** The sounds of a session in the order of playing; what was withdrawn is not among them. */
export function sheetFiles(
  session: SessionEntity,
  occurrences: readonly OccurrenceEntity[],
  furniture: FurnitureSounds,
  bulletins: ReadonlyMap<string, Pick<BulletinEntity, 'title'>>,
): SheetFile[] {
  const { opening, closing } = frameOf(session, furniture);
  const files: SheetFile[] = [];
  const add = (at: Date, title: string, { sha256, bytes }: { sha256: string; bytes: number }): void => {
    const number = String(files.length + 1).padStart(2, '0');
    const clock = wallClockOf(at.getTime(), ZONE).slice(0, 5).replace(':', 'h');
    files.push({ name: `${number}-${clock}-${plain(title)}.mp3`, sha256, bytes });
  };
  for (const [, sound] of opening) add(session.startAt, sound.name, sound);
  for (const { items, startAt, state } of occurrences) {
    if (state === 'withdrawn' || !startAt) continue;
    for (const item of items as StoredItem[]) {
      const at = new Date(startAt.getTime() + ('offsetMs' in item ? item.offsetMs : 0));
      if (item.kind === 'stinger' && furniture.stinger) add(at, furniture.stinger.name, furniture.stinger);
      if (item.kind !== 'content') continue;
      const title = bulletins.get(item.bulletinId)?.title ?? '';
      add(at, item.language === 'vi' ? title : `${title} ${item.language}`, item);
    }
  }
  for (const [, sound] of closing) add(session.endAt, sound.name, sound);
  return files;
}

/** `Họp thôn: 1/2` → `hop-thon-1-2`. */
export const plain = (text: string): string =>
  fold(text)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_NAME)
    .replace(/^-+|-+$/g, '') || 'ban-tin';
