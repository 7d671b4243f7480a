import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { encodeTone } from '#audio/tone.js';

export interface Asked {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
}

export interface Reply {
  status?: number;
  headers?: Record<string, string>;
  body?: string | Buffer;
  /** Never answers. */
  hangs?: boolean;
}

/** An HTTP server that answers as it is told and remembers what it was asked. */
export class FakeServer {
  readonly asked: Asked[] = [];
  answer: (asked: Asked) => Reply = () => ({ status: 404 });

  private constructor(private readonly server: Server) {}

  static async open(): Promise<FakeServer> {
    const server = createServer();
    const fake = new FakeServer(server);
    server.on('request', (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = Buffer.concat(chunks).toString('utf8');
        const asked = {
          method: request.method ?? '',
          path: request.url ?? '',
          headers: request.headers,
          body,
        };
        fake.asked.push(asked);
        const reply = fake.answer(asked);
        if (reply.hangs) return;
        response.writeHead(reply.status ?? 200, reply.headers);
        response.end(reply.body);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return fake;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

/** A tone of a hundredth of a second a character, between silences, as a service would speak the text. */
export function spokenWav(text: string, sampleRate = 24_000): Buffer {
  const tone = encodeTone({ seconds: Math.max(0.1, text.length / 100), hz: 300, sampleRate });
  const silence = Buffer.alloc(sampleRate / 2);
  const wav = Buffer.concat([tone.subarray(0, 44), silence, tone.subarray(44), silence]);
  wav.writeUInt32LE(wav.length - 44, 40);
  return wav;
}

export const wavReply = (text: string): Reply => ({
  headers: { 'content-type': 'audio/wav' },
  body: spokenWav(text),
});

export const jsonReply = (body: unknown, status = 200, headers: Record<string, string> = {}): Reply => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

/**
 * A service that answers with an address and has the sound ready at the third look: what FPT.AI, VNPT and Zalo do.
 * `promise` wraps the address as the service's JSON does.
 */
export function promising(
  server: FakeServer,
  textOf: (asked: Asked) => string | Reply,
  promise: (address: string) => unknown,
): (asked: Asked) => Reply {
  const texts: string[] = [];
  const looks = new Map<string, number>();
  return (asked) => {
    if (asked.method === 'POST') {
      const text = textOf(asked);
      if (typeof text !== 'string') return text;
      texts.push(text);
      return jsonReply(promise(`${server.url}/sound/${texts.length - 1}`));
    }
    const looked = (looks.get(asked.path) ?? 0) + 1;
    looks.set(asked.path, looked);
    return looked < 3
      ? { status: 404, body: 'not yet' }
      : wavReply(texts[Number(asked.path.split('/').at(-1))] ?? '');
  };
}
