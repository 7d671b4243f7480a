import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PlayPlan } from '#device/ports.js';
import { DecodedShelf, SAMPLE_RATE } from './decoded-shelf.js';
import { SoundingRun } from './sounding-run.js';

const second = SAMPLE_RATE;

describe('a run on the timeline', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ttn-sound-'));
  /** A "file" whose samples are its own positions, of so many seconds; files named broken have lost their hash. */
  const add = (seconds: number, name = ''): string => {
    const text = `${seconds} ${name}`;
    const sha256 = createHash('sha256').update(text).digest('hex');
    writeFileSync(join(folder, sha256), name === 'broken' ? 'rotten' : text);
    return sha256;
  };
  let shelf: DecodedShelf;
  beforeAll(() => {
    const decoder = {
      async *decode(path: string, rate: number): AsyncIterable<Int16Array> {
        const { readFileSync } = await import('node:fs');
        const seconds = Number(readFileSync(path, 'utf8').split(' ')[0]);
        yield Int16Array.from({ length: seconds * rate }, (_, at) => (at % 1000) + 1);
      },
    };
    shelf = new DecodedShelf(
      join(folder, 'decoded'),
      decoder,
      (sha256) => join(folder, sha256),
      () => undefined,
    );
  });
  afterAll(() => {
    shelf.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const plan = (more: Partial<PlayPlan>): PlayPlan => ({
    run: 'r',
    zeroMonoMs: 0,
    fromPositionMs: 0,
    pieces: [],
    volume: 60,
    ...more,
  });
  const decoded = async (...hashes: string[]): Promise<void> => {
    for (const sha256 of hashes) {
      await shelf.hold(sha256).done;
      shelf.release(sha256);
    }
  };

  it('puts each piece at its sample, and silence between them', async () => {
    const sha256 = add(1);
    await decoded(sha256);
    const pieces = [0, 2000].map((positionMs) => ({ sha256, positionMs, durationMs: 1000 }));
    const run = new SoundingRun(plan({ pieces }), 100, 0, shelf, 1);
    const out = new Int32Array(4 * second);
    expect(run.mix(out, 0)).toBe(true);
    expect([out[99], out[100], out[101]]).toEqual([0, 1, 2]);
    expect(out.slice(100 + second, 100 + 2 * second).every((sample) => sample === 0)).toBe(true);
    expect(out[100 + 2 * second]).toBe(1);
    expect(run.isOver(4 * second)).toBe(true);
    expect(run.finish()).toEqual({
      heard: [
        { fromMs: 0, toMs: 1000 },
        { fromMs: 2000, toMs: 3000 },
      ],
    });
  });

  it('enters in the middle, and never before what is already written', async () => {
    const sha256 = add(3);
    await decoded(sha256);
    const pieces = [{ sha256, positionMs: 0, durationMs: 3000 }];
    const run = new SoundingRun(plan({ pieces, fromPositionMs: 1000 }), 0, second + 10, shelf, 1);
    const out = new Int32Array(3 * second);
    run.mix(out, 0);
    expect(out.slice(0, second + 10).every((sample) => sample === 0)).toBe(true);
    expect(out[second + 10]).toBe(11);
    expect(run.finish().heard[0]!.toMs).toBe(3000);
  });

  it('fades out, and what is heard ends there', async () => {
    const sha256 = add(3);
    await decoded(sha256);
    const run = new SoundingRun(
      plan({ pieces: [{ sha256, positionMs: 0, durationMs: 3000 }] }),
      0,
      0,
      shelf,
      1,
    );
    run.stopAt(second, 500);
    const out = new Int32Array(3 * second);
    run.mix(out, 0);
    expect(out[second + second / 4]!).toBeLessThan(1000);
    expect(out.slice(second * 1.5).every((sample) => sample === 0)).toBe(true);
    expect(run.isOver(second * 1.5)).toBe(true);
    expect(run.finish().heard).toEqual([{ fromMs: 0, toMs: 1500 }]);
  });

  it('a file that is shorter than promised is a fault, unless only a codec rounded it', async () => {
    const [short, rounded] = [add(1, 'a'), add(2, 'b')];
    await decoded(short, rounded);
    const heard = (sha256: string, durationMs: number) => {
      const run = new SoundingRun(plan({ pieces: [{ sha256, positionMs: 0, durationMs }] }), 0, 0, shelf, 1);
      run.mix(new Int32Array(4 * second), 0);
      return run.finish();
    };
    expect(heard(short, 3000)).toEqual({ heard: [{ fromMs: 0, toMs: 1000 }], fault: 'short' });
    expect(heard(rounded, 2100)).toEqual({ heard: [{ fromMs: 0, toMs: 2100 }] });
  });

  it('a rotten file is found out before it sounds', async () => {
    const sha256 = add(1, 'broken');
    const file = shelf.hold(sha256);
    await file.done;
    expect(file.end).toBe('broken');
    const run = new SoundingRun(
      plan({ pieces: [{ sha256, positionMs: 0, durationMs: 1000 }] }),
      0,
      0,
      shelf,
      1,
    );
    expect(run.mix(new Int32Array(second), 0)).toBe(false);
    expect(run.finish()).toMatchObject({ heard: [] });
  });
});
