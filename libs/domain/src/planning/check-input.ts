import { isLocalDate, daysBetween } from '../time/civil-date.js';
import { isKnownZone } from '../time/zone.js';
import { isWallClock } from '../time/wall-clock.js';
import type { OrderVersion, Placement, PlanInput, PlanStation } from './types.js';

/** How many days a plan may span; what an order may ask in a day; how far an airing may move. */
export const MAX_HORIZON_DAYS = 400;
export const MAX_AIRINGS_A_DAY = 50;
export const MAX_LATEST_DAYS = 60;

export interface InputProblem {
  /** `orders.<id>.versions.<n>.…`, `stations.<id>.…` */
  path: string;
  problem: string;
}

/** The caller gave what no plan can be made of. A broken invariant of the caller, not an outcome of planning. */
export class PlanInputError extends Error {
  readonly code = 'plan-input';
  constructor(readonly problems: readonly InputProblem[]) {
    super(problems.map(({ path, problem }) => `${path}: ${problem}`).join('; '));
    this.name = 'PlanInputError';
  }
}

/** What is wrong with an input; empty when it can be planned. */
export function checkPlanInput(input: PlanInput): InputProblem[] {
  const problems: InputProblem[] = [];
  const say = (path: string, problem: string): void => void problems.push({ path, problem });
  checkHorizon(input, say);
  once(input.stations, (s) => s.id, 'stations', say);
  once(input.orders, (o) => o.id, 'orders', say);
  once(input.frozen, (f) => f.id, 'frozen', say);
  for (const station of input.stations) checkStation(station, say);
  for (const order of input.orders) {
    const path = `orders.${order.id}`;
    if (order.id === '' || order.id.includes('|')) say(path, 'an id is not empty and has no |');
    if (!Number.isFinite(order.confirmedAtMs)) say(path, 'confirmedAtMs is not an instant');
    once(order.versions, (v) => String(v.version), `${path}.versions`, say);
    for (const version of order.versions) checkVersion(version, `${path}.versions.${version.version}`, say);
  }
  return problems;
}

type Say = (path: string, problem: string) => void;

function once<T>(list: readonly T[], key: (item: T) => string, path: string, say: Say): void {
  const seen = new Set<string>();
  for (const item of list) {
    if (seen.has(key(item))) say(`${path}.${key(item)}`, 'is there twice');
    seen.add(key(item));
  }
}

function checkHorizon({ horizon, frozenUntilMs, settings }: PlanInput, say: Say): void {
  const { fromLocalDate, toLocalDate } = horizon;
  if (!isLocalDate(fromLocalDate) || !isLocalDate(toLocalDate)) return say('horizon', 'has a malformed date');
  const days = daysBetween(fromLocalDate, toLocalDate) + 1;
  if (days < 1 || days > MAX_HORIZON_DAYS) say('horizon', `spans 1 to ${MAX_HORIZON_DAYS} days`);
  if (!Number.isFinite(frozenUntilMs)) say('frozenUntilMs', 'is not an instant');
  if (!(settings.freezeMs >= 0) || !(settings.collisionRuleMs >= 0)) say('settings', 'are not negative');
}

function checkStation(station: PlanStation, say: Say): void {
  const path = `stations.${station.id}`;
  if (station.id === '' || station.id.includes('|')) say(path, 'an id is not empty and has no |');
  if (!isKnownZone(station.zone)) say(`${path}.zone`, 'is not a known zone');
  once(station.windows, (w) => w.name, `${path}.windows`, say);
  for (const range of [...station.windows, ...station.quiet]) {
    if (!isWallClock(range.from) || !isWallClock(range.to))
      say(`${path}.windows`, `malformed time ${range.from}–${range.to}`);
  }
  for (const furniture of [station.furniture, station.mourningFurniture ?? station.furniture]) {
    const { openingMs, stingerMs, closingMs } = furniture;
    if (![openingMs, stingerMs, closingMs].every((ms) => Number.isInteger(ms) && ms >= 0)) {
      say(`${path}.furniture`, 'durations are whole milliseconds from 0');
    }
  }
}

function checkVersion(version: OrderVersion, path: string, say: Say): void {
  // Class 1 becomes an alert and is never planned (domain, "Classes"): whoever sends it here has lost its way.
  if (version.class !== 2 && version.class !== 3)
    say(`${path}.class`, 'the planner takes classes 2 and 3 only');
  if (!Number.isFinite(version.effectiveFromMs)) say(`${path}.effectiveFromMs`, 'is not an instant');
  if (version.airings.length > MAX_AIRINGS_A_DAY)
    say(`${path}.airings`, `at most ${MAX_AIRINGS_A_DAY} a day`);
  for (const airing of version.airings) checkPlacement(airing, `${path}.airings`, say);
  for (const move of version.moved ?? []) {
    if (!isLocalDate(move.fromLocalDate) || !isLocalDate(move.toLocalDate))
      say(`${path}.moved`, 'malformed date');
    if (move.placement) checkPlacement(move.placement, `${path}.moved`, say);
  }
  const { latest } = version;
  if (
    'days' in latest
      ? !(Number.isInteger(latest.days) && latest.days >= 0 && latest.days <= MAX_LATEST_DAYS)
      : !isLocalDate(latest.date)
  ) {
    say(`${path}.latest`, `0 to ${MAX_LATEST_DAYS} whole days, or a date`);
  }
  for (const station of version.stations) {
    const turnMs = station.display?.turnMs ?? 1;
    if (!Number.isInteger(turnMs) || turnMs <= 0)
      say(`${path}.stations.${station.stationId}.display`, 'a turn has whole milliseconds above 0');
    for (const item of station.items) {
      if (!Number.isInteger(item.durationMs) || item.durationMs <= 0) {
        say(`${path}.stations.${station.stationId}.items`, 'durations are whole milliseconds above 0');
      }
    }
  }
}

function checkPlacement(placement: Placement, path: string, say: Say): void {
  if (placement.kind !== 'fixed') return;
  if (!isWallClock(placement.atLocal)) say(path, `malformed time ${placement.atLocal}`);
  if (!(placement.toleranceMs >= 0 && placement.toleranceMs <= 43_200_000))
    say(path, 'a tolerance is 0 to 12 hours');
}
