import fc from 'fast-check';
import { addDays } from '#domain/time/civil-date.js';
import type { Recurrence } from '#domain/recurrence/recurrence.js';
import type { OrderVersion, Placement, PlanInput, PlanOrder, PlanStation } from '#domain/planning/types.js';
import { at, aStation, anInput, everyDay, monday } from './planning-world.js';

/** Arbitrary little worlds for the planner's property tests: three stations, five days, up to eight orders. */
export const stationIds = ['s1', 's2', 's3'];
export const lastDate = addDays(monday, 4);
const date = fc.integer({ min: 0, max: 4 }).map((days) => addDays(monday, days));
const localTime = fc
  .record({ hour: fc.constantFrom(4, 5, 6, 17, 18, 23, 0), minute: fc.constantFrom(0, 10, 20, 30, 45) })
  .map(({ hour, minute }) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);

const station = (id: string): fc.Arbitrary<PlanStation> =>
  fc
    .record({
      evening: fc.constantFrom(['17:00', '18:00'], ['23:30', '00:40'], ['17:40', '17:50']),
      late: fc.boolean(),
      quiet: fc.constantFrom(
        [],
        [['21:00', '05:40']],
        [
          ['05:45', '06:00'],
          ['17:30', '17:35'],
        ],
      ),
      sessions: fc.constantFrom(null, 1, 2),
      perSession: fc.constantFrom(null, 20, 40),
      perDay: fc.constantFrom(null, 30, 45),
      perEvening: fc.constantFrom({}, { maxMinutes: 15 }),
      weekdays: fc.constantFrom(null, [1, 2, 3, 4] as const),
      furniture: fc.constantFrom(
        { openingMs: 0, stingerMs: 0, closingMs: 0 },
        { openingMs: 22_000, stingerMs: 1000, closingMs: 8000 },
      ),
      rules: fc.constantFrom([], [{ id: 'field one', fields: [1], answer: 'accept' as const }]),
      prefer: fc.constantFrom('placed' as const, 'own' as const, 'above' as const),
    })
    .map(({ evening: [from = '', to = ''], late, ...w }) =>
      aStation({
        id,
        windows: [
          { name: 'morning', from: '05:30', to: '06:30', days: everyDay },
          { name: 'evening', from, to, days: late ? [1, 3, 5] : everyDay, ...w.perEvening },
        ],
        quiet: w.quiet.map(([quietFrom = '', quietTo = '']) => ({
          from: quietFrom,
          to: quietTo,
          days: everyDay,
        })),
        quota: {
          maxSessionsPerDay: w.sessions,
          maxMinutesPerSession: w.perSession,
          maxMinutesPerDay: w.perDay,
          weekdays: w.weekdays,
        },
        furniture: w.furniture,
        offerRules: w.rules,
        collisionRule: { id: 'collisions', prefer: w.prefer },
      }),
    );

const placement: fc.Arbitrary<Placement> = fc.oneof(
  fc.record({
    kind: fc.constant('fixed' as const),
    atLocal: localTime,
    toleranceMs: fc.constantFrom(0, 60_000, 900_000),
  }),
  fc.record({
    kind: fc.constant('window' as const),
    window: fc.constantFrom('morning', 'evening'),
    position: fc.constantFrom('start' as const, 'anywhere' as const, 'end' as const),
  }),
);
const recurrence: fc.Arbitrary<Recurrence> = fc.oneof(
  date.map((d): Recurrence => ({ kind: 'once', date: d })),
  fc.constant<Recurrence>({ kind: 'daily', from: monday }),
  fc.uniqueArray(date, { minLength: 1 }).map((dates): Recurrence => ({ kind: 'dates', dates })),
);
const sounds = fc.array(
  fc.record({
    bulletinId: fc.constantFrom('a', 'b'),
    contentHash: fc.constantFrom('x', 'y'),
    durationMs: fc.constantFrom(30_000, 61_000, 300_000, 600_500, 1_500_000, 3_300_000),
  }),
  { minLength: 1, maxLength: 2 },
);
/** What boards are asked to show; some stations have boards only. */
export const display = fc.record({
  turnMs: fc.constantFrom(8000, 61_000, 2_000_000),
  items: fc.array(
    fc.record({ bulletinId: fc.constantFrom('a', 'b'), contentHash: fc.constantFrom('p', 'q') }),
    { minLength: 1, maxLength: 2 },
  ),
});

export const version = (number: number): fc.Arbitrary<OrderVersion> =>
  fc.record({
    version: fc.constant(number),
    governs:
      number === 1
        ? fc.constant({ fromLocalDate: null, toLocalDate: null })
        : fc.record({ fromLocalDate: date, toLocalDate: fc.option(date) }),
    effectiveFromMs: fc.constant(at('2026-11-01', '00:00')),
    class: fc.constantFrom(2 as const, 3 as const),
    source: fc.constantFrom('own' as const, 'above' as const),
    field: fc.constantFrom(1, 2),
    recurrence,
    airings: fc.array(placement, { minLength: 1, maxLength: 2 }),
    latest: fc.constantFrom({ days: 0 }, { days: 1 }, { date: lastDate }),
    validFromMs: fc.constantFrom(null, at(monday, '05:47:13')),
    validToMs: fc.constantFrom(null, at(addDays(monday, 2), '17:20')),
    stations: fc.uniqueArray(fc.constantFrom(...stationIds), { minLength: 1 }).chain((ids) =>
      fc.tuple(
        ...ids.map((stationId) => {
          const common = { stationId: fc.constant(stationId), placeCount: fc.constantFrom(3, 3, 3, 0) };
          return fc.oneof(
            { weight: 3, arbitrary: fc.record({ ...common, items: sounds }) },
            fc.record({ ...common, items: sounds, display }),
            fc.record({ ...common, items: fc.constant([]), display }),
          );
        }),
      ),
    ),
  });
const order = (id: string): fc.Arbitrary<PlanOrder> =>
  fc.record({
    id: fc.constant(id),
    ownerId: fc.constant(`owner of ${id}`),
    confirmedAtMs: fc.constantFrom(1, 2, 3),
    withdrawnAtMs: fc.constantFrom(null, null, null, null, at(monday, '04:00')),
    versions: fc.oneof({ weight: 3, arbitrary: fc.tuple(version(1)) }, fc.tuple(version(1), version(2))),
  });
export const world: fc.Arbitrary<PlanInput> = fc
  .record({
    stations: fc.tuple(...stationIds.map(station)),
    orders: fc
      .uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 8 })
      .chain((ids) => fc.tuple(...ids.map((i) => order(`o${i}`)))),
    frozenUntilMs: fc.constantFrom(
      at('2026-11-22', '12:00'),
      at(monday, '05:41:07'),
      at(addDays(monday, 1), '17:30'),
    ),
    answered: fc.array(
      fc.record({
        order: fc.integer({ min: 1, max: 12 }),
        accept: fc.boolean(),
        follow: fc.boolean(),
        localDate: fc.option(date),
        into: fc.option(placement),
      }),
      { maxLength: 6 },
    ),
  })
  .map(({ stations, orders, frozenUntilMs, answered }) =>
    anInput({
      stations,
      orders,
      frozenUntilMs,
      horizon: { fromLocalDate: monday, toLocalDate: lastDate },
      answers: answered.map((a, i) => ({
        id: `answer ${i}`,
        stationId: stationIds[i % 3] ?? 's1',
        orderId: `o${a.order}`,
        version: 1,
        localDate: a.localDate,
        answer: a.accept ? 'accept' : 'decline',
        into: a.into,
        followUpdates: a.follow,
        answeredAtMs: i,
      })),
    }),
  );
