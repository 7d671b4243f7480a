import { Id, UnitKey } from '#contracts/wire.js';
import { Was } from '#features/identity/index.js';
import { PageQuery, pageOf } from '#platform/http/validation.js';
import { z } from 'zod';

const words = (max: number) => z.string().trim().min(1).max(max).normalize('NFC');
/** vi, hmn, dao, tay, tha … */
const Language = z.string().regex(/^[a-z]{2,8}(-[a-z0-9]{1,8})?$/, 'Mã ngôn ngữ như vi, hmn, tay');

const place = {
  name: words(255),
  kind: z.enum(['speaker', 'board']),
  hamlet: UnitKey.nullable(),
  lat: z.number().min(-90).max(90).nullable(),
  lon: z.number().min(-180).max(180).nullable(),
  /** In the order in which they are heard. */
  languages: z.array(Language).min(1, 'Chọn ít nhất một ngôn ngữ').max(8),
  groups: z.array(Id).max(32),
  /** Hospital, school, pagoda …: what it is, or null. */
  sensitiveSite: words(120).nullable(),
  /** Added to every volume, −20 … +20. */
  trim: z.int().min(-20).max(20),
  owner: words(255).nullable(),
  responsible: words(255).nullable(),
};
export const PlaceBody = z.object({
  name: place.name,
  kind: place.kind.default('speaker'),
  hamlet: place.hamlet.default(null),
  lat: place.lat.default(null),
  lon: place.lon.default(null),
  languages: place.languages.default(['vi']),
  groups: place.groups.default([]),
  sensitiveSite: place.sensitiveSite.default(null),
  trim: place.trim.default(0),
  owner: place.owner.default(null),
  responsible: place.responsible.default(null),
});
export type PlaceBody = z.infer<typeof PlaceBody>;
export const PlaceChanges = z
  .object({ ...place, was: Was })
  .omit({ kind: true })
  .partial();
export type PlaceChanges = z.infer<typeof PlaceChanges>;

/** Rows as a spreadsheet gives them; each is judged by itself, so that every problem is told at once. */
export const ImportBody = z.object({
  rows: z
    .array(z.record(z.string().max(40), z.unknown()))
    .min(1)
    .max(2000),
  /** Only says what would happen. */
  dryRun: z.boolean().default(false),
});
export type ImportBody = z.infer<typeof ImportBody>;
export const ImportDto = z.object({ created: z.int(), places: z.array(z.string()) });

export const BoxBody = z.object({
  hardwareId: words(100),
  vendor: words(120).nullable().default(null),
  model: words(120).nullable().default(null),
  sim: words(40).nullable().default(null),
});
export type BoxBody = z.infer<typeof BoxBody>;

const BoxDto = z.object({
  hardwareId: z.string(),
  vendor: z.string().nullable(),
  model: z.string().nullable(),
  sim: z.string().nullable(),
  since: z.string(),
  until: z.string().nullable(),
});
export const PlaceDto = z.object({
  id: z.string(),
  station: z.string(),
  stationName: z.string(),
  unit: z.string(),
  unitPath: z.string(),
  hamletName: z.string().nullable(),
  ...place,
  groups: z.array(z.string()),
  languages: z.array(z.string()),
  retiredAt: z.string().nullable(),
  /** The hardware that is there now. */
  box: BoxDto.nullable(),
});
export type PlaceDto = z.infer<typeof PlaceDto>;
/** Newest first. */
export const PlaceDetailDto = PlaceDto.extend({ boxes: z.array(BoxDto) });
export const PlacePage = pageOf(PlaceDto);
export const PlaceQuery = PageQuery.extend({
  search: z.string().max(100).optional(),
  /** In this unit or anywhere below. */
  unit: UnitKey.optional(),
  station: Id.optional(),
  hamlet: UnitKey.optional(),
  kind: place.kind.optional(),
  group: Id.optional(),
  sensitive: z.stringbool().optional(),
  retired: z.stringbool().default(false),
});
export type PlaceQuery = z.infer<typeof PlaceQuery>;

export const GroupBody = z.object({ unit: UnitKey, name: words(255) });
export type GroupBody = z.infer<typeof GroupBody>;
export const GroupDto = z.object({
  id: z.string(),
  unit: z.string(),
  /** null: everywhere. */
  unitName: z.string().nullable(),
  name: z.string(),
  /** How many places in use belong to it. */
  places: z.int(),
});
export type GroupDto = z.infer<typeof GroupDto>;
export const GroupChanges = z.object({ name: words(255) });
export type GroupChanges = z.infer<typeof GroupChanges>;
/** The whole membership: whoever is not named is no member any more. */
export const MembersBody = z.object({ places: z.array(Id).max(5000) });
export type MembersBody = z.infer<typeof MembersBody>;
export const GroupPage = pageOf(GroupDto);
