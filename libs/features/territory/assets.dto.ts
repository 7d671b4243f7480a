import { UnitKey } from '#contracts/wire.js';
import { PageQuery, pageOf } from '#platform/http/validation.js';
import { z } from 'zod';

export const ASSET_ROLES = [
  'silence',
  'chime',
  'ident',
  'stinger',
  'closing',
  'alert-tone',
  'exercise-notice',
] as const;
export const AssetDto = z.object({
  id: z.string(),
  /** `*`: ships with the program, or is everybody's. */
  unit: z.string(),
  /** null: everywhere. */
  unitName: z.string().nullable(),
  role: z.enum(ASSET_ROLES),
  name: z.string(),
  sha256: z.string(),
  bytes: z.int(),
  durationMs: z.int(),
  /** The words, where a voice of the hub speaks them. */
  spokenText: z.string().nullable(),
  /** null: ships with the program. */
  createdBy: z.string().nullable(),
  createdByName: z.string().nullable(),
  createdAt: z.string().nullable(),
  approvedBy: z.string().nullable(),
  approvedByName: z.string().nullable(),
  approvedAt: z.string().nullable(),
  /** Once approved, it takes this sound's place wherever that one is used. */
  replaces: z.string().nullable(),
  retiredAt: z.string().nullable(),
  /** How many stations use it. */
  usedBy: z.int(),
});
export type AssetDto = z.infer<typeof AssetDto>;
export const AssetPage = pageOf(AssetDto);
export const AssetQuery = PageQuery.extend({
  role: z.enum(ASSET_ROLES).optional(),
  /** What a station of this unit may use: its own and those of the units above it. */
  usableAt: UnitKey.optional(),
  state: z.enum(['waiting', 'approved', 'retired']).optional(),
});
export type AssetQuery = z.infer<typeof AssetQuery>;
