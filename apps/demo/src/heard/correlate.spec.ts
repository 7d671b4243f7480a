import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Seed } from '../seed.js';
import { findSound } from './correlate.js';
import { transform } from './fft.js';

const noise = (seed: number, length: number, level = 1): Float32Array => {
  const random = new Seed(seed);
  return Float32Array.from({ length }, () => (random.next() * 2 - 1) * level);
};
const laid = (sound: Float32Array, at: number, length: number, gain = 1): Float32Array => {
  const recording = new Float32Array(length);
  sound.forEach((sample, i) => (recording[at + i] = sample * gain));
  return recording;
};

describe('the transform', () => {
  it('is undone by its inverse', () => {
    const re = Float64Array.from(noise(1, 64));
    const im = Float64Array.from(noise(2, 64));
    const [re2, im2] = [re.slice(), im.slice()];
    transform(re2, im2);
    transform(re2, im2, true);
    re2.forEach((value, i) => expect(value).toBeCloseTo(re[i]!, 10));
    im2.forEach((value, i) => expect(value).toBeCloseTo(im[i]!, 10));
  });

  it('finds the one frequency of a wave', () => {
    const re = Float64Array.from({ length: 32 }, (_, i) => Math.cos((2 * Math.PI * 5 * i) / 32));
    const im = new Float64Array(32);
    transform(re, im);
    expect(re[5]).toBeCloseTo(16, 8);
    expect(re[6]).toBeCloseTo(0, 8);
  });
});

describe('findSound', () => {
  it('finds a sound to the sample, at any loudness', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 700 }),
        fc.double({ min: 0.05, max: 3, noNaN: true }),
        (at, gain) => {
          const sound = noise(3, 300);
          const match = findSound(laid(sound, at, 1000, gain), sound);
          expect(match.at).toBe(at);
          expect(match.correlation).toBeGreaterThan(0.999);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('says how much of another sound is mixed in', () => {
    const sound = noise(4, 400);
    const recording = laid(sound, 50, 600);
    noise(5, 600).forEach((sample, i) => (recording[i]! += sample));
    const { at, correlation } = findSound(recording, sound);
    expect(at).toBe(50);
    expect(correlation).toBeGreaterThan(0.6);
    expect(correlation).toBeLessThan(0.8);
  });

  it('takes another sound, silence and the sound upside down for what they are', () => {
    const sound = noise(6, 300);
    expect(findSound(noise(7, 1000), sound).correlation).toBeLessThan(0.4);
    expect(findSound(new Float32Array(1000), sound).correlation).toBe(0);
    expect(findSound(laid(sound, 10, 310, -1), sound).correlation).toBeLessThan(0.4);
    expect(findSound(sound, new Float32Array(100)).correlation).toBe(0);
    expect(findSound(sound.subarray(0, 100), sound).correlation).toBe(0);
  });
});
