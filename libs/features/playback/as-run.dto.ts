import { DateLocal, Id, UnitKey } from '#contracts/wire.js';
import { PageQuery, pageOf } from '#platform/http/validation.js';
import { z } from 'zod';

const Segment = z.object({
  item: z.string(),
  itemIndex: z.int().nullable(),
  fromMs: z.number(),
  toMs: z.number(),
  fromAtMs: z.number().nullable(),
  toAtMs: z.number().nullable(),
});
const StopMark = z.object({
  id: z.string(),
  at: z.string(),
  by: z.string(),
  reason: z.string(),
  correction: z.string().nullable(),
});
export const AsRunDto = z.object({
  id: z.string(),
  kind: z.enum(['occurrence', 'alert', 'person']),
  /** What stands at the place: a loudspeaker, or a board. */
  channel: z.enum(['speaker', 'board']),
  subject: z.string(),
  place: z.string(),
  placeName: z.string(),
  device: z.string().nullable(),
  station: z.string(),
  stationName: z.string(),
  unitName: z.string(),
  order: z.string().nullable(),
  localDate: z.string(),
  title: z.string(),
  class: z.int(),
  plannedStart: z.string(),
  durationMs: z.int(),
  planned: z.array(z.object({ sha256: z.string(), offsetMs: z.number(), durationMs: z.number() })),
  state: z.string(),
  end: z.string().nullable(),
  reason: z.string().nullable(),
  late: z.boolean(),
  preempted: z.boolean(),
  segments: z.array(Segment),
  playedMs: z.int(),
  startedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  evidence: z.string().nullable(),
  confirmedBy: z.enum(['device', 'person']),
  version: z.int(),
  closed: z.boolean(),
  /** Until when an officer may say what was aired; null where devices report. */
  confirmUntil: z.string().nullable(),
  /** Somebody stopped it as wrong: the row stays as it was heard. */
  stop: StopMark.nullable(),
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
  order: Id.optional(),
  kind: z.enum(['occurrence', 'alert', 'person']).optional(),
  channel: z.enum(['speaker', 'board']).optional(),
  end: z.enum(['finished', 'partial', 'failed', 'missed', 'refused', 'open']).optional(),
  late: z.stringbool().optional(),
  /** Only what somebody stopped as wrong. */
  stopped: z.stringbool().optional(),
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
  /** Per cent with one decimal: finished ÷ (planned − open); null while nothing has ended. */
  share: z.number().nullable(),
});
/** Loudspeakers, boards and persons are counted apart, alerts and unplanned plays too. */
export const AsRunTotals = z.object({
  byDevice: Totals,
  byBoard: Totals,
  byPerson: Totals,
  alertPlays: z.int(),
  unplanned: z.int(),
});
export const StationTotals = AsRunTotals.extend({
  station: z.string(),
  stationName: z.string(),
  unit: z.string(),
  unitName: z.string(),
  technology: z.enum(['ip', 'fm', 'wired']),
});
export const UnplannedQuery = PageQuery.extend(filters);
export type UnplannedQuery = z.infer<typeof UnplannedQuery>;
export const UnplannedPage = pageOf(
  z.object({
    id: z.string(),
    place: z.string(),
    placeName: z.string(),
    station: z.string(),
    stationName: z.string(),
    device: z.string(),
    fromAt: z.string(),
    toAt: z.string(),
    source: z.string(),
    subject: z.string().nullable(),
  }),
);
/** What made a row: the reports as they came, in the order of the devices' clocks. */
export const RowReportsDto = z.object({
  reports: z.array(
    z.object({
      device: z.string(),
      journal: z.string(),
      seq: z.int(),
      type: z.string(),
      at: z.string(),
      receivedAt: z.string(),
      /** JSON as the device sent it. */
      body: z.string(),
    }),
  ),
  truncated: z.boolean(),
  person: z
    .object({
      by: z.string(),
      byName: z.string().nullable(),
      at: z.string(),
      result: z.enum(['finished', 'partial', 'missed']),
      reason: z.string().nullable(),
    })
    .nullable(),
});
export const ConfirmAiring = z.object({
  result: z.enum(['finished', 'partial', 'missed']),
  reason: z.string().trim().max(200).nullable().default(null),
});
export type ConfirmAiring = z.infer<typeof ConfirmAiring>;
const days = { from: DateLocal.optional(), to: DateLocal.optional(), station: Id.optional() };
export const DaysQuery = z.object(days);
export const ClosedDaysQuery = PageQuery.extend(days);
export const ClosedDayPage = pageOf(
  z.object({
    station: z.string(),
    stationName: z.string(),
    localDate: z.string(),
    closedAt: z.string(),
    /** As they stood when the day closed; what was corrected since is counted beside. */
    totals: AsRunTotals.omit({ unplanned: true }),
    /** Rows that have a newer version than the one the day closed with. */
    corrected: z.int(),
    correctedAt: z.string().nullable(),
  }),
);
export const OpenDayDto = z.object({
  station: z.string(),
  stationName: z.string(),
  technology: z.enum(['ip', 'fm', 'wired']),
  localDate: z.string(),
  /** The day is not over; rows have no end yet; or every row has one, and it closes within minutes. */
  why: z.enum(['not-over', 'rows', 'closing']),
  rows: z.int(),
  /** Rows of loudspeakers and boards without an end. */
  devices: z.int(),
  /** Airings that are over and wait for an officer's word. */
  people: z.int(),
  /** Until when that word is waited for, at the latest. */
  confirmUntil: z.string().nullable(),
});
export type OpenDayDto = z.infer<typeof OpenDayDto>;
export const CorrectionDto = z.object({
  version: z.int(),
  was: z.object({
    end: z.string().nullable(),
    reason: z.string().nullable(),
    playedMs: z.number(),
    startedAtMs: z.number().nullable(),
    endedAtMs: z.number().nullable(),
    evidence: z.string(),
  }),
  cause: z.string(),
  at: z.string(),
});
