import { composeCompact, payloadHash, signingInput } from '#contracts/jws.js';

export const DEVICE = 'lc-0001';
export const UNIT = '2025-02647';
export const MONDAY = Date.UTC(2026, 10, 23, 0, 0, 0); // 23 November 2026, 07:00 in Việt Nam
export const iso = (ms: number): string => new Date(ms).toISOString();
export const fakeHash = (text: string): string => payloadHash(new TextEncoder().encode(text));

/** The keys of the fake: a signature is a hash over key and message, quick and just as unforgeable in a spec. */
export const key = (kid: string, more: object = {}) => ({
  kid,
  x: fakeHash(kid).slice(0, 43),
  notBefore: '2026-01-01T00:00:00Z',
  notAfter: '2036-01-01T00:00:00Z',
  revoked: false,
  ...more,
});
export const ROOT = key('root');
export const K1 = key('k1');
export const K2 = key('k2');
export const macOf = (x: string, input: Uint8Array): Uint8Array => {
  const half = payloadHash(new TextEncoder().encode(x + new TextDecoder().decode(input)));
  return new TextEncoder().encode(half);
};
export function signed(payload: object, kid = 'k1'): Uint8Array {
  const input = signingInput(payload, kid);
  const signature = macOf(key(kid).x, new TextEncoder().encode(input));
  return new TextEncoder().encode(composeCompact(input, signature));
}
