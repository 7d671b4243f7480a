import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import { at, aStation, anInput, everyDay, monday, occurrencesOf } from '#testing/planning-world.js';
import { addDays } from '../time/civil-date.js';
import { expand } from '../recurrence/expand.js';
import { checkSession, minutesUsed } from './session-check.js';
import { isFrozen, plan, planStations } from './plan.js';
import type { Recurrence } from '../recurrence/recurrence.js';
import type { OrderVersion, Placement, Plan, PlanInput, PlanOrder, PlanStation } from './types.js';

const RUNS = 100;
const stationIds = ['s1', 's2', 's3'];
const lastDate = addDays(monday, 4);
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
          { name: 'evening', from, to, days: late ? [1, 3, 5] : everyDay },
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
const version = (number: number): fc.Arbitrary<OrderVersion> =>
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
        ...ids.map((stationId) =>
          fc.record({
            stationId: fc.constant(stationId),
            placeCount: fc.constantFrom(3, 3, 3, 0),
            items: fc.array(
              fc.record({
                bulletinId: fc.constantFrom('a', 'b'),
                contentHash: fc.constantFrom('x', 'y'),
                durationMs: fc.constantFrom(30_000, 61_000, 300_000, 600_500, 1_500_000, 3_300_000),
              }),
              { minLength: 1, maxLength: 2 },
            ),
          }),
        ),
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
const world: fc.Arbitrary<PlanInput> = fc
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

const check = (property: (input: PlanInput) => void, runs = RUNS): void => {
  fc.assert(fc.property(world, property), { numRuns: runs });
};

/** Ids of everything that the orders ask for, reckoned the slow way. */
function idsAsked(input: PlanInput): string[] {
  const ids: string[] = [];
  for (const { id, versions } of input.orders) {
    for (
      let localDate = input.horizon.fromLocalDate;
      localDate <= input.horizon.toLocalDate;
      localDate = addDays(localDate, 1)
    ) {
      const governing = versions.findLast(
        ({ governs: { fromLocalDate, toLocalDate } }) =>
          (fromLocalDate ?? '') <= localDate && localDate <= (toLocalDate ?? '9'),
      );
      if (!governing || expand(governing.recurrence, localDate, localDate).length === 0) continue;
      for (const { stationId } of governing.stations) {
        governing.airings.forEach((_, index) => {
          const text = `${id}|${stationId}|${localDate}|${index}`;
          ids.push(createHash('sha256').update(text).digest('hex').slice(0, 32));
        });
      }
    }
  }
  return ids.sort();
}

function outcomesOf(result: Plan): string[] {
  return [
    ...occurrencesOf(result).map(({ id }) => id),
    ...result.offers.flatMap(({ requests }) => requests.map(({ id }) => id)),
    ...result.collisions.flatMap(({ contenders }) => contenders.map(({ id }) => id)),
    ...result.refusals.map(({ id }) => id),
  ].sort();
}

