import { createHash, createHmac } from 'node:crypto';

/**
 * A device's MQTT password as HMAC-SHA-256 over its id and the nonce of its enrolment, under a secret of the hub: 256
 * bits that look random to everybody else, kept nowhere, and made again when a broker has lost its list. A new nonce is a
 * new password. The hub compares hashes all the same (`passwordHash`), so that one row of the database opens nothing.
 */
export function deriveMqttPassword(hubSecret: string | Uint8Array, device: string, nonce: string): string {
  return createHmac('sha256', hubSecret).update(`mqtt-password\n${device}\n${nonce}`).digest('base64url');
}

/** First 64 bits of a hash of the password: tells a changed one from the same, and helps nobody to find it. */
export function passwordMark(password: string): string {
  return createHash('sha256').update(`mark\n${password}`).digest('hex').slice(0, 16);
}
