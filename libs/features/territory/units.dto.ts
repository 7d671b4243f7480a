import { DateLocal, UnitKey } from '#contracts/wire.js';
import { PageQuery, pageOf } from '#platform/http/validation.js';
import { z } from 'zod';

export const LEVELS = ['country', 'province', 'district', 'commune', 'hamlet'] as const;
const Coordinate = (limit: number) => z.number().min(-limit).max(limit).nullable();

export const UnitQuery = PageQuery.extend({
  /** Words of the name, with or without diacritics; names before the reorganisation find today's unit too. */
  search: z.string().max(100).optional(),
  level: z.enum(LEVELS).optional(),
  /** Directly below this unit. */
  parent: UnitKey.optional(),
  /** Anywhere below this unit. */
  province: UnitKey.optional(),
  /** Also units that have ended. */
  ended: z.stringbool().default(false),
});
export type UnitQuery = z.infer<typeof UnitQuery>;

export const UnitDto = z.object({
  key: z.string(),
  scheme: z.string(),
  code: z.string(),
  level: z.enum(LEVELS),
  name: z.string(),
  fullName: z.string(),
  type: z.string(),
  parent: z.string().nullable(),
  path: z.string(),
  /** Full name of the province it lies in; null for a province. */
  province: z.string().nullable(),
  /** Names of the units that went into it. */
  formerNames: z.array(z.string()),
  validFrom: z.string(),
  validTo: z.string().nullable(),
  lat: z.number().nullable(),
  lon: z.number().nullable(),
});
export type UnitDto = z.infer<typeof UnitDto>;
export const UnitPage = pageOf(UnitDto);

const LineageDto = z.object({
  unit: z.string(),
  fullName: z.string(),
  /** Where it lay: from the top down. */
  above: z.array(z.string()),
  kind: z.enum(['merged', 'split', 'renamed']),
  onDate: z.string(),
  decision: z.string(),
});
export const UnitDetailDto = UnitDto.extend({
  source: z.string(),
  attributes: z
    .object({
      areaKm2: z.number().optional(),
      population: z.number().optional(),
      centre: z.string().optional(),
    })
    .nullable(),
  /** What went into it. */
  from: z.array(LineageDto),
  /** What it went into. */
  into: z.array(LineageDto),
  stations: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type UnitDetailDto = z.infer<typeof UnitDetailDto>;

const UnitSum = z.object({
  key: z.string(),
  fullName: z.string(),
  level: z.enum(LEVELS),
  stations: z.int(),
  /** FM and wired stations among them. */
  unattended: z.int(),
  clusters: z.int(),
  boards: z.int(),
});
export const UnitChildrenDto = UnitSum.extend({ children: z.array(UnitSum) });
export type UnitChildrenDto = z.infer<typeof UnitChildrenDto>;

export const HAMLET_TYPES = ['thôn', 'bản', 'tổ dân phố', 'ấp', 'khu phố', 'làng', 'buôn', 'khóm'] as const;
const hamlet = {
  name: z.string().trim().min(1).max(200).normalize('NFC'),
  type: z.enum(HAMLET_TYPES, { error: `Loại là một trong: ${HAMLET_TYPES.join(', ')}` }),
  lat: Coordinate(90).default(null),
  lon: Coordinate(180).default(null),
};
export const HamletBody = z.object({ ...hamlet, validFrom: DateLocal.optional() });
export type HamletBody = z.infer<typeof HamletBody>;
export const HamletChanges = z.object({
  name: hamlet.name.optional(),
  type: hamlet.type.optional(),
  lat: Coordinate(90).optional(),
  lon: Coordinate(180).optional(),
});
export type HamletChanges = z.infer<typeof HamletChanges>;
