import { sha256 } from '@noble/hashes/sha2.js';
import type { LocalDate } from '../time/civil-date.js';

const encoder = new TextEncoder();
const hexOfByte = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** First 128 bits of the SHA-256 of a text, as 32 hex digits. */
export function shortDigest(text: string): string {
  const digest = sha256(encoder.encode(text));
  let hex = '';
  for (let i = 0; i < 16; i += 1) hex += hexOfByte[digest[i] ?? 0];
  return hex;
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
