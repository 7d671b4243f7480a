import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdir, readdir } from 'node:fs/promises';
import { findPackagedEspeak } from '#audio/engines/packaged-espeak-engine.js';
import { findSystemEspeak } from '#audio/engines/system-espeak-engine.js';
import { renderRendition } from '#audio/render-rendition.js';
import { SentenceCache } from '#audio/sentence-cache.js';
import type { SpeechEngine, SpeechPiece, SpokenSentence } from '#audio/speech-engine.js';
import { openLocalMediaStore } from '#storage/local-media-store.js';
import type { LocalMediaStore } from '#storage/local-media-store.js';
import { AudioBench, value } from './audio-fixtures.js';

const bulletin: SpokenSentence[] = [
  { text: 'Ủy ban nhân dân xã thông báo lịch tiêm chủng mở rộng.', pauseMsAfter: 800 },
  { text: 'Kính mời bà con đưa trẻ em đến trạm y tế xã, từ bảy giờ sáng thứ hai.', pauseMsAfter: 500 },
  { text: 'Xin nhắc lại nội dung thông báo.', pauseMsAfter: 500 },
];

async function speak(engine: SpeechEngine, sentences = bulletin, voice = 'vi', speed = 1) {
  const pieces: SpeechPiece[] = [];
  for await (const piece of engine.synthesise(sentences, { voice, speed })) pieces.push(piece);
  return pieces;
}
const seconds = (pieces: SpeechPiece[]) =>
  pieces.reduce((sum, piece) => sum + piece.samples.length / piece.sampleRate, 0);

describe.each([
  ['system', () => findSystemEspeak()],
  ['packaged', async () => findPackagedEspeak()],
])('the %s espeak-ng', (_name, find) => {
  let engine: SpeechEngine;
  beforeAll(async () => {
    const found = await find();
    if (!found) throw new Error('espeak-ng is not installed: apt-get install espeak-ng');
    engine = found;
  });

  it('speaks each sentence in order, without silence at its ends', async () => {
    const pieces = await speak(engine);
    expect(pieces.map((piece) => piece.index)).toEqual([0, 1, 2]);
    for (const { samples, sampleRate } of pieces) {
      expect(samples.length / sampleRate).toBeGreaterThan(1);
      expect(samples.subarray(0, sampleRate / 20).some((s) => Math.abs(s) > 200)).toBe(true);
      expect(samples.subarray(-sampleRate / 20).some((s) => Math.abs(s) > 60)).toBe(true);
    }
  });

  it('has a voice for each region, and another pace', async () => {
    const durations = await Promise.all(
      engine.voices().map(async (voice) => seconds(await speak(engine, bulletin.slice(0, 1), voice.id))),
    );
    expect(engine.voices().map((voice) => voice.region)).toEqual(['north', 'central', 'south']);
    expect(new Set(durations).size).toBe(3);
    const slow = seconds(await speak(engine, bulletin.slice(0, 1), 'vi', 0.7));
    expect(slow).toBeGreaterThan((durations[0] ?? 0) * 1.25);
  });

  it('says a sentence the same way, alone and behind others, whatever marks it brings', async () => {
    const odd = { text: 'Kính mời <break/> bà con\u0000 [[x]] & cô bác\u202e.', pauseMsAfter: 0 };
    const [alone] = await speak(engine, [bulletin[1] as SpokenSentence]);
    const together = await speak(engine, [...bulletin, odd]);
    if (engine.name === 'espeak-ng') expect(together[1]?.samples).toEqual(alone?.samples);
    expect(together).toHaveLength(4);
    expect(seconds(together.slice(3))).toBeGreaterThan(1);
  });

  it('names what is wrong: an unknown voice, a cancelled job', async () => {
    await expect(speak(engine, bulletin, 'vi-fake')).rejects.toMatchObject({
      refusal: { reason: 'voice-unknown' },
    });
    const options = { voice: 'vi', speed: 1, signal: AbortSignal.abort() };
    const cancelled = (async () => {
      for await (const piece of engine.synthesise(bulletin, options)) expect(piece).toBeDefined();
    })();
    await expect(cancelled).rejects.toMatchObject({ refusal: { reason: 'aborted' } });
  });
});

