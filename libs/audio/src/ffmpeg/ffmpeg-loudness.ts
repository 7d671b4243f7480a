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

const rate = 48_000;

/**
 * Decodes once and measures EBU R128 with true peak (ffmpeg's ebur128 filter, which oversamples to 192 kHz), counting
 * the decoded samples beside it: the length comes from sound, never from a header.
 */
export async function measureLoudness(run: LoudnessRun): Promise<Loudness> {
  const path = 'path' in run.source ? run.source.path : undefined;
  const maxBytes = (run.limits.maxDurationMs / 1000) * rate * 2;
  let bytes = 0;
  const end = await runProgram({
    command: run.ffmpeg,
    args: [
      ...[...quiet, '-v', 'info', ...inputArgs(run.format, path), '-filter_complex', graph],
      ...['-map', '[measured]', '-f', 'null', '-', '-map', '[counted]', '-f', 's16le', 'pipe:1'],
    ],
    timeoutMs: run.limits.timeoutMs,
    signal: run.signal,
    ...('bytes' in run.source ? { input: run.source.bytes } : {}),
    onOutput: (chunk) => {
      bytes += chunk.length;
      if (bytes > maxBytes) throw new AudioFailure('too-long', { maxDurationMs: run.limits.maxDurationMs });
      run.onProgress?.(bytes / 2 / (rate / 1000));
    },
  });
  const summary = summaryOf(end.stderr);
  if (end.exitCode !== 0 || bytes === 0 || !summary) {
    throw new AudioFailure('corrupt', { format: run.format, said: lastWords(end.stderr, path) });
  }
  return { ...summary, durationMs: bytes / 2 / (rate / 1000) };
}

const graph =
  `[0:a:0]aresample=${rate},aformat=channel_layouts=mono,asplit=2[a][counted];` +
  '[a]ebur128=peak=true:framelog=verbose[measured]';

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
