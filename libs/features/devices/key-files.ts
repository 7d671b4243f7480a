import { AppError } from '#contracts/errors.js';
import { readPrivateFile, writePrivateFile } from '#features/identity/index.js';
import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';

const KeyFile = z.object({
  kid: z.string(),
  role: z.enum(['root', 'hub']),
  /** Ed25519, base64url: public and private half. */
  x: z.string().length(43),
  d: z.string().length(43),
});
export type KeyPair = z.infer<typeof KeyFile>;

const fileOf = (folder: string, kid: string): string => join(folder, `${kid}.json`);

/** A new key pair, its private half already safe in `<folder>/<kid>.json` (0600). */
export function makeKeyPair(folder: string, role: KeyPair['role']): KeyPair {
  const { d, x } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }) as KeyPair;
  const pair: KeyPair = { kid: `${role}-${x.replace(/[^A-Za-z0-9]/g, '').slice(0, 10)}`, role, x, d };
  writePrivateFile(fileOf(folder, pair.kid), `${JSON.stringify(pair, null, 2)}\n`);
  return pair;
}

/** @throws AppError `key-file-missing`, `key-file-damaged` (unavailable) with the remedy. */
export function readPrivateKey(folder: string, kid: string, x: string): KeyObject {
  const file = fileOf(folder, kid);
  const text = readPrivateFile(file);
  const problem = (code: string, what: string): AppError =>
    new AppError(code, {
      kind: 'unavailable',
      message: `The signing key ${file} ${what}: restore the folder "keys" from the backup that belongs to this database`,
    });
  if (text === null) throw problem('key-file-missing', 'is missing');
  const parsed = KeyFile.safeParse(parsedJson(text));
  if (!parsed.success || parsed.data.x !== x) throw problem('key-file-damaged', 'is damaged');
  const { d } = parsed.data;
  return createPrivateKey({ key: { kty: 'OKP', crv: 'Ed25519', x, d }, format: 'jwk' });
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (cause instanceof SyntaxError) return null;
    throw cause;
  }
}
