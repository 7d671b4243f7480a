import { describe, expect, it } from '@jest/globals';
import type { FastifyRequest } from 'fastify';
import { isServedSecurely } from './session-cookies.js';

const request = (protocol: string, headers: object = {}): FastifyRequest =>
  ({ protocol, headers }) as unknown as FastifyRequest;

describe('whether the cookie is for https only', () => {
  it('follows the public address, however the request came through the proxy', () => {
    expect(isServedSecurely('https://loa.laocai.vn', request('http'))).toBe(true);
    expect(
      isServedSecurely('http://192.168.1.10:3000', request('http', { 'x-forwarded-proto': 'https' })),
    ).toBe(false);
  });

  it('without a public address: the request', () => {
    expect(isServedSecurely(null, request('http'))).toBe(false);
    expect(isServedSecurely(null, request('https'))).toBe(true);
    expect(isServedSecurely(null, request('http', { 'x-forwarded-proto': 'https' }))).toBe(true);
  });
});
