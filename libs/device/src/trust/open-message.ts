import { parseCompact, type CompactJws } from '#contracts/jws.js';
import {
  MAX_PAYLOAD_BYTES,
  PROTOCOL_VERSION,
  SIGNED_SCHEMAS,
  type Refusal,
  type SignedMessage,
} from '#contracts/wire.js';
import type { CryptoPort } from '../ports.js';
import { keyProblem, type KeyRing } from './key-ring.js';

export type SignedKind = keyof typeof SIGNED_SCHEMAS;
export interface Addressee {
  kind: SignedKind;
  /** The device or unit that the topic names. */
  name: string;
}
export type Opened =
  | { ok: true; message: SignedMessage; hash: string; kid: string; issuedAtMs: number }
  | { ok: false; reason: Refusal; kid?: string; revision?: number; sha256: string };

export interface Judges {
  keys: KeyRing;
  crypto: CryptoPort;
  /** The time, or null while the clock is untrusted. */
  trustedNowMs: number | null;
}

const FUTURE_MS = 24 * 3600_000;

/** Judges one message of a signed topic from its bytes to its fields; the first thing that is wrong is the reason. */
export function openMessage(bytes: Uint8Array, to: Addressee, judges: Judges): Opened {
  const { crypto } = judges;
  const refuse = (
    reason: Refusal,
    more: { kid?: string; revision?: number; sha256?: string } = {},
  ): Opened => ({
    ok: false,
    reason,
    sha256: more.sha256 ?? crypto.sha256(bytes),
    ...(more.kid === undefined ? {} : { kid: more.kid }),
    ...(more.revision === undefined ? {} : { revision: more.revision }),
  });
  if (bytes.length > MAX_PAYLOAD_BYTES) return refuse('too-large');
  const jws = parseCompact(asciiOf(bytes));
  if ('refusal' in jws) return refuse(jws.refusal);
  const kid = jws.header.kid;
  const hash = crypto.sha256(jws.payloadBytes);
  const problem = keyJudgement(jws, to.kind, judges);
  if (problem) return refuse(problem, { kid, sha256: hash });
  const payload = objectOf(jws.payloadBytes);
  if (!payload) return refuse('malformed', { kid, sha256: hash });
  const revision = typeof payload['revision'] === 'number' ? payload['revision'] : undefined;
  const about = { kid, sha256: hash, ...(revision === undefined ? {} : { revision }) };
  if (payload['v'] !== PROTOCOL_VERSION) return refuse('version', about);
  if (payload['type'] !== to.kind) return refuse('wrong-type', about);
  if (payload[to.kind === 'alerts' ? 'unit' : 'device'] !== to.name) return refuse('addressee', about);
  const parsed = SIGNED_SCHEMAS[to.kind].safeParse(payload);
  if (!parsed.success) return refuse(isUnknownCommand(payload) ? 'unsupported' : 'malformed', about);
  const message = parsed.data;
  const issuedAtMs = Date.parse(message.issuedAt);
  if (judges.trustedNowMs !== null && issuedAtMs > judges.trustedNowMs + FUTURE_MS)
    return refuse('future', about);
  return { ok: true, message, hash, kid, issuedAtMs };
}

function keyJudgement(jws: CompactJws, kind: SignedKind, judges: Judges): Refusal | null {
  const key = judges.keys.find(jws.header.kid);
  if (!key) return 'unknown-kid';
  const problem = keyProblem(key, judges.trustedNowMs);
  if (problem) return problem;
  const input = new TextEncoder().encode(jws.signingInput);
  if (!judges.crypto.verify(key.x, input, jws.signature)) return 'signature';
  return judges.keys.isRoot(jws.header.kid) && kind !== 'config' ? 'wrong-type' : null;
}

/** Signs beyond ASCII become something that no canonical base64url holds. */
function asciiOf(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}

function objectOf(bytes: Uint8Array): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return null;
    throw error;
  }
}

const COMMANDS = new Set(['stop', 'restart', 'test-tone', 'clock-probe', 'resend', 'log']);
const isUnknownCommand = (payload: Record<string, unknown>): boolean =>
  payload['type'] === 'command' &&
  typeof payload['command'] === 'string' &&
  !COMMANDS.has(payload['command']);
