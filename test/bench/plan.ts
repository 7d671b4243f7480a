import { hash } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import { addDays, formatLocalDate, parseLocalDate } from '#domain/time/civil-date.js';
import { instantOf } from '#domain/time/zone.js';
import { expandDays } from '#domain/recurrence/expand.js';
import { planStations, plan } from '#domain/planning/plan.js';
import {
  defaultPlanSettings,
  type OrderVersion,
  type Plan,
  type PlanInput,
  type PlanOrder,
  type PlanStation,
} from '#domain/planning/types.js';
import type { BenchRow } from './row.js';

const STATIONS = 170;
const ORDERS = 2000;
const DAYS = 30;
const FROM = '2026-11-15';
const zone = 'Asia/Ho_Chi_Minh';
const everyDay = [1, 2, 3, 4, 5, 6, 7] as const;

function station(i: number): PlanStation {
  return {
    id: `2025-${String(2600 + i).padStart(5, '0')}`,
    zone,
    windows: [
      { name: 'morning', from: '05:30', to: '06:30', days: everyDay },
      { name: 'evening', from: '17:30', to: '19:00', days: everyDay },
    ],
    quiet: [
      { from: '21:00', to: '05:30', days: everyDay },
      { from: '11:30', to: '13:30', days: everyDay },
    ],
    quota: { maxSessionsPerDay: null, maxMinutesPerSession: 90, maxMinutesPerDay: 150, weekdays: null },
    furniture: { openingMs: 22_000, stingerMs: 1000, closingMs: 8000 },
    calendarIds: [],
    pausedUntilMs: null,
    offerRules: [{ id: `rule-${i}`, answer: 'accept' }],
    collisionRule: { id: `collide-${i}`, prefer: 'placed' },
  };
}

/** Whole numbers from a fixed seed: the data set is the same on every machine. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

function order(i: number, stations: readonly PlanStation[], next: (below: number) => number): PlanOrder {
  const priority = next(10) === 0;
  const window = next(2) === 0 ? 'morning' : 'evening';
  const first = next(STATIONS);
  const count = 1 + next(10);
  const minute = String(next(50)).padStart(2, '0');
  const durationMs = 20_000 + next(70) * 1000;
  const asked = Array.from({ length: count }, (_, k) => ({
    stationId: stations[(first + k) % STATIONS]?.id ?? '',
    placeCount: 12,
    items: [{ bulletinId: `bulletin-${i}`, contentHash: `sha-${i}`, durationMs }],
  }));
  const version: OrderVersion = {
    version: 1,
    governs: { fromLocalDate: null, toLocalDate: null },
    effectiveFromMs: instantOf(FROM, '00:00', zone),
    class: priority ? 2 : 3,
    source: next(3) === 0 ? 'above' : 'own',
    field: 1 + next(6),
    recurrence:
      next(10) === 0 ? { kind: 'weekly', from: FROM, weekdays: [1, 3, 5] } : { kind: 'daily', from: FROM },
    airings: [
      next(20) === 0
        ? {
            kind: 'fixed',
            atLocal: `${window === 'morning' ? '05' : '18'}:${window === 'morning' ? '45' : minute}`,
            toleranceMs: 900_000,
          }
        : { kind: 'window', window, position: 'anywhere' },
    ],
    latest: { days: 0 },
    validFromMs: null,
    validToMs: null,
    stations: asked,
  };
  return {
    id: `order-${String(i).padStart(6, '0')}`,
    ownerId: `owner-${i % 40}`,
    confirmedAtMs: instantOf(FROM, '00:00', zone) - next(1_000_000) * 1000,
    withdrawnAtMs: null,
    versions: [version],
  };
}

/** A province of 170 communes and 2,000 orders for 30 days, always the same. */
export function planBenchInput(): PlanInput {
  const next = generator(20260722);
  const stations = Array.from({ length: STATIONS }, (_, i) => station(i));
  return {
    horizon: { fromLocalDate: FROM, toLocalDate: addDays(FROM, DAYS - 1) },
    frozenUntilMs: instantOf(FROM, '00:00', zone),
    settings: defaultPlanSettings,
    stations,
    orders: Array.from({ length: ORDERS }, (_, i) => order(i, stations, next)),
    calendars: [],
    answers: [],
    resolutions: [],
    frozen: [],
    withdrawnBulletins: [],
  };
}

