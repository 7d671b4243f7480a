import { AudioFailure } from '../audio-outcome.js';
import { findOnPath } from '../ffmpeg/ffmpeg-binary.js';
import type { ProgramSearch } from '../ffmpeg/ffmpeg-binary.js';
import { orderedParallel } from '../ordered-parallel.js';
import { runProgram } from '../run-program.js';
import { SpeechEngine } from '../speech-engine.js';
import type { SpeechPiece, SpokenSentence, SynthesisOptions, Voice } from '../speech-engine.js';
import { trimSilence } from '../trim-silence.js';
import { readWav } from '../wav-reader.js';
import { checkVoice, espeakVoices, paceOf, plainLine } from './espeak-voices.js';

const timeoutMs = 60_000;
const maxSoundBytes = 64 * 1024 * 1024;

/**
 * espeak-ng of the system. GPL: a program of its own, spoken to through pipes. One process a sentence, two at a time:
 * a process costs some 5 ms, and a sentence then sounds the same whatever stands before it, which several in one process do
 * not (the voice's flutter runs on) — so the sentence cache and the bytes of a rendition stay reproducible.
 */
export class SystemEspeakEngine extends SpeechEngine {
  override readonly name = 'espeak-ng';
  override readonly licence = 'GPL-3.0-or-later';

  constructor(
    private readonly command: string,
    override readonly version: string,
    /** Voice id → espeak-ng's file of it. Asked for by file, a voice spares reading the heads of all 400 others. */
    private readonly files: ReadonlyMap<string, string>,
    private readonly width = 2,
  ) {
    super();
  }

  override voices(): readonly Voice[] {
    return espeakVoices.filter((voice) => this.files.has(voice.id));
  }

  override async *synthesise(
    sentences: readonly SpokenSentence[],
    options: SynthesisOptions,
  ): AsyncIterable<SpeechPiece> {
    checkVoice(this.voices(), options);
    let done = 0;
    const work = (sentence: SpokenSentence, index: number) => this.speak(sentence.text, index, options);
    for await (const piece of orderedParallel(sentences, this.width, work)) {
      options.onProgress?.(++done / sentences.length);
      yield piece;
    }
  }

  private async speak(text: string, index: number, options: SynthesisOptions): Promise<SpeechPiece> {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const voice = this.files.get(options.voice) ?? options.voice;
    const end = await runProgram({
      command: this.command,
      args: ['-v', voice, '-s', String(paceOf(options.speed)), '-b', '1', '-z', '--stdin', '--stdout'],
      timeoutMs,
      signal: options.signal,
      input: Buffer.from(`${plainLine(text)}\n`, 'utf8'),
      onOutput: (chunk) => {
        bytes += chunk.length;
        if (bytes > maxSoundBytes) throw new AudioFailure('too-long', { sentence: index });
        chunks.push(chunk);
      },
    });
    const sound = readWav(Buffer.concat(chunks));
    if (end.exitCode !== 0 || !sound) {
      throw new AudioFailure('voice-engine-failed', { engine: this.name, exitCode: end.exitCode });
    }
    const { sampleRate } = sound;
    return { index, sampleRate, samples: trimSilence(sound.samples, sampleRate) };
  }
}

/** Undefined where the machine has no espeak-ng that runs and speaks Vietnamese. */
export async function findSystemEspeak(search: ProgramSearch = {}): Promise<SystemEspeakEngine | undefined> {
  const command = search.configured ?? (await findOnPath('espeak-ng', search.searchPath));
  if (command === undefined) return undefined;
  const version = /eSpeak NG text-to-speech: (\S+)/.exec(await ask(command, '--version'))?.[1];
  if (version === undefined) return undefined;
  const files = new Map<string, string>();
  // Columns: priority, language, age/gender, name, file, others.
  for (const line of (await ask(command, '--voices=vi')).split('\n')) {
    const [, language, , , file] = line.trim().split(/\s+/);
    if (language?.startsWith('vi') && file) files.set(language, file);
  }
  return files.size === 0 ? undefined : new SystemEspeakEngine(command, version, files);
}

/** What the program says, nothing where it cannot be run. */
async function ask(command: string, question: string): Promise<string> {
  let said = '';
  const onOutput = (chunk: Buffer) => void (said = (said + chunk.toString('utf8')).slice(0, 4096));
  try {
    await runProgram({ command, args: [question], timeoutMs: 10_000, onOutput });
    return said;
  } catch (cause) {
    if (cause instanceof AudioFailure) return '';
    throw cause;
  }
}
