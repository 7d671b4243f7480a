import { describe, expect, it } from '@jest/globals';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BoardDatabase } from './database.js';
import { IdentityRecord } from './identity.js';

const ENROLLED = JSON.stringify({
  ...{ key: { publicKey: 'p', secretKey: 's' }, code: 'k7qf3m2p' },
  enrolment: { device: 'lb-0007', mqttPassword: 'x' },
});

/** A browser's database as far as an identity needs it. */
class Records {
  constructor(readonly stored = new Map<string, string>()) {}
  get = (_store: string, name: string) => Promise.resolve(this.stored.get(name));
  put = (_store: string, text: string, name: string) => Promise.resolve(this.stored.set(name, text));
}
async function open(records: Records, copy: string | null) {
  const kept: string[] = [];
  const identity = await IdentityRecord.open(records as unknown as BoardDatabase, copy, (text) =>
    kept.push(text),
  );
  return { identity, kept };
}

describe('who a board is', () => {
  it('is known from the copy where the browser threw its database away, and is written down again', async () => {
    const records = new Records();
    const { identity } = await open(records, ENROLLED);
    expect(identity).toMatchObject({ isRestored: true, enrolment: { device: 'lb-0007' } });
    expect(identity.isKnown('K7QF-3M2P')).toBe(true);
    const again = await open(records, null);
    expect(again.identity).toMatchObject({ isRestored: false, enrolment: { device: 'lb-0007' } });
    expect(again.kept).toEqual([ENROLLED]);
  });

  it('a code that waits for the hub is not asked for any more once another was given', async () => {
    let asked = 0;
    const hub = createServer((_request, response) => {
      asked += 1;
      response.writeHead(503).end();
    });
    await new Promise<void>((resolve) => hub.listen(0, '127.0.0.1', resolve));
    const { identity } = await open(new Records(), null);
    const another = new AbortController();
    const request = { hub: `http://127.0.0.1:${(hub.address() as AddressInfo).port}`, code: 'K7QF-3M2P' };
    const outcome = await identity.enrol(request, another.signal, () => {
      // While it waits for its next try.
      setTimeout(() => another.abort(), 0);
      return true;
    });
    await new Promise((resolve) => hub.close(resolve));
    expect(outcome).toBe('given-up');
    expect(asked).toBe(1);
  });

  it('what cannot be read, in either place, is a new box that asks for a code', async () => {
    const { identity, kept } = await open(new Records(new Map([['identity', '{"key":']])), 'nonsense');
    expect(identity).toMatchObject({ isRestored: false, enrolment: null });
    expect(kept).toHaveLength(1);
  });
});
