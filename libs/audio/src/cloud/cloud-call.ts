import { setTimeout as sleep } from 'node:timers/promises';
import { AudioFailure } from '../audio-outcome.js';

export interface CloudCall {
  url: string;
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string;
}

export interface CloudAnswer {
  status: number;
  /** Content type without parameters, lower case. */
  type: string;
  body: Buffer;
}

export interface CloudBounds {
  timeoutMs: number;
  maxBytes: number;
  /** Attempts of one call, the first included. */
  attempts: number;
  /** First wait between attempts; doubles, up to `maxWaitMs`. */
  waitMs: number;
  maxWaitMs: number;
}

export const usualBounds: CloudBounds = {
  timeoutMs: 30_000,
  maxBytes: 32 * 1024 * 1024,
  attempts: 4,
  waitMs: 500,
  maxWaitMs: 10_000,
};

/**
 * HTTP to one service: every call with a timeout, a bound on the answer, no redirects (they would carry the key to
 * somebody else), and retries where another attempt can help (no connection, 429, 5xx). What is thrown holds the
 * service's name, status and error code: never an address, header, body or cause, since keys travel in those.
 */
export class CloudClient {
  constructor(
    readonly service: string,
    readonly bounds: CloudBounds = usualBounds,
  ) {}

  /** The answer with a status below 300; `accepts` lets others through (a poll's 404). */
  async call(call: CloudCall, signal?: AbortSignal, accepts: readonly number[] = []): Promise<CloudAnswer> {
    for (let attempt = 1; ; attempt++) {
      const last = attempt >= this.bounds.attempts;
      const answer = await this.once(call, signal).catch((cause: unknown) => {
        if (last || !(cause instanceof AudioFailure) || !isPassing(cause)) throw cause;
        return undefined;
      });
      if (answer && (answer.status < 300 || accepts.includes(answer.status))) return answer;
      if (answer && (last || !mayPass(answer.status))) throw this.refusal(answer);
      await this.wait(this.bounds.waitMs * 2 ** (attempt - 1), answer, signal);
    }
  }

  /** The refusal that an answer stands for: what the service calls the error, and its status. */
  refusal(answer: Pick<CloudAnswer, 'status' | 'body'>, code?: string | number): AudioFailure {
    const reason = mayPass(answer.status) ? 'voice-service-unavailable' : 'voice-service-refused';
    return new AudioFailure(reason, { service: this.service, status: answer.status, code: code ?? null });
  }

  async pause(ms: number, signal?: AbortSignal): Promise<void> {
    await sleep(ms, undefined, { signal }).catch(() => {
      throw new AudioFailure('aborted');
    });
  }

  private async wait(
    ms: number,
    answer: (CloudAnswer & { retryAfterMs?: number }) | undefined,
    signal?: AbortSignal,
  ): Promise<void> {
    await this.pause(Math.min(this.bounds.maxWaitMs, Math.max(ms, answer?.retryAfterMs ?? 0)), signal);
  }

  private async once(call: CloudCall, outer?: AbortSignal): Promise<CloudAnswer & { retryAfterMs?: number }> {
    if (outer?.aborted) throw new AudioFailure('aborted');
    const timer = AbortSignal.timeout(this.bounds.timeoutMs);
    try {
      const response = await fetch(call.url, {
        method: call.method ?? 'POST',
        headers: call.headers,
        body: call.body,
        redirect: 'error',
        signal: outer ? AbortSignal.any([outer, timer]) : timer,
      });
      const body = await this.readBody(response);
      const type = (response.headers.get('content-type') ?? '').split(';')[0] ?? '';
      const seconds = Number(response.headers.get('retry-after'));
      return {
        status: response.status,
        type: type.trim().toLowerCase(),
        body,
        retryAfterMs: seconds > 0 ? seconds * 1000 : undefined,
      };
    } catch (cause) {
      if (cause instanceof AudioFailure) throw cause;
      if (outer?.aborted) throw new AudioFailure('aborted');
      // The cause stays out: undici puts addresses into it.
      throw new AudioFailure('voice-service-unavailable', { service: this.service, timedOut: timer.aborted });
    }
  }

  private async readBody(response: Response): Promise<Buffer> {
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    for await (const chunk of response.body ?? []) {
      bytes += (chunk as Uint8Array).byteLength;
      if (bytes > this.bounds.maxBytes) {
        throw new AudioFailure('voice-service-refused', {
          service: this.service,
          answerOverBytes: this.bounds.maxBytes,
        });
      }
      chunks.push(chunk as Uint8Array);
    }
    return Buffer.concat(chunks);
  }
}

function isPassing(failure: AudioFailure): boolean {
  return failure.refusal.reason === 'voice-service-unavailable';
}

function mayPass(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}
