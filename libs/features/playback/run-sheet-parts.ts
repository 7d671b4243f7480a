import type { StoredItem } from '#features/orders/index.js';
import type { BulletinEntity, BulletinVariantEntity } from '#persistence/entities/bulletins.entity.js';
import type { OccurrenceEntity, SessionEntity } from '#persistence/entities/orders.entity.js';
import type { AssetEntity } from '#persistence/entities/territory.entity.js';
import type { SheetItem } from './run-sheet.dto.js';

/** The silence that a session opens with belongs to the amplifiers of loudspeakers. */
const SILENCE_MS = 2000;

export type FurnitureRole = 'chime' | 'ident' | 'stinger' | 'closing';
export type FurnitureSounds = Record<FurnitureRole, AssetEntity | null>;
export type Content = Extract<StoredItem, { kind: 'content' }>;

/** What opens and closes a session, as the plan has it: a day of mourning has no chime and no closing. */
export function frameOf(
  session: Pick<SessionEntity, 'openingMs' | 'closingMs'>,
  furniture: FurnitureSounds,
): { opening: [FurnitureRole, AssetEntity][]; closing: [FurnitureRole, AssetEntity][] } {
  const { chime, ident, closing } = furniture;
  const whole = SILENCE_MS + (chime?.durationMs ?? 0) + (ident?.durationMs ?? 0);
  const opening: [FurnitureRole, AssetEntity | null][] = [
    ['chime', session.openingMs >= whole ? chime : null],
    ['ident', session.openingMs > SILENCE_MS ? ident : null],
  ];
  const present = (sounds: [FurnitureRole, AssetEntity | null][]) =>
    sounds.filter((sound): sound is [FurnitureRole, AssetEntity] => sound[1] !== null);
  return {
    opening: present(opening),
    closing: present([['closing', session.closingMs > 0 ? closing : null]]),
  };
}

/** What of an occurrence is heard; displays are for boards. */
export const contentsOf = ({ items }: Pick<OccurrenceEntity, 'items'>): Content[] =>
  (items as StoredItem[]).filter((item): item is Content => item.kind === 'content');

/** The bulletins of an occurrence in their order, each with its languages; words only of what is approved now. */
export function bulletinsOf(
  occurrence: Pick<OccurrenceEntity, 'items'>,
  bulletins: ReadonlyMap<string, BulletinEntity>,
  variants: readonly BulletinVariantEntity[],
): SheetItem['bulletins'] {
  const contents = contentsOf(occurrence);
  return [...new Set(contents.map(({ bulletinId }) => bulletinId))].map((id) => {
    const bulletin = bulletins.get(id);
    const isApproved = bulletin?.state === 'approved' || bulletin?.state === 'expired';
    const readings = contents
      .filter(({ bulletinId }) => bulletinId === id)
      .map(({ language, durationMs }) => {
        const variant = variants.find((v) => v.bulletinId === id && v.language === language);
        const text = variant?.spokenVersion === 'short' ? variant.shortText : variant?.text;
        return { language, durationMs, text: (isApproved && text) || null };
      });
    const { title = '', source = '', author = null } = bulletin ?? {};
    return { id, title, source, author, readings };
  });
}
