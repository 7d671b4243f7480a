import { bytesOf, amplitude } from './pcm.js';
import { wavHeader } from './wav-writer.js';

export interface Tone {
  seconds: number;
  hz: number;
  sampleRate?: number;
  /** Peak, dB below full scale. */
  levelDb?: number;
  /** Fade at both ends against clicks. */
  fadeMs?: number;
}

/** A sine, mono. */
export function toneSamples(tone: Tone): Int16Array {
  const { sampleRate = 44_100, levelDb = -12, fadeMs = 10 } = tone;
  const samples = new Int16Array(Math.round(tone.seconds * sampleRate));
  const fade = Math.max(1, Math.min(samples.length / 2, (fadeMs / 1000) * sampleRate));
  const peak = amplitude(levelDb) * 32_767;
  for (let i = 0; i < samples.length; i++) {
    const edge = Math.min(1, (i + 0.5) / fade, (samples.length - i - 0.5) / fade);
    samples[i] = Math.round(Math.sin((2 * Math.PI * tone.hz * i) / sampleRate) * peak * edge);
  }
  return samples;
}

/** The tone as a wav file. */
export function encodeTone(tone: Tone): Buffer {
  const bytes = bytesOf(toneSamples(tone));
  return Buffer.concat([
    wavHeader({ sampleRate: tone.sampleRate ?? 44_100, channels: 1 }, bytes.length),
    bytes,
  ]);
}
