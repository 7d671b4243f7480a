import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AudioFailure } from '../audio-outcome.js';
import { SpeechEngine } from '../speech-engine.js';
import type { SpeechPiece, SpokenSentence, SynthesisOptions, Voice } from '../speech-engine.js';
import { speakInChild } from './child-speech.js';
import { checkVoice, plainLine } from './espeak-voices.js';
import { findPackage } from './find-package.js';
import type { FoundPackage } from './find-package.js';
import { sherpaChild } from './sherpa-child.js';
import { findSherpaVoices } from './sherpa-voices.js';
import type { SherpaVoice } from './sherpa-voices.js';

const packageName = 'sherpa-onnx-node';
/** The version this adapter was written against. */
const packageVersion = '1.13.8';

/** Piper voices through sherpa-onnx: the best voice a hub can have without a cloud. In a process of its own. */
export class SherpaEngine extends SpeechEngine {
  override readonly name = 'sherpa-onnx';
  override readonly version: string;
  override readonly licence: string;

  constructor(
    private readonly found: FoundPackage,
    private readonly models: readonly SherpaVoice[],
    private readonly timeoutMs = 30 * 60_000,
  ) {
    super();
    this.version = [found.version, ...models.map((model) => model.modelHash)].join('+');
    this.licence = ['Apache-2.0', ...new Set(models.map((model) => model.licence))].join(', ');
  }

  override voices(): readonly Voice[] {
    return this.models.map((model) => model.description);
  }

  override async *synthesise(
    sentences: readonly SpokenSentence[],
    options: SynthesisOptions,
  ): AsyncIterable<SpeechPiece> {
    checkVoice(this.voices(), options);
    const { voice } = options;
    const pace = Math.min(2, Math.max(0.5, options.speed));
    const models = this.models.filter((model) => model.voice === voice);
    yield* speakInChild(
      {
        engine: this.name,
        program: sherpaChild,
        config: { moduleUrl: pathToFileURL(this.found.entry).href, models },
        requests: sentences.map(({ text }) => ({ text: plainLine(text), voice, pace })),
        timeoutMs: this.timeoutMs,
        environment: { LD_LIBRARY_PATH: nativeFolder(this.found) },
      },
      options,
    );
  }
}

/**
 * The engine for a folder of models. Throws `AudioFailure` `voice-engine-missing` naming the package where it is not
 * installed, or the folder where it holds no model. `locate` is where tests put a module of their own.
 */
export async function openSherpaEngine(
  folder: string,
  locate: (name: string) => FoundPackage | undefined = findPackage,
): Promise<SherpaEngine> {
  const found = locate(packageName);
  if (!found) {
    throw new AudioFailure('voice-engine-missing', {
      package: packageName,
      remedy: `npm install ${packageName}@${packageVersion}`,
    });
  }
  const models = await findSherpaVoices(folder).catch((cause: unknown) => {
    throw new AudioFailure(
      'voice-engine-missing',
      { setting: 'model folder', remedy: 'docs/voices.md' },
      { cause },
    );
  });
  if (models.length === 0) {
    throw new AudioFailure('voice-engine-missing', {
      found: 'no model in the folder',
      remedy: 'docs/voices.md',
    });
  }
  return new SherpaEngine(found, models);
}

/** Where the native library lies: a package of the platform's own beside the one we load (`sherpa-onnx-linux-x64`). */
function nativeFolder(found: FoundPackage): string {
  const beside = dirname(found.folder);
  const native = readdirSync(beside).filter((name) => name.startsWith(`sherpa-onnx-${process.platform}`));
  return native.map((name) => join(beside, name)).join(':');
}
