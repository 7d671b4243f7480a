import { generateKeyPairSync } from 'node:crypto';

/** What a device enrols with (Ed25519, base64url) when nobody will ask it to sign. */
export const newPublicKey = (): string =>
  String(generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' }).x);
