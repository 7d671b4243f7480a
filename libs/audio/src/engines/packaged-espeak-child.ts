/** What the engine asks of the child, one JSON line each. */
export interface PackagedEspeakRequest {
  voice: string;
  pace: number;
  text: string;
}

interface EspeakWorker {
  set_voice(id: string): number;
  set_rate(wordsPerMinute: number): void;
  get_samplerate(): number;
  synthesize(text: string, onAudio: (samples: Int16Array | null) => void): void;
}

/**
 * The program of the child process that runs the packaged espeak-ng (GPL, compiled to WebAssembly). It is handed to
 * Node as source text, so it uses nothing from outside itself. Answers, one a request: sample rate and byte length as
 * 32 bit little-endian, then the samples; a rate of 0 says that the voice is missing.
 */
export async function packagedEspeakChild(moduleUrl: string): Promise<void> {
  const { default: load } = (await import(moduleUrl)) as {
    default: () => Promise<{ eSpeakNGWorker: new () => EspeakWorker }>;
  };
  const { createInterface } = await import('node:readline');
  const espeak = await load();
  const worker = new espeak.eSpeakNGWorker();
  for await (const line of createInterface({ input: process.stdin })) {
    const { voice, pace, text } = JSON.parse(line) as PackagedEspeakRequest;
    const known = worker.set_voice(voice) === 0;
    worker.set_rate(pace);
    const parts: Buffer[] = [];
    if (known) {
      worker.synthesize(text, (samples) => {
        if (samples?.length)
          parts.push(
            Buffer.from(samples.buffer.slice(samples.byteOffset, samples.byteOffset + samples.byteLength)),
          );
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
