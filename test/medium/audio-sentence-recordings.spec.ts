// One sentence of a text said by a person: as loud as the voice around it, no room before and behind it, its pause kept.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdir, readFile } from 'node:fs/promises';
import { findSystemEspeak } from '#audio/engines/system-espeak-engine.js';
import { renderRendition } from '#audio/render-rendition.js';
import type { RenderedSentence } from '#audio/render-speech.js';
import { SentenceCache } from '#audio/sentence-cache.js';
import { SpeechEngine } from '#audio/speech-engine.js';
import type { SpeechPiece, SpokenSentence, SynthesisOptions, Voice } from '#audio/speech-engine.js';
import { readText } from '#speech/read.js';
import { clausesOf } from '#speech/output/clauses.js';
import { toSsml } from '#speech/output/ssml.js';
import { execFileSync } from 'node:child_process';
import { sha256Hex } from '#platform/ids.js';
import { openLocalMediaStore, type LocalMediaStore } from '#storage/local-media-store.js';
import { AudioBench, speechLike, value } from './audio-fixtures.js';

const PAUSE_MS = 900;
const sentences: SpokenSentence[] = [
  { text: 'Ủy ban nhân dân xã thông báo lịch tiêm chủng mở rộng cho trẻ em.', pauseMsAfter: PAUSE_MS },
  { text: 'Kính mời bà con đưa trẻ em đến trạm y tế xã.', pauseMsAfter: PAUSE_MS },
  { text: 'Xin nhắc lại nội dung thông báo để bà con được biết.', pauseMsAfter: PAUSE_MS },
];
const VOICE_MS = 3000;

let bench: AudioBench;
let store: LocalMediaStore;
let engine: SpeechEngine;
let cache: SentenceCache;

beforeAll(async () => {
  bench = await AudioBench.open();
  store = await openLocalMediaStore(bench.at('media'));
  await mkdir(bench.at('work'));
  cache = await SentenceCache.open(bench.at('cache'), 50_000_000);
  const found = await findSystemEspeak();
  if (!found) throw new Error('espeak-ng is not installed: apt-get install espeak-ng');
  engine = found;
});
afterAll(() => bench.close());

/** Three seconds of a voice, far too quiet, in stereo, a second of a room's noise before and behind it. */
const take = (volumeDb: number, name: string): Promise<string> =>
  bench.make(
    ...['-f', 'lavfi', '-i', `${speechLike(VOICE_MS / 1000 - 0.4, volumeDb)},adelay=1000,apad=pad_dur=1.4`],
    ...['-f', 'lavfi', '-i', 'anoisesrc=a=0.0002:d=5:seed=7', '-filter_complex', 'amix=normalize=0'],
    ...['-ac', '2', '-ar', '48000', '-c:a', 'libopus', name],
  );
async function withRecording(path: string, at = 1): Promise<RenderedSentence[]> {
  const recording = { path, sha256: sha256Hex(await readFile(path)) };
  return sentences.map((sentence, i) => (i === at ? { ...sentence, recording } : sentence));
}
const render = (list: readonly RenderedSentence[], more: { cache?: SentenceCache } = { cache }) =>
  renderRendition({
    source: { kind: 'speech', sentences: list, engine, voice: 'vi', speed: 1 },
    processor: bench.processor,
    store,
    workFolder: bench.at('work'),
    ...more,
  });

/** Stretches of sound between silences longer than half a second, in milliseconds. */
function stretches(samples: Int16Array): { fromMs: number; toMs: number }[] {
  const found: { fromMs: number; toMs: number }[] = [];
  samples.forEach((sample, i) => {
    if (Math.abs(sample) < 250) return;
    const last = found.at(-1);
    if (last && i / 44.1 - last.toMs < 550) last.toMs = i / 44.1;
    else found.push({ fromMs: i / 44.1, toMs: i / 44.1 });
  });
  return found;
}
async function loudnessOf(path: string, part: { fromMs: number; toMs: number }, name: string) {
  const span = ['-ss', String(part.fromMs / 1000), '-t', String((part.toMs - part.fromMs) / 1000)];
  return (await bench.loudness(await bench.make('-i', path, ...span, name))).lufs;
}

