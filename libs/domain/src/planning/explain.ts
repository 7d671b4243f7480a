import { startOfDay } from '../time/zone.js';
import { airedBetween, addedMs, earliestStart, type AirRun } from './air-run.js';
import { contentMs, dayOf, openRuns, runsAround, sessionLimitMs, splitDay, type Ground } from './slots.js';
import { windowOn } from './regulation-days.js';
import type { RefusalReason } from './refusals.js';
import type { Request } from './requests.js';
import type { AirDay } from './station-air.js';

/** How many of the occurrences in the way a refusal names. */
export const MAX_OCCUPANTS = 20;

export interface Explanation {
  reason: RefusalReason;
  occupantIds: string[];
}

const NEVER = Number.NEGATIVE_INFINITY;

/**
 * Why a request found no slot. Occupancy, where it is the cause anywhere on its path, goes before quota, and quota before
 * whatever forbids the place that it asked for. The freeze is looked at last: a request that was refused for want of room
 * stays so when its time has gone by.
 *
 * @param elsewhere it lost its slot and was looking for another, in every window of its days.
 */
export function explain(ground: Ground, request: Request, elsewhere = false): Explanation {
  const { wish } = request;
  if (!wish.fixed && !ground.windowFromMs.has(wish.window))
    return { reason: 'unknown-window', occupantIds: [] };
  const found: Explanation[] = [];
  for (let day = request.day; day <= Math.min(request.latestDay, ground.lastDay); day += 1) {
    for (const run of runsOnPath(ground, request, day, elsewhere))
      found.push(explainRun(ground, request, run, day, elsewhere));
  }
  const named = (match: (e: Explanation) => boolean): Explanation | undefined => found.find(match);
  return (
    named(({ reason }) => reason === 'no-room') ??
    named(({ reason, occupantIds }) => reason.startsWith('quota') && occupantIds.length > 0) ??
    found[0] ?? { reason: shutReason(ground, request), occupantIds: [] }
  );
}

function runsOnPath(ground: Ground, request: Request, day: number, elsewhere: boolean): readonly AirRun[] {
  const runs = openRuns(dayOf(ground, day), request);
  const { wish } = request;
  if (wish.fixed && !elsewhere) {
    return runsAround(ground, request, day, startOfDay(day, ground.offsetMs) + wish.atMs, wish.toleranceMs);
  }
  if (day !== request.day) return runs;
  const { own, later } = splitDay(ground, request, runs);
  return [...own, ...later];
}

function explainRun(
  ground: Ground,
  request: Request,
  run: AirRun,
  day: number,
  elsewhere: boolean,
): Explanation {
  const content = contentMs(request, run);
  const { openingMs, closingMs } = run.furniture;
  const { version } = request.airing;
  const alone = openingMs + content + closingMs;
  const none = (reason: RefusalReason): Explanation => ({ reason, occupantIds: [] });
  const by = (reason: RefusalReason, ids: string[]): Explanation => ({
    reason,
    occupantIds: ids.slice(0, MAX_OCCUPANTS),
  });
  if (alone > run.piece.toMs - run.piece.fromMs) return none('too-long');
  const empty: AirRun = { ...run, ...run.piece, aired: [], sealed: false };
  const range = rangeOf(ground, request, day, elsewhere);
  const free = {
    contentMs: content,
    airFromMs: NEVER,
    startToMs: range.toMs,
    endToMs: Number.POSITIVE_INFINITY,
    atFixedTime: range.fixed,
  };
  const from = (ms: number): number => Math.max(ms, range.fromMs);
  if (earliestStart(empty, { ...free, startFromMs: from(NEVER) }) === null) return none('outside-windows');
  const valid = {
    ...free,
    startFromMs: from(version.validFromMs ?? NEVER),
    endToMs: version.validToMs ?? Number.POSITIVE_INFINITY,
  };
  if (earliestStart(empty, valid) === null) return none('validity');
  const effective = { ...valid, startFromMs: Math.max(valid.startFromMs, version.effectiveFromMs) };
  if (earliestStart(empty, effective) === null) return none('past');
  const unpaused = { ...effective, airFromMs: ground.station.pausedUntilMs ?? NEVER };
  if (earliestStart(empty, unpaused) === null) return none('paused');
  const { limits } = ground;
  const added = addedMs(run, content);
  const sessionMs = sessionLimitMs(ground, run);
  if (alone > sessionMs) return none('quota-session-minutes');
  if (alone > limits.dayMs) return none('quota-day-minutes');
  const ids = idsIn(ground, run);
  if (run.aired.length === 0 && run.use.sessions >= limits.sessions) return by('quota-sessions', ids.day);
  if (run.earlierMs + run.countedMs + added > sessionMs) return by('quota-session-minutes', ids.run);
  if (run.use.countedMs + added > limits.dayMs) return by('quota-day-minutes', ids.day);
  if (earliestStart({ ...run, sealed: false }, unpaused) !== null) return none('past');
  const unfrozen = { ...unpaused, airFromMs: Math.max(unpaused.airFromMs, ground.frozenUntilMs) };
  const frozenHere = run.aired.some(({ frozen }) => frozen !== null);
  if (!frozenHere && earliestStart(empty, unfrozen) === null) return none('past');
  const inTheWay = range.fixed
    ? airedBetween(run, range.atMs, range.atMs + content + run.furniture.stingerMs)
    : run.aired;
  const occupants = (inTheWay.length > 0 ? inTheWay : run.aired).map(({ id }) => id);
  return occupants.length > 0 ? by('no-room', occupants) : none('past');
}

