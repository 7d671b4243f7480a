import { DateLocal } from '#contracts/wire.js';
import { PageQuery, pageOf } from '#platform/http/validation.js';
import { z } from 'zod';

const instant = z.string();
export const DeviceHistoryDto = z.object({
  place: z.object({
    id: z.string(),
    name: z.string(),
    kind: z.enum(['speaker', 'board']),
    unit: z.string(),
    unitName: z.string(),
    hamletName: z.string().nullable(),
    lat: z.number().nullable(),
    lon: z.number().nullable(),
    languages: z.array(z.string()),
    sensitiveSite: z.string().nullable(),
    owner: z.string().nullable(),
    responsible: z.string().nullable(),
  }),
  /** Every device that ever stood here, newest first. */
  enrolments: z.array(
    z.object({
      id: z.string(),
      hardwareId: z.string(),
      state: z.enum(['active', 'revoked', 'given-up']),
      enrolledAt: instant,
      revokedAt: instant.nullable(),
    }),
  ),
  boxes: z.array(
    z.object({
      hardwareId: z.string(),
      vendor: z.string().nullable(),
      model: z.string().nullable(),
      sim: z.string().nullable(),
      since: instant,
      until: instant.nullable(),
    }),
  ),
  faults: z.array(
    z.object({ kind: z.enum(['fault', 'refused', 'flood']), cause: z.string(), lastAt: instant }),
  ),
});

export const TelemetryQuery = z.object({
  /** So far back from now. */
  hours: z.coerce.number().min(1).max(720).default(48),
});
const Series = z.object({
  quantity: z.enum(['volume', 'rssi', 'tempC', 'batteryPct', 'ampMa', 'clockOffsetMs']),
  /** What is wrong with it; such figures are in neither mean nor points. */
  flags: z.array(z.enum(['constant', 'out-of-range'])),
  leftOut: z.int(),
  mean: z.number().nullable(),
  /** Epoch ms; null: nothing plausible in this part of the period. */
  points: z.array(z.object({ atMs: z.number(), value: z.number().nullable() })),
});
export const TelemetryDto = z.object({
  from: instant,
  to: instant,
  samples: z.int(),
  series: z.array(Series),
  power: z.array(z.object({ at: instant, source: z.string() })),
  presence: z.array(z.object({ at: instant, state: z.string() })),
  uptime: z.number().nullable(),
});

export const ReportQuery = PageQuery.extend({
  /** The day in Việt Nam on which it came; default: today. */
  day: DateLocal.optional(),
  type: z.string().max(24).optional(),
});
export type ReportQuery = z.infer<typeof ReportQuery>;
export const ReportDto = z.object({
  journal: z.string(),
  seq: z.int(),
  /** `rejected`: the hub could not use it. */
  type: z.string(),
  at: instant,
  receivedAt: instant,
  /** Word for word. */
  body: z.record(z.string(), z.unknown()),
  /** Which item it speaks of; null: none, or one that the hub does not know. */
  about: z.object({ title: z.string(), row: z.string().nullable() }).nullable(),
});
export const ReportPage = pageOf(ReportDto).extend({ day: z.string() });

export const LogDto = z.object({ nonce: z.string(), bytes: z.int(), receivedAt: instant });
