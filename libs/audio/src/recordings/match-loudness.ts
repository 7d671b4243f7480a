import { broadcastTarget } from '../audio-processor.js';
import { planGain } from '../loudness/gain-plan.js';
import { LimitedGain } from '../loudness/limiter.js';
import { LoudnessCells } from '../loudness/loudness-cells.js';
import { amplitude, toFloat } from '../pcm.js';

/**
 * The gain that the file in the making will get because of its voice, dB; 0 for silence. Loudness alone would not tell:
 * the limiter behind that gain eats two or three LU of a peaky voice and nothing of a recording that was limited already.
 */
export async function gainOfVoice(samples: Int16Array, sampleRate: number): Promise<number> {
  const cells = cellsOf(samples, sampleRate);
  return Number.isFinite(cells.lufs) ? (await planGain(cells, targetBelow(0))).gainDb : 0;
}

/**
 * The recording so that it is as loud as the voice around it once the whole has got `voiceGainDb` and the limiter.
 * Silence stays as it is.
 */
export async function matchLoudness(
  samples: Int16Array,
  sampleRate: number,
  voiceGainDb: number,
): Promise<Int16Array> {
  const cells = cellsOf(samples, sampleRate);
  if (!Number.isFinite(cells.lufs)) return samples;
  const plan = await planGain(cells, targetBelow(Math.max(0, -voiceGainDb)));
  const gain = amplitude(plan.gainDb - voiceGainDb);
  return new LimitedGain(gain, plan.limiter, cells.cellLength).apply(toFloat(samples));
}

/** A voice louder than the target is turned down later: what is to match it keeps so much more room to full scale. */
const targetBelow = (roomDb: number) => ({
  lufs: broadcastTarget.targetLufs,
  ceilingDb: broadcastTarget.truePeakDb - roomDb,
});

function cellsOf(samples: Int16Array, sampleRate: number): LoudnessCells {
  const cells = new LoudnessCells(sampleRate);
  cells.add(toFloat(samples));
  cells.end();
  return cells;
}
