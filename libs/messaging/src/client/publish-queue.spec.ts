import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { PublishQueue, type Outgoing } from './publish-queue.js';

const message = (topic: string): Outgoing => ({ topic, payload: '', qos: 1, retain: false });

describe('the publish queue of a connection', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  function make() {
    const wire: { topic: string; done: (error?: unknown) => void }[] = [];
    const onTimeout = jest.fn();
    const queue = new PublishQueue({
      maxInFlight: 2,
      maxQueued: 2,
      timeoutMs: 1000,
      send: ({ topic }, done) => wire.push({ topic, done }),
      onTimeout,
    });
    return { queue, wire, onTimeout };
  }
  const codeOf = (publish: Promise<void>) =>
    publish.then(
      () => 'ok',
      (error: { code: string }) => error.code,
    );

  it('keeps to its places on the wire and in the queue', async () => {
    const { queue, wire } = make();
    const codes = ['a', 'b', 'c', 'd', 'e'].map((topic) => codeOf(queue.add(message(topic))));
    expect(wire.map(({ topic }) => topic)).toEqual(['a', 'b']);
    expect(await codes[4]).toBe('mqtt-overflow');
    wire[1]?.done();
    expect(wire.map(({ topic }) => topic)).toEqual(['a', 'b', 'c']);
    for (const i of [0, 2, 3]) wire[i]?.done();
    expect(await Promise.all(codes)).toEqual(['ok', 'ok', 'ok', 'ok', 'mqtt-overflow']);
  });

  it('an answer that does not come ends the wait and is told, once', async () => {
    const { queue, wire, onTimeout } = make();
    const code = codeOf(queue.add(message('a')));
    jest.advanceTimersByTime(1000);
    expect(await code).toBe('mqtt-timeout');
    expect(onTimeout).toHaveBeenCalledTimes(1);
    wire[0]?.done();
    expect(jest.getTimerCount()).toBe(0);
  });

  it('when the connection is lost everything ends, and nothing is sent', async () => {
    const { queue, wire } = make();
    const codes = ['a', 'b', 'c'].map((topic) => codeOf(queue.add(message(topic))));
    queue.fail('mqtt-connection-lost');
    expect(new Set(await Promise.all(codes))).toEqual(new Set(['mqtt-connection-lost']));
    wire[0]?.done(new Error('late'));
    expect(wire).toHaveLength(2);
    expect(jest.getTimerCount()).toBe(0);
  });
});
