import { DateLocal, Id, TimeLocal, UnitKey } from '#contracts/wire.js';
import { PageQuery, pageOf } from '#platform/http/validation.js';
import { z } from 'zod';

/** Schemas of orders as people send them; the planner's own types are in #domain/planning/types. */
const weekday = z.union([
  z.literal(1),
  z.literal(2),
  z.literal(3),
  z.literal(4),
  z.literal(5),
  z.literal(6),
  z.literal(7),
]);
const exceptions = z
  .object({ dates: z.array(DateLocal).max(366).optional(), onHolidays: z.boolean().optional() })
  .optional();
const span = { from: DateLocal, to: DateLocal.optional(), exceptions };
export const RecurrenceDto = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('once'), date: DateLocal, exceptions }),
  z.object({ kind: z.literal('daily'), every: z.int().min(1).max(60).optional(), ...span }),
  z.object({
    kind: z.literal('weekly'),
    weekdays: z.array(weekday).min(1).max(7),
    every: z.int().min(1).max(52).optional(),
    ...span,
  }),
  z.object({ kind: z.literal('dates'), dates: z.array(DateLocal).min(1).max(366), exceptions }),
  z.object({
    kind: z.literal('lunar'),
    months: z.array(z.int().min(1).max(12)).max(12).optional(),
    days: z.array(z.int().min(1).max(30)).min(1).max(30),
    leapMonths: z.enum(['skip', 'include', 'only']).optional(),
    missingDay: z.enum(['skip', 'last']).optional(),
    ...span,
  }),
]);
const TimeWithSeconds = z.union([
  TimeLocal,
  z.string().regex(/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/, 'HH:MM:SS'),
]);
export const PlacementDto = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('fixed'),
    atLocal: TimeWithSeconds,
    toleranceMs: z.int().min(0).max(3_600_000).default(0),
  }),
  z.object({
    kind: z.literal('window'),
    window: z.string().min(1).max(60),
    position: z.enum(['start', 'anywhere', 'end']).default('anywhere'),
  }),
]);
const targetList = z.object({
  units: z.array(UnitKey).max(500).optional(),
  hamlets: z.array(z.string().max(64)).max(2000).optional(),
  groups: z.array(Id).max(200).optional(),
  places: z.array(Id).max(5000).optional(),
});
export const TargetsDto = z.object({ include: targetList, exclude: targetList.optional() });

/** How far an airing may move when there is no room: days after its date, or a date. */
const Latest = z.union([z.object({ days: z.int().min(0).max(14) }), z.object({ date: DateLocal })]);

export const OrderContent = z.object({
  title: z
    .string()
    .trim()
    .min(1)
    .max(255)
    .transform((s) => s.normalize('NFC')),
  class: z.union([z.literal(2), z.literal(3)], {
    error: 'Mức độ là 2 (ưu tiên) hoặc 3 (thông thường); tin khẩn cấp dùng Phát khẩn cấp',
  }),
  bulletinIds: z.array(Id).min(1, 'Chọn ít nhất một bản tin').max(20),
  targets: TargetsDto,
  recurrence: RecurrenceDto,
  airings: z.array(PlacementDto).min(1, 'Chọn ít nhất một giờ phát').max(12),
  latest: Latest.default({ days: 0 }),
});
export type OrderContent = z.infer<typeof OrderContent>;
export const CreateOrder = OrderContent.extend({
  unit: UnitKey,
  /** Bulletins that are not approved yet are let in: once confirmed, the order waits for their approval. */
  whenApproved: z.boolean().default(false),
});
export type CreateOrder = z.infer<typeof CreateOrder>;
export const NewVersion = OrderContent.extend({
  scope: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('all') }),
    z.object({ kind: z.literal('following'), date: DateLocal }),
    z.object({ kind: z.literal('one'), date: DateLocal }),
  ]),
});
export type NewVersion = z.infer<typeof NewVersion>;

/** What targets reach, in the words of the confirmation. */
export const Counted = z.object({
  communes: z.int(),
  stations: z.int(),
  /** Clusters, boards, and a station without places of its own as one. */
  places: z.int(),
  clusters: z.int(),
  boards: z.int(),
  /** Enrolled and active. */
  devices: z.int(),
  /** FM and wired stations: they get a run sheet, a person confirms. */
  unattended: z.int(),
  fm: z.int(),
});
export type Counted = z.infer<typeof Counted>;
const ORDER_STATES = ['draft', 'awaiting', 'confirmed', 'withdrawn', 'refused'] as const;
export const OrderDto = z.object({
  id: z.string(),
  unit: z.string(),
  title: z.string(),
  class: z.int(),
  field: z.int(),
  state: z.enum(ORDER_STATES),
  /** Why an order that waited for approval came to nothing. */
  reason: z.string().nullable(),
  version: z.int(),
  confirmedAt: z.string().nullable(),
  content: z.object({
    bulletinIds: z.array(z.string()),
    targets: TargetsDto,
    recurrence: RecurrenceDto,
    airings: z.array(PlacementDto),
    latest: Latest,
    /** Dates that the version governs; null for open. */
    governs: z.object({ fromLocalDate: z.string().nullable(), toLocalDate: z.string().nullable() }),
  }),
  counted: Counted,
  createdBy: z.string(),
  createdAt: z.string(),
});
export const OrderPage = pageOf(OrderDto);
export const OrderQuery = PageQuery.extend({
  state: z.enum(ORDER_STATES).optional(),
  /** Orders that air this bulletin. */
  bulletin: Id.optional(),
  unit: UnitKey.optional(),
});

export const Occupant = z.object({ id: z.string(), title: z.string(), startAt: z.string().nullable() });
export const OutcomeDto = z.object({
  request: z.string(),
  station: z.string(),
  stationName: z.string(),
  localDate: z.string(),
  index: z.int(),
  outcome: z.enum(['placed', 'offered', 'colliding', 'refused']),
  startAt: z.string().nullable(),
  reason: z.string().nullable(),
  message: z.string().nullable(),
  remedy: z.string().nullable(),
  occupants: z.array(Occupant),
});
export type OutcomeDto = z.infer<typeof OutcomeDto>;
export const DryRunDto = z.object({
  counted: Counted,
  totals: z.object({ placed: z.int(), offered: z.int(), colliding: z.int(), refused: z.int() }),
  outcomes: z.array(OutcomeDto),
  displaced: z.array(
    z.object({
      request: z.string(),
      title: z.string(),
      station: z.string(),
      stationName: z.string(),
      wasAt: z.string(),
      /** null: it has no place any more. */
      startAt: z.string().nullable(),
    }),
  ),
  minutes: z.array(
    z.object({
      station: z.string(),
      localDate: z.string(),
      minutes: z.number(),
      maxMinutes: z.number().nullable(),
    }),
  ),
  truncated: z.boolean(),
});
export type DryRunDto = z.infer<typeof DryRunDto>;
