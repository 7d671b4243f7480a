/** What the page tells its service worker: everything that it needs to load again. */
export interface ForServiceWorker {
  type: 'keep';
  urls: string[];
}
