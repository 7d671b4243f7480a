import { composeCompact, signingInput } from '#contracts/jws.js';
import { generateKeyPairSync, sign } from 'node:crypto';

/** A playlist that says all the right things and is signed by a key of the forger's own under the name of the hub's. */
export function forgedPlaylist(device: string, kid: string, nowMs: number): string {
  const hour = 3600_000;
  const input = signingInput(
    {
      v: 1,
      type: 'playlist',
      device,
      issuedAt: new Date(nowMs).toISOString(),
      revision: 1_000_000,
      validFrom: new Date(nowMs - hour).toISOString(),
      validTo: new Date(nowMs + 72 * hour).toISOString(),
      withdrawn: [],
      body: { sha256: 'f'.repeat(64), bytes: 1000, path: `/media/${'f'.repeat(64)}` },
    },
    kid,
  );
  const { privateKey } = generateKeyPairSync('ed25519');
  return composeCompact(input, sign(null, Buffer.from(input), privateKey));
}
