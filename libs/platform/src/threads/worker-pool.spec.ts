import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { registry } from '../metrics.js';
import { WorkerPool, type WorkerPoolOptions } from './worker-pool.js';

/** A worker as its source; what it answers is told by what it is asked. */
const SOURCE = `
import { parentPort, threadId } from 'node:worker_threads';
parentPort.on('message', ({ ask, value }) => {
  if (ask === 'throw') parentPort.postMessage({ thrown: new Error(value) });
  else if (ask === 'exit') process.exit(3);
  else if (ask === 'hang') for (;;);
  else if (ask === 'fill') { const kept = []; for (;;) kept.push(new Array(100_000).fill(value)); }
  else if (ask === 'fall later') { parentPort.postMessage({ value: threadId }); setTimeout(() => { throw new Error(value); }); }
  else if (ask === 'thread') parentPort.postMessage({ value: threadId });
  else parentPort.postMessage({ value });
});`;
const file = (): URL => new URL(`data:text/javascript,${encodeURIComponent(SOURCE)}`);

interface Ask {
  ask: string;
  value?: unknown;
}
const pools: WorkerPool<Ask, unknown>[] = [];
function poolOf(options: Partial<WorkerPoolOptions> = {}): WorkerPool<Ask, unknown> {
  const pool = new WorkerPool<Ask, unknown>({
    name: 'spec',
    file,
    threads: 1,
    waiting: 8,
    timeoutMs: 60_000,
    memory: { maxOldGenerationSizeMb: 32 },
    ...options,
  });
  pools.push(pool);
  return pool;
}
afterEach(async () => {
  for (const pool of pools.splice(0)) await pool.close();
});
const counted = async (outcome: string): Promise<number> =>
  (await registry.getSingleMetric('ttn_worker_tasks_total')?.get())?.values.find(
    ({ labels }) => labels.pool === 'spec' && labels.outcome === outcome,
  )?.value ?? 0;

describe('a pool of worker threads', () => {
  it('answers every task with its own value, more tasks than threads', async () => {
    const pool = poolOf({ threads: 2 });
    const values = Array.from({ length: 9 }, (_, i) => ({ of: i }));
    const answers = await Promise.all(values.map((value) => pool.run({ ask: 'say', value })));
    expect(answers).toEqual(values.map((value) => ({ ok: true, value })));
  });

  it('keeps a thread for the next task, or has a new one for each', async () => {
    const kept = poolOf();
    expect(await kept.run({ ask: 'thread' })).toEqual(await kept.run({ ask: 'thread' }));
    const fresh = poolOf({ fresh: true });
    expect(await fresh.run({ ask: 'thread' })).not.toEqual(await fresh.run({ ask: 'thread' }));
  });

  it('turns one task too many away at once, and counts it', async () => {
    const pool = poolOf({ waiting: 1 });
    const before = await counted('full');
    const asked = ['one', 'two', 'three'].map((value) => pool.run({ ask: 'say', value }));
    expect(await Promise.all(asked)).toEqual([
      { ok: true, value: 'one' },
      { ok: true, value: 'two' },
      { ok: false, why: 'full' },
    ]);
    expect(await counted('full')).toBe(before + 1);
  });

  it('hands on what a task threw; the thread goes on', async () => {
    const pool = poolOf();
    const thread = await pool.run({ ask: 'thread' });
    expect(await pool.run({ ask: 'throw', value: 'no such word' })).toMatchObject({
      ok: false,
      why: 'threw',
      cause: { message: 'no such word' },
    });
    expect(await pool.run({ ask: 'thread' })).toEqual(thread);
  });

  it.each([
    ['exits', { ask: 'exit' }, { why: 'died' }],
    [
      'runs out of memory',
      { ask: 'fill', value: 1.5 },
      { why: 'died', cause: { code: 'ERR_WORKER_OUT_OF_MEMORY' } },
    ],
  ])('a thread that %s takes its own task along; the waiting one has a new thread', async (_, ask, end) => {
    const pool = poolOf();
    const before = await counted('died');
    const [dead, alive] = await Promise.all([pool.run(ask), pool.run({ ask: 'say', value: 'alive' })]);
    expect(dead).toMatchObject({ ok: false, ...end });
    expect(alive).toEqual({ ok: true, value: 'alive' });
    expect(await counted('died')).toBe(before + 1);
  });

  it('ends a thread that hangs, at the deadline or when nobody waits for it any more', async () => {
    const pool = poolOf();
    expect(await pool.run({ ask: 'hang' }, { timeoutMs: 5 })).toEqual({ ok: false, why: 'timeout' });
    const leaving = new AbortController();
    const hanging = pool.run({ ask: 'hang' }, { signal: leaving.signal });
    leaving.abort();
    expect(await hanging).toEqual({ ok: false, why: 'cancelled' });
    expect(await pool.run({ ask: 'say', value: 1 }, { signal: leaving.signal })).toMatchObject({
      why: 'cancelled',
    });
    expect(await pool.run({ ask: 'say', value: 'alive' })).toEqual({ ok: true, value: 'alive' });
  });

  it('a thread that falls at rest is missed by nobody', async () => {
    const pool = poolOf();
    const first = await pool.run({ ask: 'fall later', value: 'at rest' });
    const deadline = Date.now() + 30_000;
    let next = await pool.run({ ask: 'thread' });
    while ((!next.ok || next.value === (first as { value: unknown }).value) && Date.now() < deadline)
      next = await pool.run({ ask: 'thread' });
    expect(next).toMatchObject({ ok: true });
    expect(next).not.toEqual(first);
  });

  it('a thread that is ended after its rest is given no task any more', async () => {
    jest.useFakeTimers({ doNotFake: ['Date', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate'] });
    try {
      const pool = poolOf();
      const first = await pool.run({ ask: 'thread' });
      jest.advanceTimersByTime(60_000);
      const next = await pool.run({ ask: 'thread' });
      expect(next).toMatchObject({ ok: true });
      expect(next).not.toEqual(first);
    } finally {
      jest.useRealTimers();
    }
  });

  it('starts no thread once it is closed, for those that wait either', async () => {
    const pool = poolOf();
    const asked = [pool.run({ ask: 'hang' }), pool.run({ ask: 'say', value: 'too late' })];
    await pool.close();
    expect(await Promise.all(asked)).toMatchObject([
      { ok: false, why: 'died' },
      { ok: false, why: 'cancelled' },
    ]);
  });

  it('what cannot be sent to a thread is an error of whoever sends it, and costs no thread its place', async () => {
    const pool = poolOf({ waiting: 0 });
    await expect(pool.run({ ask: 'say', value: () => 1 })).rejects.toThrow('could not be cloned');
    expect(await pool.run({ ask: 'say', value: 'alive' })).toEqual({ ok: true, value: 'alive' });
  });
});
