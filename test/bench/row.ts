/** One line of `npm run bench`: what was measured, the limit of the same run, and whether the target was met. */
export interface BenchRow {
  name: string;
  /** Devices (or, for the plan, stations) of the run. */
  devices: number;
  value: number;
  /** The bare cost or rate of the same work, measured in the same run, in the same unit. */
  limit: number;
  unit: string;
  /** value / limit. */
  ratio: number;
  target: number;
  /** Which side of the target is good for `ratio`. */
  better: 'higher' | 'lower';
  met: boolean;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? NaN;
}