/** The bare work: the tuples of every request, and the hash of each id, with the fastest hash that Node has. */
function bare(
  { horizon, orders }: PlanInput,
  only: ReadonlySet<string> | null,
): { ms: number; requests: number } {
  const begin = performance.now();
  const from = parseLocalDate(horizon.fromLocalDate);
  const to = parseLocalDate(horizon.toLocalDate);
  let requests = 0;
  let check = 0;
  for (const { id, versions } of orders) {
    for (const version of versions) {
      const here = only ? version.stations.filter(({ stationId }) => only.has(stationId)) : version.stations;
      if (here.length === 0) continue;
      const dates = expandDays(version.recurrence, from, to, new Set()).map(formatLocalDate);
      for (const { stationId } of here) {
        for (const date of dates) {
          for (let index = 0; index < version.airings.length; index += 1) {
            check += hash('sha256', `${id}|${stationId}|${date}|${index}`).slice(0, 32).length;
            requests += 1;
          }
        }
      }
    }
  }
  const ms = performance.now() - begin;
  if (check !== requests * 32) throw new Error('an id was not 32 digits long');
  return { ms, requests };
}

function outcomes(result: Plan): number {
  const sum = (list: readonly { length: number }[]): number =>
    list.reduce((total, { length }) => total + length, 0);
  return (
    sum(result.sessions.map(({ occurrences }) => occurrences)) +
    sum(result.offers.map(({ requests }) => requests)) +
    sum(result.collisions.map(({ contenders }) => contenders)) +
    result.refusals.length
  );
}

/** The better of some runs: what the machine does for others meanwhile is not measured. */
function best<T>(runs: number, run: () => T): { ms: number; result: T } {
  let ms = Number.POSITIVE_INFINITY;
  let result: T | undefined;
  for (let i = 0; i < runs; i += 1) {
    const begin = performance.now();
    result = run();
    ms = Math.min(ms, performance.now() - begin);
  }
  if (result === undefined) throw new Error('nothing was run');
  return { ms, result };
}

function row(name: string, devices: number, value: number, limit: number, target: number): BenchRow {
  const ratio = value / limit;
  const two = (ms: number): number => Math.round(ms * 100) / 100;
  return {
    name,
    devices,
    value: two(value),
    limit: two(limit),
    unit: 'ms',
    ratio: two(ratio),
    target,
    better: 'lower',
    met: ratio <= target,
  };
}

/** The rows `plan` and `plan-change`: a province from nothing, then one order changed, each against its bare work. */
export function planBench(): Promise<BenchRow[]> {
  const input = planBenchInput();
  bare(input, null);
  const limits = [bare(input, null), bare(input, null), bare(input, null)];
  const limit = Math.min(...limits.map(({ ms }) => ms));
  const whole = best(6, () => plan(input));
  const requests = limits[0]?.requests ?? 0;
  if (outcomes(whole.result) !== requests) {
    throw new Error(`${requests} requests have ${outcomes(whole.result)} outcomes`);
  }
  const changed = changeOneOrder(input);
  const smallLimit = Math.min(...Array.from({ length: 25 }, () => bare(changed.input, changed.touched).ms));
  const part = best(25, () => planStations(changed.input, changed.touched));
  return Promise.resolve([
    row(`plan: ${requests} requests from nothing`, STATIONS, whole.ms, limit, 10),
    row(
      'plan: one order changed, against the bare work of its communes',
      changed.touched.size,
      part.ms,
      smallLimit,
      10,
    ),
    // The share of the province that it costs, per share of the communes that it touches.
    row(
      'plan: one order changed, against its communes’ share of the whole',
      changed.touched.size,
      part.ms,
      (whole.ms * changed.touched.size) / STATIONS,
      2,
    ),
  ]);
}

function changeOneOrder(input: PlanInput): { input: PlanInput; touched: ReadonlySet<string> } {
  const changed = input.orders.find(({ versions }) => versions[0]?.stations.length === 5);
  const [version] = changed?.versions ?? [];
  if (!changed || !version) throw new Error('the data set has no order for five communes');
  const next: OrderVersion = {
    ...version,
    version: 2,
    airings: [{ kind: 'window', window: 'evening', position: 'anywhere' }],
  };
  const orders = input.orders.map((o) => (o === changed ? { ...o, versions: [version, next] } : o));
  return {
    input: { ...input, orders },
    touched: new Set(version.stations.map(({ stationId }) => stationId)),
  };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const { name, value, limit, unit, ratio, target, met } of await planBench()) {
    console.log(
      `${name}: ${value} ${unit}, limit ${limit} ${unit}, ratio ${ratio} (target ≤ ${target}) ${met ? 'met' : 'NOT MET'}`,
    );
  }
}
