import { audioErrorTexts, type AudioReason } from '#audio/audio-errors.js';
import type { AudioProcessor } from '#audio/audio-processor.js';
import { chooseEngine, type VoicePreference } from '#audio/choose-engine.js';
import { findFfmpeg } from '#audio/ffmpeg/ffmpeg-binary.js';
import { FfmpegAudioProcessor } from '#audio/ffmpeg/ffmpeg-processor.js';
import { soundDecoder } from '#audio/cloud/sound-decoder.js';
import { openEngines } from '#audio/open-engines.js';
import { renderRendition } from '#audio/render-rendition.js';
import { SentenceCache } from '#audio/sentence-cache.js';
import { sniffFile } from '#audio/sniff-format.js';
import type { SpeechEngine } from '#audio/speech-engine.js';
import { CONFIG, type HubConfig } from '#platform/config.js';
import { HealthRegistry } from '#platform/health.js';
import { LOG, type Log } from '#platform/logger.js';
import { Turnstile } from '#platform/turnstile.js';
import { MediaStore } from '#storage/media-store.js';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { inTurn } from './in-turn.js';
import type { JobWork } from './job-runner.js';
import { mayChoose, voiceServices } from './voice-services.js';

export type RenditionSource =
  | { recording: string }
  | {
      /** `recording`: hash of the file that is heard instead of the voice. */
      sentences: { text: string; pauseMsAfter: number; recording?: string }[];
      voice: Record<string, unknown>;
    };
export interface MadeSound {
  sha256: string;
  bytes: number;
  durationMs: number;
  lufs: number;
  truePeakDb: number;
  codec: string;
}
/** Why there is no sound, in both languages of the screens; every sentence names the remedy. */
export interface SoundRefused {
  ok: false;
  reason: string;
  message: string;
  messageEn: string;
}
export type Rendered = { ok: true; sound: MadeSound; engine: string } | SoundRefused;

const CACHE_BYTES = 512 * 1024 * 1024;
/** Reasons that another attempt may cure: thrown, so that the job is tried again. */
const PASSING: readonly AudioReason[] = ['timed-out', 'aborted', 'voice-engine-failed'];

/** Words and recordings become what loudspeakers play: the hub's one door to libs/audio. */
@Injectable()
export class Studio implements OnModuleInit {
  private processor: AudioProcessor | null = null;
  private engines: SpeechEngine[] = [];
  /** What people wait for at their pages: measured and spoken beside the jobs, two at once. */
  private readonly asked = new Turnstile(2, 20);
  private services: ReadonlySet<string> = new Set();
  private cache: SentenceCache | undefined;
  private readonly workFolder: string;

  constructor(
    private readonly store: MediaStore,
    @Inject(CONFIG) private readonly config: HubConfig,
    @Inject(LOG) private readonly log: Log,
    health: HealthRegistry,
  ) {
    this.workFolder = join(config.dataDir, 'work');
    health.register('studio', () =>
      Promise.resolve(this.processor && this.engines.length > 0 ? null : 'no ffmpeg or no voice'),
    );
  }

  async onModuleInit(): Promise<void> {
    await rm(this.workFolder, { recursive: true, force: true }); // pieces of a process that was killed
    await mkdir(this.workFolder, { recursive: true });
    const { ffmpegPath, ffprobePath, espeakPath } = this.config.audio;
    const programs = await findFfmpeg({
      ffmpeg: { configured: ffmpegPath ?? undefined },
      ffprobe: { configured: ffprobePath ?? undefined },
    });
    this.processor = new FfmpegAudioProcessor(programs);
    const services = voiceServices(this.config.audio.services);
    this.services = new Set(services.map(({ name }) => name));
    const opened = await openEngines({
      voiceModels: this.config.audio.voiceModels,
      espeak: { configured: espeakPath ?? undefined },
      clouds: {
        services,
        decode: soundDecoder(this.processor, this.workFolder),
      },
    });
    this.engines = opened.engines;
    for (const { reason, details } of opened.problems)
      this.log.warn({ reason, details }, 'a voice that is configured could not be opened; the others speak');
    this.cache = await SentenceCache.open(join(this.config.dataDir, 'sentences'), CACHE_BYTES);
    this.log.info(
      {
        ffmpeg: programs.version,
        source: programs.source,
        voices: this.engines.map((e) => `${e.name} ${e.version}`),
      },
      'the studio is ready',
    );
  }

  async isAudio(path: string): Promise<boolean> {
    const sniffed = await sniffFile(path);
    return sniffed.ok || ['is-playlist', 'is-video', 'no-audio'].includes(sniffed.reason);
  }

