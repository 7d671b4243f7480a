import type { DayTotals } from './day-close.js';

/**
 * Share of airings that were heard whole, in per cent with one decimal: finished ÷ (planned − open). What is open is not
 * counted yet; `partial` is not whole. null: nothing has ended.
 */
export function finishedShare({ planned, open, finished }: Pick<DayTotals, 'planned' | 'open' | 'finished'>) {
  const ended = planned - open;
  return ended <= 0 ? null : Math.round((finished / ended) * 1000) / 10;
}
