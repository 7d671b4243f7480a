import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AudioFailure } from '../audio-outcome.js';
import { Handover } from '../handover.js';
import { runProgram } from '../run-program.js';
import { SpeechEngine } from '../speech-engine.js';
import type { SpeechPiece, SpokenSentence, SynthesisOptions, Voice } from '../speech-engine.js';
import { trimSilence } from '../trim-silence.js';
import { checkVoice, espeakVoices, paceOf, plainLine } from './espeak-voices.js';
import { packagedEspeakChild } from './packaged-espeak-child.js';
import type { PackagedEspeakRequest } from './packaged-espeak-child.js';

const packageName = '@echogarden/espeak-ng-emscripten';
const headBytes = 8;
const maxSoundBytes = 64 * 1024 * 1024;

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
    if (sentences.length === 0) return;
    const stop = new AbortController();
    const frames = new Handover<Frame>();
    const running = this.run(sentences, options, stop.signal, frames).then(
      () => frames.end(),
      (cause: unknown) => frames.end({ cause }),
    );
    try {
      let index = 0;
      for await (const { sampleRate, samples } of frames) {
        options.onProgress?.((index + 1) / sentences.length);
        yield { index: index++, sampleRate, samples: trimSilence(samples, sampleRate) };
      }
      if (index < sentences.length)
        throw new AudioFailure('voice-engine-failed', { engine: this.name, index });
    } finally {
      stop.abort();
      frames.abandon();
      await running;
    }
  }

  private async run(
    sentences: readonly SpokenSentence[],
    options: SynthesisOptions,
    stop: AbortSignal,
    frames: Handover<Frame>,
  ): Promise<void> {
    const lines = sentences.map(({ text }) => {
      const request: PackagedEspeakRequest = {
        voice: options.voice,
        pace: paceOf(options.speed),
        text: plainLine(text),
      };
      return `${JSON.stringify(request)}\n`;
    });
    const reader = new FrameReader();
    const end = await runProgram({
      command: process.execPath,
      args: [
        '--input-type=module',
        '-e',
        `await (${packagedEspeakChild.toString()})(${JSON.stringify(this.moduleUrl)})`,
      ],
      timeoutMs: this.timeoutMs,
      signal: options.signal ? AbortSignal.any([options.signal, stop]) : stop,
      input: Buffer.from(lines.join(''), 'utf8'),
      onOutput: async (chunk) => {
        for (const frame of reader.take(chunk)) await frames.push(frame);
      },
    });
    if (end.exitCode !== 0) {
      throw new AudioFailure('voice-engine-failed', { engine: this.name, exitCode: end.exitCode });
    }
  }
}

interface Frame {
  sampleRate: number;
  samples: Int16Array;
}

/** Puts the child's answers together again from the pieces in which a pipe gives them. */
class FrameReader {
  private rest: Buffer = Buffer.alloc(0);

  *take(chunk: Buffer): Iterable<Frame> {
    this.rest = this.rest.length > 0 ? Buffer.concat([this.rest, chunk]) : chunk;
    while (this.rest.length >= headBytes) {
      const [sampleRate, length] = [this.rest.readUInt32LE(0), this.rest.readUInt32LE(4)];
      if (length > maxSoundBytes) throw new AudioFailure('too-long', { bytes: length });
      if (this.rest.length < headBytes + length) return;
      if (sampleRate === 0) throw new AudioFailure('voice-unknown');
      const sound = Uint8Array.from(this.rest.subarray(headBytes, headBytes + length));
      this.rest = this.rest.subarray(headBytes + length);
      yield { sampleRate, samples: new Int16Array(sound.buffer, 0, length >> 1) };
    }
  }
}

/** Undefined where the package was not installed. */
export function findPackagedEspeak(): PackagedEspeakEngine | undefined {
  try {
    const entry = createRequire(import.meta.url).resolve(packageName);
    const { version } = JSON.parse(readFileSync(join(dirname(entry), 'package.json'), 'utf8')) as {
      version: string;
    };
    return new PackagedEspeakEngine(pathToFileURL(entry).href, version);
  } catch (cause) {
    if (isNotFound(cause)) return undefined;
    throw cause;
  }
}

function isNotFound(cause: unknown): boolean {
  return typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === 'MODULE_NOT_FOUND';
}
