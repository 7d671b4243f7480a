import { EnrolAnswer } from '#contracts/wire.js';

export interface EnrolOptions {
  /** Where the hub is, without a slash at its end. */
  hub: string;
  code: string;
  /** 32 raw bytes in base64url. */
  publicKey: string;
  hardwareId: string;
  /** A code for a place of the other kind is refused. */
  kind?: 'speaker' | 'board';
  timeoutMs?: number;
}
/** `wait`: tried again later (5xx, 429, no answer); `refused`: never. */
export type EnrolOutcome =
  | { result: 'enrolled'; answer: EnrolAnswer }
  | { result: 'wait'; why: string; retryAfterSeconds?: number }
  | { result: 'refused'; status: number; error: string; message: string };

/** One try of `POST /api/v1/devices/enrol`. The same code with the same key may be tried again at any time. */
export async function enrolOnce(options: EnrolOptions): Promise<EnrolOutcome> {
  const { hub, code, publicKey, hardwareId, kind } = options;
  let response: Response;
  try {
    response = await fetch(`${hub.replace(/\/$/, '')}/api/v1/devices/enrol`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code, publicKey, hardwareId, kind }),
      redirect: 'error',
      signal: AbortSignal.timeout(options.timeoutMs ?? 15_000),
    });
  } catch (error) {
    return { result: 'wait', why: error instanceof Error ? error.message : String(error) };
  }
  const body = (await response.json().catch(() => null)) as Record<string, unknown> | null;
  if (response.status === 429 || response.status >= 500) {
    const retryAfterSeconds = Number(response.headers.get('retry-after'));
    return {
      result: 'wait',
      why: `status ${response.status}`,
      ...(retryAfterSeconds > 0 ? { retryAfterSeconds } : {}),
    };
  }
  const answer = response.ok ? EnrolAnswer.safeParse(body) : null;
  if (answer?.success) return { result: 'enrolled', answer: answer.data };
  const word = (name: string): string => (typeof body?.[name] === 'string' ? body[name] : '');
  return {
    result: 'refused',
    status: response.status,
    error: word('error') || (answer ? 'answer-not-understood' : 'refused'),
    message: word('message'),
  };
}
