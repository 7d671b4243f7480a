import type { ForServiceWorker } from '../for-service-worker.js';

/** Keeps this page itself in the browser, so that it loads without a network; only secure pages can. */
export async function keepPage(): Promise<void> {
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (!workers) return;
  try {
    await workers.register('/board/service-worker.js', { scope: '/board/' });
    const { active } = await workers.ready;
    const urls = performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => name.startsWith(`${location.origin}/board/`));
    const message: ForServiceWorker = { type: 'keep', urls: [...new Set([...urls, ...linked()])] };
    active?.postMessage(message);
    await (navigator.storage as StorageManager | undefined)?.persist();
  } catch (error) {
    console.warn('the page will not load without a network', error);
  }
}

/** What the page names itself, loaded or not. */
function linked(): string[] {
  const links = [...document.querySelectorAll<HTMLLinkElement>('link[href]')].map(({ href }) => href);
  const scripts = [...document.querySelectorAll<HTMLScriptElement>('script[src]')].map(({ src }) => src);
  return [...links, ...scripts, `${location.origin}/board/`];
}
