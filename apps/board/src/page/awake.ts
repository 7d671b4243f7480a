const AGAIN_MS = 60_000;

/**
 * Keeps the screen from being darkened, where the browser can. The system may take it back (a battery runs low, the page
 * was covered): then it is asked for again.
 */
export function keepAwake(): void {
  const wakeLock = (navigator as { wakeLock?: WakeLock }).wakeLock;
  if (!wakeLock) return;
  let held: WakeLockSentinel | null = null;
  const ask = (): void => {
    if (document.visibilityState !== 'visible' || held?.released === false) return;
    wakeLock.request('screen').then(
      (lock) => {
        held = lock;
        lock.addEventListener('release', () => setTimeout(ask, AGAIN_MS), { once: true });
      },
      (cause: unknown) => console.info('no wake lock', cause),
    );
  };
  document.addEventListener('visibilitychange', ask);
  ask();
}