function rangeOf(
  ground: Ground,
  request: Request,
  day: number,
  elsewhere: boolean,
): { fromMs: number; toMs: number; atMs: number; fixed: boolean } {
  const { wish } = request;
  if (!wish.fixed || elsewhere)
    return { fromMs: NEVER, toMs: Number.POSITIVE_INFINITY, atMs: 0, fixed: false };
  const atMs = startOfDay(day, ground.offsetMs) + wish.atMs;
  return { fromMs: atMs - wish.toleranceMs, toMs: atMs + wish.toleranceMs, atMs, fixed: true };
}

function idsIn(ground: Ground, run: AirRun): { run: string[]; day: string[] } {
  const day = dayOf(ground, run.day);
  return {
    run: run.aired.map(({ id }) => id),
    day: (day?.runs ?? []).flatMap(({ aired }) => aired.map(({ id }) => id)),
  };
}

/** No run at all on its path: the day is shut, the window is not on it, quiet hours take it, or it lies outside. */
function shutReason(ground: Ground, request: Request): RefusalReason {
  const day = dayOf(ground, request.day);
  if (!day) return 'past';
  if (day.shut) return day.shut;
  if (day.mourning && request.airing.version.class === 3) return 'mourning';
  return request.wish.fixed ? shutAt(ground, request, day) : shutWindow(ground, request, day);
}

function shutWindow(ground: Ground, request: Request, day: AirDay): RefusalReason {
  const { wish } = request;
  if (wish.fixed) return 'outside-windows';
  return windowOn(ground.station, day, wish.window, day.weekday) ? 'quiet' : 'weekday';
}

function shutAt(ground: Ground, request: Request, day: AirDay): RefusalReason {
  if (!request.wish.fixed) return 'outside-windows';
  const atMs = startOfDay(request.day, ground.offsetMs) + request.wish.atMs;
  const before = dayOf(ground, request.day - 1);
  const inWindow = [before, day].some((d) =>
    ground.station.windows.some(({ name }) => {
      const stretch = d && d.shut === null ? windowOn(ground.station, d, name, d.weekday) : null;
      return stretch !== null && stretch.fromMs <= atMs && atMs < stretch.toMs;
    }),
  );
  if (inWindow) return 'quiet';
  const otherDays = ground.station.windows.some(({ name }) => {
    const window = ground.station.windows.find((w) => w.name === name);
    const onAnyDay = window && windowOn(ground.station, day, name, window.days[0] ?? day.weekday);
    return onAnyDay && onAnyDay.fromMs <= atMs && atMs < onAnyDay.toMs;
  });
  return otherDays ? 'weekday' : 'outside-windows';
}
