import { DateLocal, Id, UnitKey } from '#contracts/wire.js';
import { daysBetween } from '#domain/time/civil-date.js';
import { PageQuery, pageOf } from '#platform/http/validation.js';
import { z } from 'zod';
import { DryRunDto, OrderContent, PlacementDto } from './orders.dto.js';

/** Two months at once are more than any page shows. */
const MAX_DAYS = 62;
const range = { from: DateLocal, to: DateLocal };
const inOrder = ({ from, to }: { from: string; to: string }): boolean => {
  const days = daysBetween(from, to);
  return days >= 0 && days < MAX_DAYS;
};
const RANGE_PROBLEM = {
  message: `“Đến ngày” không trước “từ ngày” và cách không quá ${MAX_DAYS} ngày`,
  path: ['to'],
};
export const ScheduleQuery = z.object(range).refine(inOrder, RANGE_PROBLEM);

export const OCCURRENCE_STATES = [
  'placed',
  'offered',
  'colliding',
  'refused',
  'withdrawn',
  'awaiting',
] as const;
export const OccurrenceDto = z.object({
  id: z.string(),
  order: z.string(),
  /** Of the order: what an edit has to name. */
  orderVersion: z.int(),
  /** Whose order it is. */
  orderUnit: z.string(),
  orderUnitName: z.string(),
  station: z.string(),
  localDate: z.string(),
  index: z.int(),
  class: z.int(),
  field: z.int(),
  state: z.enum(OCCURRENCE_STATES),
  frozen: z.boolean(),
  /** After the days that are planned and stored: as it would be. */
  forecast: z.boolean(),
  /** This person may change the order, and it is not too late for this airing. */
  editable: z.boolean(),
  /** This person reads the order and its bulletins whole, not only what concerns this station. */
  readable: z.boolean(),
  /** once | daily | weekly | dates | lunar: what "this and following" and "all" can mean. */
  repeats: z.string(),
  session: z.string().nullable(),
  startAt: z.string().nullable(),
  durationMs: z.int(),
  bulletins: z.array(z.string()),
  /** Why it is not placed, or who decided where it is. */
  outcome: z
    .object({
      reason: z.string().optional(),
      message: z.string().optional(),
      remedy: z.string().optional(),
    })
    .nullable(),
  /** Of another date, from which an edit moved it. */
  replaces: z.string().nullable(),
  title: z.string(),
});
export const SessionDto = z.object({
  id: z.string(),
  station: z.string(),
  localDate: z.string(),
  window: z.string(),
  startAt: z.string(),
  endAt: z.string(),
  minutes: z.number(),
  maxMinutes: z.number().nullable(),
});
const Span = z.object({ startAt: z.string(), endAt: z.string() });
export const ScheduleDayDto = z.object({
  localDate: z.string(),
  lunar: z.object({ day: z.int(), month: z.int(), year: z.int(), leap: z.boolean() }),
  /** Special days that hold here. */
  holidays: z.array(z.string()),
  /** closed | weekday: nothing can be placed; null: something can. */
  shut: z.enum(['closed', 'weekday']).nullable(),
  mourning: z.boolean(),
  /** `maxMinutes`: of a session in it. */
  windows: z.array(Span.extend({ name: z.string(), maxMinutes: z.int() })),
  quiet: z.array(Span),
  sessions: z.int(),
  maxSessions: z.int(),
  minutes: z.number(),
  maxMinutes: z.int(),
});
export const ScheduleDto = z.object({
  station: z.object({
    id: z.string(),
    name: z.string(),
    unit: z.string(),
    technology: z.enum(['ip', 'fm', 'wired']),
    /** Windows by name, as the regulation has them. */
    windows: z.array(z.object({ name: z.string(), from: z.string(), to: z.string() })),
    decisions: z.object({ windows: z.string(), quiet: z.string(), quota: z.string(), volumes: z.string() }),
  }),
  days: z.array(ScheduleDayDto),
  sessions: z.array(SessionDto),
  occurrences: z.array(OccurrenceDto),
  /** Of orders that wait for approval: where they would be if they were approved now. They use no minutes. */
  awaiting: z.array(OccurrenceDto),
});
export type ScheduleDto = z.infer<typeof ScheduleDto>;

