import { startTransition, useEffect, useState } from 'react';
import { fleetStore } from '../../live/fleet.js';

/** The fleet's version, at most every so often: for what is dear to draw. */
export function useFleetEvery(everyMs: number): number {
  const [version, setVersion] = useState(fleetStore.version);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const off = fleetStore.listen(() => {
      timer ??= setTimeout(() => {
        timer = undefined;
        // Typing and clicking come first.
        startTransition(() => setVersion(fleetStore.version));
      }, everyMs);
    });
    setVersion(fleetStore.version);
    return () => {
      off();
      clearTimeout(timer);
    };
  }, [everyMs]);
  return version;
}
