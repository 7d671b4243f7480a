import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PacketGuard } from './packet-guard.js';

/** A PUBLISH of so many bytes after its fixed header. */
function packet(bytes: number): Uint8Array {
  const length: number[] = [];
  let rest = bytes;
  do {
    length.push((rest & 0x7f) | (rest > 0x7f ? 0x80 : 0));
    rest >>= 7;
  } while (rest > 0);
  return new Uint8Array([0x30, ...length, ...new Uint8Array(bytes).fill(0xff)]);
}
const guard = (maxPayload = 1000, nowMs = () => 0) => new PacketGuard(maxPayload, nowMs);

describe('the packet guard', () => {
  it('follows packets however they are cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 2000 }), { maxLength: 20 }),
        fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1 }),
        (sizes, cuts) => {
          const stream = Buffer.concat(sizes.map(packet));
          const watch = guard();
          let at = 0;
          for (let i = 0; at < stream.length; i++) {
            const step = cuts[i % cuts.length] as number;
            expect(watch.accept(stream.subarray(at, at + step))).toBe('ok');
            at += step;
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it('says no as soon as a packet announces too much, before it arrives', () => {
    expect(guard().accept(packet(2025).subarray(0, 3))).toBe('too-large');
    expect(guard().accept(packet(2024))).toBe('ok');
    expect(guard().accept(new Uint8Array([0x30, 0xff, 0xff, 0xff, 0xff]))).toBe('malformed');
  });

  it('counts packets: a burst, then a rate', () => {
    let now = 0;
    const watch = guard(1000, () => now);
    const pings = (count: number) => Buffer.alloc(count * 2, Buffer.from([0xc0, 0]));
    expect(watch.accept(pings(1500))).toBe('ok');
    now = 1000;
    expect(watch.accept(pings(250))).toBe('ok');
    expect(watch.accept(pings(1))).toBe('flood');
  });
});