function shuffled<T>(list: readonly T[], salt: number): T[] {
  const key = (i: number): number => Math.imul(i + 1, 2_654_435_761 + 2 * salt) >>> 0;
  return list
    .map((item, i) => ({ item, key: key(i) }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

const slots = (result: Plan): string[] =>
  occurrencesOf(result).map((o) => `${o.id} ${o.startMs} ${o.durationMs}`);

describe('the planner', () => {
  it('gives every request of the horizon exactly one outcome, under the id of the rule', () => {
    check((input) => {
      expect(outcomesOf(plan(input))).toEqual(idsAsked(input));
    });
  });

  it('does not care for the order of its input', () => {
    fc.assert(
      fc.property(world, fc.nat(1000), (input, salt) => {
        const orders = shuffled(input.orders, salt).map((o) => ({
          ...o,
          versions: shuffled(o.versions, salt).map((v) => ({ ...v, stations: shuffled(v.stations, salt) })),
        }));
        const stations = shuffled(input.stations, salt).map((s) => ({
          ...s,
          windows: shuffled(s.windows, salt),
          quiet: shuffled(s.quiet, salt),
        }));
        expect(plan({ ...input, orders, stations, answers: shuffled(input.answers, salt) })).toEqual(
          plan(input),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('keeps to windows, quiet hours and quotas, and never two things at once on a station', () => {
    check((input) => {
      const result = plan(input);
      for (const s of input.stations) {
        const mine = result.sessions.filter(({ stationId }) => stationId === s.id);
        for (const session of mine) expect(checkSession(session, s)).toEqual([]);
        for (let i = 1; i < mine.length; i += 1)
          expect(mine[i]?.startMs).toBeGreaterThanOrEqual(mine[i - 1]?.endMs ?? 0);
        for (const localDate of new Set(mine.map((session) => session.localDate))) {
          const ofDay = mine.filter((session) => session.localDate === localDate);
          expect(ofDay.length).toBeLessThanOrEqual(s.quota.maxSessionsPerDay ?? Infinity);
          expect(minutesUsed(result, s.id, localDate)).toBeLessThanOrEqual(
            s.quota.maxMinutesPerDay ?? Infinity,
          );
        }
      }
    });
  });

  it('cuts nothing: an occurrence is its items and stingers end to end, whole and inside its validity', () => {
    check((input) => {
      for (const occurrence of occurrencesOf(plan(input))) {
        const { versions } = input.orders.find(({ id }) => id === occurrence.orderId) ?? { versions: [] };
        const asking = versions.find((v) => v.version === occurrence.version);
        const items =
          asking?.stations.find(({ stationId }) => stationId === occurrence.stationId)?.items ?? [];
        expect(
          occurrence.items.flatMap((item) => (item.kind === 'content' ? [item.durationMs] : [])),
        ).toEqual(items.map((i) => i.durationMs));
        let offset = 0;
        for (const item of occurrence.items) {
          expect(item.offsetMs).toBe(offset);
          offset += item.durationMs;
        }
        expect(occurrence.durationMs).toBe(offset);
        expect(occurrence.startMs).toBeGreaterThanOrEqual(asking?.validFromMs ?? 0);
        expect(occurrence.startMs + occurrence.durationMs).toBeLessThanOrEqual(asking?.validToMs ?? Infinity);
        expect(occurrence.startMs - occurrence.openingMs).toBeGreaterThanOrEqual(input.frozenUntilMs);
      }
    });
  });

  it('starts fixed ones within their tolerance, unless they lost a collision or the commune chose another time', () => {
    check((input) => {
      for (const o of occurrencesOf(plan(input))) {
        if (o.decision) continue;
        const asking = input.orders
          .find(({ id }) => id === o.orderId)
          ?.versions.find((v) => v.version === o.version);
        const wish = asking?.airings[o.index];
        if (!wish) throw new Error('an occurrence that nobody asked for');
        const latest =
          asking && ('days' in asking.latest ? addDays(o.localDate, asking.latest.days) : asking.latest.date);
        expect(o.sessionLocalDate <= (latest ?? '')).toBe(true);
        if (wish.kind === 'fixed') {
          const near = [0, 1, 2, 3, 4].some(
            (days) => Math.abs(at(addDays(o.localDate, days), wish.atLocal) - o.startMs) <= wish.toleranceMs,
          );
          expect(near).toBe(true);
        }
      }
    });
  });

  it('places by class: normal ones change nothing about priority ones', () => {
    check((input) => {
      const priority = input.orders.map((o) => ({
        ...o,
        versions: o.versions.map((v) => (v.class === 2 ? v : { ...v, stations: [] })),
      }));
      const slotsOf = (result: Plan): string[] =>
        occurrencesOf(result)
          .filter((o) => o.class === 2)
          .map((o) => `${o.id} ${o.startMs}`)
          .sort();
      const alone = plan({ ...input, orders: priority });
      const together = plan(input);
      expect(slotsOf(together)).toEqual(slotsOf(alone));
      expect(together.collisions).toEqual(alone.collisions);
    });
  });

  it('places by first confirmation: what is confirmed last, and asks for a window, moves nobody of its class', () => {
    fc.assert(
      fc.property(world, version(1), (input, last) => {
        const late: PlanOrder = {
          id: 'zz',
          ownerId: 'late',
          confirmedAtMs: 9,
          withdrawnAtMs: null,
          versions: [
            {
              ...last,
              class: 3,
              source: 'own',
              airings: [{ kind: 'window', window: 'morning', position: 'anywhere' }],
            },
          ],
        };
        const before = occurrencesOf(plan(input)).map((o) => `${o.id} ${o.startMs}`);
        const after = occurrencesOf(plan({ ...input, orders: [...input.orders, late] })).filter(
          (o) => o.orderId !== 'zz',
        );
        expect(after.map((o) => `${o.id} ${o.startMs}`)).toEqual(before);
      }),
      { numRuns: RUNS },
    );
  });

  it('leaves what is frozen untouched, and the rest where it was, as time goes by', () => {
    fc.assert(
      fc.property(world, fc.nat(100), (input, pick) => {
        const first = plan(input);
        const all = occurrencesOf(first);
        const one = all[pick % Math.max(1, all.length)];
        if (!one) return;
        const frozenUntilMs = Math.max(input.frozenUntilMs, one.startMs + (pick % 3) - 1);
        const frozen = all.filter((o) => isFrozen(o, frozenUntilMs));
        const second = plan({ ...input, frozenUntilMs, frozen });
        for (const o of frozen) expect(occurrencesOf(second)).toContainEqual({ ...o, frozen: true });
        if (first.collisions.length === 0) expect(slots(second)).toEqual(slots(first));
        expect(outcomesOf(second)).toEqual(outcomesOf(first));
      }),
      { numRuns: RUNS },
    );
  });

  it('plans stations one by one as it plans all: one changed order costs its own stations only', () => {
    fc.assert(
      fc.property(world, version(3), (input, edit) => {
        const [changed] = input.orders;
        if (!changed) return;
        const orders = input.orders.map((o) =>
          o === changed ? { ...o, versions: [...o.versions, edit] } : o,
        );
        const touched = new Set(
          [...changed.versions, edit].flatMap(({ stations }) => stations.map(({ stationId }) => stationId)),
        );
        const before = plan(input);
        const everything = plan({ ...input, orders });
        const some = planStations({ ...input, orders }, touched);
        const isTouched = ({ stationId }: { stationId: string }): boolean => touched.has(stationId);
        for (const part of [
          'sessions',
          'offers',
          'collisions',
          'settled',
          'displaced',
          'refusals',
        ] as const) {
          expect(some[part]).toEqual(everything[part].filter(isTouched));
          expect(everything[part].filter((x) => !isTouched(x))).toEqual(
            before[part].filter((x) => !isTouched(x)),
          );
        }
      }),
      { numRuns: 60 },
    );
  });

  it('names the occupants of a slot that is refused for want of room, and would have had room without them', () => {
    check((input) => {
      for (const refusal of plan(input).refusals) {
        if (refusal.reason !== 'no-room') continue;
        expect(refusal.occupantIds.length).toBeGreaterThan(0);
        expect(refusal.occupantIds).not.toContain(refusal.id);
        const alone = plan({ ...input, orders: input.orders.filter(({ id }) => id === refusal.orderId) });
        const others = alone.refusals.find(({ id }) => id === refusal.id);
        // Another airing of the same order may be what is in the way, or what others have left it is past.
        if (others && others.reason !== 'past') expect(others.occupantIds.length).toBeGreaterThan(0);
      }
    });
  });

  it('tells the owner of every normal item that a priority one moved or pushed out', () => {
    check((input) => {
      const result = plan(input);
      const all = new Map(occurrencesOf(result).map((o) => [o.id, o]));
      for (const displacement of result.displaced) {
        expect(displacement.byIds.map((id) => all.get(id)?.class)).toEqual(displacement.byIds.map(() => 2));
        expect(displacement.startMs).toBe(all.get(displacement.id)?.startMs ?? null);
        expect(displacement.ownerId).toBe(`owner of ${displacement.orderId}`);
      }
    });
  });

  it('honours a resolution while its candidates are the same, and marks who decided', () => {
    check((input) => {
      const early = { ...input, frozenUntilMs: at('2026-11-22', '12:00') };
      const { collisions } = plan(early);
      const resolutions = collisions.map((c, i) => ({
        id: `resolution ${i}`,
        stationId: c.stationId,
        candidatesHash: c.candidatesHash,
        ranking: [c.contenders[0]?.id ?? '', ...c.occupantIds],
        dropped: [],
        decidedAtMs: i,
      }));
      const after = plan({ ...early, resolutions });
      for (const resolution of resolutions) {
        const settled = after.settled.find(
          ({ candidatesHash }) => candidatesHash === resolution.candidatesHash,
        );
        expect(settled).toMatchObject({
          winnerId: resolution.ranking[0],
          decision: { by: 'person', id: resolution.id },
        });
      }
      const other = plan({
        ...early,
        resolutions: resolutions.map((r) => ({ ...r, candidatesHash: 'of others' })),
      });
      expect(other.collisions).toEqual(collisions);
      expect(other.settled).toEqual([]);
      expect(other.staleResolutionIds.sort()).toEqual(resolutions.map(({ id }) => id).sort());
    });
  });
});
