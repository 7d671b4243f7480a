import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { toneSamples } from '#audio/tone.js';
import { bytesOf } from '#audio/pcm.js';
import { AudioBench, speechLike, value } from './audio-fixtures.js';

describe('normalising sound', () => {
  let bench: AudioBench;
  beforeAll(async () => {
    bench = await AudioBench.open();
  });
  afterAll(() => bench.close());

  it.each([
    ['a quiet recording', speechLike(8, -30)],
    ['a loud recording with sharp peaks', speechLike(8, 0)],
    ['a long one', speechLike(45, -12)],
    ['a pure tone', 'sine=f=440:d=6,volume=-20dB'],
    ['half silence', 'sine=f=700:d=20,volume=-10dB:enable=lt(t\\,8),volume=-90dB:enable=gte(t\\,8)'],
  ])('%s ends at −16 LUFS and under −1 dBTP, as ffmpeg measures it', async (name, graph) => {
    const source = await bench.make('-f', 'lavfi', '-i', graph, `${name}.wav`);
    const out = bench.at(`${name}.mp3`);
    const made = value(await bench.processor.normalise(source, out));
    const measured = await bench.loudness(out);
    expect(Math.abs(measured.lufs + 16)).toBeLessThanOrEqual(0.5);
    expect(measured.truePeakDb).toBeLessThanOrEqual(-1);
    expect(Math.abs(made.lufs - measured.lufs)).toBeLessThanOrEqual(0.1);
    const decoded = await bench.samples(out);
    expect(Math.abs(made.durationMs - (decoded.length / 44_100) * 1000)).toBeLessThan(1);
    expect(made.bytes).toBe((await stat(out)).size);
    expect(made).toMatchObject({ codec: 'mp3', sampleRate: 44_100, warnings: [] });
    const probe = value(await bench.processor.probe(out));
    expect(probe).toMatchObject({ format: 'mp3', codec: 'mp3', channels: 1, sampleRate: 44_100 });
    expect((made.bytes * 8) / made.durationMs).toBeCloseTo(64, 0);
  });

  it('makes the same bytes of the same sound, twice and from raw samples', async () => {
    const samples = toneSamples({ seconds: 3, hz: 500, sampleRate: 22_050, levelDb: -9 });
    const rawPath = await bench.put('tone.raw', bytesOf(samples));
    const hashes: string[] = [];
    for (const name of ['one.mp3', 'two.mp3']) {
      value(await bench.processor.normalise({ rawPath, sampleRate: 22_050 }, bench.at(name)));
      hashes.push(
        createHash('sha256')
          .update(await readFile(bench.at(name)))
          .digest('hex'),
      );
    }
    expect(hashes[0]).toBe(hashes[1]);
  });

  it('keeps what was said: the result correlates with its source', async () => {
    const warble = "aevalsrc=exprs='0.1*abs(sin(3*t))*sin(2*PI*(300*t+40*sin(5*t)))':s=44100:d=6";
    const source = await bench.make('-f', 'lavfi', '-i', warble, 'said.wav');
    value(await bench.processor.normalise(source, bench.at('said.mp3')));
    const [before, after] = [
      await bench.samples(source, 4000),
      await bench.samples(bench.at('said.mp3'), 4000),
    ];
    expect(bestCorrelation(before, after, 250)).toBeGreaterThan(0.95);
  });

  it('says so when the peaks forbid the loudness, and keeps the peak', async () => {
    const clicks = "aevalsrc=exprs='0.9*lt(mod(t\\,0.4)\\,0.00005)':s=44100:d=8";
    const source = await bench.make('-f', 'lavfi', '-i', clicks, 'clicks.wav');
    const made = value(await bench.processor.normalise(source, bench.at('clicks.mp3')));
    expect(made.warnings).toEqual(['loudness-not-reached']);
    expect((await bench.loudness(bench.at('clicks.mp3'))).truePeakDb).toBeLessThanOrEqual(-1);
  });

  it('does the same with the ffmpeg of the npm package', async () => {
    const nowhere = { searchPath: '' };
    const packaged = await AudioBench.open({ ffmpeg: nowhere, ffprobe: nowhere });
    const source = await packaged.make('-f', 'lavfi', '-i', speechLike(8, -20), 'source.wav');
    const made = value(await packaged.processor.normalise(source, packaged.at('out.mp3')));
    const measured = await bench.loudness(packaged.at('out.mp3'));
    expect(packaged.ffmpeg).toContain('@ffmpeg-installer');
    expect(Math.abs(measured.lufs + 16)).toBeLessThanOrEqual(0.5);
    expect(measured.truePeakDb).toBeLessThanOrEqual(-1);
    const samples = await bench.samples(packaged.at('out.mp3'));
    expect(Math.abs(made.durationMs - samples.length / 44.1)).toBeLessThan(1);
    await packaged.close();
  });

  it('reports progress that never goes back and ends at one', async () => {
    const source = await bench.make('-f', 'lavfi', '-i', speechLike(20, -10), 'progress.wav');
    const seen: number[] = [];
    value(
      await bench.processor.normalise(source, bench.at('p.mp3'), {}, { onProgress: (d) => seen.push(d) }),
    );
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBe(1);
    expect(seen.length).toBeGreaterThan(4);
  });

  it('measures as ffmpeg does, and joins parts with silence between them', async () => {
    const tone = await bench.make('-f', 'lavfi', '-i', 'sine=f=1000:d=2', 'a.wav');
    const other = await bench.make('-f', 'lavfi', '-i', 'sine=f=300:d=1', 'b.mp3');
    const measured = value(await bench.processor.measure(tone));
    const bare = await bench.loudness(tone);
    expect(measured.lufs).toBeCloseTo(bare.lufs, 1);
    expect(measured.durationMs).toBeCloseTo(2000, 0);
    const joined = bench.at('joined.wav');
    const { durationMs } = value(
      await bench.processor.concat([{ path: tone }, { silenceMs: 1500 }, { path: other }], joined),
    );
    expect(Math.abs(durationMs - 4500)).toBeLessThan(80);
    const samples = await bench.samples(joined);
    expect(samples.subarray(2.05 * 44_100, 3.45 * 44_100).every((s) => s === 0)).toBe(true);
    expect(samples.subarray(3.6 * 44_100, 4.4 * 44_100).some((s) => Math.abs(s) > 1000)).toBe(true);
  });

  it('decodes to samples at any rate, from any point on, and stops when the reader leaves', async () => {
    const tone = await bench.make('-f', 'lavfi', '-i', 'sine=f=1000:d=4', 'd.mp3');
    const count = async (options: { rate: number; channels: 1 | 2; fromMs?: number }) => {
      let samples = 0;
      for await (const chunk of bench.processor.decodeToPcm(tone, options)) samples += chunk.length;
      return samples / options.rate / options.channels;
    };
    const whole = await count({ rate: 16_000, channels: 1 });
    expect(Math.abs(whole - 4)).toBeLessThan(0.06);
    expect(Math.abs(whole - (await count({ rate: 48_000, channels: 2 })))).toBeLessThan(0.002);
    expect(Math.abs(whole - 2.5 - (await count({ rate: 24_000, channels: 1, fromMs: 2500 })))).toBeLessThan(
      0.002,
    );
    for await (const chunk of bench.processor.decodeToPcm(tone, { rate: 48_000, channels: 1 })) {
      expect(chunk.length).toBeGreaterThan(0);
      break;
    }
  });
});

/** Highest normalised correlation of two sounds within some samples of shift. */
function bestCorrelation(a: Int16Array, b: Int16Array, maxShift: number): number {
  let best = 0;
  for (let shift = -maxShift; shift <= maxShift; shift++) {
    let [ab, aa, bb] = [0, 0, 0];
    for (let i = maxShift; i < Math.min(a.length, b.length) - maxShift; i++) {
      const [x, y] = [a[i] ?? 0, b[i + shift] ?? 0];
      ab += x * y;
      aa += x * x;
      bb += y * y;
    }
    best = Math.max(best, ab / Math.sqrt(aa * bb));
  }
  return best;
}
