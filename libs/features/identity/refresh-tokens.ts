import { Clock } from '#platform/clock.js';
import { newId, newSecret, sha256Hex } from '#platform/ids.js';
import { RefreshTokenEntity } from '#persistence/entities/people.entity.js';
import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull, LessThan } from 'typeorm';

const LASTS_MS = 14 * 24 * 3600_000;

export type Rotation =
  { outcome: 'rotated'; userId: string; refreshToken: string } | { outcome: 'unknown' | 'reused' };

/** Rotating tokens in families: one is good for one use; using an old one again ends its family, thief and owner alike. */
@Injectable()
export class RefreshTokens {
  constructor(private readonly clock: Clock) {}

  /** A new family; the user's expired tokens go. */
  async begin(em: EntityManager, userId: string): Promise<string> {
    const now = this.clock.now();
    await em.delete(RefreshTokenEntity, { userId, expiresAt: LessThan(now) });
    return this.insert(em, userId, newId(now.getTime()));
  }

  async rotate(em: EntityManager, refreshToken: string): Promise<Rotation> {
    const now = this.clock.now();
    const hash = sha256Hex(refreshToken);
    const row = await em.findOneBy(RefreshTokenEntity, { hash });
    if (!row || row.revokedAt || row.expiresAt <= now) return { outcome: 'unknown' };
    // Of two at the same moment one finds it used.
    const marked = await em.update(RefreshTokenEntity, { hash, usedAt: IsNull() }, { usedAt: now });
    if (marked.affected !== 1) {
      await em.update(RefreshTokenEntity, { family: row.family, revokedAt: IsNull() }, { revokedAt: now });
      return { outcome: 'reused' };
    }
    const next = await this.insert(em, row.userId, row.family);
    return { outcome: 'rotated', userId: row.userId, refreshToken: next };
  }

  /** Signing out: the family ends. Unknown tokens are nothing to tell. */
  async end(em: EntityManager, refreshToken: string): Promise<void> {
    const row = await em.findOneBy(RefreshTokenEntity, { hash: sha256Hex(refreshToken) });
    if (!row) return;
    const ended = { revokedAt: this.clock.now() };
    await em.update(RefreshTokenEntity, { family: row.family, revokedAt: IsNull() }, ended);
  }

  async endAll(em: EntityManager, userId: string): Promise<void> {
    await em.update(RefreshTokenEntity, { userId, revokedAt: IsNull() }, { revokedAt: this.clock.now() });
  }

  private async insert(em: EntityManager, userId: string, family: string): Promise<string> {
    const refreshToken = newSecret();
    const issuedAt = this.clock.now();
    await em.insert(RefreshTokenEntity, {
      hash: sha256Hex(refreshToken),
      userId,
      family,
      issuedAt,
      expiresAt: new Date(issuedAt.getTime() + LASTS_MS),
      usedAt: null,
      revokedAt: null,
    });
    return refreshToken;
  }
}
