import { describe, expect, it } from '@jest/globals';
import { Seed } from '../seed.js';
import { judgeAgent, type Planned, skewOf } from './judge.js';
import type { Recording } from './recording.js';
import { joined, without } from './spans.js';

const RATE = 8000;
const T0 = 1_000_000;
/** Speech is slow: noise in steps of many samples survives the coarser look. */
const speech = (seed: number, ms: number): Float32Array => {
  const random = new Seed(seed);
  let level = 0;
  return Float32Array.from({ length: (ms * RATE) / 1000 }, (_, i) => {
    if (i % 40 === 0) level = random.next() - 0.5;
    return level;
  });
};
const recording = (ms: number, ...laid: [sound: Float32Array, atMs: number][]): Recording => {
  const samples = new Float32Array((ms * RATE) / 1000);
  for (const [sound, atMs] of laid)
    sound.forEach((sample, i) => (samples[Math.round((atMs * RATE) / 1000) + i] = sample));
  return { boot: 'b', startedAtMs: T0, endedAtMs: T0 + ms, sampleRate: RATE, samples };
};
const plan = (sound: Float32Array, atMs: number): Planned => ({
  name: 'a1',
  sound,
  atMs: T0 + atMs,
  searchMs: 1000,
  toleranceMs: 200,
});
const whole = { fromMs: T0, toMs: T0 + 60_000 };
const judge = (file: Recording, planned: Planned[], allowed: { fromMs: number; toMs: number }[] = []) =>
  judgeAgent('loa-1', [file], planned, allowed, whole);

describe('what was heard', () => {
  const sound = speech(1, 2000);

  it('is right where the sound lies at its place with silence around it', () => {
    const { mismatches, starts } = judge(recording(6000, [sound, 3000]), [plan(sound, 3000)]);
    expect(mismatches).toEqual([]);
    expect(starts[0]!.atMs).toBeCloseTo(T0 + 3000, 0);
  });

  it('measures how late it is, and tells more than the tolerance', () => {
    const late = judge(recording(6000, [sound, 3150]), [plan(sound, 3000)]);
    expect(late.mismatches).toEqual([]);
    expect(late.starts[0]!.atMs - T0).toBeCloseTo(3150, 0);
    const later = judge(recording(6000, [sound, 3400]), [plan(sound, 3000)]);
    expect(later.mismatches.map(({ what, got }) => `${what} ${got}`)).toEqual(['instant 400 ms off']);
  });

  it('tells another sound, none, and sound where silence should be', () => {
    const other = judge(recording(6000, [speech(2, 2000), 3000]), [plan(sound, 3000)]);
    expect(other.mismatches.map(({ what }) => what)).toContain('sound');
    expect(judge(recording(6000), [plan(sound, 3000)]).mismatches[0]).toMatchObject({
      what: 'sound',
      got: '0.000',
    });
    const stray = judge(recording(6000, [sound, 3000], [speech(3, 100), 500]), [plan(sound, 3000)]);
    expect(stray.mismatches.map(({ what }) => what)).toEqual(['silence']);
    const opening = [{ fromMs: T0 + 400, toMs: T0 + 700 }];
    expect(
      judge(recording(6000, [sound, 3000], [speech(3, 100), 500]), [plan(sound, 3000)], opening).mismatches,
    ).toEqual([]);
  });

  it('reckons how far apart neighbours began', () => {
    const at = (atMs: number) => [{ name: 'a1', atMs, correlation: 1 }];
    expect(skewOf([at(100), at(104), at(101)])).toEqual({ n: 3, p50: 3, max: 4 });
    expect(skewOf([at(100), [{ name: 'a1', atMs: 900, correlation: 0.2 }]])).toEqual({
      n: 0,
      p50: 0,
      max: 0,
    });
  });
});

describe('spans', () => {
  it('are joined, and taken out of a whole', () => {
    const spans = [
      { fromMs: 5, toMs: 7 },
      { fromMs: 0, toMs: 2 },
      { fromMs: 2, toMs: 3 },
      { fromMs: 6, toMs: 9 },
    ];
    expect(joined(spans)).toEqual([
      { fromMs: 0, toMs: 3 },
      { fromMs: 5, toMs: 9 },
    ]);
    expect(without({ fromMs: 1, toMs: 12 }, spans)).toEqual([
      { fromMs: 3, toMs: 5 },
      { fromMs: 9, toMs: 12 },
    ]);
    expect(without({ fromMs: 0, toMs: 3 }, spans)).toEqual([]);
  });
});
