import { amplitude } from './pcm.js';

/** What a voice may breathe below, and what is kept of it at the ends. */
const thresholdDb = -55;
const keptMs = 15;

/** The sound without the silence before and behind it; pauses are made by the script, not by an engine's habit. */
export function trimSilence(samples: Int16Array, sampleRate: number): Int16Array {
  const threshold = amplitude(thresholdDb) * 32_768;
  const kept = Math.round((keptMs / 1000) * sampleRate);
  let from = 0;
  let to = samples.length;
  while (from < to && Math.abs(samples[from] ?? 0) < threshold) from++;
  while (to > from && Math.abs(samples[to - 1] ?? 0) < threshold) to--;
  if (from === to) return new Int16Array(0);
  return samples.slice(Math.max(0, from - kept), Math.min(samples.length, to + kept));
}