export const StationDaysQuery = PageQuery.extend({
  ...range,
  unit: UnitKey.optional(),
  search: z.string().max(100).optional(),
  /** Only FM and wired stations, which air from run sheets. */
  byHand: z.stringbool().optional(),
}).refine(inOrder, RANGE_PROBLEM);
export type StationDaysQuery = z.infer<typeof StationDaysQuery>;
export const StationDaysDto = z.object({
  station: z.string(),
  name: z.string(),
  unit: z.string(),
  technology: z.enum(['ip', 'fm', 'wired']),
  maxMinutes: z.int(),
  days: z.array(
    z.object({
      localDate: z.string(),
      sessions: z.int(),
      minutes: z.number(),
      placed: z.int(),
      offered: z.int(),
      colliding: z.int(),
      refused: z.int(),
      /** Which sessions wait for somebody, and for whom. */
      waits: z.array(
        z.object({
          /** A window's name, or a time outside every window. */
          session: z.string(),
          state: z.enum(['offered', 'colliding', 'awaiting']),
          count: z.int(),
        }),
      ),
    }),
  ),
});
export const StationDaysPage = pageOf(StationDaysDto);

const Airing = z.object({ localDate: DateLocal, index: z.int().min(0).max(100_000) });
export const ChangeOrder = z.object({
  /** The version that was seen; another in the meantime refuses the change. */
  version: z.int().min(1),
  change: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('move'),
      airing: Airing,
      to: z.object({ localDate: DateLocal, placement: PlacementDto }),
      scope: z.enum(['one', 'following', 'all']),
    }),
    z.object({ kind: z.literal('cancel'), airing: Airing, scope: z.enum(['one', 'following']) }),
    /** Other bulletins or places, at the dates and times that hold. */
    z.object({
      kind: z.literal('content'),
      ...OrderContent.pick({ title: true, bulletinIds: true, targets: true }).shape,
      /** From this date on; absent: whatever has not aired. */
      from: DateLocal.optional(),
    }),
  ]),
});
export type ChangeOrder = z.infer<typeof ChangeOrder>;
/** Orders that one change of a schedule reaches: those of a unit that a copied week looks at. */
export const MAX_ORDERS = 500;
export const UndoChanges = z.object({
  changes: z
    .array(
      z.object({
        order: Id,
        /** The order's last version. */
        version: z.int().min(1),
        /** The first of several that were added together; absent: the last alone. */
        from: z.int().min(2).optional(),
      }),
    )
    .min(1)
    .max(MAX_ORDERS)
    .refine((changes) => new Set(changes.map(({ order }) => order)).size === changes.length, {
      message: 'Mỗi lịch phát chỉ nêu một lần',
    }),
});
export const UndoneDto = z.object({
  /** The orders with the versions that they have now. */
  orders: z.array(z.object({ order: z.string(), version: z.int() })),
});

export const CopyWeek = z.object({
  /** Orders of this unit itself. */
  unit: UnitKey,
  /** The Monday of the week that is copied, to the week after it. */
  monday: DateLocal.refine((date) => daysBetween('1970-01-05', date) % 7 === 0, 'Tuần bắt đầu vào thứ Hai'),
});
export type CopyWeek = z.infer<typeof CopyWeek>;
export const CopiedWeekDto = z.object({
  orders: z.array(
    z.object({
      order: Id,
      title: z.string(),
      /** The versions that it takes, first and last: to take it back. */
      from: z.int(),
      version: z.int(),
      /** Of the week that is filled. */
      dates: z.array(z.string()),
      /** Why it is left out; null: it is copied. */
      skipped: z.string().nullable(),
    }),
  ),
  /** Dates that are added, of all orders. */
  dates: z.int(),
});
export const CopyWeekDryRun = CopiedWeekDto.extend({ dryRun: DryRunDto.nullable() });
