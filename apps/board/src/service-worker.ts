import type { ForServiceWorker, FromServiceWorker } from './for-service-worker.js';

/** What is used of the scope of a service worker. */
interface Scope {
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  addEventListener(type: 'install' | 'activate', listener: (event: Lasting) => void): void;
  addEventListener(
    type: 'message',
    listener: (event: Lasting & MessageEvent<ForServiceWorker>) => void,
  ): void;
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void;
}
interface Lasting {
  waitUntil(work: Promise<unknown>): void;
}
interface FetchEvent extends Lasting {
  request: Request;
  respondWith(response: Promise<Response>): void;
}
const scope = self as unknown as Scope;

const CACHE = 'ttn-board-page';
const PAGE = '/board/';
/** A network that does not answer sooner counts as none: the page is wanted now. */
const PATIENCE_MS = 4000;
/** Keeping it is in no hurry. */
const KEEP_MS = 60_000;

scope.addEventListener('install', (event) => event.waitUntil(scope.skipWaiting()));
scope.addEventListener('activate', (event) => event.waitUntil(scope.clients.claim()));

scope.addEventListener('message', (event) => {
  if (event.data.type === 'keep') event.waitUntil(answer(event.data.urls, event.ports[0]));
});

async function answer(urls: readonly string[], port: MessagePort | undefined): Promise<void> {
  const cache = await caches.open(CACHE);
  try {
    await keep(cache, urls);
  } catch (error) {
    // No network, or no room: what was kept before may still do.
    console.warn('the page could not be kept', error);
  }
  const missing = await Promise.all(urls.map(async (url) => (await cache.match(url)) === undefined));
  port?.postMessage({ isKept: !missing.includes(true) } satisfies FromServiceWorker);
}

/** The page with everything it needs, and nothing of an older one; the page last: it must never name what is not there. */
async function keep(cache: Cache, urls: readonly string[]): Promise<void> {
  const parts = urls.filter((url) => !isPage(url));
  for (const url of parts) if (!(await cache.match(url))) await cache.add(url);
  const page = await fetch(PAGE, { cache: 'no-store', signal: AbortSignal.timeout(KEEP_MS) });
  const html = await page.clone().text();
  const wanted = new Set(parts.map((url) => new URL(url, location.href).href));
  const named = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(
    ([, url = '']) => new URL(url, new URL(PAGE, location.href)).href,
  );
  // A hub that was updated a moment ago: its page comes with the next start.
  if (!page.ok || !isBoardPage(html) || !named.every((url) => wanted.has(url))) return;
  await cache.put(PAGE, page);
  wanted.add(new URL(PAGE, location.href).href);
  for (const { url } of await cache.keys()) if (!wanted.has(url)) await cache.delete(url);
}

scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin || !url.pathname.startsWith(PAGE)) return;
  event.respondWith(isPage(request.url) ? fresh(request) : kept(request));
});

/** The page itself: the newest where there is a network. */
async function fresh(request: Request): Promise<Response> {
  const stored = async (): Promise<Response | undefined> => (await caches.open(CACHE)).match(PAGE);
  try {
    const response = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (response.ok && isBoardPage(await response.clone().text())) return response;
    return (await stored()) ?? response;
  } catch (error) {
    const known = await stored();
    if (known) return known;
    throw error;
  }
}

/** Everything else has the hash of its content in its name, or changes with the page. */
async function kept(request: Request): Promise<Response> {
  return (await (await caches.open(CACHE)).match(request)) ?? fetch(request);
}

/**
 * While a hub is set up anew, something else may answer at its address with 200: a web server's welcome, a portal. A screen
 * that followed it would never come back by itself. (The page asks the same in begin-anew.ts: this file shares no code.)
 */
const isBoardPage = (html: string): boolean => html.includes('<div id="board">');

function isPage(url: string): boolean {
  const { pathname } = new URL(url, location.href);
  return pathname === PAGE || pathname === `${PAGE}index.html`;
}
