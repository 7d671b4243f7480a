import type { Placement } from '#domain/planning/types.js';
import { expand } from '#domain/recurrence/expand.js';
import type { Recurrence } from '#domain/recurrence/recurrence.js';
import { addDays, weekdayOf } from '#domain/time/civil-date.js';
import { DAY_MS } from '#domain/time/wall-clock.js';
import { instantOf, localDateOf } from '#domain/time/zone.js';
import type { RegulationWindow } from '#persistence/entities/territory.entity.js';

const ZONE = 'Asia/Ho_Chi_Minh';
/** As far as an order may lie ahead and still be worth a hurry; later ones are reckoned when they come near. */
const AHEAD_DAYS = 60;

/** An order that waits for an approval, as far as its times go. */
export interface WaitingAirings {
  recurrence: Recurrence;
  airings: readonly Placement[];
  /** Of the stations that it may reach. */
  windows: readonly Pick<RegulationWindow, 'name' | 'from' | 'to' | 'days'>[];
}

/**
 * The first moment that such an order cannot have any more without its approval: its fixed time, or the beginning of its
 * window, and while that window runs its end. Never later than the planner would say.
 * @returns null: nothing of it is ahead
 */
export function firstChanceMs(waiting: WaitingAirings, nowMs: number): number | null {
  const today = localDateOf(nowMs, ZONE);
  // A window of last night may run still.
  const dates = expand(waiting.recurrence, addDays(today, -1), addDays(today, AHEAD_DAYS));
  for (const date of dates) {
    const ahead = waiting.airings.flatMap((airing) => momentsOf(airing, date, waiting.windows, nowMs));
    if (ahead.length > 0) return Math.min(...ahead);
  }
  return null;
}

function momentsOf(
  airing: Placement,
  date: string,
  windows: WaitingAirings['windows'],
  nowMs: number,
): number[] {
  if (airing.kind === 'fixed') {
    const at = instantOf(date, airing.atLocal, ZONE);
    return at > nowMs ? [at] : [];
  }
  return windows
    .filter(({ name, days }) => name === airing.window && days.includes(weekdayOf(date)))
    .flatMap(({ from, to }) => {
      const start = instantOf(date, from, ZONE);
      const end = instantOf(date, to, ZONE);
      return [start, end > start ? end : end + DAY_MS].find((moment) => moment > nowMs) ?? [];
    });
}
