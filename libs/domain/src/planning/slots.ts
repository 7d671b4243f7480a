import { DAY_MS } from '../time/wall-clock.js';
import { startOfDay } from '../time/zone.js';
import { addedMs, type AirRun, type Search } from './air-run.js';
import type { Request } from './requests.js';
import type { AirDay, StationAir } from './station-air.js';
import type { PlanStation } from './types.js';

/** What placing needs to know of a station. */
export interface Ground {
  station: PlanStation;
  offsetMs: number;
  air: StationAir;
  frozenUntilMs: number;
  /** Days after it are not planned. */
  lastDay: number;
  limits: { sessions: number; dayMs: number };
  /** The longest session in a window of that name. */
  sessionMs: ReadonlyMap<string, number>;
  /** When a window of that name begins, in ms after midnight. */
  windowFromMs: ReadonlyMap<string, number>;
}

/** A slot that a request names: at its time, or at the start or end of its window. */
export interface NamedSlot {
  run: AirRun;
  startMs: number;
  endMs: number;
}

export function contentMs(request: Request, run: AirRun): number {
  return request.programme.soundMs + request.programme.innerStingers * run.furniture.stingerMs;
}

/** The bounds that hold for a request whatever the run. */
export function searchFor(ground: Ground, request: Request): Search {
  const { version } = request.airing;
  const airFromMs = Math.max(ground.frozenUntilMs, ground.station.pausedUntilMs ?? Number.NEGATIVE_INFINITY);
  return {
    contentMs: request.programme.soundMs,
    airFromMs,
    startFromMs: Math.max(
      airFromMs,
      version.effectiveFromMs,
      version.validFromMs ?? Number.NEGATIVE_INFINITY,
    ),
    startToMs: Number.POSITIVE_INFINITY,
    endToMs: version.validToMs ?? Number.POSITIVE_INFINITY,
    atFixedTime: false,
  };
}

/** What its sessions may last together: of its window and of the station's quota the smaller. */
export const sessionLimitMs = ({ sessionMs }: Ground, { window }: AirRun): number =>
  sessionMs.get(window) ?? Number.POSITIVE_INFINITY;

/** True when the quota leaves room for it in a run. */
export function quotaAllows(ground: Ground, run: AirRun, content: number): boolean {
  const { limits } = ground;
  const added = addedMs(run, content);
  return (
    (run.aired.length > 0 || run.use.sessions < limits.sessions) &&
    run.earlierMs + run.countedMs + added <= sessionLimitMs(ground, run) &&
    run.use.countedMs + added <= limits.dayMs
  );
}

export function dayOf(ground: Ground, day: number): AirDay | undefined {
  return day > ground.lastDay ? undefined : ground.air.days[day - ground.air.firstDay];
}

/** The runs of a day that a request may use: none when the day is shut to its class. */
export function openRuns(day: AirDay | undefined, request: Request): readonly AirRun[] {
  return !day || shutTo(day, request) ? [] : day.runs;
}

/** Days of mourning are shut to normal items. */
function shutTo(day: AirDay, request: Request): boolean {
  return day.mourning && request.class === 3;
}

/** Runs that a fixed time within its tolerance may fall in, of the day before (over midnight), the day and the day after. */
export function runsAround(
  ground: Ground,
  request: Request,
  day: number,
  atMs: number,
  toleranceMs: number,
): AirRun[] {
  const runs: AirRun[] = [];
  const midnight = startOfDay(day, ground.offsetMs);
  const last = atMs + toleranceMs >= midnight + DAY_MS ? day + 1 : day;
  for (let d = day - 1; d <= last; d += 1) {
    for (const run of openRuns(dayOf(ground, d), request)) {
      if (run.fromMs <= atMs + toleranceMs && run.toMs > atMs - toleranceMs) runs.push(run);
    }
  }
  return runs;
}

/** The runs of the window that a request asks for, on its own date. */
export function runsAsked(ground: Ground, request: Request): readonly AirRun[] {
  const { wish } = request;
  const day = dayOf(ground, request.day);
  if (wish.fixed || !day || shutTo(day, request)) return [];
  return day.byWindow.get(wish.window) ?? [];
}

/** The slot that a request names: null for `anywhere`, and where there is no such window or run. */
export function namedSlot(ground: Ground, request: Request): NamedSlot | null {
  const { wish } = request;
  if (wish.fixed) {
    const startMs = startOfDay(request.day, ground.offsetMs) + wish.atMs;
    const runs = runsAround(ground, request, request.day, startMs, wish.toleranceMs);
    const run = runs.find(({ fromMs, toMs }) => fromMs <= startMs && startMs < toMs) ?? runs[0];
    return run ? { run, startMs, endMs: startMs + contentMs(request, run) } : null;
  }
  const runs = runsAsked(ground, request);
  const run = wish.position === 'start' ? runs[0] : wish.position === 'end' ? runs.at(-1) : undefined;
  if (!run) return null;
  const content = contentMs(request, run);
  const { openingMs, stingerMs, closingMs } = run.furniture;
  if (wish.position === 'start') {
    const startMs = run.fromMs + openingMs;
    return { run, startMs, endMs: startMs + content };
  }
  return { run, startMs: run.toMs - closingMs - stingerMs - content, endMs: run.toMs - closingMs };
}

/** The runs of the day in its own window, and those that begin later. */
export function splitDay(
  ground: Ground,
  request: Request,
  runs: readonly AirRun[],
): { own: AirRun[]; later: AirRun[] } {
  const { wish } = request;
  const midnight = startOfDay(request.day, ground.offsetMs);
  if (wish.fixed) {
    const atMs = midnight + wish.atMs;
    const own = runs.filter((run) => run.fromMs <= atMs && atMs < run.toMs);
    return { own, later: runs.filter((run) => run.fromMs > atMs) };
  }
  const own = runs.filter((run) => run.window === wish.window);
  const fromMs = own[0]?.fromMs ?? midnight + (ground.windowFromMs.get(wish.window) ?? DAY_MS);
  return { own, later: runs.filter((run) => run.window !== wish.window && run.fromMs > fromMs) };
}
