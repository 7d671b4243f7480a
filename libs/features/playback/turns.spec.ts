import { describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { streamWithin, Turns } from './turns.js';

async function* endless(): AsyncGenerator<string> {
  for (let i = 0; ; i++) yield await Promise.resolve(String(i));
}

describe('files that are made by turns', () => {
  it('one more than there are turns is told to come again, with a time; a turn comes back once', () => {
    const turns = new Turns(1, 'Đợi một lát', 30);
    const giveBack = turns.take();
    expect(() => turns.take()).toThrow(
      expect.objectContaining({ code: 'busy', kind: 'too-many', retryAfterSeconds: 30 }),
    );
    giveBack();
    giveBack();
    turns.take();
    expect(() => turns.take()).toThrow('Đợi một lát');
  });

  it('a turn comes back when whoever fetches has gone, even before the first piece', async () => {
    let back = 0;
    const stream = streamWithin(endless(), () => (back += 1), 60_000);
    stream.destroy();
    await once(stream, 'close');
    expect(back).toBe(1);
  });

  it('what nobody reads is broken off after its time, with an error', async () => {
    let back = 0;
    const stream = streamWithin(endless(), () => (back += 1), 20);
    const [error] = (await once(stream, 'error')) as [Error];
    expect(error.message).toContain('not fetched within 20 ms');
    expect(back).toBeLessThanOrEqual(1);
    if (!stream.closed) await once(stream, 'close');
    expect(back).toBe(1);
  });
});
