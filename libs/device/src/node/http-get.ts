import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';

export interface GetOptions {
  url: string;
  token: string;
  /** Asks for the rest from here; the server may answer with the whole (`status` 200). */
  fromByte?: number;
  /** Without a byte for so long the connection is given up. */
  idleMs: number;
  signal?: AbortSignal;
  /** Called once before the first chunk, only for 200 and 206. */
  onBegin?(status: 200 | 206): void;
  /** May throw to give up. */
  onChunk(chunk: Buffer): void;
}
export interface GetAnswer {
  status: number;
  retryAfterSeconds?: number;
}
const agents = {
  'http:': new HttpAgent({ keepAlive: true, maxSockets: 64 }),
  'https:': new HttpsAgent({ keepAlive: true, maxSockets: 64 }),
};

/**
 * One GET as the device protocol wants it: bearer token, no redirects followed, no content encoding, a range to go on.
 * Resolves when the body has come whole, or at once for any status but 200 and 206; rejects when the road breaks.
 */
export function httpGet(options: GetOptions): Promise<GetAnswer> {
  const url = new URL(options.url);
  const secure = url.protocol === 'https:';
  return new Promise((resolve, reject) => {
    const request = (secure ? httpsRequest : httpRequest)(
      url,
      {
        agent: secure ? agents['https:'] : agents['http:'],
        headers: {
          authorization: `Bearer ${options.token}`,
          'accept-encoding': 'identity',
          ...(options.fromByte ? { range: `bytes=${options.fromByte}-` } : {}),
        },
        timeout: options.idleMs,
        ...(options.signal ? { signal: options.signal } : {}),
      },
      (response) => answer(response, options, resolve, reject),
    );
    request.on('timeout', () => request.destroy(new Error('no answer in time')));
    request.on('error', reject);
    request.end();
  });
}

function answer(
  response: IncomingMessage,
  options: GetOptions,
  resolve: (answer: GetAnswer) => void,
  reject: (error: Error) => void,
): void {
  const status = response.statusCode ?? 0;
  if (status !== 200 && status !== 206) {
    response.resume();
    const retryAfterSeconds = Number(response.headers['retry-after']);
    resolve({ status, ...(Number.isFinite(retryAfterSeconds) ? { retryAfterSeconds } : {}) });
    return;
  }
  options.onBegin?.(status);
  response.on('data', (chunk: Buffer) => {
    try {
      options.onChunk(chunk);
    } catch (error) {
      response.destroy();
      reject(error instanceof Error ? error : new Error(String(error)));
    }
  });
  response.on('end', () => (response.complete ? resolve({ status }) : reject(new Error('cut short'))));
  response.on('error', reject);
}
