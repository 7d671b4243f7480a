import { earliestStart, type Aired } from './air-run.js';
import { contentMs, dayOf, namedSlot, searchFor, type Ground, type NamedSlot } from './slots.js';
import type { Request } from './requests.js';

/** A slot that a priority request names, and the priority occurrences of other orders that have it. */
export interface Contest {
  slot: NamedSlot;
  occupants: Aired[];
}

/**
 * What a priority request without its slot contests, if anything: by windows, quota and validity the slot could be its
 * own, and priority occurrences of other orders are in it. The freeze is left out of it, so that a contest that was
 * decided is seen, and stays decided, when its slot has gone by.
 */
export function contestedSlot(ground: Ground, request: Request): Contest | null {
  if (request.airing.version.class !== 2) return null;
  const slot = namedSlot(ground, request);
  if (!slot || !couldHold(ground, request, slot)) return null;
  const occupants = priorityIn(ground, slot).filter(({ orderId }) => orderId !== request.orderId);
  return occupants.length > 0 ? { slot, occupants } : null;
}

/** Priority occurrences in a slot, by start. */
export function priorityIn(ground: Ground, { run, startMs, endMs }: NamedSlot): Aired[] {
  const runs = dayOf(ground, run.day)?.runs ?? [];
  const near = runs.filter(({ fromMs, toMs }) => fromMs < endMs && toMs > startMs);
  return near
    .flatMap(({ aired }) => aired)
    .filter((aired) => aired.class === 2 && aired.startMs < endMs && aired.endMs > startMs);
}

function couldHold(ground: Ground, request: Request, slot: NamedSlot): boolean {
  const { run } = slot;
  const { version } = request.airing;
  const content = contentMs(request, run);
  const { openingMs, closingMs } = run.furniture;
  const alone = openingMs + content + closingMs;
  if (alone > ground.limits.sessionMs || alone > ground.limits.dayMs) return false;
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