describe('rendering a rendition', () => {
  let bench: AudioBench;
  let store: LocalMediaStore;
  let engine: SpeechEngine;
  let workFolder: string;
  beforeAll(async () => {
    bench = await AudioBench.open();
    store = await openLocalMediaStore(bench.at('media'));
    workFolder = bench.at('work');
    await mkdir(workFolder);
    engine = (await findSystemEspeak()) as SpeechEngine;
  });
  afterAll(() => bench.close());

  const render = (sentences: SpokenSentence[], more: { cache?: SentenceCache; engine?: SpeechEngine } = {}) =>
    renderRendition({
      source: { kind: 'speech', sentences, engine, voice: 'vi', speed: 1, ...more },
      processor: bench.processor,
      store,
      workFolder,
      ...more,
    });

  it('makes a bulletin of seconds loud enough, peaks kept, its pauses in it, its length true', async () => {
    const made = value(await render(bulletin));
    const measured = await bench.loudness(store.path(made.sha256));
    expect(Math.abs(measured.lufs + 16)).toBeLessThanOrEqual(0.5);
    expect(measured.truePeakDb).toBeLessThanOrEqual(-1);
    const samples = await bench.samples(store.path(made.sha256));
    expect(Math.abs(made.durationMs - samples.length / 44.1)).toBeLessThan(1);
    const spokenMs = seconds(await speak(engine)) * 1000 + 1800;
    expect(Math.abs(made.durationMs - spokenMs)).toBeLessThan(120);
    expect(longestQuietMs(samples)).toBeGreaterThan(750);
    expect(longestQuietMs(samples)).toBeLessThan(900);
    expect(await store.stat(made.sha256)).toMatchObject({ sha256: made.sha256, bytes: made.bytes });
    expect(made).toMatchObject({ spoken: 3, cached: 0, codec: 'mp3', warnings: [] });
    expect(await readdir(workFolder)).toEqual([]);
  });

  it('is the same file every time, from the cache as well; a corrected word costs one sentence', async () => {
    const cache = await SentenceCache.open(bench.at('cache'), 50_000_000);
    const without = value(await render(bulletin));
    const first = value(await render(bulletin, { cache }));
    const again = value(await render(bulletin, { cache }));
    expect([first.sha256, again.sha256]).toEqual([without.sha256, without.sha256]);
    expect([first.spoken, first.cached, again.spoken, again.cached]).toEqual([3, 0, 0, 3]);
    const corrected = [...bulletin];
    corrected[1] = { text: 'Kính mời bà con đến trạm y tế xã, từ tám giờ sáng.', pauseMsAfter: 500 };
    const other = value(await render(corrected, { cache }));
    expect([other.spoken, other.cached]).toEqual([1, 2]);
    expect(other.sha256).not.toBe(first.sha256);
  });

  it('takes a recording as an equal', async () => {
    const path = await bench.make('-f', 'lavfi', '-i', 'sine=f=500:d=5', '-c:a', 'aac', 'human.m4a');
    const source = { kind: 'recording' as const, path };
    const made = value(await renderRendition({ source, processor: bench.processor, store, workFolder }));
    expect(Math.abs(made.durationMs - 5000)).toBeLessThan(100);
    expect(Math.abs((await bench.loudness(store.path(made.sha256))).lufs + 16)).toBeLessThanOrEqual(0.5);
  });

  it('refuses what says nothing, and leaves nothing behind', async () => {
    const before: unknown[] = [];
    for await (const media of store.list()) before.push(media);
    expect(await render([{ text: ' … ! ', pauseMsAfter: 100 }])).toMatchObject({
      reason: 'nothing-to-speak',
    });
    expect(await render([])).toMatchObject({ reason: 'nothing-to-speak' });
    expect(await render([{ text: 'bà '.repeat(9000), pauseMsAfter: 0 }])).toMatchObject({
      reason: 'too-long',
    });
    const after: unknown[] = [];
    for await (const media of store.list()) after.push(media);
    expect(after).toHaveLength(before.length);
    expect(await readdir(workFolder)).toEqual([]);
  });
});

/** Length of the longest stretch under −50 dBFS between sounds. */
function longestQuietMs(samples: Int16Array): number {
  let [longest, current, heard] = [0, 0, false];
  for (const sample of samples) {
    if (Math.abs(sample) > 100) {
      if (heard) longest = Math.max(longest, current);
      heard = true;
      current = 0;
    } else current++;
  }
  return longest / 44.1;
}
