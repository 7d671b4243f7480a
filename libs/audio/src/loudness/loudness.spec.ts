import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { amplitude, decibels, toFloat } from '../pcm.js';
import { toneSamples } from '../tone.js';
import { planGain } from './gain-plan.js';
import { LimitedGain, limiterGains } from './limiter.js';
import { LoudnessCells } from './loudness-cells.js';
import { PeakMeter } from './peak-meter.js';

function cellsOf(samples: Float32Array, sampleRate: number, chunk = samples.length): LoudnessCells {
  const cells = new LoudnessCells(sampleRate);
  for (let at = 0; at < samples.length; at += chunk) cells.add(samples.subarray(at, at + chunk));
  cells.end();
  return cells;
}
const tone = (seconds: number, sampleRate: number, levelDb: number, hz = 997) =>
  toFloat(toneSamples({ seconds, hz, sampleRate, levelDb, fadeMs: 0 }));
const joined = (...parts: Float32Array[]) => {
  const out = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  parts.reduce((at, part) => (out.set(part, at), at + part.length), 0);
  return out;
};

describe('loudness (ITU-R BS.1770-4)', () => {
  it.each([16_000, 22_050, 24_000, 44_100, 48_000])(
    'of a 997 Hz tone is its level − 3.01 dB at %i Hz',
    (rate) => {
      for (const levelDb of [-3, -20, -40]) {
        expect(cellsOf(tone(5, rate, levelDb), rate).lufs).toBeCloseTo(levelDb - 3.01, 1);
      }
    },
  );

  it('weighs low rumble down and high voices up', () => {
    const at = (hz: number) => cellsOf(tone(3, 48_000, -20, hz), 48_000).lufs;
    expect(at(30)).toBeLessThan(at(997) - 5);
    expect(at(6000)).toBeGreaterThan(at(997) + 2.5);
  });

  it('leaves silence and what is 10 LU below out of account', () => {
    const rate = 24_000;
    const loud = tone(5, rate, -20);
    const expected = cellsOf(loud, rate).lufs;
    expect(cellsOf(joined(loud, new Float32Array(rate * 20)), rate).lufs).toBeCloseTo(expected, 0);
    expect(cellsOf(joined(loud, tone(20, rate, -45)), rate).lufs).toBeCloseTo(expected, 0);
    expect(cellsOf(new Float32Array(rate), rate).lufs).toBe(-Infinity);
    expect(cellsOf(new Float32Array(0), rate).lufs).toBe(-Infinity);
    expect(cellsOf(tone(0.2, rate, -20), rate).lufs).toBeCloseTo(expected, 0);
  });

  it('is the same however the samples are cut', () => {
    const samples = tone(1, 22_050, -12, 440);
    const whole = cellsOf(samples, 22_050);
    for (const chunk of [1, 7, 110, 111, 4096]) {
      const cut = cellsOf(samples, 22_050, chunk);
      expect(cut.lufs).toBeCloseTo(whole.lufs, 6);
      expect([...cut.peaks]).toEqual([...whole.peaks]);
    }
    expect(whole.durationMs).toBe(1000);
  });

  it('finds the peak between two samples', () => {
    const between = Float32Array.from({ length: 4000 }, (_, i) => Math.sin((Math.PI / 2) * i + Math.PI / 4));
    expect(decibels(Math.max(...between))).toBeCloseTo(-3, 1);
    expect(decibels(new PeakMeter().peak(between, 0, between.length))).toBeGreaterThan(-0.4);
  });
});

describe('gain and limiter', () => {
  it('never lets a sample over the ceiling, whatever comes', () => {
    const rate = 8000;
    const sound = fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 1, maxLength: 400 });
    fc.assert(
      fc.property(
        sound,
        fc.double({ min: 0.1, max: 30, noNaN: true }),
        fc.integer({ min: 1, max: 300 }),
        (values, gain, chunk) => {
          const samples = Float32Array.from(values);
          const cells = cellsOf(samples, rate);
          const limited = new LimitedGain(gain, limiterGains(cells.peaks, gain, 0.8), cells.cellLength);
          for (let at = 0; at < samples.length; at += chunk) {
            for (const sample of limited.apply(samples.subarray(at, at + chunk))) {
              expect(Math.abs(sample)).toBeLessThanOrEqual(0.8 * 32_768 + 1);
            }
          }
        },
      ),
    );
  });

  it('is plain gain where nothing is over the ceiling', () => {
    const samples = tone(0.1, 48_000, -20);
    const cells = cellsOf(samples, 48_000);
    const out = new LimitedGain(2, limiterGains(cells.peaks, 2, 0.8), cells.cellLength).apply(samples);
    expect([...out]).toEqual([...samples].map((sample) => Math.round(sample * 2 * 32_768)));
  });

  it('sinks ahead of a peak and recovers within a fifth of a second', () => {
    const peaks = new Float32Array(100).fill(0.1);
    peaks[50] = 4;
    const gains = limiterGains(peaks, 1, 1);
    expect(gains[50]).toBeCloseTo(0.25, 5);
    expect(gains[49]).toBeCloseTo(0.5, 5);
    expect(gains[47]).toBe(1);
    expect(gains[51]).toBeLessThan(0.4);
    expect(gains[90]).toBeGreaterThan(0.95);
  });

  it('foretells the loudness that limiting leaves, and asks for more gain to make up for it', async () => {
    const rate = 22_050;
    const samples = tone(6, rate, -26, 700);
    for (let i = 0; i < samples.length; i += 3000) samples.fill(0.7, i, i + 40);
    const cells = cellsOf(samples, rate);
    const plan = await planGain(cells, { lufs: -16, ceilingDb: -2 });
    expect(plan.gainDb).toBeGreaterThan(-16 - cells.lufs + 0.5);
    const limited = new LimitedGain(amplitude(plan.gainDb), plan.limiter, cells.cellLength).apply(samples);
    const result = cellsOf(toFloat(limited), rate).lufs;
    expect(Math.abs(result + 16)).toBeLessThan(0.3);
    expect(Math.abs(plan.foretoldLufs + 16)).toBeLessThan(0.05);
  });
});
