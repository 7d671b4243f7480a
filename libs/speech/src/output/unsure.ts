import { UNSURE_BELOW, type Span } from '../reading.js';

/** Spans below the threshold, the least sure first, each (source, spoken) pair once: what an editor looks at. */
export function listUnsure(spans: readonly Span[]): Span[] {
  const seen = new Set<string>();
  const unsure: Span[] = [];
  for (const span of spans) {
    if (span.confidence >= UNSURE_BELOW) continue;
    const key = `${span.source}\u0000${span.spoken}`;
    if (seen.has(key)) continue;
    seen.add(key);
    unsure.push(span);
  }
  return unsure.sort((a, b) => a.confidence - b.confidence || a.start - b.start);
}
