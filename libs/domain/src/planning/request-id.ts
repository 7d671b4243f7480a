import { sha256 } from '@noble/hashes/sha2.js';
import type { LocalDate } from '../time/civil-date.js';

/** Longer texts than this, or such with letters beyond ASCII, take the slower way. */
const SHORT = 256;
const encoder = new TextEncoder();
const bytes = new Uint8Array(SHORT);
const digest = new Uint8Array(32);
const digits = Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0));
const codes: number[] = new Array<number>(32).fill(0);
const untouched = sha256.create();
const hasher = sha256.create();

/**
 * First 128 bits of the SHA-256 of a text in UTF-8, as 32 hex digits. A plan of a province takes hundreds of thousands
 * of them, so that the hasher and its buffers are used again (a third of the time of `sha256()`).
 */
export function shortDigest(text: string): string {
  untouched._cloneInto(hasher);
  hasher.update(bytesOf(text)).digestInto(digest);
  for (let i = 0; i < 16; i += 1) {
    const byte = digest[i] ?? 0;
    codes[2 * i] = digits[byte >> 4] ?? 0;
    codes[2 * i + 1] = digits[byte & 15] ?? 0;
  }
  return String.fromCharCode(...codes);
}

function bytesOf(text: string): Uint8Array {
  const { length } = text;
  if (length > SHORT) return encoder.encode(text);
  for (let i = 0; i < length; i += 1) {
    const code = text.charCodeAt(i);
    if (code > 127) return encoder.encode(text);
    bytes[i] = code;
  }
  return bytes.subarray(0, length);
}

/**
 * The id of a request, and of its occurrence: `order|station|local date|index`, with the date of the recurrence. No
 * time, version or content is in it, so that it stays through every change of plan.
 */
export function requestId(orderId: string, stationId: string, localDate: LocalDate, index: number): string {
  return shortDigest(`${orderId}|${stationId}|${localDate}|${index}`);
}

/** The id of a session: one use of a window (or of the piece of it that quiet hours leave) on a date at a station. */
export function sessionId(stationId: string, localDate: LocalDate, window: string, part: string): string {
  return shortDigest(`session|${stationId}|${localDate}|${window}|${part}`);
}
