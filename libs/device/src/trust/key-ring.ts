import type { PublicKeyEntry } from '#contracts/wire.js';

/** Which keys this device believes: the root from enrolment, and the set of the last config (before that: enrolment's). */
export class KeyRing {
  private keys: readonly PublicKeyEntry[];

  constructor(
    private readonly root: PublicKeyEntry,
    enrolled: readonly PublicKeyEntry[],
  ) {
    this.keys = enrolled;
  }

  replace(keys: readonly PublicKeyEntry[]): void {
    this.keys = keys;
  }

  isRoot(kid: string): boolean {
    return kid === this.root.kid;
  }

  find(kid: string): PublicKeyEntry | null {
    return this.isRoot(kid) ? this.root : (this.keys.find((key) => key.kid === kid) ?? null);
  }

  /** Why a set of keys may not replace this one, or null. `nowMs` null: the clock is untrusted, dates are not judged. */
  refuseSet(keys: readonly PublicKeyEntry[], signedBy: string, nowMs: number | null): string | null {
    if (keys.some((key) => key.kid === this.root.kid || key.x === this.root.x)) return 'root key in the set';
    if (new Set(keys.map((key) => key.kid)).size !== keys.length) return 'a kid twice';
    if (!keys.some((key) => keyProblem(key, nowMs) === null)) return 'no usable key';
    if (this.isRoot(signedBy)) return null;
    const signer = keys.find((key) => key.kid === signedBy);
    const same = signer && !signer.revoked && signer.x === this.find(signedBy)?.x;
    return same ? null : 'revokes the key that signed it';
  }
}

/** `revoked` is always judged, dates only on a clock that can be believed. */
export function keyProblem(key: PublicKeyEntry, nowMs: number | null): 'key-out-of-date' | null {
  if (key.revoked) return 'key-out-of-date';
  if (nowMs === null) return null;
  return nowMs < Date.parse(key.notBefore) || nowMs >= Date.parse(key.notAfter) ? 'key-out-of-date' : null;
}
