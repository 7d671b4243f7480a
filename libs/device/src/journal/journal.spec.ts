import { describe, expect, it } from '@jest/globals';
import { payloadHash } from '#contracts/jws.js';
import { MemoryStore } from '../simulated/memory-store.js';
import { Journal } from './journal.js';

const DAY_MS = 86_400_000;
const START = Date.UTC(2026, 10, 22);

function open(store: MemoryStore): Journal {
  let serial = 0;
  const randomBytes = (length: number): Uint8Array =>
    new TextEncoder().encode(payloadHash(new Uint8Array([(serial += 1)]))).slice(0, length);
  const clock = {
    monotonicMs: () => 1,
    stamp: () => ({ at: new Date(START).toISOString(), clock: 'trusted' as const }),
  };
  const crypto = { verify: () => true, sha256: payloadHash, randomBytes };
  const retention = { receiptedMs: 90 * DAY_MS, maxReceipted: 20_000 };
  return new Journal(store, crypto, clock, () => undefined, retention);
}

describe('a journal that nobody answers', () => {
  it('is bounded, on the disk too: the oldest thousand give way to one gap that names them', () => {
    const store = new MemoryStore();
    const journal = open(store);
    for (let i = 0; i <= 50_000; i++) journal.append('fault', { part: 'p', reason: 'r' });
    expect(journal.unreceipted.length).toBe(49_002);
    expect(journal.unreceipted.at(-1)!.report).toMatchObject({
      ...{ type: 'gap', fromSeq: 1, toSeq: 1000, count: 1000, reason: 'space' },
    });
    const again = open(store);
    expect(again.unreceipted.map(({ report }) => report.seq)).toEqual(
      journal.unreceipted.map(({ report }) => report.seq),
    );
    expect(again).toMatchObject({ id: journal.id, lastSeq: 50_002, firstSeq: 1001 });
  });
});
