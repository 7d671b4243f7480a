import { sha256Hex } from '#platform/ids.js';
import { randomInt } from 'node:crypto';

/** Without letters and digits that are mistaken for each other on a sticker or on the phone. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';
const LENGTH = 8;

/** `K7QF-3M2P`: 39 bits, good for a day and for one place, behind a throttle. */
export function newEnrolmentCode(): string {
  const signs = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]);
  return `${signs.slice(0, 4).join('')}-${signs.slice(4).join('')}`;
}

/** A code is taken without regard to case and hyphens; only its hash is kept. */
export const codeHash = (code: string): string =>
  sha256Hex(`enrolment ${code.toUpperCase().replace(/[^A-Z0-9]/g, '')}`);
