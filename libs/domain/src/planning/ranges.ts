/** A stretch of time in epoch ms, `fromMs` included, `toMs` not. */
export interface Stretch {
  fromMs: number;
  toMs: number;
}

/** What is left of a stretch when the given ones (in any order, overlapping or not) are taken out; in order of time. */
export function subtract(stretch: Stretch, taken: readonly Stretch[]): Stretch[] {
  let rest: Stretch[] = [stretch];
  for (const { fromMs, toMs } of taken) {
    if (toMs <= stretch.fromMs || fromMs >= stretch.toMs) continue;
    rest = rest.flatMap((piece) => {
      if (toMs <= piece.fromMs || fromMs >= piece.toMs) return [piece];
      const parts: Stretch[] = [];
      if (fromMs > piece.fromMs) parts.push({ fromMs: piece.fromMs, toMs: fromMs });
      if (toMs < piece.toMs) parts.push({ fromMs: toMs, toMs: piece.toMs });
      return parts;
    });
  }
  return rest;
}
