import type { FastifyReply, FastifyRequest } from 'fastify';
import { REFRESH_LASTS_MS } from './refresh-tokens.js';

const NAME = 'ttn-refresh';
/** Sent to the routes of signing in only, by pages of this hub only, and seen by no script. */
const WHERE = 'Path=/api/v1/auth; HttpOnly; SameSite=Strict';
const WORTH = /^[A-Za-z0-9_-]{1,200}$/;

export function setRefreshCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  cookie(request, reply, token, REFRESH_LASTS_MS / 1000);
}

export function clearRefreshCookie(request: FastifyRequest, reply: FastifyReply): void {
  cookie(request, reply, '', 0);
}

/** null: none, or nothing that this hub could have set. */
export function refreshCookieOf(request: FastifyRequest): string | null {
  for (const pair of (request.headers.cookie ?? '').split(';').slice(0, 50)) {
    const [name, value = ''] = pair.trim().split('=', 2);
    if (name === NAME && WORTH.test(value)) return value;
  }
  return null;
}

function cookie(request: FastifyRequest, reply: FastifyReply, value: string, seconds: number): void {
  const secure =
    request.protocol === 'https' || request.headers['x-forwarded-proto'] === 'https' ? '; Secure' : '';
  void reply.header('set-cookie', `${NAME}=${value}; Max-Age=${seconds}; ${WHERE}${secure}`);
}
