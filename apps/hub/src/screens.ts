import type { Log } from '#platform/logger.js';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** What Vite built, beside what Nest built. */
const BUILT = fileURLToPath(new URL('../../../screens/', import.meta.url));
/** Names with the hash of their content never change. */
const HASHED = /\/assets\/[^/]+-[\w-]{8}\.\w+(\.(br|gz))?$/;
const LONG = 'public, max-age=31536000, immutable';
const NOT_PAGES = /^\/(api|media|mqtt|metrics|health|socket\.io)(\/|$)/;

/** The board player at `/board/` and the console everywhere else; only after the interface, whose routes come first. */
export async function serveScreens(app: NestFastifyApplication, log: Log): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  const served = ['board', 'console'].filter((screen) => existsSync(`${BUILT}${screen}/index.html`));
  for (const [i, screen] of served.entries())
    await app.register(fastifyStatic, {
      root: `${BUILT}${screen}`,
      prefix: screen === 'console' ? '/' : `/${screen}/`,
      wildcard: false,
      decorateReply: i === 0,
      cacheControl: false,
      preCompressed: true,
      setHeaders: (reply, path) =>
        void reply.header('cache-control', HASHED.test(path.replaceAll('\\', '/')) ? LONG : 'no-cache'),
    });
  if (served.length < 2) log.warn({ served }, 'screens that were not built are not served');
  if (!served.includes('console')) return;
  // A page's own addresses (`/bulletins/…`) are the console's to understand.
  fastify.addHook('onRequest', (request: FastifyRequest, reply: FastifyReply, done: () => void) => {
    if (request.url === '/board') return void reply.redirect('/board/');
    if (!isPage(request)) return done();
    void reply.header('cache-control', 'no-cache').sendFile('index.html', `${BUILT}console`);
  });
}

function isPage({ method, url, headers }: FastifyRequest): boolean {
  const path = url.split('?', 1)[0] ?? '/';
  if (method !== 'GET' && method !== 'HEAD') return false;
  if (NOT_PAGES.test(path) || path.startsWith('/board/') || /\.\w{2,12}$/.test(path)) return false;
  return (headers.accept ?? '').includes('text/html');
}
