import type { ChildRequest } from './child-speech.js';

export interface SherpaModel {
  voice: string;
  model: string;
  tokens: string;
  dataDir: string;
  speaker: number;
}

interface Sherpa {
  OfflineTts: new (config: object) => {
    generate(request: { text: string; sid: number; speed: number }): {
      samples: Float32Array;
      sampleRate: number;
    };
  };
}

/** The program of the child that runs sherpa-onnx with a Piper (VITS) voice; see `speakInChild`. */
export async function sherpaChild(config: { moduleUrl: string; models: SherpaModel[] }): Promise<void> {
  const loaded = (await import(config.moduleUrl)) as Sherpa & { default?: Sherpa };
  const { OfflineTts } = loaded.default ?? loaded;
  const { createInterface } = await import('node:readline');
  const open = new Map<string, InstanceType<typeof OfflineTts>>();
  for await (const line of createInterface({ input: process.stdin })) {
    const { voice, pace, text } = JSON.parse(line) as ChildRequest;
    const model = config.models.find((candidate) => candidate.voice === voice);
    const head = Buffer.alloc(8);
    let sound = Buffer.alloc(0);
    if (model) {
      const { model: onnx, tokens, dataDir, speaker } = model;
      const vits = { model: onnx, tokens, dataDir };
      const settings = { model: { vits, numThreads: 1, provider: 'cpu', debug: false }, maxNumSentences: 1 };
      const engine = open.get(voice) ?? new OfflineTts(settings);
      open.set(voice, engine);
      const { samples, sampleRate } = engine.generate({ text, sid: speaker, speed: pace });
      const whole = Int16Array.from(samples, (value) => Math.round(Math.max(-1, Math.min(1, value)) * 32767));
      sound = Buffer.from(whole.buffer);
      head.writeUInt32LE(sampleRate, 0);
      head.writeUInt32LE(sound.length, 4);
    }
    process.stdout.write(head);
    if (!process.stdout.write(sound)) await new Promise((resolve) => process.stdout.once('drain', resolve));
  }
}
