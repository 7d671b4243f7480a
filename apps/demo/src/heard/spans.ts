/** A stretch of time; instants in epoch ms or positions in ms. */
export interface Span {
  fromMs: number;
  toMs: number;
}

/** In order, those that touch or overlap as one. */
export function joined(spans: readonly Span[], gapMs = 0): Span[] {
  const result: Span[] = [];
  for (const { fromMs, toMs } of [...spans].sort((a, b) => a.fromMs - b.fromMs)) {
    const last = result.at(-1);
    if (toMs <= fromMs) continue;
    if (last && fromMs <= last.toMs + gapMs) last.toMs = Math.max(last.toMs, toMs);
    else result.push({ fromMs, toMs });
  }
  return result;
}

/** What of `whole` none of these covers. */
export function without(whole: Span, spans: readonly Span[]): Span[] {
  const rest: Span[] = [];
  let fromMs = whole.fromMs;
  for (const span of joined(spans)) {
    if (span.toMs <= fromMs) continue;
    if (span.fromMs >= whole.toMs) break;
    if (span.fromMs > fromMs) rest.push({ fromMs, toMs: span.fromMs });
    fromMs = span.toMs;
  }
  if (fromMs < whole.toMs) rest.push({ fromMs, toMs: whole.toMs });
  return rest;
}
