import { startOfDay } from '../time/zone.js';
import type { AirRun } from './air-run.js';
import { contentMs, dayOf, openRuns, runsAround, type Ground } from './slots.js';
import type { Request } from './requests.js';

/**
 * The last instant at which a request could begin, alone, in any window from its date to its latest date; null when it
 * could in none. An offer has to be answered before it: the commune may put it wherever there is a window.
 */
export function lastPossibleStart(ground: Ground, request: Request): number | null {
  for (let day = Math.min(request.latestDay, ground.lastDay); day >= request.day; day -= 1) {
    const latest = latestIn(ground, request, openRuns(dayOf(ground, day), request));
    if (latest !== null) return latest;
  }
  return latestIn(ground, request, runsOfTheNightBefore(ground, request));
}

/** A fixed time after midnight may fall in a window that began on the day before. */
function runsOfTheNightBefore(ground: Ground, request: Request): AirRun[] {
  const { wish, day } = request;
  if (!wish.fixed) return [];
  const atMs = startOfDay(day, ground.offsetMs) + wish.atMs;
  return runsAround(ground, request, day, atMs, wish.toleranceMs).filter((run) => run.day < day);
}

function latestIn(ground: Ground, request: Request, runs: readonly AirRun[]): number | null {
  const { version } = request.airing;
  const midnight = startOfDay(request.day, ground.offsetMs);
  const from = Math.max(midnight, version.validFromMs ?? midnight, version.effectiveFromMs);
  const validTo = version.validToMs ?? Number.POSITIVE_INFINITY;
  for (let i = runs.length - 1; i >= 0; i -= 1) {
    const run = runs[i];
    if (!run || run.sealed) continue;
    const { openingMs, closingMs } = run.furniture;
    const latest = Math.min(run.toMs - closingMs, validTo) - contentMs(request, run);
    if (latest >= Math.max(run.fromMs + openingMs, from)) return latest;
  }
  return null;
}
