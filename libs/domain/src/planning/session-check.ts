import { addDays, weekdayOf } from '../time/civil-date.js';
import { MINUTE_MS } from '../time/wall-clock.js';
import { instantOf } from '../time/zone.js';
import type { DailyRange, Plan, PlannedSession, PlanStation } from './types.js';

export type SessionProblem =
  'outside-window' | 'quiet' | 'overlap' | 'quota-session-minutes' | 'counted-wrong';

/**
 * Whether a session keeps to the regulation, looked at from outside and without calendars: for the display beside it, and as a
 * second opinion in tests. Reckoned from the wall clock, not by the planner's own pieces of windows.
 */
export function checkSession(session: PlannedSession, station: PlanStation): SessionProblem[] {
  const problems = new Set<SessionProblem>();
  const window = station.windows.find(({ name }) => name === session.window);
  const [from, to] = window ? stretch(window, session.localDate, station.zone) : [0, 0];
  const onThatDay = window?.days.includes(weekdayOf(session.localDate)) ?? false;
  if (!onThatDay || session.startMs < from || session.endMs > to) problems.add('outside-window');
  for (let days = -2; days <= 2; days += 1) {
    const date = addDays(session.localDate, days);
    for (const range of station.quiet) {
      const [quietFrom, quietTo] = stretch(range, date, station.zone);
      const inForce = range.days.includes(weekdayOf(date));
      if (inForce && session.startMs < quietTo && quietFrom < session.endMs) problems.add('quiet');
    }
  }
  let clock = session.startMs + session.openingMs;
  let counted = session.openingMs + session.closingMs;
  for (const { startMs, durationMs } of session.occurrences) {
    if (startMs < clock) problems.add('overlap');
    clock = startMs + durationMs;
    counted += durationMs;
  }
  if (clock + session.closingMs !== session.endMs) problems.add('overlap');
  if (counted !== session.countedMs) problems.add('counted-wrong');
  const limits = [station.quota.maxMinutesPerSession, window?.maxMinutes ?? null];
  if (limits.some((limit) => limit !== null && counted > limit * MINUTE_MS))
    problems.add('quota-session-minutes');
  return [...problems];
}

/** Minutes that a station's sessions of a local day use of its quota, with opening, stingers and closing. */
export function minutesUsed(plan: Pick<Plan, 'sessions'>, stationId: string, localDate: string): number {
  const mine = plan.sessions.filter(
    (session) => session.stationId === stationId && session.localDate === localDate,
  );
  return mine.reduce((sum, { countedMs }) => sum + countedMs, 0) / MINUTE_MS;
}

function stretch(range: DailyRange, date: string, zone: string): [number, number] {
  const from = instantOf(date, range.from, zone);
  const to = instantOf(date, range.to, zone);
  return [from, to > from ? to : instantOf(addDays(date, 1), range.to, zone)];
}
