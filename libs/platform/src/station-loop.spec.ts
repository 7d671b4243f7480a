import { afterEach, describe, expect, it } from '@jest/globals';
import { Clock } from './clock.js';
import { createLog } from './logger.js';
import { StationLoop } from './station-loop.js';

class FakeClock extends Clock {
  ms = Date.parse('2026-11-22T10:00:00Z');
  nowMs(): number {
    return this.ms;
  }
}

const loops: StationLoop[] = [];
afterEach(async () => {
  await Promise.all(loops.splice(0).map((loop) => loop.stop()));
});

function loopOf(
  work: (ids: string[]) => Promise<void>,
  clock = new FakeClock(),
): { loop: StationLoop; clock: FakeClock } {
  const loop = new StationLoop({
    name: 'test',
    clock,
    log: createLog('silent'),
    aTurn: 2,
    everyStation: () => Promise.resolve(['a', 'b', 'c']),
    work,
  });
  loops.push(loop);
  return { loop, clock };
}

/** Resolves when as many turns have been done. */
function turns(count: number): {
  seen: string[][];
  done: Promise<void>;
  work: (ids: string[]) => Promise<void>;
} {
  const seen: string[][] = [];
  let resolve: () => void = () => undefined;
  const done = new Promise<void>((r) => (resolve = r));
  return {
    seen,
    done,
    work: (ids) => {
      seen.push(ids);
      if (seen.length === count) resolve();
      return Promise.resolve();
    },
  };
}

describe('the loop over stations', () => {
  it('does everything at start, a few at a time', async () => {
    const { seen, done, work } = turns(2);
    loopOf(work).loop.start();
    await done;
    expect(seen).toEqual([['a', 'b'], ['c']]);
  });

  it('does everything again at midnight in Vietnam, and only then', async () => {
    const first = turns(2);
    const second = turns(4);
    const { loop, clock } = loopOf(async (ids) => {
      await first.work(ids);
      await second.work(ids);
    });
    clock.ms = Date.parse('2026-11-22T16:59:58Z');
    loop.start();
    await first.done;
    clock.ms = Date.parse('2026-11-22T17:00:00Z');
    loop.kick();
    await second.done;
    expect(second.seen).toEqual([['a', 'b'], ['c'], ['a', 'b'], ['c']]);
  });

  it('tries a failed turn again', async () => {
    const { seen, done, work } = turns(3);
    let failed = false;
    const { loop } = loopOf(async (ids) => {
      await work(ids);
      if (!failed) {
        failed = true;
        throw new Error('once');
      }
    });
    loop.start();
    await done;
    expect(seen.flat().filter((id) => id === 'a')).toHaveLength(2);
  });
});
