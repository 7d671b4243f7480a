import { describe, expect, it } from '@jest/globals';
import { LoudnessCells } from '../loudness/loudness-cells.js';
import { toFloat } from '../pcm.js';
import { gainOfVoice, matchLoudness } from './match-loudness.js';
import { trimRecording } from './trim-recording.js';

const rate = 22_050;
const ms = (value: number): number => Math.round((value / 1000) * rate);
/** A steady tone, `level` being its amplitude of full scale. */
const tone = (length: number, level: number): number[] =>
  Array.from({ length: ms(length) }, (_, i) => Math.round(Math.sin(i / 8) * level * 32_767));
const loudness = (samples: Int16Array): number => {
  const cells = new LoudnessCells(rate);
  cells.add(toFloat(samples));
  cells.end();
  return cells.lufs;
};
const room = (length: number): number[] => tone(length, 0.001);

describe('a recorded sentence', () => {
  it('loses the room and the clicks before and behind the voice, and nothing of the voice', () => {
    const click = tone(15, 0.9);
    const take = [...room(700), ...click, ...room(400), ...tone(1000, 0.3), ...room(300), ...click];
    const trimmed = trimRecording(Int16Array.from([...take, ...room(500)]), rate);
    expect(Math.abs(trimmed.length - ms(1000 + 30 + 80))).toBeLessThan(ms(25));
    expect(trimmed[0]).toBe(0);
    expect(trimmed.at(-1)).toBe(0);
  });

  it('keeps the pauses inside it', () => {
    const take = [...room(200), ...tone(300, 0.3), ...room(600), ...tone(300, 0.3), ...room(200)];
    expect(trimRecording(Int16Array.from(take), rate).length).toBeGreaterThan(ms(1200));
  });

  it.each([
    ['nothing', []],
    ['digital silence', tone(500, 0)],
    ['one click', [...tone(500, 0), ...tone(10, 0.9), ...tone(500, 0)]],
  ])('%s is nobody speaking', (_what, take) => {
    expect(trimRecording(Int16Array.from(take), rate)).toHaveLength(0);
  });

  it.each([
    [0.005, -20],
    [0.05, -26],
    [0.9, -26],
    [0.05, -14],
  ])('of level %d becomes as loud as a voice of %d LUFS, peaks kept', async (level, voiceLufs) => {
    const bursts = (by: number) =>
      Int16Array.from(Array.from({ length: 4 }, () => [...tone(300, by), ...tone(100, 0)]).flat());
    const voice = bursts(0.25 * 10 ** ((voiceLufs - loudness(bursts(0.25))) / 20));
    const gain = await gainOfVoice(voice, rate);
    expect(Math.abs(gain - (-16 - voiceLufs))).toBeLessThan(0.3);
    const matched = await matchLoudness(bursts(level), rate, gain);
    expect(Math.abs(loudness(matched) - voiceLufs)).toBeLessThan(0.3);
    expect(matched.reduce((peak, s) => Math.max(peak, Math.abs(s)), 0)).toBeLessThan(32_767);
  });

  it('of silence stays silent', async () => {
    const silence = new Int16Array(ms(300));
    expect(await matchLoudness(silence, rate, 6)).toEqual(silence);
  });
});
