import type { Daypart } from '#contracts/wire.js';
import type { Span } from '../ports.js';
import { instantOf, minutesOf, zoneOffsetMs } from './local-time.js';

const DAY_MS = 86_400_000;

/** When these dayparts hold, as instants around [fromMs, toMs), merged and in order; touching ones are one. */
export function spansOf(dayparts: readonly Daypart[], zone: string, around: Span): Span[] {
  const spans: Span[] = [];
  const first = Math.floor((around.fromMs + zoneOffsetMs(zone, around.fromMs)) / DAY_MS) - 1;
  const last = Math.floor((around.toMs + zoneOffsetMs(zone, around.toMs)) / DAY_MS);
  for (let day = first; day <= last; day++) {
    const weekday = ((day + 3) % 7) + 1; // 1 January 1970 was a Thursday
    for (const { days, from, to } of dayparts) {
      if (!days.includes(weekday)) continue;
      const begin = minutesOf(from);
      const end = minutesOf(to);
      const fromMs = instantOf(zone, day * DAY_MS, begin);
      const toMs = instantOf(zone, (end <= begin ? day + 1 : day) * DAY_MS, end);
      spans.push({ fromMs, toMs });
    }
  }
  return merged(spans);
}

/** Joins spans that overlap or touch. */
export function merged(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.fromMs - b.fromMs)) {
    const last = result.at(-1);
    if (last && span.fromMs <= last.toMs) last.toMs = Math.max(last.toMs, span.toMs);
    else result.push({ ...span });
  }
  return result;
}

export const covers = (spans: readonly Span[], span: Span): boolean =>
  spans.some(({ fromMs, toMs }) => fromMs <= span.fromMs && span.toMs <= toMs);

export const touches = (spans: readonly Span[], span: Span): boolean =>
  spans.some(({ fromMs, toMs }) => fromMs < span.toMs && span.fromMs < toMs);
