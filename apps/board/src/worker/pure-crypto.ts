import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { decodeBase64Url, encodeBase64Url } from '#contracts/jws.js';
import type { CryptoPort } from '#device/ports.js';

/** In plain JavaScript: WebCrypto knows Ed25519 only from Chrome 137, on secure pages, and cannot hash a stream. */
export const pureCrypto: CryptoPort = {
  verify(publicKey, message, signature) {
    const key = decodeBase64Url(publicKey);
    try {
      return key !== null && ed25519.verify(signature, message, key, { zip215: false });
    } catch (error) {
      // Bytes that are no key or no signature: noble says so by throwing.
      if (error instanceof Error) return false;
      throw error;
    }
  },
  sha256: (bytes) => bytesToHex(sha256(bytes)),
  randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
};

export interface BoxKey {
  /** 32 raw bytes in base64url: names this box. */
  publicKey: string;
  secretKey: string;
}
export function newBoxKey(): BoxKey {
  const secret = pureCrypto.randomBytes(32);
  return {
    publicKey: encodeBase64Url(ed25519.getPublicKey(secret)),
    secretKey: encodeBase64Url(secret),
  };
}
