import type { ChildRequest } from './child-speech.js';

interface EspeakWorker {
  set_voice(id: string): number;
  set_rate(wordsPerMinute: number): void;
  get_samplerate(): number;
  synthesize(text: string, onAudio: (samples: Int16Array | null) => void): void;
}

/** The program of the child that runs the packaged espeak-ng (GPL, compiled to WebAssembly); see `speakInChild`. */
export async function packagedEspeakChild(config: { moduleUrl: string }): Promise<void> {
  const { default: load } = (await import(config.moduleUrl)) as {
    default: () => Promise<{ eSpeakNGWorker: new () => EspeakWorker }>;
  };
  const { createInterface } = await import('node:readline');
  const espeak = await load();
  const worker = new espeak.eSpeakNGWorker();
  for await (const line of createInterface({ input: process.stdin })) {
    const { voice, pace, text } = JSON.parse(line) as ChildRequest;
    const known = worker.set_voice(voice) === 0;
    worker.set_rate(pace);
    const parts: Buffer[] = [];
    if (known) {
      worker.synthesize(text, (samples) => {
        // The samples lie in memory that the next call overwrites.
        if (samples?.length) parts.push(Buffer.from(Int16Array.from(samples).buffer));
      });
    }
    const sound = Buffer.concat(parts);
    const head = Buffer.alloc(8);
    head.writeUInt32LE(known ? worker.get_samplerate() : 0, 0);
    head.writeUInt32LE(sound.length, 4);
    process.stdout.write(head);
    if (!process.stdout.write(sound)) await new Promise((resolve) => process.stdout.once('drain', resolve));
  }
}
