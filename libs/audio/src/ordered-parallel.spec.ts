import { orderedParallel } from './ordered-parallel.js';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';

describe('several at once, given in their order', () => {
  it('as many as wide, whoever is done first', async () => {
    let running = 0;
    let most = 0;
    const given: number[] = [];
    const work = async (ms: number) => {
      most = Math.max(most, ++running);
      await delay(ms);
      running--;
      return ms;
    };
    for await (const ms of orderedParallel([8, 1, 5, 0, 3], 2, work)) given.push(ms);
    expect([given, most]).toEqual([[8, 1, 5, 0, 3], 2]);
  });

  it('one that fails before its turn is thrown in its turn, and was never without a listener', async () => {
    const failing = Promise.reject(new Error('the second sentence'));
    let isHeard = false;
    const then = failing.then.bind(failing);
    const listen: typeof failing.then = (...listeners) => {
      isHeard = true;
      return then(...listeners);
    };
    void Object.assign(failing, { then: listen });
    let wasHeard = false;
    const first = async () => {
      await delay(5);
      wasHeard = isHeard;
      return 0;
    };
    const given: number[] = [];
    const all = async () => {
      const works = orderedParallel([first, () => failing], 2, (work) => work());
      for await (const index of works) given.push(index);
    };
    await expect(all()).rejects.toThrow('the second sentence');
    expect([given, wasHeard]).toEqual([[0], true]);
  });
});
