import { priorityIn } from './contest.js';
import { namedSlot, runsAsked, type Ground } from './slots.js';
import { refOf, type Request } from './requests.js';
import type { Displacement } from './types.js';

/**
 * What a normal request lost to priority occurrences: the slot that it names, or, for `anywhere`, a place in its window.
 * Null when it is where it asked to be, or when no priority occurrence is the cause.
 *
 * @param startMs where it is now; null: nowhere.
 */
export function displacementOf(
  ground: Ground,
  request: Request,
  startMs: number | null,
): Displacement | null {
  const { wish } = request;
  const slot = namedSlot(ground, request);
  let byIds: string[];
  if (wish.fixed || wish.position !== 'anywhere') {
    if (!slot || isThere(slot.startMs, slot.endMs, startMs, wish.fixed || wish.position === 'start'))
      return null;
    byIds = priorityIn(ground, slot).map(({ id }) => id);
  } else {
    const runs = runsAsked(ground, request);
    if (startMs !== null && runs.some(({ fromMs, toMs }) => fromMs <= startMs && startMs < toMs)) return null;
    byIds = runs.flatMap(({ aired }) => aired.filter((aired) => aired.class === 2).map(({ id }) => id));
  }
  if (byIds.length === 0) return null;
  const { ownerId } = request.prepared.order;
  return { ...refOf(request), ownerId, byIds, wantedStartMs: slot?.startMs ?? null, startMs };
}

/** A slot at the end of a window is met by any start in it: it is as long as the content with a stinger. */
function isThere(fromMs: number, toMs: number, startMs: number | null, exactly: boolean): boolean {
  return startMs !== null && (exactly ? startMs === fromMs : startMs >= fromMs && startMs < toMs);
}
