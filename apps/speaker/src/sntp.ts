import { createSocket } from 'node:dgram';

/** NTP counts seconds from 1900. */
const NTP_EPOCH_MS = Date.UTC(1900, 0, 1);
const PACKET_BYTES = 48;
const CLIENT_V4 = 0x23;

export interface TimeAnswer {
  /** Server minus the given clock. */
  offsetMs: number;
  /** Half the round trip, and what the server says of its own distance. */
  errorMs: number;
}

/**
 * Asks one NTP server once (RFC 4330). Rejects when it does not answer in time or says that it does not know.
 * @param server `host` or `host:port`
 */
export function askSntp(server: string, nowMs: () => number, timeoutMs: number): Promise<TimeAnswer> {
  const [host, port] = server.split(':') as [string, string?];
  const socket = createSocket('udp4');
  return new Promise<TimeAnswer>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${server} does not answer`)), timeoutMs);
    const t1 = nowMs();
    socket.on('error', reject);
    socket.on('message', (packet) => {
      const t4 = nowMs();
      const answer = packet.length >= PACKET_BYTES ? judge(packet, t1, t4) : null;
      if (answer) resolve(answer);
      else reject(new Error(`${server} does not know the time`));
      clearTimeout(timer);
    });
    const query = Buffer.alloc(PACKET_BYTES);
    query[0] = CLIENT_V4;
    writeTime(query, 40, t1);
    socket.send(query, port ? Number(port) : 123, host, (error) => error && reject(error));
  }).finally(() => socket.close());
}

function judge(packet: Buffer, t1: number, t4: number): TimeAnswer | null {
  const leap = packet[0]! >> 6;
  const stratum = packet[1]!;
  // The server repeats what we sent; an answer to somebody else, or a blind forger's, does not.
  const isOurs = Math.abs(readTime(packet, 24) - t1) < 1;
  if (leap === 3 || stratum === 0 || stratum > 15 || !isOurs) return null;
  const t2 = readTime(packet, 32);
  const t3 = readTime(packet, 40);
  const rootMs = (packet.readInt32BE(4) / 65_536 / 2 + packet.readUInt32BE(8) / 65_536) * 1000;
  return { offsetMs: (t2 - t1 + (t3 - t4)) / 2, errorMs: (t4 - t1 - (t3 - t2)) / 2 + rootMs };
}

const readTime = (packet: Buffer, at: number): number =>
  NTP_EPOCH_MS + packet.readUInt32BE(at) * 1000 + (packet.readUInt32BE(at + 4) / 2 ** 32) * 1000;

function writeTime(packet: Buffer, at: number, ms: number): void {
  const since = ms - NTP_EPOCH_MS;
  packet.writeUInt32BE(Math.floor(since / 1000) % 2 ** 32, at);
  packet.writeUInt32BE(Math.floor(((since % 1000) / 1000) * 2 ** 32), at + 4);
}
