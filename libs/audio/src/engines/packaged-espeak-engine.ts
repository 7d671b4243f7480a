import { pathToFileURL } from 'node:url';
import { SpeechEngine } from '../speech-engine.js';
import type { SpeechPiece, SpokenSentence, SynthesisOptions, Voice } from '../speech-engine.js';
import { speakInChild } from './child-speech.js';
import { checkVoice, espeakVoices, paceOf, plainLine } from './espeak-voices.js';
import { findPackage } from './find-package.js';
import { packagedEspeakChild } from './packaged-espeak-child.js';

/**
 * espeak-ng compiled to WebAssembly, for machines without one. Ten times slower than the system's (about a thousand
 * characters a second), the same voices. A process of its own: it is GPL, and it must not hold up the hub's loop.
 */
export class PackagedEspeakEngine extends SpeechEngine {
  override readonly name = 'espeak-ng-packaged';
  override readonly licence = 'GPL-3.0-or-later';

  constructor(
    private readonly moduleUrl: string,
    override readonly version: string,
    private readonly timeoutMs = 15 * 60_000,
  ) {
    super();
  }

  override voices(): readonly Voice[] {
    return espeakVoices;
  }

  override async *synthesise(
    sentences: readonly SpokenSentence[],
    options: SynthesisOptions,
  ): AsyncIterable<SpeechPiece> {
    checkVoice(espeakVoices, options);
    const { voice } = options;
    const pace = paceOf(options.speed);
    yield* speakInChild(
      {
        engine: this.name,
        program: packagedEspeakChild,
        config: { moduleUrl: this.moduleUrl },
        requests: sentences.map(({ text }) => ({ text: plainLine(text), voice, pace })),
        timeoutMs: this.timeoutMs,
      },
      options,
    );
  }
}

/** Undefined where the package was not installed. */
export function findPackagedEspeak(): PackagedEspeakEngine | undefined {
  const found = findPackage('@echogarden/espeak-ng-emscripten');
  return found && new PackagedEspeakEngine(pathToFileURL(found.entry).href, found.version);
}
