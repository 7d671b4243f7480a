import type { FastifyReply, FastifyRequest } from 'fastify';
import { REFRESH_LASTS_MS } from './refresh-tokens.js';

const NAME = 'ttn-refresh';
/** Sent to the routes of signing in only, by pages of this hub only, and seen by no script. */
const WHERE = 'Path=/api/v1/auth; HttpOnly; SameSite=Strict';
const WORTH = /^[A-Za-z0-9_-]{1,200}$/;

/** @param isSecure {@link isServedSecurely} */
export function setRefreshCookie(reply: FastifyReply, token: string, isSecure: boolean): void {
  cookie(reply, token, REFRESH_LASTS_MS / 1000, isSecure);
}

export function clearRefreshCookie(reply: FastifyReply, isSecure: boolean): void {
  cookie(reply, '', 0, isSecure);
}

/** As the settings say; where they name no public address, as this request came. */
export function isServedSecurely(publicUrl: string | null, request: FastifyRequest): boolean {
  if (publicUrl !== null) return publicUrl.startsWith('https:');
  return request.protocol === 'https' || request.headers['x-forwarded-proto'] === 'https';
}

/** null: none, or nothing that this hub could have set. */
export function refreshCookieOf(request: FastifyRequest): string | null {
  for (const pair of (request.headers.cookie ?? '').split(';').slice(0, 50)) {
    const [name, value = ''] = pair.trim().split('=', 2);
    if (name === NAME && WORTH.test(value)) return value;
  }
  return null;
}

function cookie(reply: FastifyReply, value: string, seconds: number, isSecure: boolean): void {
  const secure = isSecure ? '; Secure' : '';
  void reply.header('set-cookie', `${NAME}=${value}; Max-Age=${seconds}; ${WHERE}${secure}`);
}
