import { open } from 'node:fs/promises';
import { AudioFailure } from '../audio-outcome.js';
import type { AudioLimits, Loudness, NormaliseTarget } from '../audio-processor.js';
import { Handover } from '../handover.js';
import { runProgram } from '../run-program.js';
import { lastWords, mp3Args, quiet, rawInputArgs } from './ffmpeg-args.js';
import { measureLoudness } from './ffmpeg-loudness.js';

export interface EncodeRun {
  ffmpeg: string;
  /** 16 bit mono samples. */
  input: AsyncIterable<Uint8Array>;
  sampleRate: number;
  out: string;
  target: NormaliseTarget;
  limits: AudioLimits;
  signal?: AbortSignal;
}

/**
 * Encodes to mp3, while a second ffmpeg decodes what the first writes and measures it: on two cores the proof of the
 * result costs no time.
 */
export async function encodeAndMeasure(run: EncodeRun): Promise<Loudness & { bytes: number }> {
  const stop = new AbortController();
  const signal = run.signal ? AbortSignal.any([run.signal, stop.signal]) : stop.signal;
  const encoded = new Handover<Buffer>();
  const file = await open(run.out, 'w');
  let bytes = 0;
  const encoding = runProgram({
    command: run.ffmpeg,
    args: [...quiet, '-v', 'error', ...rawInputArgs(run.sampleRate), ...mp3Args(run.target)],
    timeoutMs: run.limits.timeoutMs,
    signal,
    input: run.input,
    onOutput: async (chunk) => {
      bytes += chunk.length;
      await file.writeFile(chunk);
      await encoded.push(chunk);
    },
  }).finally(() => encoded.end());
  const measuring = measureLoudness({
    ffmpeg: run.ffmpeg,
    format: 'mp3',
    source: { bytes: encoded },
    limits: run.limits,
    signal,
  });
  try {
    const [end, loudness] = await Promise.all([encoding, measuring.finally(() => encoded.abandon())]);
    if (end.exitCode !== 0) throw new AudioFailure('audio-tool-failed', { said: lastWords(end.stderr) });
    return { ...loudness, bytes };
  } catch (cause) {
    stop.abort();
    await Promise.allSettled([encoding, measuring]);
    throw cause;
  } finally {
    await file.close();
  }
}
