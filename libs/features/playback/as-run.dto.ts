import { DateLocal, Id, UnitKey } from '#contracts/wire.js';
import { PageQuery, pageOf } from '#platform/http/validation.js';
import { z } from 'zod';

export const AsRunDto = z.object({
  id: z.string(),
  kind: z.string(),
  subject: z.string(),
  place: z.string(),
  device: z.string().nullable(),
  station: z.string(),
  order: z.string().nullable(),
  localDate: z.string(),
  title: z.string(),
  class: z.int(),
  plannedStart: z.string(),
  durationMs: z.int(),
  planned: z.unknown(),
  state: z.string(),
  end: z.string().nullable(),
  reason: z.string().nullable(),
  late: z.boolean(),
  preempted: z.boolean(),
  segments: z.unknown(),
  playedMs: z.int(),
  startedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  evidence: z.string().nullable(),
  confirmedBy: z.enum(['device', 'person']),
  version: z.int(),
  closed: z.boolean(),
});
export const AsRunPage = pageOf(AsRunDto);
const filters = {
  from: DateLocal.optional(),
  to: DateLocal.optional(),
  unit: UnitKey.optional(),
  station: Id.optional(),
  place: Id.optional(),
  device: Id.optional(),
  subject: Id.optional(),
  kind: z.enum(['occurrence', 'alert', 'person']).optional(),
  end: z.enum(['finished', 'partial', 'failed', 'missed', 'refused', 'open']).optional(),
};
export const AsRunQuery = PageQuery.extend(filters);
export type AsRunQuery = z.infer<typeof AsRunQuery>;
export const AsRunFilter = z.object(filters);
export type AsRunFilter = z.infer<typeof AsRunFilter>;
const Totals = z.object({
  planned: z.int(),
  open: z.int(),
  finished: z.int(),
  partial: z.int(),
  failed: z.int(),
  missed: z.int(),
  refused: z.int(),
  late: z.int(),
  preempted: z.int(),
  playedMs: z.number(),
});
/** Devices and persons are counted apart, alerts and unplanned plays too. */
export const AsRunTotals = z.object({
  byDevice: Totals,
  byPerson: Totals,
  alertPlays: z.int(),
  unplanned: z.int(),
});
export const ConfirmAiring = z.object({
  result: z.enum(['finished', 'partial', 'missed']),
  reason: z.string().trim().max(200).nullable().default(null),
});
export type ConfirmAiring = z.infer<typeof ConfirmAiring>;
export const DayCloseDto = z.object({
  station: z.string(),
  localDate: z.string(),
  closedAt: z.string(),
  totals: z.unknown(),
});
export const DayClosePage = pageOf(DayCloseDto);
export const CorrectionDto = z.object({
  version: z.int(),
  was: z.unknown(),
  cause: z.string(),
  at: z.string(),
});
