import type { DeviceClock } from '../clock/device-clock.js';
import type { KnownAlert } from '../desired/alert-set.js';

/** The alert's own time: on a clock that is not believed, what was signed plus what passed since it came; null: not known. */
export function alertTimeMs(clock: DeviceClock, { live }: KnownAlert): number | null {
  if (clock.usable()) return clock.nowMs();
  return live ? live.issuedAtMs + clock.monotonicMs() - live.monoMs : null;
}

export const startOf = ({ entry, arrivedAtMs }: KnownAlert): number =>
  entry.startAt ? Date.parse(entry.startAt) : arrivedAtMs;
