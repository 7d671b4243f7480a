import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import { world } from '#testing/planning-arbitraries.js';
import { occurrencesOf } from '#testing/planning-world.js';
import { isDisplayOnly } from './displays.js';
import { isFrozen, plan } from './plan.js';
import { regulationDays } from './regulation-days.js';
import { parseLocalDate } from '../time/civil-date.js';
import type { Plan, PlanInput, PlannedOccurrence } from './types.js';

const check = (property: (input: PlanInput) => void, runs = 100): void => {
  fc.assert(fc.property(world, property), { numRuns: runs });
};
const shownIn = (result: Plan): PlannedOccurrence[] =>
  [...occurrencesOf(result), ...result.displays].filter(({ display }) => display !== undefined);

/** The same world without boards: what asked for boards only asks for nobody. */
const withoutBoards = (input: PlanInput): PlanInput => ({
  ...input,
  orders: input.orders.map((order) => ({
    ...order,
    versions: order.versions.map((version) => ({
      ...version,
      stations: version.stations.map(({ stationId, placeCount, items }) => ({
        stationId,
        placeCount,
        items,
      })),
    })),
  })),
});

describe('displays', () => {
  it('change nothing about what sounds: the plan without boards has the same slots, offers and collisions', () => {
    check((input) => {
      const [both, sounds] = [plan(input), plan(withoutBoards(input))];
      const slots = (result: Plan): string[] =>
        occurrencesOf(result).map(
          (o) => `${o.id} ${o.startMs} ${o.durationMs} ${o.openingMs} ${o.closingMs}`,
        );
      expect(slots(both)).toEqual(slots(sounds));
      expect(both.collisions).toEqual(sounds.collisions);
      expect(both.displaced).toEqual(sounds.displaced);
    });
  });

  it('begin with the sound, or alone, and end inside one window, after one whole turn, inside the validity', () => {
    check((input) => {
      for (const o of shownIn(plan(input))) {
        const asking = input.orders
          .find(({ id }) => id === o.orderId)
          ?.versions.find(({ version }) => version === o.version);
        const asked = asking?.stations.find(({ stationId }) => stationId === o.stationId);
        const station = input.stations.find(({ id }) => id === o.stationId)!;
        const day = parseLocalDate(o.sessionLocalDate);
        const pieces = regulationDays(station, [], day, day).flatMap(({ pieces: list }) => list);
        const untilMs = o.display!.untilMs;
        expect(pieces.some((p) => p.window === o.window && p.fromMs <= o.startMs && untilMs <= p.toMs)).toBe(
          true,
        );
        expect(untilMs).toBeLessThanOrEqual(asking?.validToMs ?? Infinity);
        expect(o.display!.items).toEqual(asked?.display?.items);
        if (isDisplayOnly(o)) expect(o.startMs + o.durationMs).toBe(untilMs);
        expect(untilMs - o.startMs).toBeGreaterThanOrEqual(
          isDisplayOnly(o) ? asked!.display!.turnMs : o.durationMs,
        );
        expect(o.startMs).toBeGreaterThanOrEqual(input.frozenUntilMs);
      }
    });
  });

  it('of boards only are never in a session, never refused for want of room or quota, never colliding', () => {
    check((input) => {
      const result = plan(input);
      const silent = new Set(
        input.orders.flatMap(({ id, versions }) =>
          versions.flatMap(({ version, stations }) =>
            stations.flatMap((s) => (s.items.length === 0 ? [`${id}|${version}|${s.stationId}`] : [])),
          ),
        ),
      );
      const isSilent = (r: { orderId: string; version: number; stationId: string }): boolean =>
        silent.has(`${r.orderId}|${r.version}|${r.stationId}`);
      expect(occurrencesOf(result).filter(isSilent)).toEqual([]);
      expect(result.displays.every(isSilent)).toBe(true);
      expect(result.collisions.flatMap(({ contenders }) => contenders).filter(isSilent)).toEqual([]);
      const room = result.refusals.filter(
        ({ reason }) => reason === 'no-room' || reason === 'undecided' || reason.startsWith('quota'),
      );
      expect(room.filter(isSilent)).toEqual([]);
    });
  });

  it('go when their order is withdrawn, at once, while a sound plays on; what had not begun is refused', () => {
    fc.assert(
      fc.property(world, fc.nat(100), (input, pick) => {
        const shown = shownIn(plan(input));
        const one = shown[pick % Math.max(1, shown.length)];
        if (!one) return;
        const frozenUntilMs = one.startMs + 60_000;
        const frozen = [one].filter((o) => isFrozen(o, frozenUntilMs));
        const withdrawnAtMs = one.startMs + (pick % 2 === 0 ? 30_000 : -30_000);
        const orders = input.orders.map((o) => (o.id === one.orderId ? { ...o, withdrawnAtMs } : o));
        const after = plan({ ...input, orders, frozenUntilMs, frozen });
        const still = shownIn(after).find(({ id }) => id === one.id);
        if (pick % 2 === 0) {
          expect(still?.display?.untilMs).toBe(Math.min(withdrawnAtMs, one.display!.untilMs));
          if (!isDisplayOnly(one)) expect(still?.durationMs).toBe(one.durationMs);
        } else {
          expect(still).toBeUndefined();
          expect(after.refusals.find(({ id }) => id === one.id)?.reason).toBe('withdrawn');
        }
      }),
      { numRuns: 100 },
    );
  });
});
