import { Clock } from '#platform/clock.js';
import { CONFIG, type HubConfig } from '#platform/config.js';
import { Inject, Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { createSecretKey } from 'node:crypto';
import { secretOf } from './secret-file.js';

export const ACCESS_TOKEN_SECONDS = 600;
const NAMES = { issuer: 'ttn-hub', audience: 'ttn-api' } as const;

export interface AccessClaims {
  userId: string;
  /** Must still be the account's: a changed password or a deactivation raises it. */
  tokenVersion: number;
}

/** Short-lived tokens (JWT, HS256); what they allow is looked up at each request. */
@Injectable()
export class AccessTokens {
  private readonly jwt: JwtService;

  constructor(
    @Inject(CONFIG) config: HubConfig,
    private readonly clock: Clock,
  ) {
    // As a key, not as text: of text jsonwebtoken finds out at each request, by a failure, that it is no public key.
    const secret = createSecretKey(secretOf(config.dataDir, 'access-token'), 'utf8');
    this.jwt = new JwtService({ secret });
  }

  issue({ userId, tokenVersion }: AccessClaims): { accessToken: string; expiresInSeconds: number } {
    const iat = Math.floor(this.clock.nowMs() / 1000);
    const claims = { sub: userId, ver: tokenVersion, iat, exp: iat + ACCESS_TOKEN_SECONDS };
    return {
      accessToken: this.jwt.sign(claims, { algorithm: 'HS256', ...NAMES }),
      expiresInSeconds: ACCESS_TOKEN_SECONDS,
    };
  }

  /** null for anything that is not a valid token of now. */
  async read(token: string): Promise<AccessClaims | null> {
    const clockTimestamp = Math.floor(this.clock.nowMs() / 1000);
    let claims: Record<string, unknown>;
    try {
      claims = await this.jwt.verifyAsync(token, { algorithms: ['HS256'], clockTimestamp, ...NAMES });
    } catch (cause) {
      if (cause instanceof Error && WRONG_TOKEN.includes(cause.name)) return null;
      throw cause;
    }
    const { sub, ver } = claims;
    return typeof sub === 'string' && typeof ver === 'number' ? { userId: sub, tokenVersion: ver } : null;
  }
}

/** What jsonwebtoken throws for a bad token; anything else is a fault of ours. */
const WRONG_TOKEN = ['JsonWebTokenError', 'TokenExpiredError', 'NotBeforeError', 'SyntaxError'];
