import { AudioFailure } from '../audio-outcome.js';
import type { AudioFormat, AudioLimits } from '../audio-processor.js';
import { runProgram } from '../run-program.js';
import { inputArgs, lastWords, quiet } from './ffmpeg-args.js';

export interface DecodeRun {
  ffmpeg: string;
  path: string;
  format: AudioFormat;
  rate: number;
  channels: 1 | 2;
  /** `f32le` keeps what a lossy file has above full scale. */
  sampleFormat: 's16le' | 'f32le';
  limits: AudioLimits;
  signal?: AbortSignal;
  onOutput: (chunk: Buffer) => void | Promise<void>;
}

/** Decodes the first audio stream. Throws `AudioFailure` `too-long` or `corrupt`. Returns the number of bytes given out. */
export async function decodeFile(run: DecodeRun): Promise<number> {
  const frameBytes = run.channels * (run.sampleFormat === 'f32le' ? 4 : 2);
  const maxBytes = (run.limits.maxDurationMs / 1000) * run.rate * frameBytes;
  let bytes = 0;
  const end = await runProgram({
    command: run.ffmpeg,
    args: [
      ...[...quiet, '-v', 'error', ...inputArgs(run.format, run.path), '-map', '0:a:0', '-vn', '-sn', '-dn'],
      ...['-ac', String(run.channels), '-ar', String(run.rate), '-f', run.sampleFormat, 'pipe:1'],
    ],
    timeoutMs: run.limits.timeoutMs,
    signal: run.signal,
    onOutput: (chunk) => {
      bytes += chunk.length;
      if (bytes > maxBytes) throw new AudioFailure('too-long', { maxDurationMs: run.limits.maxDurationMs });
      return run.onOutput(chunk);
    },
  });
  if (end.exitCode !== 0 || bytes === 0) {
    throw new AudioFailure('corrupt', { format: run.format, said: lastWords(end.stderr, run.path) });
  }
  return bytes;
}
