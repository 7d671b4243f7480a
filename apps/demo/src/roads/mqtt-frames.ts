/** MQTT 3.1.1 as far as somebody on the road has to know it: where packets end, who connects, how one is published. */
const CONNECT = 1;
const PUBLISH = 3;
const MAX_LENGTH_BYTES = 4;

/** Follows a stream of packets. */
export class FrameTracker {
  /** Bytes of the packet under way that are still to come; null while its length is not known yet. */
  private restBytes: number | null = null;
  private head: number[] = [];

  /** True where a packet has just ended (or none began). */
  get between(): boolean {
    return this.restBytes === null && this.head.length === 0;
  }

  take(chunk: Uint8Array): void {
    for (let at = 0; at < chunk.length;) {
      if (this.restBytes === null) {
        this.head.push(chunk[at]!);
        at += 1;
        if (this.head.length < 2) continue;
        const length = remainingLength(this.head);
        if (length === null) continue;
        this.head = [];
        this.restBytes = length;
      } else {
        const taken = Math.min(this.restBytes, chunk.length - at);
        this.restBytes -= taken;
        at += taken;
      }
      if (this.restBytes === 0) this.restBytes = null;
    }
  }
}

/** Of a head of type and length bytes; null: more of them are to come. @throws Error for what is no MQTT */
function remainingLength(head: readonly number[]): number | null {
  const bytes = head.slice(1);
  if ((bytes.at(-1)! & 0x80) !== 0) {
    if (bytes.length < MAX_LENGTH_BYTES) return null;
    throw new Error('no MQTT: a length of more than four bytes');
  }
  return bytes.reduce((length, byte, i) => length + (byte & 0x7f) * 128 ** i, 0);
}

/** The client id of a CONNECT at the beginning of `bytes`; null: it is not whole yet, or none. */
export function clientIdOf(bytes: Buffer): string | null {
  if (bytes.length < 2 || bytes[0]! >> 4 !== CONNECT) return null;
  let at = 1;
  while (at < bytes.length && (bytes[at]! & 0x80) !== 0) at += 1;
  at += 1;
  if (bytes.length < at + 2) return null;
  // Protocol name, level, flags, keepalive.
  at += 2 + bytes.readUInt16BE(at) + 1 + 1 + 2;
  if (bytes.length < at + 2) return null;
  const length = bytes.readUInt16BE(at);
  return bytes.length < at + 2 + length ? null : bytes.toString('utf8', at + 2, at + 2 + length);
}

/** A PUBLISH of QoS 0, not retained. */
export function publishPacket(topic: string, payload: string): Buffer {
  const name = Buffer.from(topic);
  const body = Buffer.from(payload);
  const head = [PUBLISH << 4];
  let length = 2 + name.length + body.length;
  do {
    head.push((length % 128) | (length >= 128 ? 0x80 : 0));
    length = Math.floor(length / 128);
  } while (length > 0);
  const nameLength = Buffer.alloc(2);
  nameLength.writeUInt16BE(name.length);
  return Buffer.concat([Buffer.from(head), nameLength, name, body]);
}
