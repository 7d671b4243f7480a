import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeTone, toneSamples } from './tone.js';
import { trimSilence } from './trim-silence.js';
import { readWav } from './wav-reader.js';
import { WavWriter, wavHeader } from './wav-writer.js';

describe('wav', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wav-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is written as it comes, readable when cut off, and exact when closed', async () => {
    const path = join(folder, 'a.wav');
    const writer = await WavWriter.create(path, { sampleRate: 22_050, channels: 1 });
    const samples = toneSamples({ seconds: 0.5, hz: 300, sampleRate: 22_050 });
    await writer.write(samples.subarray(0, 4000));
    await writer.write(samples.subarray(4000));
    expect(readWav(await readFile(path))).toEqual({ sampleRate: 22_050, samples });
    expect(writer.durationMs).toBe(500);
    await writer.close();
    const closed = await readFile(path);
    expect(closed.readUInt32LE(4)).toBe(closed.length - 8);
    expect(closed.readUInt32LE(40)).toBe(samples.length * 2);
    expect(readWav(closed)).toEqual({ sampleRate: 22_050, samples });
  });

  it('is refused where it is none, for any bytes', () => {
    expect(readWav(Buffer.from('RIFF....WAVE'))).toBeUndefined();
    expect(readWav(wavHeader({ sampleRate: 0, channels: 1 }, 0))).toBeUndefined();
    const tone = encodeTone({ seconds: 0.01, hz: 300 });
    fc.assert(
      fc.property(fc.nat(tone.length), fc.nat(43), fc.nat(255), (length, at, value) => {
        const damaged = Buffer.from(tone.subarray(0, length));
        if (at < damaged.length) damaged[at] = value;
        const sound = readWav(damaged);
        expect((sound?.samples.length ?? 0) * 2).toBeLessThanOrEqual(damaged.length);
      }),
    );
  });

  it('loses its silence at the ends and nothing else', () => {
    const tone = toneSamples({ seconds: 0.2, hz: 500, sampleRate: 16_000 });
    const padded = new Int16Array(16_000);
    padded.set(tone, 5000);
    const trimmed = trimSilence(padded, 16_000);
    expect(Math.abs(trimmed.length - tone.length)).toBeLessThan(0.035 * 16_000);
    expect(Math.max(...trimmed)).toBe(Math.max(...tone));
    expect(trimSilence(new Int16Array(500), 16_000)).toHaveLength(0);
  });

  it('of a tone has its level and its length', () => {
    const tone = toneSamples({ seconds: 1.5, hz: 440, sampleRate: 8000, levelDb: -6 });
    expect(tone).toHaveLength(12_000);
    expect(Math.max(...tone) / 32_767).toBeCloseTo(10 ** (-6 / 20), 2);
    expect(Math.abs(tone[0] ?? 1)).toBeLessThan(200);
  });
});
