import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { AudioFailure } from '../audio-outcome.js';
import type {
  AudioFormat,
  AudioLimits,
  NormaliseTarget,
  NormalisedAudio,
  RawPcmFile,
} from '../audio-processor.js';
import { Handover } from '../handover.js';
import { planGain } from '../loudness/gain-plan.js';
import { LimitedGain } from '../loudness/limiter.js';
import { LoudnessCells } from '../loudness/loudness-cells.js';
import { SampleCutter, bytesOf, float32Of, int16Of, toFloat } from '../pcm.js';
import { decodeFile } from './ffmpeg-decode.js';
import { encodeAndMeasure } from './ffmpeg-encode.js';

export interface NormaliseRun {
  ffmpeg: string;
  input: RawPcmFile | { path: string; format: AudioFormat; declaredDurationMs: number | null };
  out: string;
  target: NormaliseTarget;
  limits: AudioLimits;
  signal?: AbortSignal;
  onProgress?: (done: number) => void;
}

/** Below this integrated loudness a recording is noise and hum, LUFS. */
const nearSilence = -55;
const shortestMs = 500;
/** mp3 adds overshoot to what the limiter allows: so far below the wanted true peak the first attempt limits. */
const overshootDb = 1;
/** LAME lowers its input by 0.3–0.6 dB at low bitrates; foretelling it saves a second encoding. */
const encoderLossLu = 0.45;
const attempts = 4;
const toleranceLu = 0.45;
const measureShare = 0.35;

/**
 * One pass to measure, one to apply the gain and encode; where the decoded result is over the peak or off the target,
 * the encoding is done again with what was learnt. Throws `AudioFailure`.
 */
export async function normaliseFile(wanted: NormaliseRun): Promise<NormalisedAudio> {
  const run = { ...wanted, onProgress: neverBack(wanted.onProgress) };
  const cells = await readCells(run);
  refuseSilence(cells);
  let [ceilingDb, lufs] = [run.target.truePeakDb - overshootDb, run.target.targetLufs + encoderLossLu];
  let result: NormalisedAudio | undefined;
  for (let attempt = 0; attempt < attempts; attempt++) {
    const plan = await planGain(cells, { lufs, ceilingDb });
    const gain = new LimitedGain(10 ** (plan.gainDb / 20), plan.limiter, cells.cellLength);
    const measured = await encodeAndMeasure({
      ...run,
      sampleRate: cells.sampleRate,
      input: limited(run, cells, gain),
    }).catch(async (cause: unknown) => {
      await rm(run.out, { force: true });
      throw cause;
    });
    const offLu = run.target.targetLufs - measured.lufs;
    const overDb = measured.truePeakDb - run.target.truePeakDb;
    const reached = Math.abs(plan.foretoldLufs - lufs) < 0.1;
    result = {
      ...measured,
      codec: 'mp3',
      sampleRate: run.target.sampleRate,
      gainDb: plan.gainDb,
      warnings: warningsOf(run, cells, Math.abs(offLu)),
    };
    if (overDb <= 0 && (Math.abs(offLu) <= toleranceLu || !reached)) return result;
    if (overDb > 0) ceilingDb -= overDb + 0.1;
    if (Math.abs(offLu) > toleranceLu && reached) lufs += offLu;
  }
  if (!result || result.truePeakDb > run.target.truePeakDb) {
    await rm(run.out, { force: true });
    throw new AudioFailure('audio-tool-failed', { truePeakDb: result?.truePeakDb ?? null });
  }
  return result;
}

async function readCells(run: NormaliseRun): Promise<LoudnessCells> {
  const cells = new LoudnessCells(rateOf(run));
  const expectedMs = 'path' in run.input ? run.input.declaredDurationMs : null;
  for await (const samples of samplesOf(run)) {
    cells.add(samples);
    if (cells.durationMs > run.limits.maxDurationMs) {
      throw new AudioFailure('too-long', { maxDurationMs: run.limits.maxDurationMs });
    }
    if (expectedMs) run.onProgress?.(Math.min(1, cells.durationMs / expectedMs) * measureShare);
  }
  cells.end();
  run.onProgress?.(measureShare);
  return cells;
}

/** A second attempt does not take back what was reported. */
function neverBack(onProgress: NormaliseRun['onProgress']): (done: number) => void {
  let highest = 0;
  return (done) => {
    if (done <= highest) return;
    highest = done;
    onProgress?.(done);
  };
}

function refuseSilence(cells: LoudnessCells): void {
  const durationMs = Math.round(cells.durationMs);
  const { lufs } = cells;
  if (!(lufs > nearSilence)) {
    throw new AudioFailure('no-sound', { durationMs, lufs: Number.isFinite(lufs) ? Math.round(lufs) : null });
  }
  if (durationMs < shortestMs) throw new AudioFailure('too-short', { durationMs });
}

function warningsOf(run: NormaliseRun, cells: LoudnessCells, offLu: number): NormalisedAudio['warnings'] {
  const declared = 'path' in run.input ? run.input.declaredDurationMs : null;
  const warnings: NormalisedAudio['warnings'] = [];
  if (declared !== null && cells.durationMs < declared * 0.95 - 200) warnings.push('shorter-than-declared');
  if (offLu > 0.5) warnings.push('loudness-not-reached');
  return warnings;
}

async function* limited(
  run: NormaliseRun,
  cells: LoudnessCells,
  gain: LimitedGain,
): AsyncIterable<Uint8Array> {
  let done = 0;
  for await (const samples of samplesOf(run)) {
    done += samples.length;
    yield bytesOf(gain.apply(samples));
    run.onProgress?.(measureShare + (1 - measureShare) * Math.min(1, done / cells.samples));
  }
}

function rateOf(run: NormaliseRun): number {
  return 'path' in run.input ? run.target.sampleRate : run.input.sampleRate;
}

/** The input as mono floats, full scale ±1. Each call reads it anew. */
async function* samplesOf(run: NormaliseRun): AsyncIterable<Float32Array> {
  const { input } = run;
  if ('rawPath' in input) {
    const cutter = new SampleCutter(2);
    for await (const chunk of createReadStream(input.rawPath))
      yield toFloat(int16Of(cutter.take(chunk as Buffer)));
    return;
  }
  const cutter = new SampleCutter(4);
  yield* fromDecoder(
    (signal, onOutput) =>
      decodeFile({
        ...run,
        ...input,
        rate: rateOf(run),
        channels: 1,
        sampleFormat: 'f32le',
        signal,
        onOutput,
      }),
    run.signal,
    (chunk) => float32Of(cutter.take(chunk)),
  );
}

/** A decoder run as an iteration: a reader that leaves stops the program, a program that fails stops the reader. */
export async function* fromDecoder<T>(
  decode: (signal: AbortSignal, onOutput: (chunk: Buffer) => Promise<void>) => Promise<unknown>,
  outer: AbortSignal | undefined,
  convert: (chunk: Buffer) => T,
): AsyncIterable<T> {
  const stop = new AbortController();
  const signal = outer ? AbortSignal.any([outer, stop.signal]) : stop.signal;
  const chunks = new Handover<Buffer>();
  const decoding = decode(signal, (chunk) => chunks.push(chunk)).then(
    () => chunks.end(),
    (cause: unknown) => chunks.end({ cause }),
  );
  try {
    for await (const chunk of chunks) yield convert(chunk);
  } finally {
    stop.abort();
    chunks.abandon();
    await decoding;
  }
}
