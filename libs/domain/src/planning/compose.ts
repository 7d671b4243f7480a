import { displayOf } from './displays.js';
import { layOut } from './programme.js';
import { requestId, sessionId } from './request-id.js';
import { endOf, type Aired, type AirRun } from './air-run.js';
import type { StationAir } from './station-air.js';
import type { PlannedOccurrence, PlannedSession, PlanStation } from './types.js';

/** The sessions of a station that was planned, by start. */
export function composeSessions(station: PlanStation, air: StationAir): PlannedSession[] {
  const sessions = air.foreign.flatMap((group) => composeForeign(group));
  for (const day of air.days) {
    for (const run of day.runs) if (run.aired.length > 0) sessions.push(composeRun(station, run));
  }
  return sessions.sort((a, b) => a.startMs - b.startMs || (a.id < b.id ? -1 : 1));
}

function composeRun(station: PlanStation, run: AirRun): PlannedSession {
  const id = run.sessionId ?? sessionId(station.id, run.localDate, run.window, run.part);
  const { furniture, aired } = run;
  const first = aired[0];
  const last = aired[aired.length - 1];
  if (!first || !last) throw new Error('a session without occurrences');
  const openingMs = first.frozen ? first.frozen.openingMs : furniture.openingMs;
  const closingMs = last.frozen && last.frozen.closingMs > 0 ? last.frozen.closingMs : furniture.closingMs;
  return {
    id,
    stationId: station.id,
    localDate: run.localDate,
    window: run.window,
    startMs: first.startMs - openingMs,
    endMs: endOf(last) + closingMs,
    openingMs,
    closingMs,
    countedMs: run.countedMs,
    occurrences: aired.map((one) =>
      composeOccurrence(run, id, one, one === first ? openingMs : 0, one === last ? closingMs : 0),
    ),
  };
}

function composeOccurrence(
  run: AirRun,
  session: string,
  aired: Aired,
  openingMs: number,
  closingMs: number,
): PlannedOccurrence {
  if (aired.frozen) return { ...aired.frozen, frozen: true };
  const request = aired;
  const { airing, prepared } = request;
  const { replaces } = airing;
  return {
    id: request.id,
    orderId: request.orderId,
    version: request.version,
    stationId: request.stationId,
    localDate: request.localDate,
    index: request.index,
    class: airing.version.class,
    source: airing.version.source,
    ownerId: prepared.order.ownerId,
    sessionId: session,
    sessionLocalDate: run.localDate,
    window: run.window,
    startMs: aired.startMs,
    durationMs: aired.lengthMs,
    items: layOut(request.programme, aired.leadMs, run.furniture.stingerMs),
    ...displayOf(request, run.piece.toMs),
    openingMs,
    closingMs,
    frozen: false,
    decision: aired.decision,
    replacesId: replaces && requestId(request.orderId, request.stationId, replaces.localDate, replaces.index),
  };
}

function composeForeign(group: readonly PlannedOccurrence[]): PlannedSession[] {
  const first = group[0];
  const last = group.at(-1);
  if (!first || !last) return [];
  const counted = group.reduce((sum, o) => sum + o.openingMs + o.durationMs + o.closingMs, 0);
  return [
    {
      id: first.sessionId,
      stationId: first.stationId,
      localDate: first.sessionLocalDate,
      window: first.window,
      startMs: first.startMs - first.openingMs,
      endMs: last.startMs + last.durationMs + last.closingMs,
      openingMs: first.openingMs,
      closingMs: last.closingMs,
      countedMs: counted,
      occurrences: group.map((occurrence) => ({ ...occurrence, frozen: true })),
    },
  ];
}
