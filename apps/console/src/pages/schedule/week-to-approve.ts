import { weekdayOf } from '#domain/time/civil-date.js';
import type { ProgrammeWeek } from './queries.js';

type Week = Pick<ProgrammeWeek, 'monday'> & {
  lines: readonly Pick<ProgrammeWeek['lines'][number], 'startAt'>[];
  approval: Pick<NonNullable<ProgrammeWeek['approval']>, 'holds'> | null;
};
export type WeekStanding = 'approved' | 'changed' | 'open' | 'over' | 'empty';

/** Where the approval of a week stands; `over`: nobody approved it, and nothing of it is ahead any more. */
export function standingOfWeek({ lines, approval }: Week, nowMs: number): WeekStanding {
  if (approval?.holds) return 'approved';
  if (lines.length === 0) return 'empty';
  if (!lines.some(({ startAt }) => Date.parse(startAt) > nowMs)) return 'over';
  return approval ? 'changed' : 'open';
}

const SATURDAY = 6;

/**
 * The week on which the page opens for whoever approves: this week as long as something of it waits, then the next; from
 * Saturday the next comes first, since that is when leaders approve it. Where nothing waits, the week at hand.
 */
export function weekToOpen(current: Week, next: Week, today: string, nowMs: number): string {
  const inTurn = weekdayOf(today) >= SATURDAY ? [next, current] : [current, next];
  const waits = inTurn.find((week) => ['open', 'changed'].includes(standingOfWeek(week, nowMs)));
  return (waits ?? current).monday;
}
