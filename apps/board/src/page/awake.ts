/** Keeps the screen from being darkened, where the browser can; it has to be asked anew each time the page comes back. */
export function keepAwake(): void {
  const wakeLock = (navigator as { wakeLock?: WakeLock }).wakeLock;
  if (!wakeLock) return;
  const ask = (): void => {
    if (document.visibilityState !== 'visible') return;
    wakeLock.request('screen').catch((cause: unknown) => console.info('no wake lock', cause));
  };
  document.addEventListener('visibilitychange', ask);
  ask();
}
