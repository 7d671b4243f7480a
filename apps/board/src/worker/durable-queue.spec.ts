import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { DiskFullError } from '#device/disk-full.js';
import type { BoardDatabase } from './database.js';
import { DurableQueue } from './durable-queue.js';

/** A database whose transactions end when the spec says so. */
class SlowDatabase {
  readonly open: { end(error?: Error): void }[] = [];
  readonly batches: string[][] = [];

  transaction(): unknown {
    const written: string[] = [];
    this.batches.push(written);
    const done = new Promise<void>((resolve, reject) =>
      this.open.push({ end: (error) => (error ? reject(error) : resolve()) }),
    );
    return { objectStore: () => ({ add: (text: string) => written.push(text) }), done };
  }
}
const turnOfEvents = (): Promise<void> => Promise.resolve().then(() => undefined);

describe('writes that are durable before anything of them is seen', () => {
  let database: SlowDatabase;
  let queue: DurableQueue;
  let seen: string[];
  let broken: number;
  beforeEach(() => {
    jest.useFakeTimers();
    database = new SlowDatabase();
    broken = 0;
    queue = new DurableQueue(
      database as unknown as BoardDatabase,
      () => undefined,
      () => (broken += 1),
    );
    seen = [];
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  const write = (text: string): void =>
    queue.write((transaction) => void transaction.objectStore('journal').add(text));
  const send = (text: string): void => queue.after(() => seen.push(text));
  const show = (text: string): void => queue.after(() => seen.push(text), { evenIfFull: true });
  const end = async (error?: Error): Promise<void> => {
    database.open.shift()!.end(error);
    for (let i = 0; i < 5; i++) await turnOfEvents();
  };

  it('nothing waits where nothing was written', () => {
    send('status');
    expect(seen).toEqual(['status']);
  });

  it('a message waits for what was written before it, and not for what came later', async () => {
    write('a');
    send('report a');
    write('b');
    show('picture b');
    expect(seen).toEqual([]);
    await end();
    expect(seen).toEqual(['report a']);
    await end();
    expect(seen).toEqual(['report a', 'picture b']);
    expect(database.batches).toEqual([['a'], ['b']]);
  });

  it('full: further writes throw, messages wait, the picture is shown; the same is tried again until there is room', async () => {
    write('a');
    send('report a');
    show('emergency');
    await end(new DOMException('no room', 'QuotaExceededError'));
    expect(seen).toEqual(['emergency']);
    expect(() => write('b')).toThrow(DiskFullError);
    jest.advanceTimersByTime(5000);
    for (let i = 0; i < 5; i++) await turnOfEvents();
    await end();
    expect(seen).toEqual(['emergency', 'report a']);
    expect(database.batches).toEqual([['a'], ['a']]);
    expect(() => write('b')).not.toThrow();
  });

  it('full for weeks: the latest messages wait, the older ones are let go', async () => {
    write('a');
    await end(new DOMException('no room', 'QuotaExceededError'));
    for (let i = 0; i < 1000; i++) send(`report ${i}`);
    jest.advanceTimersByTime(5000);
    for (let i = 0; i < 5; i++) await turnOfEvents();
    await end();
    expect(seen).toHaveLength(500);
    expect(seen.at(-1)).toBe('report 999');
    expect(broken).toBe(0);
  });

  it('a database that does not answer, or fails for another reason than room: people see it all the same, and it is told', async () => {
    write('a');
    show('emergency');
    jest.advanceTimersByTime(20_000);
    for (let i = 0; i < 10; i++) await turnOfEvents();
    expect(seen).toEqual(['emergency']);
    expect(broken).toBe(1);
  });

  it('fails again and again for another reason than room: told once', async () => {
    write('a');
    for (let i = 0; i < 10; i++) {
      await end(new DOMException('closing', 'InvalidStateError'));
      jest.advanceTimersByTime(5000);
      for (let j = 0; j < 5; j++) await turnOfEvents();
    }
    expect(broken).toBe(1);
  });

  it('what an effect asks for comes after it, once', () => {
    queue.after(() => {
      seen.push('first');
      send('second');
    });
    expect(seen).toEqual(['first', 'second']);
  });
});
