import { isKnownZone } from '#domain/time/zone.js';
import { Was } from '#features/identity/index.js';
import { DateLocal, TimeLocal, UnitKey, Volume } from '#contracts/wire.js';
import { PageQuery, pageOf } from '#platform/http/validation.js';
import { z } from 'zod';
import { PRESETS } from './presets.js';

const words = (max: number) => z.string().trim().min(1).max(max).normalize('NFC');
const Days = z
  .array(z.int().min(1).max(7))
  .min(1, 'Chọn ít nhất một ngày trong tuần')
  .max(7)
  .overwrite((days) => [...new Set(days)].sort((a, b) => a - b));
const Decision = words(255);
const DecidedOn = DateLocal.nullable();
const part = { days: Days, from: TimeLocal, to: TimeLocal };

export const RegulationDto = z.object({
  windows: z
    .array(
      z.object({
        name: z
          .string()
          .regex(/^[a-z0-9-]{1,40}$/, 'Tên khung giờ gồm chữ thường không dấu, chữ số và gạch nối'),
        ...part,
        maxMinutes: z.int().min(1).max(1440),
        volume: Volume,
      }),
    )
    .max(16),
  quiet: z.array(z.object(part)).max(16),
  quota: z.object({
    maxSessionsPerDay: z.int().min(0).max(24),
    maxMinutesPerSession: z.int().min(0).max(1440),
    maxMinutesPerDay: z.int().min(0).max(1440),
    weekdays: Days,
  }),
  volumes: z.object({ default: Volume, cap: Volume }),
  /** The number of the decision that set each part. */
  decisions: z.object({ windows: Decision, quiet: Decision, quota: Decision, volumes: Decision }),
  /** The dates of those decisions, where they are known. */
  decidedOn: z
    .object({ windows: DecidedOn, quiet: DecidedOn, quota: DecidedOn, volumes: DecidedOn })
    .partial()
    .optional(),
});

const TECHNOLOGIES = ['ip', 'fm', 'wired'] as const;
const Zone = z.string().max(40).refine(isKnownZone, 'Không có múi giờ này, ví dụ đúng: Asia/Ho_Chi_Minh');
const Furniture = z.object({
  chime: z.string().max(64).nullable(),
  ident: z.string().max(64).nullable(),
  stinger: z.string().max(64).nullable(),
  closing: z.string().max(64).nullable(),
});

export const StationBody = z.object({
  unit: UnitKey,
  name: words(255),
  technology: z.enum(TECHNOLOGIES).default('ip'),
  zone: Zone.default('Asia/Ho_Chi_Minh'),
  preset: z.enum(PRESETS),
});
export type StationBody = z.infer<typeof StationBody>;
export const StationChanges = z.object({
  name: words(255).optional(),
  technology: z.enum(TECHNOLOGIES).optional(),
  zone: Zone.optional(),
  furniture: Furniture.partial().optional(),
  /** {engine, voice, speed, region, style, repeatAnnouncements} */
  voice: z
    .record(z.string().max(40), z.union([z.string().max(100), z.number(), z.boolean(), z.null()]))
    .optional(),
  was: Was,
});
export type StationChanges = z.infer<typeof StationChanges>;
export const RegulationBody = z.object({
  regulation: RegulationDto,
  /** May broadcast at any hour, and says so on every screen. */
  demonstration: z.boolean().default(false),
  /**
   * Of each part, and of each part's decision and date (`decisions.quiet`, `decidedOn.quiet`): only what is named here is
   * taken, the rest stays as it is.
   */
  was: Was,
});
export type RegulationBody = z.infer<typeof RegulationBody>;
/** A regulation that was, or is, in force. */
export const PastRegulationDto = z.object({
  id: z.string(),
  regulation: RegulationDto,
  demonstration: z.boolean(),
  since: z.string(),
  /** null: in force. */
  until: z.string().nullable(),
  setBy: z.string(),
  setByName: z.string().nullable(),
});
export const PastRegulationPage = pageOf(PastRegulationDto);
export const SoundsBody = Furniture.partial();
export type SoundsBody = z.infer<typeof SoundsBody>;
export const MutedBody = z.object({
  muted: z.enum(['no', 'programme', 'all']),
  reason: words(500),
});
export type MutedBody = z.infer<typeof MutedBody>;

export const StationDto = z.object({
  id: z.string(),
  unit: z.string(),
  unitPath: z.string(),
  unitName: z.string(),
  name: z.string(),
  technology: z.enum(TECHNOLOGIES),
  zone: z.string(),
  preset: z.string(),
  regulation: RegulationDto,
  furniture: Furniture,
  voice: z.record(z.string(), z.unknown()),
  muted: z.enum(['no', 'programme', 'all']),
  /** Silencing emergencies too waits for a second person until then. */
  pendingMute: z.object({ by: z.string(), byName: z.string().nullable(), until: z.string() }).nullable(),
  demonstration: z.boolean(),
  places: z.int(),
  revision: z.int(),
  updatedAt: z.string(),
});
export type StationDto = z.infer<typeof StationDto>;
export const StationPage = pageOf(StationDto);
export const StationQuery = PageQuery.extend({
  search: z.string().max(100).optional(),
  /** In this unit or anywhere below. */
  unit: UnitKey.optional(),
  technology: z.enum(TECHNOLOGIES).optional(),
  /** Those that are silenced, in whatever way, or those that are not. */
  muted: z.stringbool().optional(),
});
export type StationQuery = z.infer<typeof StationQuery>;
export const PresetDto = z.object({ name: z.enum(PRESETS), regulation: RegulationDto });

export const SeedBody = z.object({
  rural: z.enum(['lowland', 'highland']).default('highland'),
  technology: z.enum(TECHNOLOGIES).default('ip'),
});
export type SeedBody = z.infer<typeof SeedBody>;
export const SeededDto = z.object({
  stations: z.array(z.object({ id: z.string(), unit: z.string(), name: z.string() })),
});
