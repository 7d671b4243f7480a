import { startOfDay } from '../time/zone.js';
import { earliestStart, insert, latestStart, type AirRun, type Search } from './air-run.js';
import { contestedSlot, type Contest } from './contest.js';
import {
  contentMs,
  dayOf,
  namedSlot,
  openRuns,
  quotaAllows,
  runsAround,
  runsAsked,
  searchFor,
  splitDay,
  type Ground,
} from './slots.js';
import type { Request } from './requests.js';
import type { Decision } from './types.js';

/** How a request goes about it: as it asks; as one that lost its slot; as one that a rule sent to the next session. */
export type Manner = 'asked' | 'moved' | 'next-session';

export interface Attempt {
  startMs: number | null;
  /** A priority request whose slot priority occurrences have. */
  contested: Contest | null;
}

/**
 * Gives a request a slot, if there is one, by the path of the domain: its slot; later in the same window; later
 * windows of its local day; the days up to its latest date. A fixed time keeps its tolerance on every day, unless a
 * collision took its slot. A priority request whose named slot priority occurrences have contests it instead.
 */
export function place(ground: Ground, request: Request, manner: Manner, decision: Decision | null): Attempt {
  const search = searchFor(ground, request);
  const { wish } = request;
  if (manner !== 'next-session') {
    const atOnce = wish.fixed
      ? placeAtTime(ground, request, search, request.day, decision)
      : placeInSlot(ground, request, search, decision);
    if (atOnce !== null) return found(atOnce);
    if (manner === 'asked') {
      const contested = contestedSlot(ground, request);
      if (contested) return { startMs: null, contested };
    }
  }
  const sameDay =
    wish.fixed && manner === 'asked' ? null : placeLaterThatDay(ground, request, search, manner, decision);
  if (sameDay !== null) return found(sameDay);
  for (let day = request.day + 1; day <= Math.min(request.latestDay, ground.lastDay); day += 1) {
    const start =
      wish.fixed && manner === 'asked'
        ? placeAtTime(ground, request, search, day, decision)
        : earliestIn(ground, openRuns(dayOf(ground, day), request), request, search, decision);
    if (start !== null) return found(start);
  }
  return found(null);
}

function placeAtTime(
  ground: Ground,
  request: Request,
  search: Search,
  day: number,
  decision: Decision | null,
): number | null {
  if (!request.wish.fixed) return null;
  const { toleranceMs } = request.wish;
  const atMs = startOfDay(day, ground.offsetMs) + request.wish.atMs;
  if (atMs + toleranceMs < search.startFromMs) return null;
  const runs = runsAround(ground, request, day, atMs, toleranceMs);
  const at = (run: AirRun, from: number, to: number, find: typeof earliestStart): number | null => {
    const content = contentMs(request, run);
    if (!quotaAllows(ground, run, content)) return null;
    const startFromMs = Math.max(search.startFromMs, from);
    const start = find(run, { ...search, contentMs: content, startFromMs, startToMs: to, atFixedTime: true });
    if (start !== null) put(request, run, start, content, true, decision);
    return start;
  };
  for (const run of runs) {
    const start = at(run, atMs, atMs + toleranceMs, earliestStart);
    if (start !== null) return start;
  }
  for (let i = runs.length - 1; i >= 0 && toleranceMs > 0; i -= 1) {
    const run = runs[i];
    const start = run ? at(run, atMs - toleranceMs, atMs, latestStart) : null;
    if (start !== null) return start;
  }
  return null;
}

function placeInSlot(
  ground: Ground,
  request: Request,
  search: Search,
  decision: Decision | null,
): number | null {
  if (request.wish.fixed) return null;
  if (request.wish.position === 'anywhere')
    return earliestIn(ground, runsAsked(ground, request), request, search, decision);
  const slot = namedSlot(ground, request);
  if (!slot) return null;
  const { run } = slot;
  const content = contentMs(request, run);
  if (!quotaAllows(ground, run, content)) return null;
  const within = { ...search, contentMs: content };
  const start =
    request.wish.position === 'start'
      ? earliestStart(run, { ...within, startToMs: slot.startMs })
      : latestStart(run, { ...within, startFromMs: Math.max(search.startFromMs, slot.startMs) });
  if (start !== null) put(request, run, start, content, false, decision);
  return start;
}

function found(startMs: number | null): Attempt {
  return { startMs, contested: null };
}

/** Later in the same window (for `end`: as late in it as there is room), then the later windows of the day. */
function placeLaterThatDay(
  ground: Ground,
  request: Request,
  search: Search,
  manner: Manner,
  decision: Decision | null,
): number | null {
  const runs = openRuns(dayOf(ground, request.day), request);
  const { own, later } = splitDay(ground, request, runs);
  if (manner !== 'next-session') {
    const { wish } = request;
    if (!wish.fixed && wish.position === 'end') {
      for (let i = own.length - 1; i >= 0; i -= 1) {
        const start = tryRun(ground, own[i], request, search, latestStart, decision);
        if (start !== null) return start;
      }
    } else {
      const fromMs = wish.fixed ? startOfDay(request.day, ground.offsetMs) + wish.atMs : search.startFromMs;
      const inWindow = { ...search, startFromMs: Math.max(search.startFromMs, fromMs) };
      const start = earliestIn(ground, own, request, inWindow, decision);
      if (start !== null) return start;
    }
  }
  return earliestIn(ground, later, request, search, decision);
}

function earliestIn(
  ground: Ground,
  runs: readonly AirRun[],
  request: Request,
  search: Search,
  decision: Decision | null,
): number | null {
  for (const run of runs) {
    const start = tryRun(ground, run, request, search, earliestStart, decision);
    if (start !== null) return start;
  }
  return null;
}

function tryRun(
  ground: Ground,
  run: AirRun | undefined,
  request: Request,
  search: Search,
  find: typeof earliestStart,
  decision: Decision | null,
): number | null {
  if (!run || run.toMs <= search.startFromMs) return null;
  const content = contentMs(request, run);
  if (!quotaAllows(ground, run, content)) return null;
  search.contentMs = content;
  const start = find(run, search);
  if (start !== null) put(request, run, start, content, false, decision);
  return start;
}

function put(
  request: Request,
  run: AirRun,
  startMs: number,
  content: number,
  atFixedTime: boolean,
  decision: Decision | null,
): void {
  request.startMs = startMs;
  request.lengthMs = content;
  request.leadMs = 0;
  request.atFixedTime = atFixedTime;
  request.decision = decision ?? request.acceptance;
  insert(run, request);
}
