import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AudioFailure } from '../audio-outcome.js';
import type { SpeechPiece } from '../speech-engine.js';
import { openSherpaEngine } from './sherpa-engine.js';

/** Speaks a tone as long as the text, and says by its pitch which model and pace it was given. */
const fakeModule = `
const { existsSync } = require('node:fs');
class OfflineTts {
  constructor(config) {
    const { model, tokens, dataDir } = config.model.vits;
    for (const path of [model, tokens, dataDir]) if (!existsSync(path)) throw new Error('missing ' + path);
  }
  generate({ text, sid, speed }) {
    if (text === 'hỏng') throw new Error('onnx failed');
    const samples = Float32Array.from({ length: text.length * 100 }, (_, i) => Math.sin(i) * 0.5 * speed + sid);
    return { samples, sampleRate: 16000 };
  }
}
module.exports = { OfflineTts };
`;

describe('the sherpa-onnx engine', () => {
  let folder: string;
  const locate = () => ({
    entry: join(folder, 'fake/index.cjs'),
    folder: join(folder, 'fake'),
    version: '1.13.8',
  });
  const reasonOf = (work: Promise<unknown>) =>
    work.then(
      () => undefined,
      (error: AudioFailure) => error.refusal,
    );
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sherpa-'));
    await mkdir(join(folder, 'fake'));
    await writeFile(join(folder, 'fake/index.cjs'), fakeModule);
    for (const name of ['vi_VN-mai', 'vi_VN-nam']) {
      await mkdir(join(folder, 'models', name, 'espeak-ng-data'), { recursive: true });
      await writeFile(join(folder, 'models', name, `${name}.onnx`), `model ${name}`);
      await writeFile(join(folder, 'models', name, 'tokens.txt'), '_ 0\n');
    }
    const notes = { label: 'Nam, miền Nam', region: 'south', gender: 'male', licence: 'CC-BY-4.0' };
    await writeFile(join(folder, 'models/vi_VN-nam/voice.json'), JSON.stringify(notes));
    await mkdir(join(folder, 'models/notes'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('finds the voices of a folder and speaks with the one that is asked for', async () => {
    const engine = await openSherpaEngine(join(folder, 'models'), locate);
    expect(engine.voices()).toEqual([
      { id: 'vi_VN-mai', label: 'vi_VN-mai', language: 'vi', region: 'north', gender: 'female' },
      { id: 'vi_VN-nam', label: 'Nam, miền Nam', language: 'vi', region: 'south', gender: 'male' },
    ]);
    expect(engine.licence).toContain('CC-BY-4.0');
    const pieces: SpeechPiece[] = [];
    const sentences = [
      { text: 'Kính mời bà con.', pauseMsAfter: 0 },
      { text: 'Xin cảm ơn.', pauseMsAfter: 0 },
    ];
    for await (const piece of engine.synthesise(sentences, { voice: 'vi_VN-nam', speed: 0.8 }))
      pieces.push(piece);
    expect(pieces.map((piece) => [piece.index, piece.sampleRate])).toEqual([
      [0, 16_000],
      [1, 16_000],
    ]);
    expect(Math.abs((pieces[0]?.samples.length ?? 0) - 1600)).toBeLessThan(20);
    expect(Math.max(...(pieces[0]?.samples ?? []))).toBeCloseTo(0.4 * 32_767, -2);
  });

  it('takes a model folder itself, and another model for another version', async () => {
    const one = await openSherpaEngine(join(folder, 'models/vi_VN-mai'), locate);
    await writeFile(join(folder, 'models/vi_VN-mai/vi_VN-mai.onnx'), 'retrained');
    const other = await openSherpaEngine(join(folder, 'models/vi_VN-mai'), locate);
    expect(one.voices()).toHaveLength(1);
    expect(one.version).not.toBe(other.version);
  });

  it('names the package that is missing, a folder without models, and a model that fails', async () => {
    expect(await reasonOf(openSherpaEngine(join(folder, 'models'), () => undefined))).toMatchObject({
      reason: 'voice-engine-missing',
      details: { package: 'sherpa-onnx-node', remedy: 'npm install sherpa-onnx-node@1.13.8' },
    });
    expect(await reasonOf(openSherpaEngine(join(folder, 'fake'), locate))).toMatchObject({
      reason: 'voice-engine-missing',
    });
    expect(await reasonOf(openSherpaEngine(join(folder, 'nowhere'), locate))).toMatchObject({
      reason: 'voice-engine-missing',
    });
    const engine = await openSherpaEngine(join(folder, 'models'), locate);
    const failing = (async () => {
      const broken = [{ text: 'hỏng', pauseMsAfter: 0 }];
      for await (const piece of engine.synthesise(broken, { voice: 'vi_VN-mai', speed: 1 }))
        expect(piece).toBeDefined();
    })();
    expect(await reasonOf(failing)).toMatchObject({ reason: 'voice-engine-failed' });
  });
});
