import { invalid } from '#contracts/errors.js';
import { Clock } from '#platform/clock.js';
import { newSecret, sha256Hex } from '#platform/ids.js';
import { OneTimeTokenEntity } from '#persistence/entities/people.entity.js';
import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';

const LASTS_MS = 72 * 3600_000;

export interface OneTimeToken {
  token: string;
  expiresAt: string;
}

/** Tokens that set a password once; kept as hashes, at most one a user. */
@Injectable()
export class OneTimeTokens {
  constructor(private readonly clock: Clock) {}

  /** Replaces whatever token the user had. */
  async issue(em: EntityManager, userId: string): Promise<OneTimeToken> {
    const token = newSecret();
    const expiresAt = new Date(this.clock.nowMs() + LASTS_MS);
    await em.delete(OneTimeTokenEntity, { userId });
    await em.insert(OneTimeTokenEntity, {
      hash: sha256Hex(token),
      userId,
      purpose: 'set-password',
      expiresAt,
      usedAt: null,
    });
    return { token, expiresAt: expiresAt.toISOString() };
  }

  /** A link that is still on its way to somebody is good for nothing any more. */
  async withdraw(em: EntityManager, userId: string): Promise<void> {
    await em.delete(OneTimeTokenEntity, { userId });
  }

  /** Whose it is. @throws AppError `token-unknown`, `token-used`, `token-expired` */
  async ownerOf(em: EntityManager, token: string): Promise<string> {
    const row = await em.findOneBy(OneTimeTokenEntity, { hash: sha256Hex(token) });
    const again = 'hãy xin quản trị viên cấp mã mới';
    if (!row) throw invalid('token', 'token-unknown', `Mã đặt mật khẩu không đúng; ${again}`);
    if (row.usedAt) throw invalid('token', 'token-used', `Mã đặt mật khẩu đã được dùng; ${again}`);
    if (row.expiresAt.getTime() <= this.clock.nowMs())
      throw invalid('token', 'token-expired', `Mã đặt mật khẩu đã hết hạn; ${again}`);
    return row.userId;
  }

  /** @throws AppError `token-used` when another request was quicker. */
  async use(em: EntityManager, token: string): Promise<void> {
    const hash = sha256Hex(token);
    const used = await em.update(
      OneTimeTokenEntity,
      { hash, usedAt: IsNull() },
      { usedAt: this.clock.now() },
    );
    if (used.affected !== 1) throw invalid('token', 'token-used', 'Mã đặt mật khẩu vừa được dùng');
  }
}
