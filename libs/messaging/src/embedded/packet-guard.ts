import type { Duplex } from 'node:stream';

/** Topic and fixed header beside the largest payload. */
const HEADER_ALLOWANCE_BYTES = 1024;
/** PINGREQ, SUBSCRIBE and acknowledgements included; PUBLISH has its own, lower limit. */
const MAX_PACKETS_PER_SECOND = 250;
const PACKET_BURST = 1500;

export type GuardVerdict = 'ok' | 'too-large' | 'flood' | 'malformed';

/**
 * Reads MQTT's fixed headers as they arrive (MQTT 3.1.1, 2.2) and says when a packet announces more than it may have, or
 * when there are too many of them: before the broker's parser, which collects up to 256 MB of whatever is announced.
 */
export class PacketGuard {
  private skip = 0;
  private length = 0;
  private shift = -1;
  private tokens = PACKET_BURST;
  private tokensAtMs = 0;

  constructor(
    private readonly maxPayloadBytes: number,
    private readonly nowMs: () => number,
  ) {}

  accept(chunk: Uint8Array): GuardVerdict {
    let i = 0;
    while (i < chunk.length) {
      if (this.skip > 0) {
        const step = Math.min(this.skip, chunk.length - i);
        this.skip -= step;
        i += step;
        continue;
      }
      const byte = chunk[i++] as number;
      if (this.shift < 0) {
        if (!this.takeToken()) return 'flood';
        this.shift = 0;
        this.length = 0;
        continue;
      }
      this.length += (byte & 0x7f) << this.shift;
      this.shift += 7;
      if (byte & 0x80) {
        if (this.shift > 21) return 'malformed';
        continue;
      }
      if (this.length > this.maxPayloadBytes + HEADER_ALLOWANCE_BYTES) return 'too-large';
      this.skip = this.length;
      this.shift = -1;
    }
    return 'ok';
  }

  private takeToken(): boolean {
    const now = this.nowMs();
    const refill = (Math.max(0, now - this.tokensAtMs) / 1000) * MAX_PACKETS_PER_SECOND;
    this.tokens = Math.min(PACKET_BURST, this.tokens + refill);
    this.tokensAtMs = now;
    if (this.tokens < 1) return false;
    this.tokens -= 1;
    return true;
  }
}

/** Puts the guard between a connection and the broker, which reads with `conn.read()`; a bad verdict destroys the connection. */
export function guardReads(
  conn: Duplex,
  guard: PacketGuard,
  onBad: (verdict: Exclude<GuardVerdict, 'ok'>) => void,
): void {
  const read = conn.read.bind(conn);
  conn.read = (size?: number): unknown => {
    const chunk = read(size) as unknown;
    if (!(chunk instanceof Uint8Array)) return chunk;
    const verdict = guard.accept(chunk);
    if (verdict === 'ok') return chunk;
    onBad(verdict);
    conn.destroy();
    return null;
  };
}
