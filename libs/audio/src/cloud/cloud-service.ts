import type { Voice } from '../speech-engine.js';
import type { CloudAnswer, CloudClient } from './cloud-call.js';
import type { TextLimit } from './split-text.js';

export interface CloudSpeech {
  text: string;
  voice: string;
  /** 0.5–2; each service clips it to what it can. */
  speed: number;
  signal?: AbortSignal;
}

/** What differs between the services: the limit, the voices, and how one piece of text becomes the bytes of a sound. */
export interface CloudService {
  name: string;
  version: string;
  /** The terms it is used under. */
  licence: string;
  limit: TextLimit;
  voices: readonly Voice[];
  speak(client: CloudClient, speech: CloudSpeech): Promise<Buffer>;
}

/** JSON of an answer, or undefined: a service in trouble may send anything. */
export function jsonOf(answer: Pick<CloudAnswer, 'body'>): Record<string, unknown> | undefined {
  try {
    const parsed: unknown = JSON.parse(answer.body.toString('utf8'));
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** A short word for an error (`INVALID_ARGUMENT`, `IDG-00010001`), never a whole message: those may quote the request. */
export function codeOf(value: unknown): string | number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^[A-Z][A-Z0-9_-]{1,23}$/.test(value) ? value : undefined;
}

/** The sound in an answer; JSON or a page where sound was expected is the service's refusal. */
export function soundOf(client: CloudClient, answer: CloudAnswer): Buffer {
  const first = answer.body.toString('latin1', 0, 64).trimStart();
  const isSound = answer.body.length > 0 && !/^[{[<]/.test(first) && !/json|html|xml/.test(answer.type);
  if (isSound) return answer.body;
  const said = jsonOf(answer);
  throw client.refusal({ ...answer, status: 400 }, codeOf(said?.code ?? said?.error_code ?? said?.error));
}

/**
 * Fetches a sound that a service promised under an address, waiting until it is there. The address comes from
 * outside: it must be https (or http where the service itself is reached by http, as a gateway in the house is), and
 * it gets no key of ours.
 */
export async function fetchPromised(
  client: CloudClient,
  address: unknown,
  wait: { base: string; everyMs: number; forMs: number; signal?: AbortSignal },
): Promise<Buffer> {
  const url = typeof address === 'string' && URL.canParse(address) ? new URL(address) : undefined;
  if (!url || (url.protocol !== 'https:' && url.protocol !== new URL(wait.base).protocol)) {
    throw client.refusal({ status: 400, body: Buffer.alloc(0) }, 'bad-address');
  }
  for (let waitedMs = 0; ; waitedMs += wait.everyMs) {
    const answer = await client.call({ url: url.href, method: 'GET' }, wait.signal, [403, 404]);
    if (answer.status < 300 && answer.body.length > 0) return soundOf(client, answer);
    if (waitedMs >= wait.forMs) throw client.refusal({ status: 504, body: answer.body }, 'not-ready');
    await client.pause(wait.everyMs, wait.signal);
  }
}

export function clip(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
