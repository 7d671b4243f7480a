import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readShippedAssets } from '#audio/shipped-assets.js';
import type { ShippedAsset } from '#audio/shipped-assets.js';
import { AudioBench } from './audio-fixtures.js';

describe('the shipped sounds', () => {
  let bench: AudioBench;
  let assets: Map<string, ShippedAsset>;
  beforeAll(async () => {
    bench = await AudioBench.open();
    assets = await readShippedAssets(join(process.cwd(), 'media/assets'));
  });
  afterAll(() => bench.close());
  const asset = (id: string) => assets.get(id) as ShippedAsset;

  it.each(['chime', 'stinger', 'closing', 'alert', 'exercise', 'silence'])(
    '%s is what the index says',
    async (id) => {
      const { path, sha256, bytes, durationMs } = asset(id);
      const data = await readFile(path);
      expect(createHash('sha256').update(data).digest('hex')).toBe(sha256);
      expect(data).toHaveLength(bytes);
      const samples = await bench.samples(path);
      expect(Math.abs(samples.length / 44.1 - durationMs)).toBeLessThan(1);
      if (id === 'silence') return expect(samples.every((sample) => Math.abs(sample) <= 2)).toBe(true);
      const { lufs, truePeakDb } = await bench.loudness(path);
      expect(Math.abs(lufs + 16)).toBeLessThanOrEqual(0.5);
      expect(truePeakDb).toBeLessThanOrEqual(-1);
    },
  );

  it('has the lengths that sessions are planned with', () => {
    expect(Math.abs(asset('stinger').durationMs - 1000)).toBeLessThan(30);
    expect(Math.abs(asset('silence').durationMs - 2000)).toBeLessThan(30);
  });

  it('tells an exercise from an emergency by ear: other pitch, and mostly pauses', async () => {
    const share = async (id: string, hz: number) => toneShare(await bench.samples(asset(id).path, 8000), hz);
    expect(await share('alert', 960)).toBeGreaterThan(0.2);
    expect(await share('alert', 720)).toBeGreaterThan(0.2);
    expect(await share('alert', 440)).toBeLessThan(0.02);
    expect(await share('exercise', 440)).toBeGreaterThan(0.5);
    const loud = (samples: Int16Array) => samples.filter((s) => Math.abs(s) > 500).length / samples.length;
    expect(loud(await bench.samples(asset('alert').path))).toBeGreaterThan(0.8);
    expect(loud(await bench.samples(asset('exercise').path))).toBeLessThan(0.6);
  });
});

/** Share of the energy within 8 Hz steps around a tone, by correlating tenths of a second with it (8 kHz). */
function toneShare(samples: Int16Array, hz: number): number {
  let [tone, all] = [0, 0];
  for (let at = 0; at + 800 <= samples.length; at += 800) {
    let [sin, cos] = [0, 0];
    for (let i = 0; i < 800; i++) {
      const sample = samples[at + i] ?? 0;
      sin += sample * Math.sin((2 * Math.PI * hz * i) / 8000);
      cos += sample * Math.cos((2 * Math.PI * hz * i) / 8000);
      all += sample * sample;
    }
    tone += (sin * sin + cos * cos) / 400;
  }
  return tone / all;
}
