import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Log } from './logger.js';
import { Ticker } from './ticker.js';

describe('a ticker', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());
  const errors: unknown[] = [];
  const log = { error: (details: unknown) => errors.push(details) } as unknown as Log;
  const turns = (results: (boolean | Error)[] = []) => {
    let count = 0;
    const work = (): Promise<boolean> => {
      count += 1;
      const result = results.shift() ?? false;
      return result instanceof Error ? Promise.reject(result) : Promise.resolve(result);
    };
    return { work, count: () => count };
  };

  it('works at start, then every so often, and at once when kicked', async () => {
    const { work, count } = turns();
    const ticker = new Ticker({ name: 'test', everyMs: 1000, work, log });
    ticker.start();
    await jest.advanceTimersByTimeAsync(0);
    expect(count()).toBe(1);
    await jest.advanceTimersByTimeAsync(1000);
    expect(count()).toBe(2);
    ticker.kick();
    ticker.kick();
    await jest.advanceTimersByTimeAsync(0);
    expect(count()).toBe(3);
    await ticker.stop();
    ticker.kick();
    await jest.advanceTimersByTimeAsync(5000);
    expect(count()).toBe(3);
  });

  it('gathers kicks, but goes on at once while there is more to do', async () => {
    const { work, count } = turns([false, true, true]);
    const ticker = new Ticker({ name: 'test', everyMs: 10_000, gatherMs: 100, work, log });
    ticker.start();
    await jest.advanceTimersByTimeAsync(0);
    for (let i = 0; i < 9; i++) {
      ticker.kick();
      await jest.advanceTimersByTimeAsync(10);
    }
    expect(count()).toBe(1);
    await jest.advanceTimersByTimeAsync(20);
    expect(count()).toBe(4);
    ticker.kick();
    await jest.advanceTimersByTimeAsync(100);
    expect(count()).toBe(5);
    await ticker.stop();
  });

  it('a failure is logged and the next tick comes', async () => {
    errors.length = 0;
    const cause = new Error('no');
    const { work, count } = turns([cause]);
    const ticker = new Ticker({ name: 'test', everyMs: 1000, work, log });
    ticker.start();
    await jest.advanceTimersByTimeAsync(1000);
    expect(count()).toBe(2);
    expect(errors).toEqual([{ err: cause, loop: 'test' }]);
    await ticker.stop();
  });
});
