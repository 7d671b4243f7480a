import { parseLocalDate, type DayNumber } from '../time/civil-date.js';
import { subtract, type Stretch } from './ranges.js';
import { sessionId } from './request-id.js';
import type { AirRun, DayUse, FrozenSlot } from './air-run.js';
import type { RegulationDay } from './regulation-days.js';
import type { PlannedOccurrence, PlanStation } from './types.js';

/** A local day of a station while it is being planned. */
export interface AirDay extends RegulationDay {
  use: DayUse;
  /** By start. */
  runs: AirRun[];
  /** The same, by the window that they are of. */
  byWindow: Map<string, AirRun[]>;
}

/** The air of a station: its days with their runs, and the frozen sessions that no window of today's regulation holds. */
export interface StationAir {
  firstDay: DayNumber;
  days: AirDay[];
  foreign: PlannedOccurrence[][];
}

/** Every day of the regulation, with what is frozen in its slots and nothing else. */
export function emptyAir(
  station: PlanStation,
  regulation: readonly RegulationDay[],
  frozen: readonly PlannedOccurrence[],
): StationAir {
  const firstDay = regulation[0]?.day ?? 0;
  const days = regulation.map((day): AirDay => ({
    ...day,
    use: { sessions: 0, countedMs: 0 },
    runs: [],
    byWindow: new Map(),
  }));
  const air: StationAir = { firstDay, days, foreign: [] };
  const native = new Map<object, PlannedOccurrence[][]>();
  for (const group of frozenSessions(frozen)) {
    const piece = homeOf(air, group);
    if (piece) native.set(piece, [...(native.get(piece) ?? []), group]);
    else air.foreign.push(group);
  }
  for (const group of air.foreign) countForeign(air, group);
  const foreignStretches = air.foreign.map(stretchOfSession);
  const used = new Set(frozen.map((occurrence) => occurrence.sessionId));
  for (const day of days) {
    for (const piece of day.pieces) {
      const groups = native.get(piece);
      if (!groups && foreignStretches.length === 0)
        day.runs.push(runOf(station, day, piece, piece.part, used));
      else pushRuns(station, day, piece, subtract(piece, foreignStretches), groups ?? [], used);
    }
    day.runs.sort((a, b) => a.fromMs - b.fromMs);
    for (const run of day.runs) {
      const ofWindow = day.byWindow.get(run.window);
      if (ofWindow) ofWindow.push(run);
      else day.byWindow.set(run.window, [run]);
    }
  }
  return air;
}

/** Frozen occurrences by session, each in the order of time, the sessions too. */
function frozenSessions(frozen: readonly PlannedOccurrence[]): PlannedOccurrence[][] {
  const groups = new Map<string, PlannedOccurrence[]>();
  for (const occurrence of [...frozen].sort((a, b) => a.startMs - b.startMs || (a.id < b.id ? -1 : 1))) {
    const group = groups.get(occurrence.sessionId);
    if (group) group.push(occurrence);
    else groups.set(occurrence.sessionId, [occurrence]);
  }
  return [...groups.values()];
}

function stretchOfSession(group: readonly PlannedOccurrence[]): Stretch {
  const [first] = group;
  const last = group.at(-1);
  if (!first || !last) throw new Error('a frozen session without occurrences');
  return { fromMs: first.startMs - first.openingMs, toMs: last.startMs + last.durationMs + last.closingMs };
}

function dayOfSession(air: StationAir, group: readonly PlannedOccurrence[]): AirDay | undefined {
  return group[0] && air.days[parseLocalDate(group[0].sessionLocalDate) - air.firstDay];
}

/** The piece of a window that holds a frozen session, if the regulation still has it. */
function homeOf(air: StationAir, group: readonly PlannedOccurrence[]): object | undefined {
  const { fromMs, toMs } = stretchOfSession(group);
  const window = group[0]?.window;
  return dayOfSession(air, group)?.pieces.find(
    (p) => p.window === window && p.fromMs <= fromMs && toMs <= p.toMs,
  );
}

function countForeign(air: StationAir, group: readonly PlannedOccurrence[]): void {
  const day = dayOfSession(air, group);
  if (!day) return;
  day.use.sessions += 1;
  for (const { openingMs, durationMs, closingMs } of group)
    day.use.countedMs += openingMs + durationMs + closingMs;
}

function runOf(
  station: PlanStation,
  day: AirDay,
  stretch: Stretch & { window: string },
  part: string,
  used: ReadonlySet<string>,
  piece: Stretch = stretch,
): AirRun {
  let name = part;
  for (
    let i = 1;
    used.size > 0 && used.has(sessionId(station.id, day.localDate, stretch.window, name));
    i += 1
  ) {
    name = `${part}+${i}`;
  }
  return {
    day: day.day,
    localDate: day.localDate,
    window: stretch.window,
    part: name,
    sessionId: null,
    fromMs: stretch.fromMs,
    toMs: stretch.toMs,
    piece,
    furniture: day.furniture,
    aired: [],
    countedMs: 0,
    earlierMs: 0,
    use: day.use,
    sealed: false,
  };
}

/**
 * The runs of a piece in which something is frozen. A session whose closing froze with it is sealed, and what comes
 * later in the window is a session of its own; a session that was to go on when it froze goes on.
 */
function pushRuns(
  station: PlanStation,
  day: AirDay,
  piece: Stretch & { window: string; part: string },
  rest: readonly Stretch[],
  groups: readonly (readonly PlannedOccurrence[])[],
  used: ReadonlySet<string>,
): void {
  rest.forEach((stretch, i) => {
    let fromMs = stretch.fromMs;
    let earlierMs = 0;
    const inside = groups.filter((group) => {
      const session = stretchOfSession(group);
      return session.fromMs >= stretch.fromMs && session.toMs <= stretch.toMs;
    });
    inside.forEach((group, j) => {
      const next = inside[j + 1];
      const open = !next && group.at(-1)?.closingMs === 0;
      const toMs = open ? stretch.toMs : stretchOfSession(group).toMs;
      const run = runOf(station, day, { ...piece, fromMs, toMs }, piece.part, used, stretch);
      run.earlierMs = earlierMs;
      fill(run, group, open);
      earlierMs += run.countedMs;
      day.runs.push(run);
      fromMs = toMs;
    });
    if (fromMs < stretch.toMs) {
      const part = i === 0 ? piece.part : `${piece.part}.${i}`;
      const run = runOf(station, day, { ...piece, fromMs, toMs: stretch.toMs }, part, used, stretch);
      day.runs.push({ ...run, earlierMs });
    }
  });
}

function fill(run: AirRun, group: readonly PlannedOccurrence[], open: boolean): void {
  run.sessionId = group[0]?.sessionId ?? null;
  run.sealed = !open;
  run.aired = group.map(airedOf);
  for (const { openingMs, durationMs, closingMs } of group)
    run.countedMs += openingMs + durationMs + closingMs;
  if (open) run.countedMs += run.furniture.closingMs;
  run.use.sessions += 1;
  run.use.countedMs += run.countedMs;
}

function airedOf(occurrence: PlannedOccurrence): FrozenSlot {
  const [first] = occurrence.items;
  return {
    id: occurrence.id,
    orderId: occurrence.orderId,
    class: occurrence.class,
    startMs: occurrence.startMs,
    lengthMs: occurrence.durationMs,
    leadMs: first?.kind === 'stinger' ? first.durationMs : 0,
    atFixedTime: true,
    frozen: occurrence,
  };
}
