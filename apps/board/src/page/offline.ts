import type { ForServiceWorker, FromServiceWorker } from '../for-service-worker.js';

/** A page of half a megabyte over a mobile line. */
const PATIENCE_MS = 120_000;

/**
 * Keeps this page itself in the browser, so that it loads without a network; only secure pages can.
 * @returns whether it will
 */
export async function keepPage(): Promise<boolean> {
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (!workers) return false;
  try {
    await workers.register('/board/service-worker.js', { scope: '/board/' });
    // One whose installation failed is never ready.
    const { active } = await Promise.race([workers.ready, tooLate()]);
    await (navigator.storage as StorageManager | undefined)?.persist();
    return active !== null && (await askToKeep(active));
  } catch (error) {
    console.warn('the page will not load without a network', error);
    return false;
  }
}

const tooLate = (): Promise<never> =>
  new Promise((_resolve, reject) => setTimeout(() => reject(new Error('not ready in time')), PATIENCE_MS));

function askToKeep(worker: ServiceWorker): Promise<boolean> {
  const loaded = performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((name) => name.startsWith(`${location.origin}/board/`));
  const message: ForServiceWorker = { type: 'keep', urls: [...new Set([...loaded, ...linked()])] };
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), PATIENCE_MS);
    port1.onmessage = ({ data }: MessageEvent<FromServiceWorker>) => {
      clearTimeout(timer);
      port1.close();
      resolve(data.isKept);
    };
    worker.postMessage(message, [port2]);
  });
}

/** What the page names itself, loaded or not. */
function linked(): string[] {
  const links = [...document.querySelectorAll<HTMLLinkElement>('link[href]')].map(({ href }) => href);
  const scripts = [...document.querySelectorAll<HTMLScriptElement>('script[src]')].map(({ src }) => src);
  return [...links, ...scripts, `${location.origin}/board/`];
}
