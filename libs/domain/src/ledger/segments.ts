import { readingsOf, readingOfSegment } from './readings.js';
import type { ExpectedItem, PlayFact, RowContext, RowSegment, SegmentFact } from './types.js';

/** "Every item from under 1 s to its end" (docs/device-protocol.md, "Reports"); the same second bounds holes and ends. */
const TOLERANCE_MS = 1000;

/**
 * What was heard, disjoint per item and reading, in order. Plays of an occurrence lie over each other (two boxes at one
 * place, a play taken up again); the readings of an alert follow each other and add up.
 */
export function unionOf(plays: readonly PlayFact[], context: RowContext): SegmentFact[] {
  const heard = new Map<string, SegmentFact[]>();
  for (const play of plays) {
    for (const segment of play.segments) {
      const nth = readingOfSegment(segment, play, context);
      const key = `${context.kind === 'alert' ? play.play : ''} ${nth} ${segment.item}`;
      heard.set(key, [...(heard.get(key) ?? []), { ...segment, nth }]);
    }
  }
  return [...heard.values()].flatMap(mergeSpans);
}

export const lengthOf = (segments: readonly SegmentFact[]): number =>
  segments.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);

/** Was every expected item heard from under a second to its end, without a hole of more than a second? */
export function isWhole(items: readonly ExpectedItem[], union: readonly SegmentFact[]): boolean {
  return readingsOf(items).every(({ item, nth, durationMs }) => {
    let reachedMs = 0;
    for (const span of union) {
      if (span.item !== item || span.nth !== nth) continue;
      if (span.fromMs - reachedMs > TOLERANCE_MS) return false;
      reachedMs = Math.max(reachedMs, span.toMs);
    }
    return reachedMs >= durationMs - TOLERANCE_MS && (reachedMs > 0 || durationMs === 0);
  });
}

/** With their place among the expected items, and on the wall clock where the plan fixes it. */
export function placed(union: readonly SegmentFact[], context: RowContext): RowSegment[] {
  const readings = readingsOf(context.items);
  const segments = union.map(({ item, nth, fromMs, toMs }) => {
    const expected = readings.find((reading) => reading.item === item && reading.nth === nth);
    const zeroMs = expected && context.kind === 'occurrence' ? context.startAtMs + expected.offsetMs : null;
    return {
      item,
      itemIndex: expected?.index ?? null,
      fromMs,
      toMs,
      fromAtMs: zeroMs === null ? null : zeroMs + fromMs,
      toAtMs: zeroMs === null ? null : zeroMs + toMs,
    };
  });
  const orderOf = (s: RowSegment): number => s.itemIndex ?? Number.MAX_SAFE_INTEGER;
  const textOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return segments.sort(
    (a, b) => orderOf(a) - orderOf(b) || textOrder(a.item, b.item) || a.fromMs - b.fromMs || a.toMs - b.toMs,
  );
}

function mergeSpans(spans: readonly SegmentFact[]): SegmentFact[] {
  const merged: SegmentFact[] = [];
  for (const span of [...spans].sort((a, b) => a.fromMs - b.fromMs)) {
    const last = merged.at(-1);
    if (last && span.fromMs <= last.toMs) last.toMs = Math.max(last.toMs, span.toMs);
    else merged.push({ ...span });
  }
  return merged;
}
