import { Clock } from '#platform/clock.js';
import { newId, newSecret, sha256Hex } from '#platform/ids.js';
import { RefreshTokenEntity } from '#persistence/entities/people.entity.js';
import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull, LessThan } from 'typeorm';

export const REFRESH_LASTS_MS = 14 * 24 * 3600_000;

export type Rotation =
  | { outcome: 'rotated'; userId: string; refreshToken: string }
  | { outcome: 'reused'; userId: string }
  | { outcome: 'unknown' };

/** Rotating tokens in families: one is good for one use; using an old one again ends its family, thief and owner alike. */
@Injectable()
export class RefreshTokens {
  constructor(private readonly clock: Clock) {}

  /** A new family. */
  begin(em: EntityManager, userId: string): Promise<string> {
    return this.insert(em, userId, newId(this.clock.nowMs()));
  }

  /**
   * @param leewayMs a token used so short ago is no theft: two windows of one browser share a cookie, and an answer can
   *   be lost on its way
   */
  async rotate(em: EntityManager, refreshToken: string, leewayMs = 0): Promise<Rotation> {
    const now = this.clock.now();
    const hash = sha256Hex(refreshToken);
    const row = await em.findOneBy(RefreshTokenEntity, { hash });
    if (!row || row.revokedAt || row.expiresAt <= now) return { outcome: 'unknown' };
    // Of two at the same moment one finds it used.
    const usedAgoMs = row.usedAt ? now.getTime() - row.usedAt.getTime() : null;
    if (usedAgoMs !== null && usedAgoMs < leewayMs) return this.rotated(em, row);
    const marked = await em.update(RefreshTokenEntity, { hash, usedAt: IsNull() }, { usedAt: now });
    if (marked.affected !== 1 && leewayMs > 0 && usedAgoMs === null) return this.rotated(em, row);
    if (marked.affected !== 1) {
      await em.update(RefreshTokenEntity, { family: row.family, revokedAt: IsNull() }, { revokedAt: now });
      return { outcome: 'reused', userId: row.userId };
    }
    return this.rotated(em, row);
  }

  private async rotated(em: EntityManager, { userId, family }: RefreshTokenEntity): Promise<Rotation> {
    return { outcome: 'rotated', userId, refreshToken: await this.insert(em, userId, family) };
  }

  /** Signing out: the family ends. Unknown tokens are nothing to tell. @returns whose it was, once */
  async end(em: EntityManager, refreshToken: string): Promise<string | null> {
    const row = await em.findOneBy(RefreshTokenEntity, { hash: sha256Hex(refreshToken) });
    if (!row) return null;
    const ended = { revokedAt: this.clock.now() };
    const open = await em.update(RefreshTokenEntity, { family: row.family, revokedAt: IsNull() }, ended);
    return open.affected ? row.userId : null;
  }

  async endAll(em: EntityManager, userId: string): Promise<void> {
    await em.update(RefreshTokenEntity, { userId, revokedAt: IsNull() }, { revokedAt: this.clock.now() });
  }

  /** The user's expired tokens go: a page that is never closed refreshes for months. */
  private async insert(em: EntityManager, userId: string, family: string): Promise<string> {
    const refreshToken = newSecret();
    const issuedAt = this.clock.now();
    await em.delete(RefreshTokenEntity, { userId, expiresAt: LessThan(issuedAt) });
    await em.insert(RefreshTokenEntity, {
      hash: sha256Hex(refreshToken),
      userId,
      family,
      issuedAt,
      expiresAt: new Date(issuedAt.getTime() + REFRESH_LASTS_MS),
      usedAt: null,
      revokedAt: null,
    });
    return refreshToken;
  }
}
