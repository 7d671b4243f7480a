import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { MAX_PAYLOAD_BYTES } from './wire.js';

/**
 * JWS Compact (RFC 7515) as the device protocol narrows it: EdDSA only, a header of exactly `alg` and `kid`,
 * canonical base64url. Signing and verifying stay outside: here are only the bytes that are signed.
 */
export const JWS_ALG = 'EdDSA';
export const SIGNATURE_BYTES = 64;

export interface JwsHeader {
  alg: typeof JWS_ALG;
  kid: string;
}
export interface CompactJws {
  header: JwsHeader;
  payloadBytes: Uint8Array;
  signature: Uint8Array;
  /** The ASCII text that the signature covers: `header.payload`. */
  signingInput: string;
}
export type JwsRefusal = 'too-large' | 'malformed' | 'header' | 'alg' | 'signature';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const CODES = new Int16Array(128).fill(-1);
for (let value = 0; value < ALPHABET.length; value++) CODES[ALPHABET.charCodeAt(value)] = value;

/** base64url without padding. */
export function encodeBase64Url(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at;
    const group =
      (bytes[at]! << 16) | ((left > 1 ? bytes[at + 1]! : 0) << 8) | (left > 2 ? bytes[at + 2]! : 0);
    text += ALPHABET[group >> 18]! + ALPHABET[(group >> 12) & 63]!;
    if (left > 1) text += ALPHABET[(group >> 6) & 63]!;
    if (left > 2) text += ALPHABET[group & 63]!;
  }
  return text;
}

/** The bytes, or null where the text is not the one canonical spelling (padding, foreign signs, bits left over). */
export function decodeBase64Url(text: string): Uint8Array | null {
  const tail = text.length % 4;
  if (tail === 1) return null;
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let out = 0;
  let bits = 0;
  let held = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const value = code < 128 ? CODES[code]! : -1;
    if (value < 0) return null;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[out++] = (held >> bits) & 255;
    }
  }
  return (held & ((1 << bits) - 1)) === 0 ? bytes : null;
}

/** SHA-256 over the decoded payload bytes, in lower-case hex: what identifies a signed message, whoever signed it. */
export function payloadHash(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}

/**
 * What has to be signed for a payload.
 * @param payload the object (serialised here) or the exact bytes
 */
export function signingInput(payload: object | Uint8Array, kid: string): string {
  const bytes = payload instanceof Uint8Array ? payload : new TextEncoder().encode(JSON.stringify(payload));
  const header = new TextEncoder().encode(JSON.stringify({ alg: JWS_ALG, kid }));
  return `${encodeBase64Url(header)}.${encodeBase64Url(bytes)}`;
}

/** The compact form: a signing input with its signature (64 raw bytes of Ed25519). */
export function composeCompact(input: string, signature: Uint8Array): string {
  return `${input}.${encodeBase64Url(signature)}`;
}

/** Two members, `alg` and `kid`, each once, nothing beside them; a repeated member is no way around it. */
const EXACT_HEADER =
  /^\s*\{\s*"(alg|kid)"\s*:\s*"([^"\\]{1,64})"\s*,\s*"(alg|kid)"\s*:\s*"([^"\\]{1,64})"\s*\}\s*$/;

function parseHeader(encoded: string): JwsHeader | { refusal: JwsRefusal } {
  const bytes = decodeBase64Url(encoded);
  if (!bytes || bytes.length > 512) return { refusal: 'header' };
  const exact = EXACT_HEADER.exec(String.fromCharCode(...bytes));
  if (!exact || exact[1] === exact[3]) return { refusal: 'header' };
  const [alg, kid] = exact[1] === 'alg' ? [exact[2], exact[4]] : [exact[4], exact[2]];
  if (alg !== JWS_ALG) return { refusal: 'alg' };
  return /^[A-Za-z0-9_.:-]+$/.test(kid!) ? { alg, kid: kid! } : { refusal: 'header' };
}

/**
 * Takes a compact JWS apart without judging the signature.
 * Refusals: `too-large` over 256 KiB · `malformed` not three parts, or payload/signature not canonical ·
 * `header` anything but alg and kid · `alg` not EdDSA · `signature` not 64 bytes.
 */
export function parseCompact(text: string): CompactJws | { refusal: JwsRefusal } {
  if (text.length > MAX_PAYLOAD_BYTES) return { refusal: 'too-large' };
  const first = text.indexOf('.');
  const second = text.indexOf('.', first + 1);
  if (first < 1 || second < 0 || text.indexOf('.', second + 1) >= 0) return { refusal: 'malformed' };
  const header = parseHeader(text.slice(0, first));
  if ('refusal' in header) return header;
  const payloadBytes = decodeBase64Url(text.slice(first + 1, second));
  const signature = decodeBase64Url(text.slice(second + 1));
  if (!payloadBytes || payloadBytes.length === 0 || !signature) return { refusal: 'malformed' };
  if (signature.length !== SIGNATURE_BYTES) return { refusal: 'signature' };
  return { header, payloadBytes, signature, signingInput: text.slice(0, second) };
}
