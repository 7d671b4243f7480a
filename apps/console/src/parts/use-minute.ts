import { useSyncExternalStore } from 'react';
import { hubNowMs } from '../api/hub-clock.js';

const MINUTE_MS = 60_000;
const LOOK_MS = 5000;

/** Minutes since 1970 by the hub's clock. */
export const minuteNow = (): number => Math.floor(hubNowMs() / MINUTE_MS);

/** Tells of each new minute, also of the one in which a telephone wakes. */
export function listenMinutes(listener: () => void): () => void {
  let told = minuteNow();
  const timer = setInterval(() => {
    const now = minuteNow();
    if (now === told) return;
    told = now;
    listener();
  }, LOOK_MS);
  return () => clearInterval(timer);
}

/**
 * Draws anew every minute: what is due, what has been put off until now and which day it is go with the time, on pages that
 * lie open overnight as well, where nothing that the hub answers changes.
 */
export const useMinute = (): number => useSyncExternalStore(listenMinutes, minuteNow);
