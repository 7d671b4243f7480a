import type { ExpectedItem, PlayFact, RowContext, SegmentFact } from './types.js';

/** From here on a piece began in the middle of its item. */
const MIDDLE_MS = 300;
/** How exactly a device's clock says when it began. */
const ANCHOR_TOLERANCE_MS = 500;

export interface Reading extends ExpectedItem {
  /** Position among the expected items. */
  index: number;
  /** Position among the expected items with the same hash. */
  nth: number;
}

export function readingsOf(items: readonly ExpectedItem[]): Reading[] {
  const count = new Map<string, number>();
  return items.map((expected, index) => {
    const nth = count.get(expected.item) ?? 0;
    count.set(expected.item, nth + 1);
    return { ...expected, index, nth };
  });
}

/**
 * Which reading of a file that comes more than once a segment belongs to. Reports name files only, but a play keeps to
 * the plan: a piece that begins in the middle began when its device started or took the play up again, and one from the
 * top is the next reading after the start.
 */
export function readingOfSegment(segment: SegmentFact, play: PlayFact, context: RowContext): number {
  if (context.kind === 'alert') return segment.nth;
  const readings = readingsOf(context.items).filter(({ item }) => item === segment.item);
  if (readings.length < 2) return segment.nth;
  const anchorsMs = [play.startedAtMs, ...play.resumed.map(({ atMs }) => atMs)].flatMap((atMs) =>
    atMs === null ? [] : [atMs - context.startAtMs],
  );
  if (anchorsMs.length === 0) return segment.nth;
  if (segment.fromMs < MIDDLE_MS) {
    const firstMs = Math.min(...anchorsMs) - ANCHOR_TOLERANCE_MS;
    const possible = readings.filter(({ offsetMs }) => offsetMs >= firstMs);
    return (possible[segment.nth] ?? readings[segment.nth] ?? segment).nth;
  }
  const distanceOf = ({ offsetMs }: Reading): number =>
    Math.min(...anchorsMs.map((anchorMs) => Math.abs(offsetMs + segment.fromMs - anchorMs)));
  return readings.reduce((best, reading) => (distanceOf(reading) < distanceOf(best) ? reading : best)).nth;
}
