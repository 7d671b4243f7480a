import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import { version, world } from '#testing/planning-arbitraries.js';
import { at, occurrencesOf } from '#testing/planning-world.js';
import { addDays } from '../time/civil-date.js';
import { expand } from '../recurrence/expand.js';
import { checkSession, minutesUsed } from './session-check.js';
import { isFrozen, plan, planStations } from './plan.js';
import type { Plan, PlanInput, PlannedOccurrence, PlanOrder } from './types.js';

const RUNS = 100;

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

/** What sounds, and what is only shown. */
const all = (result: Plan): PlannedOccurrence[] => [...occurrencesOf(result), ...result.displays];

function outcomesOf(result: Plan): string[] {
  return [
    ...all(result).map(({ id }) => id),
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
        const placed = all(first);
        const one = placed[pick % Math.max(1, placed.length)];
        if (!one) return;
        const frozenUntilMs = Math.max(input.frozenUntilMs, one.startMs + (pick % 3) - 1);
        const frozen = placed.filter((o) => isFrozen(o, frozenUntilMs));
        const second = plan({ ...input, frozenUntilMs, frozen });
        for (const o of frozen) expect(all(second)).toContainEqual({ ...o, frozen: true });
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
          'displays',
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
