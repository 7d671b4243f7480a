import { Id, Instant, UnitKey } from '#contracts/wire.js';
import { PageQuery, pageOf } from '#platform/http/validation.js';
import { z } from 'zod';

export const SLOT_STATES = [
  'planned',
  'delivered',
  'staged',
  'armed',
  'started',
  'finished',
  'partial',
  'failed',
  'missed',
  'refused',
] as const;
const State = z.enum(SLOT_STATES);

export const SlotsQuery = z.object({
  unit: UnitKey.optional(),
  /** The middle of what is asked for; default: now. */
  at: Instant.optional(),
  /** So far before and after; at most a day. */
  hours: z.coerce.number().min(0.1).max(24).default(3),
});
export type SlotsQuery = z.infer<typeof SlotsQuery>;

/** One airing over all stations that have it at the same time. */
export const SlotDto = z.object({
  /** Order, or alert. */
  source: z.string(),
  kind: z.enum(['occurrence', 'alert', 'person']),
  title: z.string(),
  /** Where it is one commune's own; null: of several. */
  unitName: z.string().nullable(),
  class: z.int(),
  startAt: z.string(),
  /** Until the last of its places is done: boards show longer than loudspeakers sound. */
  durationMs: z.int(),
  total: z.int(),
  counts: z.object(
    Object.fromEntries(SLOT_STATES.map((s) => [s, z.int()])) as Record<
      (typeof SLOT_STATES)[number],
      z.ZodInt
    >,
  ),
});
export const SlotsDto = z.object({
  at: z.string(),
  /** How long before its start a device says that it is armed. */
  armSeconds: z.number(),
  /** There are more, further from the time that was asked for. */
  truncated: z.boolean(),
  items: z.array(SlotDto),
});

export const SlotRowsQuery = PageQuery.extend({
  source: Id,
  kind: z.enum(['occurrence', 'alert', 'person']),
  startAt: Instant,
  unit: UnitKey.optional(),
  state: State.optional(),
});
export type SlotRowsQuery = z.infer<typeof SlotRowsQuery>;
export const SlotRowDto = z.object({
  /** Of the as-run row. */
  id: z.string(),
  device: z.string().nullable(),
  place: z.string(),
  placeName: z.string(),
  unit: z.string(),
  unitName: z.string(),
  state: State,
  end: z.string().nullable(),
  /** Why it did not end well, or why it will be missed. */
  reason: z.string().nullable(),
  delivered: z.boolean(),
  staged: z.boolean(),
  armedAt: z.string().nullable(),
  startedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  late: z.boolean(),
  preempted: z.boolean(),
  playedMs: z.int(),
});
export const SlotRowPage = pageOf(SlotRowDto);
