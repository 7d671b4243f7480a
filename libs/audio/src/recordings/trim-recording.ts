import { amplitude } from '../pcm.js';

/** Frames in which a voice is told from a room. */
const frameMs = 10;
/** A room, a fan or a street stands this far below the voice. */
const belowVoiceDb = 30;
/** Nothing quieter than this is a voice. */
const floorDb = -60;
/** A click of a button is shorter than this, a syllable is longer. */
const shortestVoiceMs = 40;
const keptBeforeMs = 30;
const keptBehindMs = 80;
const fadeMs = 8;

/**
 * A recorded sentence without the silence, the room and the clicks of the buttons before and behind the voice, its ends
 * faded, so that it can stand between sentences of a voice. Empty where nobody speaks. What counts as silence follows the
 * recording: 30 dB below its louder parts.
 */
export function trimRecording(samples: Int16Array, sampleRate: number): Int16Array {
  const length = Math.max(1, Math.round((frameMs / 1000) * sampleRate));
  const levels = frameLevels(samples, length);
  const loud = [...levels].sort((a, b) => b - a)[Math.floor(levels.length / 10)] ?? 0;
  const threshold = Math.max(loud * amplitude(-belowVoiceDb), amplitude(floorDb) * 32_768);
  const isVoice = (frame: number): boolean => (levels[frame] ?? 0) > threshold;
  const run = Math.ceil(shortestVoiceMs / frameMs);
  const first = firstRun(levels.length, run, isVoice);
  if (first === undefined) return new Int16Array(0);
  const last = levels.length - 1 - (firstRun(levels.length, run, (i) => isVoice(levels.length - 1 - i)) ?? 0);
  const ms = (value: number): number => Math.round((value / 1000) * sampleRate);
  const from = Math.max(0, first * length - ms(keptBeforeMs));
  const to = Math.min(samples.length, (last + 1) * length + ms(keptBehindMs));
  return faded(samples.slice(from, to), ms(fadeMs));
}

/** Root mean square of each frame. */
function frameLevels(samples: Int16Array, length: number): Float64Array {
  const levels = new Float64Array(Math.ceil(samples.length / length));
  for (let frame = 0; frame < levels.length; frame++) {
    const to = Math.min(samples.length, (frame + 1) * length);
    let sum = 0;
    for (let i = frame * length; i < to; i++) sum += (samples[i] ?? 0) ** 2;
    levels[frame] = Math.sqrt(sum / Math.max(1, to - frame * length));
  }
  return levels;
}

/** Where the first `run` frames in a row hold. */
function firstRun(frames: number, run: number, holds: (frame: number) => boolean): number | undefined {
  let held = 0;
  for (let frame = 0; frame < frames; frame++) {
    held = holds(frame) ? held + 1 : 0;
    if (held === run) return frame - run + 1;
  }
  return undefined;
}

function faded(samples: Int16Array, length: number): Int16Array {
  const fade = Math.min(length, samples.length >> 1);
  for (let i = 0; i < fade; i++) {
    const end = samples.length - 1 - i;
    samples[i] = Math.round(((samples[i] ?? 0) * i) / fade);
    samples[end] = Math.round(((samples[end] ?? 0) * i) / fade);
  }
  return samples;
}
