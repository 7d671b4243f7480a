import { earliestStart, endOf, type Aired } from './air-run.js';
import {
  contentMs,
  dayOf,
  namedSlot,
  searchFor,
  sessionLimitMs,
  type Ground,
  type NamedSlot,
} from './slots.js';
import type { Request } from './requests.js';

/** A slot that a priority request names, and the priority occurrences of other orders that have it. */
export interface Contest {
  slot: NamedSlot;
  occupants: Aired[];
}

/**
 * What a priority request without its slot contests, if anything: by windows, quota and validity the slot could be its
 * own, and nothing but priority occurrences of other orders is in it. The freeze is left out of it, so that a contest that was
 * decided is seen, and stays decided, when its slot has gone by.
 */
export function contestedSlot(ground: Ground, request: Request): Contest | null {
  if (request.airing.version.class !== 2) return null;
  const slot = namedSlot(ground, request);
  if (!slot || !couldHold(ground, request, slot)) return null;
  const occupants = airedIn(ground, slot);
  const rivals = occupants.every((aired) => aired.class === 2 && aired.orderId !== request.orderId);
  return occupants.length > 0 && rivals && quotaWithout(ground, request, slot, occupants)
    ? { slot, occupants }
    : null;
}

/** Priority occurrences in a slot, by start. */
export function priorityIn(ground: Ground, slot: NamedSlot): Aired[] {
  return airedIn(ground, slot).filter((aired) => aired.class === 2);
}

function airedIn(ground: Ground, { run, startMs, endMs }: NamedSlot): Aired[] {
  const runs = dayOf(ground, run.day)?.runs ?? [];
  const near = runs.filter(({ fromMs, toMs }) => fromMs < endMs && toMs > startMs);
  return near
    .flatMap(({ aired }) => aired)
    .filter((aired) => aired.startMs < endMs && endOf(aired) > startMs);
}

/** Whether the quota would bear the request in the place of the occupants. */
function quotaWithout(
  ground: Ground,
  request: Request,
  { run }: NamedSlot,
  occupants: readonly Aired[],
): boolean {
  const freedMs = occupants.reduce((sum, { lengthMs }) => sum + lengthMs, 0);
  const moreMs = contentMs(request, run) - freedMs;
  return (
    run.earlierMs + run.countedMs + moreMs <= sessionLimitMs(ground, run) &&
    run.use.countedMs + moreMs <= ground.limits.dayMs
  );
}

function couldHold(ground: Ground, request: Request, slot: NamedSlot): boolean {
  const { run } = slot;
  const { version } = request.airing;
  const content = contentMs(request, run);
  const { openingMs, closingMs } = run.furniture;
  const alone = openingMs + content + closingMs;
  if (alone > sessionLimitMs(ground, run) || alone > ground.limits.dayMs) return false;
  const toleranceMs = request.wish.fixed ? request.wish.toleranceMs : 0;
  const earliest = Math.max(version.effectiveFromMs, version.validFromMs ?? Number.NEGATIVE_INFINITY);
  const start = earliestStart(
    { ...run, ...run.piece, aired: [], sealed: false },
    {
      ...searchFor(ground, request),
      contentMs: content,
      airFromMs: ground.station.pausedUntilMs ?? Number.NEGATIVE_INFINITY,
      startFromMs: Math.max(earliest, slot.startMs - toleranceMs),
      startToMs: slot.startMs + toleranceMs,
    },
  );
  return start !== null;
}
