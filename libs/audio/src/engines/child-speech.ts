import { AudioFailure } from '../audio-outcome.js';
import { Handover } from '../handover.js';
import { runProgram } from '../run-program.js';
import type { SpeechPiece, SynthesisOptions } from '../speech-engine.js';
import { trimSilence } from '../trim-silence.js';

/** What a speaking child is asked, one JSON line each. */
export interface ChildRequest {
  text: string;
  voice: string;
  /** Words a minute, or a factor: what the child's library takes. */
  pace: number;
}

export interface ChildSpeech<C> {
  engine: string;
  /** Handed to Node as source text, so it uses nothing from outside itself. */
  program: (config: C) => Promise<void>;
  config: C;
  requests: readonly ChildRequest[];
  timeoutMs: number;
  environment?: Record<string, string>;
}

const headBytes = 8;
const maxSoundBytes = 64 * 1024 * 1024;

/**
 * Speaks in a Node process of its own: the library may be GPL or native, may crash, and may think for a second, none of
 * which is the hub's business. The child answers each line in turn: sample rate and byte length as 32 bit
 * little-endian, then 16 bit samples; rate 0 says that the voice is missing.
 */
export async function* speakInChild<C>(
  speech: ChildSpeech<C>,
  options: SynthesisOptions,
): AsyncIterable<SpeechPiece> {
  const { requests, engine } = speech;
  if (requests.length === 0) return;
  const stop = new AbortController();
  const frames = new Handover<Frame>();
  const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal;
  const running = runChild(speech, signal, frames).then(
    () => frames.end(),
    (cause: unknown) => frames.end({ cause }),
  );
  try {
    let index = 0;
    for await (const { sampleRate, samples } of frames) {
      options.onProgress?.((index + 1) / requests.length);
      yield { index: index++, sampleRate, samples: trimSilence(samples, sampleRate) };
    }
    if (index < requests.length) throw new AudioFailure('voice-engine-failed', { engine, index });
  } finally {
    stop.abort();
    frames.abandon();
    await running;
  }
}

async function runChild<C>(
  speech: ChildSpeech<C>,
  signal: AbortSignal,
  frames: Handover<Frame>,
): Promise<void> {
  const reader = new FrameReader();
  const end = await runProgram({
    command: process.execPath,
    args: [
      '--input-type=module',
      '-e',
      `await (${speech.program.toString()})(${JSON.stringify(speech.config)})`,
    ],
    timeoutMs: speech.timeoutMs,
    signal,
    environment: speech.environment,
    input: Buffer.from(speech.requests.map((request) => `${JSON.stringify(request)}\n`).join(''), 'utf8'),
    onOutput: async (chunk) => {
      for (const frame of reader.take(chunk)) await frames.push(frame);
    },
  });
  if (end.exitCode !== 0) {
    throw new AudioFailure('voice-engine-failed', { engine: speech.engine, exitCode: end.exitCode });
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
