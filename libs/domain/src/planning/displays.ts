import { place } from './placing.js';
import { requestId, sessionId } from './request-id.js';
import { dayOf, type Ground } from './slots.js';
import type { Request } from './requests.js';
import type { AirRun } from './air-run.js';
import type { PlannedDisplay } from './display-types.js';
import type { PlannedOccurrence, PlanStation } from './types.js';

/** Boards show, they do not sound: nothing is in a display's way, and a display is in the way of nothing. */
export const isDisplayOnly = ({ items, display }: PlannedOccurrence): boolean =>
  items.length === 0 && display !== undefined;

/** The station as its boards have it: the same windows and days, without furniture and quotas. */
export function silentStation(station: PlanStation): PlanStation {
  const furniture = { openingMs: 0, stingerMs: 0, closingMs: 0 };
  const { weekdays } = station.quota;
  const quota = { maxSessionsPerDay: null, maxMinutesPerSession: null, maxMinutesPerDay: null, weekdays };
  const windows = station.windows.map(({ name, from, to, days }) => ({ name, from, to, days }));
  return { ...station, windows, furniture, mourningFurniture: furniture, quota };
}

/** What boards show beside a sound: from its start to the end of its window, or of its validity. */
export function displayOf({ programme, airing }: Request, windowToMs: number): { display?: PlannedDisplay } {
  if (!programme.shown) return {};
  const untilMs = Math.min(windowToMs, airing.version.validToMs ?? windowToMs);
  return { display: { untilMs, items: programme.shown } };
}

/**
 * A request for boards only. It begins with its window (or at its fixed time, or as soon as the freeze lets it) and ends
 * with it; `start`, `anywhere` and `end` of a window are the same to a board.
 *
 * @param ground of {@link silentStation}, with nothing on it; it is used up.
 * @returns null: its windows leave no time for one turn.
 */
export function placeDisplay(ground: Ground, request: Request): PlannedOccurrence | null {
  if (!request.wish.fixed) request.wish = { ...request.wish, position: 'anywhere' };
  const { startMs } = place(ground, request, 'asked', null);
  const run = startMs === null ? undefined : runWith(ground, request);
  if (startMs === null || !run) return null;
  const { display } = displayOf(request, run.piece.toMs);
  if (!display) return null;
  const { airing, prepared } = request;
  const { id, orderId, version, stationId, localDate, index } = request;
  const { replaces } = airing;
  return {
    ...{ id, orderId, version, stationId, localDate, index },
    class: airing.version.class,
    source: airing.version.source,
    ownerId: prepared.order.ownerId,
    sessionId: sessionId(stationId, run.localDate, run.window, 'display'),
    sessionLocalDate: run.localDate,
    window: run.window,
    startMs,
    durationMs: display.untilMs - startMs,
    items: [],
    display,
    openingMs: 0,
    closingMs: 0,
    frozen: false,
    decision: request.decision,
    replacesId: replaces && requestId(orderId, stationId, replaces.localDate, replaces.index),
  };
}

/** What is on the screen when its order is withdrawn goes then; what sounds keeps its slot, and playlists leave it out. */
export function takenOff(occurrence: PlannedOccurrence, withdrawnAtMs: number | null): PlannedOccurrence {
  const { display, startMs } = occurrence;
  if (!display || withdrawnAtMs === null || withdrawnAtMs >= display.untilMs) return occurrence;
  const untilMs = Math.max(startMs, withdrawnAtMs);
  const durationMs = isDisplayOnly(occurrence) ? untilMs - startMs : occurrence.durationMs;
  return { ...occurrence, durationMs, display: { ...display, untilMs } };
}

function runWith(ground: Ground, request: Request): AirRun | undefined {
  const last = Math.min(request.latestDay, ground.lastDay) + 1;
  for (let day = request.day - 1; day <= last; day += 1) {
    const run = dayOf(ground, day)?.runs.find(({ aired }) => aired.includes(request));
    if (run) return run;
  }
  return undefined;
}
