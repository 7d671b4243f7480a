import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { clientIdOf, FrameTracker, publishPacket } from './mqtt-frames.js';

const connect = (id: string): Buffer => {
  const text = (value: string): Buffer => {
    const bytes = Buffer.from(value);
    return Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 255]), bytes]);
  };
  const rest = Buffer.concat([text('MQTT'), Buffer.from([4, 2, 0, 30]), text(id)]);
  return Buffer.concat([Buffer.from([0x10, rest.length]), rest]);
};

describe('packets on the road', () => {
  it('knows between packets from within one, however the stream is cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(300), { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 40 }),
        (sizes, cut) => {
          const packets = sizes.map((size) => publishPacket('a/b', 'x'.repeat(size)));
          const ends = new Set(
            packets.map((_, i) => packets.slice(0, i + 1).reduce((sum, p) => sum + p.length, 0)),
          );
          const stream = Buffer.concat(packets);
          const tracker = new FrameTracker();
          for (let at = 0; at < stream.length; at += cut) {
            const chunk = stream.subarray(at, at + cut);
            tracker.take(chunk);
            expect(tracker.between).toBe(ends.has(at + chunk.length));
          }
        },
      ),
    );
  });

  it('takes packets without a body (pings) for what they are', () => {
    const tracker = new FrameTracker();
    tracker.take(Buffer.from([0xd0, 0x00, 0xd0]));
    expect(tracker.between).toBe(false);
    tracker.take(Buffer.from([0x00]));
    expect(tracker.between).toBe(true);
  });

  it('reads who connects, once it is all there', () => {
    const packet = connect('loa-7');
    expect(clientIdOf(packet)).toBe('loa-7');
    expect(clientIdOf(packet.subarray(0, packet.length - 1))).toBeNull();
    expect(clientIdOf(publishPacket('a', 'b'))).toBeNull();
    expect(clientIdOf(Buffer.alloc(0))).toBeNull();
  });
});
