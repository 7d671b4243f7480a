import { describe, expect, it } from '@jest/globals';
import { audioErrorTexts } from './audio-errors.js';
import { chooseEngine } from './choose-engine.js';
import { espeakVoices } from './engines/espeak-voices.js';
import { Handover } from './handover.js';
import { orderedParallel } from './ordered-parallel.js';
import { SpeechEngine } from './speech-engine.js';
import type { SpeechPiece, Voice } from './speech-engine.js';

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const out: T[] = [];
  for await (const item of items) out.push(item);
  return out;
}

describe('handing chunks over', () => {
  it('keeps their order, makes the writer wait, and ends', async () => {
    const handover = new Handover<number>();
    let written = 0;
    const writing = (async () => {
      for (let i = 0; i < 5; i++) {
        await handover.push(i);
        written++;
      }
      handover.end();
    })();
    const read: number[] = [];
    for await (const item of handover) {
      expect(written).toBeLessThanOrEqual(item + 2);
      read.push(item);
    }
    await writing;
    expect(read).toEqual([0, 1, 2, 3, 4]);
  });

  it('brings a failure to the reader and lets a writer go on when the reader has gone', async () => {
    const failing = new Handover<number>();
    failing.end({ cause: new Error('broken pipe') });
    await expect(all(failing)).rejects.toThrow('broken pipe');
    const left = new Handover<number>();
    const waiting = left.push(1);
    left.abandon();
    await waiting;
    await left.push(2);
  });
});

describe('ordered parallel work', () => {
  it('keeps the order and never begins more than its width ahead', async () => {
    let [running, most] = [0, 0];
    const work = async (item: number) => {
      most = Math.max(most, ++running);
      for (let i = 0; i < (item * 7) % 5; i++) await Promise.resolve();
      running--;
      return item * 2;
    };
    expect(await all(orderedParallel([1, 2, 3, 4, 5, 6], 2, work))).toEqual([2, 4, 6, 8, 10, 12]);
    expect(most).toBeLessThanOrEqual(3);
  });

  it('ends at the first failure', async () => {
    const begun: number[] = [];
    const work = async (item: number) => {
      begun.push(item);
      if (item === 2) throw new Error('no voice');
      return item;
    };
    await expect(all(orderedParallel([1, 2, 3, 4, 5, 6], 2, work))).rejects.toThrow('no voice');
    expect(begun.length).toBeLessThan(5);
  });
});

class NamedEngine extends SpeechEngine {
  override readonly version = '1';
  override readonly licence = 'MIT';
  constructor(
    override readonly name: string,
    private readonly list: readonly Voice[],
  ) {
    super();
  }
  override voices() {
    return this.list;
  }
  override async *synthesise(): AsyncIterable<SpeechPiece> {}
}

describe('choosing a voice', () => {
  const woman: Voice = { id: 'lan', label: 'Lan', language: 'vi', region: 'south', gender: 'female' };
  const engines = [new NamedEngine('piper', [woman]), new NamedEngine('espeak-ng', espeakVoices)];

  it.each([
    [{}, 'piper', 'lan', []],
    [{ region: 'central' as const }, 'espeak-ng', 'vi-vn-x-central', []],
    [{ engine: 'espeak-ng', gender: 'female' as const }, 'espeak-ng', 'vi', ['gender']],
    [{ engine: 'fpt-ai', region: 'south' as const }, 'piper', 'lan', ['engine']],
    [{ language: 'hmn', region: 'north' as const }, 'espeak-ng', 'vi', ['language']],
    [{ voice: 'vi-vn-x-south' }, 'espeak-ng', 'vi-vn-x-south', []],
  ])('%j → %s %s, without %j', (preference, engine, voice, unmet) => {
    const chosen = chooseEngine(engines, preference);
    expect([chosen?.engine.name, chosen?.voice.id, chosen?.unmet]).toEqual([engine, voice, unmet]);
  });

  it('is nothing where there is no engine', () => {
    expect(chooseEngine([new NamedEngine('empty', [])])).toBeUndefined();
  });
});

describe('what an editor reads', () => {
  it.each(Object.entries(audioErrorTexts))('%s names the remedy in both languages', (code, text) => {
    expect(code).toMatch(/^[a-z-]+$/);
    expect(text.vi).toMatch(/[Hh]ãy|cần/);
    expect(text.en.split('. ').length).toBeGreaterThan(1);
  });
});
