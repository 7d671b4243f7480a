/** Measured quantities that a status carries and the hub keeps. */
export const QUANTITIES = ['volume', 'rssi', 'tempC', 'batteryPct', 'ampMa', 'clockOffsetMs'] as const;
export type Quantity = (typeof QUANTITIES)[number];

export interface Sample {
  atMs: number;
  /** null: the device did not say. */
  value: number | null;
}

interface Plausible {
  min: number;
  max: number;
  /** A sensor that shows the very same figure for this long is stuck; null: it may well stand still. */
  stuckAfterMs: number | null;
}

const HALF_A_DAY_MS = 12 * 3600_000;
/** Beyond these figures a sensor is wrong, not the weather: the hottest boxes measured are below 85 °C. */
const PLAUSIBLE: Readonly<Record<Quantity, Plausible>> = {
  volume: { min: 0, max: 100, stuckAfterMs: null },
  rssi: { min: -130, max: -10, stuckAfterMs: HALF_A_DAY_MS },
  tempC: { min: -20, max: 95, stuckAfterMs: HALF_A_DAY_MS },
  batteryPct: { min: 0, max: 100, stuckAfterMs: null },
  ampMa: { min: 0, max: 50_000, stuckAfterMs: null },
  clockOffsetMs: { min: -86_400_000, max: 86_400_000, stuckAfterMs: null },
};
/** Fewer equal figures prove nothing. */
const STUCK_AT_LEAST = 6;

export interface Judged {
  /** What is wrong with the series, if anything. */
  flags: ('constant' | 'out-of-range')[];
  /** How many of the figures were left out. */
  leftOut: number;
  /** Of the plausible figures; null: there is none. */
  mean: number | null;
  /** The samples with a figure that is plausible. */
  good: { atMs: number; value: number }[];
}

/** Flags what cannot be true and leaves it out of averages (requirement F22). @param samples in the order of time */
export function judgeSeries(quantity: Quantity, samples: readonly Sample[]): Judged {
  const { min, max, stuckAfterMs } = PLAUSIBLE[quantity];
  const told = samples.filter((s): s is { atMs: number; value: number } => s.value !== null);
  const inRange = told.filter(({ value }) => value >= min && value <= max);
  const stuck = stuckAfterMs === null ? new Set<object>() : stuckSamples(inRange, stuckAfterMs);
  const good = inRange.filter((sample) => !stuck.has(sample));
  const flags: Judged['flags'] = [];
  if (stuck.size > 0) flags.push('constant');
  if (inRange.length < told.length) flags.push('out-of-range');
  const mean = good.length === 0 ? null : good.reduce((sum, { value }) => sum + value, 0) / good.length;
  return { flags, leftOut: told.length - good.length, mean, good };
}

function stuckSamples(
  samples: readonly { atMs: number; value: number }[],
  stuckAfterMs: number,
): Set<object> {
  const stuck = new Set<object>();
  for (let from = 0; from < samples.length;) {
    let to = from;
    while (samples[to + 1]?.value === samples[from]!.value) to += 1;
    const lastedMs = samples[to]!.atMs - samples[from]!.atMs;
    if (to - from + 1 >= STUCK_AT_LEAST && lastedMs >= stuckAfterMs)
      for (let i = from; i <= to; i += 1) stuck.add(samples[i]!);
    from = to + 1;
  }
  return stuck;
}

/**
 * At most `count` points over `fromMs … toMs`: the mean of each equal part; a part without a figure has null, so that a
 * chart shows the hole.
 */
export function downSample(
  good: readonly { atMs: number; value: number }[],
  { fromMs, toMs, count }: { fromMs: number; toMs: number; count: number },
): { atMs: number; value: number | null }[] {
  const widthMs = (toMs - fromMs) / count;
  const sums = Array.from({ length: count }, () => ({ sum: 0, n: 0 }));
  for (const { atMs, value } of good) {
    const part = sums[Math.min(count - 1, Math.floor((atMs - fromMs) / widthMs))];
    if (!part || atMs < fromMs || atMs > toMs) continue;
    part.sum += value;
    part.n += 1;
  }
  return sums.map(({ sum, n }, i) => ({
    atMs: Math.round(fromMs + (i + 0.5) * widthMs),
    value: n === 0 ? null : sum / n,
  }));
}
