import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { WriteQueue } from './write-queue.js';

describe('the writers’ queue', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('gives the turn to one at a time, in order of arrival', async () => {
    const queue = new WriteQueue();
    const order: string[] = [];
    const write = async (name: string) => {
      const giveBack = await queue.acquire(name, 1000);
      order.push(`${name} begins`);
      await Promise.resolve();
      order.push(`${name} ends`);
      giveBack();
      giveBack();
    };
    await Promise.all(['a', 'b', 'c'].map(write));
    expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
    expect(queue.depth).toBe(0);
  });

  it('answers busy at once when too many wait, naming who holds the turn', async () => {
    const queue = new WriteQueue(1);
    await queue.acquire('import', 1000);
    const waiting = queue.acquire('second', 1000);
    await expect(queue.acquire('third', 1000)).rejects.toMatchObject({
      code: 'database-busy',
      kind: 'unavailable',
      details: { unit: 'third', reason: 'queue-full', holder: 'import', waiting: 1 },
    });
    jest.advanceTimersByTime(1001);
    await expect(waiting).rejects.toMatchObject({ details: { unit: 'second', reason: 'waited-too-long' } });
  });

  it('somebody who gave up waiting does not hold up those behind', async () => {
    const queue = new WriteQueue();
    const giveBack = await queue.acquire('first', 1000);
    const impatient = queue.acquire('impatient', 10);
    const patient = queue.acquire('patient', 1000);
    jest.advanceTimersByTime(11);
    await expect(impatient).rejects.toMatchObject({ code: 'database-busy' });
    giveBack();
    (await patient)();
    expect(queue.depth).toBe(0);
  });
});
