import { describe, expect, it } from '@jest/globals';
import { Batcher, type BatcherOptions, type BatchTimer } from './batcher.js';

class FakeTimer implements BatchTimer {
  private waiting: { at: number; run: () => void }[] = [];
  private nowMs = 0;
  after(ms: number, run: () => void): () => void {
    const entry = { at: this.nowMs + ms, run };
    this.waiting.push(entry);
    return () => (this.waiting = this.waiting.filter((each) => each !== entry));
  }
  advance(ms: number): void {
    this.nowMs += ms;
    const due = this.waiting.filter(({ at }) => at <= this.nowMs);
    this.waiting = this.waiting.filter(({ at }) => at > this.nowMs);
    for (const { run } of due) run();
  }
}

function make(more: Partial<BatcherOptions<number>> = {}) {
  const timer = new FakeTimer();
  const batches: number[][] = [];
  const failures: [unknown, number[]][] = [];
  const ends: ((error?: Error) => void)[] = [];
  const batcher = new Batcher<number>({
    maxWeight: 3,
    maxWaitMs: 10,
    maxPendingWeight: 6,
    handle: (batch) =>
      new Promise((resolve, reject) => {
        batches.push(batch);
        ends.push((error) => (error ? reject(error) : resolve()));
      }),
    onFailed: (error, batch) => failures.push([error, batch]),
    timer,
    ...more,
  });
  const end = async (error?: Error) => {
    ends.shift()?.(error);
    for (let i = 0; i < 6; i++) await Promise.resolve();
  };
  return { timer, batches, failures, batcher, end };
}

describe('the batcher', () => {
  it('hands over a full batch at once, and a small one after its wait', async () => {
    const { timer, batches, batcher, end } = make();
    for (const item of [1, 2, 3]) batcher.add(item);
    expect(batches).toEqual([[1, 2, 3]]);
    await end();
    batcher.add(4);
    timer.advance(9);
    expect(batches).toHaveLength(1);
    timer.advance(1);
    expect(batches[1]).toEqual([4]);
  });

  it('works on one batch at a time and gives the next one everything that gathered', async () => {
    const { timer, batches, batcher, end } = make();
    batcher.add(1);
    timer.advance(10);
    for (const item of [2, 3, 4, 5]) batcher.add(item);
    timer.advance(100);
    expect(batches).toEqual([[1]]);
    await end();
    expect(batches).toEqual([[1], [2, 3, 4]]);
    await end();
    expect(batches).toEqual([[1], [2, 3, 4], [5]]);
  });

  it('drops and counts what goes over its bound; a device will send it again', async () => {
    const { batches, batcher, end } = make();
    const taken = [...Array(12).keys()].map((item) => batcher.add(item));
    expect(taken.filter(Boolean)).toHaveLength(9);
    expect(batcher.dropped).toBe(3);
    expect(batcher.waiting).toBe(6);
    await end();
    expect(batcher.add(99)).toBe(true);
    await end();
    await end();
    expect(batches.flat()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 99]);
  });

  it('weighs messages by what is in them, and takes one that is too heavy alone', async () => {
    const { batches, batcher, end, timer } = make({ weigh: (item) => item });
    batcher.add(2);
    batcher.add(2);
    expect(batches).toEqual([[2]]);
    await end();
    await end();
    batcher.add(50);
    timer.advance(10);
    expect(batches).toEqual([[2], [2], [50]]);
  });

  it('a batch that failed is told with its items, and the next one goes on', async () => {
    const { batches, failures, batcher, end } = make();
    for (const item of [1, 2, 3, 4, 5, 6]) batcher.add(item);
    const broken = new Error('database is away');
    await end(broken);
    expect(failures).toEqual([[broken, [1, 2, 3]]]);
    expect(batches[1]).toEqual([4, 5, 6]);
  });

  it('drains', async () => {
    const { batches, batcher, end } = make();
    await batcher.drain();
    for (const item of [1, 2, 3, 4]) batcher.add(item);
    let drained = false;
    void batcher.drain().then(() => (drained = true));
    await end();
    expect([batches.length, drained]).toEqual([2, false]);
    await end();
    expect(drained).toBe(true);
  });
});
