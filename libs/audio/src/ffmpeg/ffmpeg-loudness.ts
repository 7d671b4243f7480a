import { AudioFailure } from '../audio-outcome.js';
import type { AudioFormat, AudioLimits, Loudness } from '../audio-processor.js';
import { runProgram } from '../run-program.js';
import { inputArgs, lastWords, quiet } from './ffmpeg-args.js';

export interface LoudnessRun {
  ffmpeg: string;
  format: AudioFormat;
  /** A file, or bytes that come while another program makes them. */
  source: { path: string } | { bytes: AsyncIterable<Uint8Array> };
  limits: AudioLimits;
  signal?: AbortSignal;
  onProgress?: (decodedMs: number) => void;
}

/**
 * Measures, cuts into frames of 48,000 samples, and prints a line for each: the samples are counted without being
 * carried out of the process. One chain, not a split: where the counting branch runs ahead, ffmpeg 5.1 measures nothing.
 */
const chain = 'aformat=channel_layouts=mono,ebur128=peak=true:framelog=verbose,asetnsamples=n=48000:p=0';

/**
 * Decodes once and measures EBU R128 with true peak (ffmpeg's ebur128 filter, which oversamples to 192 kHz), counting
 * the decoded samples beside it: the length comes from sound, never from a header.
 */
export async function measureLoudness(run: LoudnessRun): Promise<Loudness> {
  const path = 'path' in run.source ? run.source.path : undefined;
  const counter = new FrameCounter();
  const end = await runProgram({
    command: run.ffmpeg,
    args: [
      ...[...quiet, '-v', 'info', ...inputArgs(run.format, path), '-map', '0:a:0', '-vn', '-sn', '-dn'],
      ...['-af', chain, '-f', 'framecrc', 'pipe:1'],
    ],
    timeoutMs: run.limits.timeoutMs,
    signal: run.signal,
    ...('bytes' in run.source ? { input: run.source.bytes } : {}),
    onOutput: (chunk) => {
      counter.take(chunk);
      if (counter.durationMs > run.limits.maxDurationMs) {
        throw new AudioFailure('too-long', { maxDurationMs: run.limits.maxDurationMs });
      }
      run.onProgress?.(counter.durationMs);
    },
  });
  const summary = summaryOf(end.stderr);
  if (end.exitCode !== 0 || counter.durationMs === 0 || !summary) {
    throw new AudioFailure('corrupt', { format: run.format, said: lastWords(end.stderr, path) });
  }
  return { ...summary, durationMs: counter.durationMs };
}

/** Reads the lines of ffmpeg's framecrc: `stream, dts, pts, samples, bytes, sum`. */
class FrameCounter {
  private rest = '';
  private samples = 0;
  private rate = 0;

  get durationMs(): number {
    return this.rate === 0 ? 0 : (this.samples / this.rate) * 1000;
  }

  take(chunk: Buffer): void {
    const lines = (this.rest + chunk.toString('latin1')).split('\n');
    this.rest = (lines.pop() ?? '').slice(-1000);
    for (const line of lines) {
      if (line.startsWith('#sample_rate')) this.rate = Number(line.split(':')[1]);
      else if (!line.startsWith('#')) this.samples += Number(line.split(',')[3]);
    }
  }
}

/** The summary that the filter prints at its end. */
function summaryOf(stderr: string): Omit<Loudness, 'durationMs'> | undefined {
  const summary = stderr.slice(stderr.lastIndexOf('Summary:'));
  const number = (label: string, unit: string) => {
    const found = new RegExp(`${label}:\\s+(-?(?:inf|nan|[\\d.]+)) ${unit}`).exec(summary)?.[1];
    return found === undefined ? undefined : /inf|nan/.test(found) ? -Infinity : Number(found);
  };
  const [lufs, truePeakDb, lra] = [number('I', 'LUFS'), number('Peak', 'dBFS'), number('LRA', 'LU')];
  if (lufs === undefined || truePeakDb === undefined || lra === undefined) return undefined;
  // The filter says −70, the gate, where nothing was above it.
  return { lufs: lufs <= -70 ? -Infinity : lufs, truePeakDb, lra };
}
