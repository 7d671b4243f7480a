/** What the page tells its service worker: everything that it needs to load again. Answered on the port that comes along. */
export interface ForServiceWorker {
  type: 'keep';
  urls: string[];
}
export interface FromServiceWorker {
  /** The page will load without a network. */
  isKept: boolean;
}
