import { DateLocal } from '#contracts/wire.js';
import { daysBetween } from '#domain/time/civil-date.js';
import { z } from 'zod';
import { OCCURRENCE_STATES, ScheduleDayDto } from './schedule.dto.js';

export const Monday = DateLocal.refine(
  (date) => daysBetween('1970-01-05', date) % 7 === 0,
  'Tuần bắt đầu vào thứ Hai',
);
export const ApproveWeek = z.object({
  /** Of the programme that was seen; another in the meantime refuses the approval. */
  hash: z.string().regex(/^[0-9a-f]{64}$/, 'Mã chương trình gồm 64 chữ số'),
  note: z.string().trim().max(500).optional(),
});

const Line = z.object({
  localDate: z.string(),
  window: z.string(),
  startAt: z.string(),
  order: z.string(),
  title: z.string(),
  durationMs: z.int(),
  bulletins: z.array(z.object({ id: z.string(), title: z.string() })),
});
export const ProgrammeWeekDto = z.object({
  station: z.object({ id: z.string(), name: z.string(), unit: z.string() }),
  monday: z.string(),
  days: z.array(ScheduleDayDto.pick({ localDate: true, shut: true, minutes: true, maxMinutes: true })),
  /** What airs, in this order. */
  lines: z.array(
    Line.extend({
      /** Not in what was approved last. */
      isNew: z.boolean(),
    }),
  ),
  /** What has no time, or waits for the approval of its bulletins: it is no part of the programme. */
  waiting: z.array(
    z.object({
      order: z.string(),
      title: z.string(),
      localDate: z.string(),
      state: z.enum(OCCURRENCE_STATES),
      reason: z.string().nullable(),
      message: z.string().nullable(),
      /** Those that nobody has approved as they are now. */
      unapproved: z.array(
        z.object({
          id: z.string(),
          title: z.string(),
          state: z.enum(['draft', 'submitted', 'approved', 'withdrawn', 'expired']),
        }),
      ),
    }),
  ),
  hash: z.string(),
  /** The last one; null: nobody has approved this week. */
  approval: z
    .object({
      by: z.string().nullable(),
      at: z.string(),
      note: z.string().nullable(),
      hash: z.string(),
      /** The programme is still what was approved. */
      holds: z.boolean(),
      /** What was approved and is not in the programme any more. */
      gone: z.array(Line),
    })
    .nullable(),
});
export type ProgrammeWeekDto = z.infer<typeof ProgrammeWeekDto>;
