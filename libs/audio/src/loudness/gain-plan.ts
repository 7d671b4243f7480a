import { setImmediate } from 'node:timers/promises';
import { amplitude, decibels } from '../pcm.js';
import { integratedLoudness } from './gating.js';
import { limiterGains } from './limiter.js';
import type { LoudnessCells } from './loudness-cells.js';

export interface GainPlan {
  gainDb: number;
  limiter: Float32Array;
  /** Loudness that gain and limiter together will give, LUFS. */
  foretoldLufs: number;
}

/** How far a limiter may be driven above the plain linear gain before we say that the target cannot be reached. */
const maxDriveDb = 12;
const steps = 14;

/**
 * The linear gain with which the limited sound has the wanted loudness. A limiter eats loudness — 1.5 LU on espeak's
 * voices, whose peaks stand 19 dB above their loudness — so gain = target − measured lands too low; this foretells the
 * limited loudness from the cells and bisects. Yields to the event loop between steps.
 */
export async function planGain(
  cells: LoudnessCells,
  target: { lufs: number; ceilingDb: number },
): Promise<GainPlan> {
  const ceiling = amplitude(target.ceilingDb);
  const { peaks, meanSquares } = cells;
  const linearDb = target.lufs - cells.lufs;
  const foretell = (gainDb: number): GainPlan => {
    const gain = amplitude(gainDb);
    const limiter = limiterGains(peaks, gain, ceiling);
    const limited = meanSquares.map((meanSquare, i) => meanSquare * (gain * (limiter[i] ?? 1)) ** 2);
    return { gainDb, limiter, foretoldLufs: integratedLoudness(limited) };
  };
  let plan = foretell(linearDb);
  let [low, high] = [linearDb, linearDb + maxDriveDb];
  for (let step = 0; step < steps && Math.abs(plan.foretoldLufs - target.lufs) > 0.02; step++) {
    await setImmediate();
    plan = foretell(step === 0 ? high : (low + high) / 2);
    if (plan.foretoldLufs < target.lufs) low = plan.gainDb;
    else high = plan.gainDb;
    if (step === 0 && plan.foretoldLufs < target.lufs) break;
  }
  return plan;
}

/** Highest peak of the sound as it came, dB. */
export function peakDb(cells: LoudnessCells): number {
  return decibels(cells.peaks.reduce((highest, peak) => Math.max(highest, peak), 0));
}
