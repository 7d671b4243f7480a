import { Id } from '#contracts/wire.js';
import { PageQuery, pageOf } from '#platform/http/validation.js';
import { z } from 'zod';

/** What sounds now, sounded a little while ago, or is about to: what somebody may want to stop. */
export const OnAirDto = z.object({
  kind: z.enum(['order', 'alert']),
  /** Order id, or alert id. */
  subject: z.string(),
  title: z.string(),
  class: z.int(),
  exercise: z.boolean(),
  /** Full name of the unit whose it is. */
  from: z.string(),
  /** playing: some place reports sound; due: its time has come and no place has reported; ended; soon. */
  state: z.enum(['playing', 'due', 'ended', 'soon']),
  startAt: z.string(),
  since: z.string().nullable(),
  endedAt: z.string().nullable(),
  places: z.int(),
  playing: z.int(),
  stations: z.int(),
  /** For listening: one station that airs it, and its bulletins. */
  station: z.string(),
  bulletins: z.array(z.string()),
  mayStop: z.boolean(),
  stop: z.string().nullable(),
});
export type OnAirDto = z.infer<typeof OnAirDto>;

const reason = z.string().trim().min(3, 'Nêu lý do dừng phát').max(500);
export const StopOrder = z.object({
  reason,
  /** Withdraw its bulletins too, so that no other order airs them. */
  bulletins: z.boolean().default(false),
});
export type StopOrder = z.infer<typeof StopOrder>;
export const StopAlert = z.object({ reason });

const Totals = z.object({
  places: z.int(),
  /** Places that heard anything. */
  heard: z.int(),
  /** Not confirmed yet that they are silent. */
  sounding: z.int(),
  ended: z.int(),
  silent: z.int(),
  heardSeconds: z.number(),
  longestSeconds: z.number(),
});
export const StopDto = z.object({
  id: z.string(),
  kind: z.enum(['order', 'alert']),
  subject: z.string(),
  title: z.string(),
  reason: z.string(),
  stoppedBy: z.string(),
  stoppedByName: z.string().nullable(),
  stoppedAt: z.string(),
  withdrawnBulletins: z.array(z.string()),
  mayCorrect: z.boolean(),
  totals: Totals,
  correction: z
    .object({
      order: z.string(),
      title: z.string(),
      by: z.string().nullable(),
      byName: z.string().nullable(),
      at: z.string().nullable(),
      /** Stations where it has its time. */
      placed: z.int(),
      /** Stations where it waits or found no room. */
      waiting: z.int(),
      startAt: z.string().nullable(),
      /** Places that have heard it to the end. */
      aired: z.int(),
    })
    .nullable(),
});
export type StopDto = z.infer<typeof StopDto>;
export const StopSummary = StopDto.omit({ totals: true, correction: true }).extend({
  correction: z.string().nullable(),
});
export const StopPage = pageOf(StopSummary);
export const StoppedPlaceDto = z.object({
  row: z.string(),
  place: z.string(),
  placeName: z.string(),
  station: z.string(),
  stationName: z.string(),
  state: z.enum(['sounding', 'ended', 'silent']),
  heardSeconds: z.number(),
  /** Reckoned from the clock: its device has not reported yet. */
  estimated: z.boolean(),
  startedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  end: z.string().nullable(),
  reason: z.string().nullable(),
});
export type StoppedPlaceDto = z.infer<typeof StoppedPlaceDto>;
export const StoppedPlacePage = pageOf(StoppedPlaceDto);
export const StoppedPlaceQuery = PageQuery.extend({
  state: z.enum(['sounding', 'ended', 'silent']).optional(),
});
export const CorrectStop = z.object({ bulletinId: Id });
