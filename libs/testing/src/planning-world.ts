import { plan } from '#domain/planning/plan.js';
import { defaultPlanSettings } from '#domain/planning/types.js';
import { instantOf } from '#domain/time/zone.js';
import type {
  AskedStation,
  OrderVersion,
  Plan,
  Placement,
  PlanInput,
  PlannedOccurrence,
  PlanOrder,
  PlanStation,
} from '#domain/planning/types.js';

/** Monday, the first day of the little world that planner tests live in. */
export const monday = '2026-11-23';
export const tuesday = '2026-11-24';
export const zone = 'Asia/Ho_Chi_Minh';
export const everyDay = [1, 2, 3, 4, 5, 6, 7] as const;

/** Epoch ms of a wall-clock time in the world's zone. */
export function at(date: string, local: string): number {
  return instantOf(date, local, zone);
}

/** A lowland commune without furniture, quota or quiet hours, so that slots are round numbers. */
export function aStation(change: Partial<PlanStation> = {}): PlanStation {
  return {
    id: 's1',
    zone,
    windows: [
      { name: 'morning', from: '05:30', to: '06:30', days: everyDay },
      { name: 'evening', from: '17:00', to: '18:30', days: everyDay },
    ],
    quiet: [],
    quota: { maxSessionsPerDay: null, maxMinutesPerSession: null, maxMinutesPerDay: null, weekdays: null },
    furniture: { openingMs: 0, stingerMs: 0, closingMs: 0 },
    calendarIds: [],
    pausedUntilMs: null,
    offerRules: [],
    collisionRule: { id: 'rule', prefer: 'placed' },
    ...change,
  };
}

export function asked(stationId = 's1', minutes = 10, bulletinId = 'b'): AskedStation {
  return {
    stationId,
    placeCount: 3,
    items: [{ bulletinId, contentHash: `hash-${bulletinId}`, durationMs: minutes * 60_000 }],
  };
}

/** The commune's own normal order: ten minutes anywhere in the morning, on Monday only. */
export function aVersion(change: Partial<OrderVersion> = {}): OrderVersion {
  return {
    version: 1,
    governs: { fromLocalDate: null, toLocalDate: null },
    effectiveFromMs: at('2026-11-01', '00:00'),
    class: 3,
    source: 'own',
    field: 1,
    recurrence: { kind: 'once', date: monday },
    airings: [{ kind: 'window', window: 'morning', position: 'anywhere' }],
    latest: { days: 0 },
    validFromMs: null,
    validToMs: null,
    stations: [asked()],
    ...change,
  };
}

export function anOrder(
  id: string,
  version: Partial<OrderVersion> = {},
  change: Partial<PlanOrder> = {},
): PlanOrder {
  return {
    id,
    ownerId: `owner of ${id}`,
    confirmedAtMs: at('2026-11-01', '00:00'),
    withdrawnAtMs: null,
    versions: [aVersion(version)],
    ...change,
  };
}

/** A week from Monday, planned on the Sunday before. */
export function anInput(change: Partial<PlanInput> = {}): PlanInput {
  return {
    horizon: { fromLocalDate: monday, toLocalDate: '2026-11-29' },
    frozenUntilMs: at('2026-11-22', '12:00'),
    settings: defaultPlanSettings,
    stations: [aStation()],
    orders: [],
    calendars: [],
    answers: [],
    resolutions: [],
    frozen: [],
    withdrawnBulletins: [],
    ...change,
  };
}

export function occurrencesOf({ sessions }: Plan): PlannedOccurrence[] {
  return sessions.flatMap(({ occurrences }) => occurrences);
}

/** `2026-11-23 05:30:00`: what a failing test is read by. */
export function clock(instantMs: number): string {
  return new Date(instantMs + 7 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}

export const fixed = (atLocal: string, toleranceMs = 0): Placement => ({
  kind: 'fixed',
  atLocal,
  toleranceMs,
});

export const inWindow = (window: string, position: 'start' | 'anywhere' | 'end' = 'anywhere'): Placement => ({
  kind: 'window',
  window,
  position,
});

export function priority(
  id: string,
  version: Partial<OrderVersion> = {},
  change: Partial<PlanOrder> = {},
): PlanOrder {
  return anOrder(id, { class: 2, ...version }, change);
}

/** Confirmed so many minutes after the others' first day. */
export const confirmed = (minutes: number): Partial<PlanOrder> => ({
  confirmedAtMs: at('2026-11-02', '08:00') + minutes * 60_000,
});

export function planned(orders: PlanOrder[], change: Partial<PlanInput> = {}): Plan {
  return plan(anInput({ orders, ...change }));
}

export const times = (result: Plan): string[] =>
  occurrencesOf(result).map((o) => `${o.orderId} ${clock(o.startMs)}`);

export const reasons = (result: Plan): string[] => result.refusals.map((r) => `${r.orderId} ${r.reason}`);
