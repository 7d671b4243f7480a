import type { DeviceChange } from '#contracts/realtime.js';
import { useEffect, useSyncExternalStore } from 'react';
import { api, ask } from '../api/client.js';
import { session } from '../api/session.js';
import { ChangeBuffer } from './change-buffer.js';
import { live } from './connection.js';
import { FleetStore } from './fleet-store.js';

const WINDOW_MS = 200;
/** Many strangers at once (an import, a new commune) are one reading. */
const STALE_AFTER_MS = 5000;

export const fleetStore = new FleetStore();
export type FleetState = 'idle' | 'loading' | 'ready' | 'failed';
let state: FleetState = 'idle';
let problem: unknown = null;
let reading: Promise<void> | null = null;
let staleTimer: ReturnType<typeof setTimeout> | undefined;
let users = 0;
let stop: (() => void) | undefined;
const listeners = new Set<() => void>();

const buffer = new ChangeBuffer<DeviceChange>(
  (run) => void setTimeout(run, WINDOW_MS),
  (changes) => {
    fleetStore.apply(changes);
    if (fleetStore.stale) staleTimer ??= setTimeout(() => void readFleet(), STALE_AFTER_MS);
  },
);

function become(next: FleetState, cause: unknown = null): void {
  state = next;
  problem = cause;
  for (const listener of listeners) listener();
}

/** Everything anew, by HTTP; one at a time. What fails leaves what is shown, and says so. */
export function readFleet(): Promise<void> {
  clearTimeout(staleTimer);
  staleTimer = undefined;
  if (state === 'idle' || state === 'failed') become('loading');
  reading ??= ask(api.GET('/api/v1/monitoring/fleet', {}))
    .then((fleet) => {
      fleetStore.load(fleet);
      become('ready');
    })
    .catch((cause: unknown) => become(state === 'ready' ? 'ready' : 'failed', cause))
    .finally(() => (reading = null));
  return reading;
}

// Another person may sign in next.
session.listen(() => {
  if (session.state() !== 'out') return;
  fleetStore.load({ ...fleetStore.fleet, total: 0, units: [], places: emptied() });
  become('idle');
});
const emptied = () => ({
  ...{ device: [], place: [], name: [], unit: [], kind: [], lat: [], lon: [] },
  ...{ presence: [], since: [], playing: [], muted: [], clock: [] },
});

function use(): () => void {
  users++;
  if (users === 1) {
    // The connection reads everything when it is there; without one the page shows what HTTP has.
    if (live.state() !== 'connecting') void readFleet();
    stop = live.listen(
      'devices',
      (changes) => buffer.add(changes),
      () => void readFleet(),
    );
  }
  return () => {
    users--;
    if (users > 0) return;
    stop?.();
    buffer.clear();
    clearTimeout(staleTimer);
    staleTimer = undefined;
  };
}

const listenState = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};
const stateNow = (): FleetState => state;

/** Keeps the fleet live while the component is there. */
export function useFleetState(): { state: FleetState; problem: unknown } {
  const now = useSyncExternalStore(listenState, stateNow);
  useEffect(use, []);
  return { state: now, problem };
}

const version = (): number => fleetStore.version;
/** Renders with every window of changes (about five a second at most). */
export const useFleetVersion = (): number => useSyncExternalStore(fleetStore.listen, version);
