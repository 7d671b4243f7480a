import { contentMs, dayOf, openRuns, type Ground } from './slots.js';
import type { Request } from './requests.js';

/**
 * The last instant at which a request could begin, alone, in any window from its date to its latest date; null when it
 * could in none. An offer has to be answered before it: the commune may put it wherever there is a window.
 */
export function lastPossibleStart(ground: Ground, request: Request): number | null {
  const { version } = request.airing;
  const validFrom = version.validFromMs ?? Number.NEGATIVE_INFINITY;
  const validTo = version.validToMs ?? Number.POSITIVE_INFINITY;
  for (let day = Math.min(request.latestDay, ground.lastDay); day >= request.day; day -= 1) {
    const runs = openRuns(dayOf(ground, day), request);
    for (let i = runs.length - 1; i >= 0; i -= 1) {
      const run = runs[i];
      if (!run || run.sealed) continue;
      const { openingMs, closingMs } = run.furniture;
      const content = contentMs(request, run);
      const latest = Math.min(run.toMs - closingMs, validTo) - content;
      if (latest >= Math.max(run.fromMs + openingMs, validFrom, version.effectiveFromMs)) return latest;
    }
  }
  return null;
}
