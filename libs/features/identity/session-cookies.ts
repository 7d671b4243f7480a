import type { FastifyReply, FastifyRequest } from 'fastify';
import { knownBrowserCookie } from './known-browsers.js';
import { REFRESH_LASTS_MS } from './refresh-tokens.js';

const NAME = 'ttn-refresh';
/** Sent to the routes of signing in only, by pages of this hub only, and seen by no script. */
const WHERE = 'Path=/api/v1/auth; HttpOnly; SameSite=Strict';
/** The longest that browsers keep a cookie. */
const KNOWN_SECONDS = 400 * 24 * 3600;
const WORTH = /^[A-Za-z0-9_-]{1,200}$/;

/** @param isSecure {@link isServedSecurely} */
export function setRefreshCookie(reply: FastifyReply, token: string, isSecure: boolean): void {
  cookie(reply, NAME, token, REFRESH_LASTS_MS / 1000, isSecure);
}

export function clearRefreshCookie(reply: FastifyReply, isSecure: boolean): void {
  cookie(reply, NAME, '', 0, isSecure);
}

/** @param mark of `KnownBrowsers` */
export function setKnownBrowser(reply: FastifyReply, login: string, mark: string, isSecure: boolean): void {
  cookie(reply, knownBrowserCookie(login), mark, KNOWN_SECONDS, isSecure);
}

/** null: this login has not signed in with this browser, or so long ago that it was forgotten. */
export const knownBrowserOf = (request: FastifyRequest, login: string): string | null =>
  cookieOf(request, knownBrowserCookie(login));

/** As the settings say; where they name no public address, as this request came. */
export function isServedSecurely(publicUrl: string | null, request: FastifyRequest): boolean {
  if (publicUrl !== null) return publicUrl.startsWith('https:');
  return request.protocol === 'https' || request.headers['x-forwarded-proto'] === 'https';
}

/** null: none, or nothing that this hub could have set. */
export const refreshCookieOf = (request: FastifyRequest): string | null => cookieOf(request, NAME);

function cookieOf(request: FastifyRequest, wanted: string): string | null {
  for (const pair of (request.headers.cookie ?? '').split(';').slice(0, 50)) {
    const [name, value = ''] = pair.trim().split('=', 2);
    if (name === wanted && WORTH.test(value)) return value;
  }
  return null;
}

function cookie(reply: FastifyReply, name: string, value: string, seconds: number, isSecure: boolean): void {
  const secure = isSecure ? '; Secure' : '';
  void reply.header('set-cookie', `${name}=${value}; Max-Age=${seconds}; ${WHERE}${secure}`);
}