  /** What a recording is, decoded and measured; refused with its remedy. */
  async inspect(path: string): Promise<{ ok: true; details: object } | SoundRefused> {
    const processor = this.ready();
    const probe = await processor.probe(path);
    if (!probe.ok) return refusal(probe.reason);
    const measured = await inTurn(this.asked, () => processor.measure(path));
    if (!measured.ok) return refusal(measured.reason);
    if (!Number.isFinite(measured.value.lufs) || measured.value.lufs < -60) return refusal('no-sound');
    return { ok: true, details: { ...probe.value, ...measured.value } };
  }

  /** As {@link render}, for somebody who waits for it at a page. @throws AppError `studio-busy` */
  renderNow(source: RenditionSource, timeoutMs: number): Promise<Rendered> {
    return inTurn(this.asked, () =>
      this.render(source, { signal: AbortSignal.timeout(timeoutMs), progress: () => undefined }),
    );
  }

  async render(source: RenditionSource, work: JobWork): Promise<Rendered> {
    const processor = this.ready();
    const common = {
      processor,
      store: this.store,
      workFolder: this.workFolder,
      signal: work.signal,
      onProgress: work.progress,
    };
    if ('recording' in source) {
      const made = await renderRendition({
        ...common,
        source: { kind: 'recording', path: this.store.path(source.recording) },
      });
      return made.ok
        ? { ok: true, sound: pick(made.value), engine: 'recording' }
        : refusalOrThrow(made.reason, made.details);
    }
    const chosen = chooseEngine(mayChoose(this.engines, this.services, source.voice.engine), {
      language: 'vi',
      ...(source.voice as VoicePreference),
    });
    if (!chosen)
      return {
        ok: false,
        reason: 'no-voice',
        message: 'Máy chủ chưa có giọng đọc nào: báo quản trị viên',
        messageEn: 'The server has no voice yet: tell the administrator',
      };
    const speed = typeof source.voice.speed === 'number' ? source.voice.speed : 1;
    const made = await renderRendition({
      ...common,
      cache: this.cache,
      source: {
        kind: 'speech',
        sentences: source.sentences.map(({ text, pauseMsAfter, recording }) => ({
          text,
          pauseMsAfter,
          ...(recording && { recording: { sha256: recording, path: this.store.path(recording) } }),
        })),
        engine: chosen.engine,
        voice: chosen.voice.id,
        speed,
      },
    });
    if (!made.ok)
      return ofSentence(refusalOrThrow(made.reason, made.details), source.sentences, made.details);
    return {
      ok: true,
      sound: pick(made.value),
      engine: `${chosen.engine.name} ${chosen.engine.version} ${chosen.voice.id}`,
    };
  }

  /** Voices that this hub can speak with, in order of worth. */
  voices(): {
    engine: string;
    voice: string;
    label: string;
    language: string;
    region: string;
    gender: string;
  }[] {
    return this.engines.flatMap((engine) =>
      engine.voices().map(({ id, label, language, region, gender }) => ({
        engine: engine.name,
        voice: id,
        label,
        language,
        region,
        gender,
      })),
    );
  }

  private ready(): AudioProcessor {
    if (!this.processor) throw new Error('the studio has not been started');
    return this.processor;
  }
}

function pick({ sha256, bytes, durationMs, lufs, truePeakDb, codec }: MadeSound): MadeSound {
  return { sha256, bytes, durationMs: Math.round(durationMs), lufs, truePeakDb, codec };
}

const refusal = (reason: AudioReason): SoundRefused => ({
  ok: false,
  reason,
  message: audioErrorTexts[reason].vi,
  messageEn: audioErrorTexts[reason].en,
});

/** The English beside a refusal that was kept; undefined for a reason that is not the studio's. */
export const soundRefusedEn = (reason: string): string | undefined =>
  (audioErrorTexts as Readonly<Record<string, { en: string } | undefined>>)[reason]?.en;

function refusalOrThrow(reason: AudioReason, details: object): Rendered {
  if (PASSING.includes(reason)) throw new Error(`${reason} ${JSON.stringify(details)}`);
  return refusal(reason);
}

/** Names the sentence whose recording was refused. */
function ofSentence(
  refused: Rendered,
  sentences: readonly { text: string; recording?: string }[],
  details: Record<string, unknown>,
): Rendered {
  const sentence = sentences.find(({ recording }) => recording && recording === details.recording);
  if (refused.ok || !sentence) return refused;
  const named = `“${sentence.text.slice(0, 80)}”`;
  return {
    ...refused,
    message: `Ghi âm của câu ${named}: ${refused.message}`,
    messageEn: `The recording of ${named}: ${refused.messageEn}`,
  };
}
