import { UnitKey } from '#contracts/wire.js';
import { ALARM_KINDS } from '#domain/monitoring/alarms.js';
import { PageQuery, pageOf } from '#platform/http/validation.js';
import { z } from 'zod';

const AlarmKind = z.enum(ALARM_KINDS);
/** What an alarm says of its cause; which members there are depends on its kind. */
const AlarmDetails = z.looseObject({
  /** unarmed: why the slot will be missed, which, and when. */
  reason: z.string().optional(),
  title: z.string().optional(),
  startAt: z.string().optional(),
  row: z.string().optional(),
  place: z.string().optional(),
  /** clock */
  offsetMs: z.number().optional(),
  /** unplanned: test-tone, local, unknown; and what was played. */
  source: z.string().optional(),
  subject: z.string().nullable().optional(),
  toAt: z.string().optional(),
  /** fault, refused, flood */
  cause: z.string().optional(),
  /** unit-silent */
  devices: z.array(z.string()).optional(),
  total: z.int().optional(),
});
export const AlarmDto = z.object({
  id: z.string(),
  kind: AlarmKind,
  unit: z.string(),
  unitName: z.string(),
  unitPath: z.string(),
  /** null: the alarm is of a whole unit. */
  device: z.string().nullable(),
  placeName: z.string().nullable(),
  /** What hangs there. */
  placeKind: z.enum(['speaker', 'board']).nullable(),
  details: AlarmDetails,
  raisedAt: z.string(),
  /** When it was last seen to stand. */
  lastAt: z.string(),
  clearedAt: z.string().nullable(),
  count: z.int(),
  acknowledgedBy: z.string().nullable(),
  acknowledgedByName: z.string().nullable(),
  acknowledgedAt: z.string().nullable(),
  note: z.string().nullable(),
});
export const AlarmPage = pageOf(AlarmDto);
export const AlarmQuery = PageQuery.extend({
  open: z.stringbool().optional(),
  acknowledged: z.stringbool().optional(),
  kind: AlarmKind.optional(),
  /** All kinds but this one. */
  except: AlarmKind.optional(),
  device: z.string().max(64).optional(),
  unit: UnitKey.optional(),
});
export type AlarmQuery = z.infer<typeof AlarmQuery>;
export const Acknowledge = z.object({ note: z.string().trim().max(500).optional() });
export type Acknowledge = z.infer<typeof Acknowledge>;
