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
  unit: z.string(),
  role: z.enum(ASSET_ROLES),
  name: z.string(),
  sha256: z.string(),
  bytes: z.int(),
  durationMs: z.int(),
  approvedBy: z.string().nullable(),
  approvedAt: z.string().nullable(),
});
export const AssetPage = pageOf(AssetDto);
export const AssetQuery = PageQuery.extend({ role: z.enum(ASSET_ROLES).optional() });
export type AssetQuery = z.infer<typeof AssetQuery>;