describe('a sentence said by a person', () => {
  it.each([-24, 0])('recorded at %d dB is as loud as the voice, trimmed, its pauses kept', async (volume) => {
    const made = value(await render(await withRecording(await take(volume, `take${volume}.ogg`))));
    expect(made).toMatchObject({ recorded: 1 });
    const path = store.path(made.sha256);
    const parts = stretches(await bench.samples(path));
    expect(parts).toHaveLength(3);
    const [first, human, last] = parts as [(typeof parts)[0], (typeof parts)[0], (typeof parts)[0]];
    expect(human.toMs - human.fromMs).toBeGreaterThan(VOICE_MS - 700);
    expect(human.toMs - human.fromMs).toBeLessThan(VOICE_MS);
    for (const [before, after] of [
      [first, human],
      [human, last],
    ] as const) {
      expect(after.fromMs - before.toMs).toBeGreaterThan(PAUSE_MS - 60);
      expect(after.fromMs - before.toMs).toBeLessThan(PAUSE_MS + 250);
    }
    const levels = await Promise.all(parts.map((part, i) => loudnessOf(path, part, `part${i}.wav`)));
    const voice = (levels[0]! + levels[2]!) / 2;
    expect(Math.abs(levels[1]! - voice)).toBeLessThan(2);
    expect(Math.abs(made.lufs + 16)).toBeLessThanOrEqual(0.5);
    expect(made.truePeakDb).toBeLessThanOrEqual(-1);
  });

  it('is another rendition than with another take, and the same every time', async () => {
    const one = await withRecording(await take(-10, 'one.ogg'));
    const first = value(await render(one));
    const again = value(await render(one));
    const bare = value(await render(one, {}));
    expect([again.sha256, bare.sha256]).toEqual([first.sha256, first.sha256]);
    expect([again.spoken, again.cached, again.recorded]).toEqual([0, 2, 1]);
    const short = await bench.make('-f', 'lavfi', '-i', speechLike(1.5), 'other.flac');
    expect(value(await render(await withRecording(short))).sha256).not.toBe(first.sha256);
  });

  it('needs no voice where every sentence is recorded', async () => {
    const [, recorded] = await withRecording(await take(-10, 'alone.ogg'));
    const made = value(await render([recorded!]));
    expect(made).toMatchObject({ spoken: 0, cached: 0, recorded: 1 });
    expect(Math.abs(made.durationMs - (VOICE_MS - 400 + PAUSE_MS))).toBeLessThan(200);
  });

  it('in which nobody speaks is refused, and the refusal names it', async () => {
    const silent = await bench.make('-f', 'lavfi', '-i', 'anullsrc=r=44100:cl=mono', '-t', '2', 'silent.wav');
    const list = await withRecording(silent);
    const refused = await render(list);
    expect(refused).toMatchObject({ ok: false, reason: 'no-sound' });
    expect(refused).toMatchObject({ details: { recording: list[1]!.recording!.sha256 } });
    const broken = await withRecording(await bench.put('broken.ogg', 'OggS and nothing behind it'));
    expect(await render(broken)).toMatchObject({ ok: false, reason: 'corrupt' });
  });
});

describe('the breath at a comma', () => {
  const text = 'Kính thưa bà con, mời bà con đến họp.';
  const spoken = async (words: string): Promise<number> => {
    for await (const { samples, sampleRate } of engine.synthesise([{ text: words, pauseMsAfter: 0 }], {
      voice: 'vi',
      speed: 1,
    }))
      return (samples.length / sampleRate) * 1000;
    return 0;
  };

  it('is made by espeak-ng itself, so its sentences are given whole', async () => {
    const own = (await spoken(text)) - (await spoken(text.replace(',', '')));
    expect(own).toBeGreaterThan(120);
    expect(own).toBeLessThan(320);
    expect(engine.voices().every((voice) => voice.pausesAtMarks !== false)).toBe(true);
  });

  it('in SSML takes the place of the processor’s own, and does not stand beside it', () => {
    const ms = (ssml: string): number => {
      const wav = execFileSync('espeak-ng', ['-v', 'vi', '-s', '160', '-m', '-z', '--stdout', ssml]);
      return ((wav.length - 44) / 2 / 22_050) * 1000;
    };
    const ssml = toSsml(readText(text));
    expect(ssml).toContain('bà con,<break time="200ms"/> mời');
    const without = ms(ssml.replace('<break time="200ms"/>', ''));
    expect(Math.abs(ms(ssml) - without)).toBeLessThan(80);
  });

  it('is ours for a voice that runs on', async () => {
    const asked: string[] = [];
    class RunsOn extends SpeechEngine {
      override readonly name = 'runs-on';
      override readonly version = '1';
      override readonly licence = 'none';
      override voices(): Voice[] {
        return [
          { id: 'v', label: 'V', language: 'vi', region: 'north', gender: 'female', pausesAtMarks: false },
        ];
      }
      override async *synthesise(list: readonly SpokenSentence[], _options: SynthesisOptions) {
        for (const [index, { text: words }] of list.entries()) {
          asked.push(words);
          const samples = Int16Array.from({ length: 22_050 }, (_, i) => 9000 * Math.sin(i / 9));
          yield { index, sampleRate: 22_050, samples } satisfies SpeechPiece;
        }
      }
    }
    const made = value(
      await renderRendition({
        source: {
          kind: 'speech',
          sentences: [{ text, pauseMsAfter: 500 }],
          engine: new RunsOn(),
          voice: 'v',
          speed: 1,
        },
        processor: bench.processor,
        store,
        workFolder: bench.at('work'),
      }),
    );
    expect(asked).toEqual(clausesOf({ text, pauseMsAfter: 500 }).map((clause) => clause.text));
    expect(asked).toHaveLength(2);
    expect(Math.abs(made.durationMs - 2700)).toBeLessThan(60);
  });
});
