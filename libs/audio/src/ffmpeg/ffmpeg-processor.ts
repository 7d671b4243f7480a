import { AudioFailure, audioRefusalOf, made } from '../audio-outcome.js';
import type { AudioOutcome } from '../audio-outcome.js';
import { AudioProcessor, broadcastTarget, defaultAudioLimits } from '../audio-processor.js';
import type {
  AudioLimits,
  AudioPart,
  AudioProbe,
  AudioWork,
  DecodeOptions,
  Loudness,
  NormaliseTarget,
  NormalisedAudio,
  RawPcmFile,
} from '../audio-processor.js';
import { SampleCutter, int16Of } from '../pcm.js';
import { sniffFile } from '../sniff-format.js';
import { WavWriter } from '../wav-writer.js';
import type { FfmpegBinaries } from './ffmpeg-binary.js';
import { decodeFile } from './ffmpeg-decode.js';
import { measureLoudness } from './ffmpeg-loudness.js';
import { fromDecoder, normaliseFile } from './ffmpeg-normalise.js';
import { probeFile } from './ffmpeg-probe.js';

const concatRate = 44_100;

/**
 * The processor on ffmpeg and ffprobe. The programs are spawned directly rather than through fluent-ffmpeg: that
 * package (archived upstream) first runs four probes of the binary, keeps all of stderr, cannot pin `-f` and the
 * whitelists per input before `-i`, and does not say when a killed process is really gone.
 */
export class FfmpegAudioProcessor extends AudioProcessor {
  constructor(
    private readonly programs: Pick<FfmpegBinaries, 'ffmpeg' | 'ffprobe'>,
    private readonly limits: Partial<AudioLimits> = {},
  ) {
    super();
  }

  override async probe(path: string, work: AudioWork = {}): Promise<AudioOutcome<AudioProbe>> {
    return probeFile(this.programs.ffprobe, path, this.within(work.limits), work.signal).catch(
      audioRefusalOf,
    );
  }

  override async measure(path: string, work: AudioWork = {}): Promise<AudioOutcome<Loudness>> {
    const probed = await this.probe(path, work);
    if (!probed.ok) return probed;
    const { format, declaredDurationMs } = probed.value;
    return measureLoudness({
      ffmpeg: this.programs.ffmpeg,
      format,
      source: { path },
      limits: this.within(work.limits),
      signal: work.signal,
      onProgress: (ms) => declaredDurationMs && work.onProgress?.(Math.min(1, ms / declaredDurationMs)),
    }).then(made, audioRefusalOf);
  }

  override async normalise(
    input: string | RawPcmFile,
    out: string,
    target: Partial<NormaliseTarget> = {},
    work: AudioWork = {},
  ): Promise<AudioOutcome<NormalisedAudio>> {
    const probed = typeof input === 'string' ? await this.probe(input, work) : undefined;
    if (probed && !probed.ok) return probed;
    return normaliseFile({
      ffmpeg: this.programs.ffmpeg,
      input: typeof input === 'string' && probed ? { ...probed.value, path: input } : (input as RawPcmFile),
      out,
      target: { ...broadcastTarget, ...target },
      limits: this.within(work.limits),
      signal: work.signal,
      onProgress: work.onProgress,
    }).then(made, audioRefusalOf);
  }

  override async concat(
    parts: readonly AudioPart[],
    out: string,
    work: AudioWork = {},
  ): Promise<AudioOutcome<{ durationMs: number }>> {
    const limits = this.within(work.limits);
    const writer = await WavWriter.create(out, { sampleRate: concatRate, channels: 1 });
    try {
      for (const [index, part] of parts.entries()) {
        for await (const samples of this.samplesOf(part, work)) {
          await writer.write(samples);
          if (writer.durationMs > limits.maxDurationMs) throw new AudioFailure('too-long', { part: index });
        }
        work.onProgress?.((index + 1) / parts.length);
      }
      return made({ durationMs: writer.durationMs });
    } catch (cause) {
      return audioRefusalOf(cause);
    } finally {
      await writer.close();
    }
  }

  override async *decodeToPcm(path: string, options: DecodeOptions): AsyncIterable<Int16Array> {
    const sniffed = await sniffFile(path);
    if (!sniffed.ok) throw new AudioFailure(sniffed.reason, sniffed.details);
    const { rate, channels, signal } = options;
    const cutter = new SampleCutter(2);
    let skip = Math.round(((options.fromMs ?? 0) / 1000) * rate) * channels;
    const chunks = fromDecoder(
      (stop, onOutput) =>
        decodeFile({
          ffmpeg: this.programs.ffmpeg,
          path,
          format: sniffed.value.format,
          rate,
          channels,
          sampleFormat: 's16le',
          limits: this.within(options.limits),
          signal: stop,
          onOutput,
        }),
      signal,
      (chunk) => int16Of(cutter.take(chunk)),
    );
    for await (const samples of chunks) {
      const rest = samples.subarray(Math.min(skip, samples.length));
      skip -= samples.length - rest.length;
      if (rest.length > 0) yield rest;
    }
  }

  private samplesOf(part: AudioPart, work: AudioWork): AsyncIterable<Int16Array> | Iterable<Int16Array> {
    if ('path' in part) {
      return this.decodeToPcm(part.path, {
        rate: concatRate,
        channels: 1,
        signal: work.signal,
        limits: work.limits,
      });
    }
    return silence(part.silenceMs);
  }

  private within(limits: Partial<AudioLimits> | undefined): AudioLimits {
    return { ...defaultAudioLimits, ...this.limits, ...limits };
  }
}

function* silence(ms: number): Iterable<Int16Array> {
  for (let left = Math.round((ms / 1000) * concatRate); left > 0; left -= concatRate) {
    yield new Int16Array(Math.min(left, concatRate));
  }
}
