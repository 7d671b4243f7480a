import type { RetryWaits } from './types.js';

/** docs/device-protocol.md, "Topics": 1 s doubling to 60 s with full jitter, every 10 min with jitter when unauthorised. */
export const DEVICE_WAITS: RetryWaits = {
  firstMs: 1000,
  maxMs: 60_000,
  unauthorisedMs: 600_000,
  refusedSubscriptionMs: 60_000,
};
/** The hub and its broker are neighbours, and an hour without the hub costs more than a try a second. */
export const HUB_WAITS: RetryWaits = {
  firstMs: 250,
  maxMs: 5000,
  unauthorisedMs: 5000,
  refusedSubscriptionMs: 5000,
};

/** Full jitter: anywhere between nothing and the doubled bound, so that a fleet does not come back in step. */
export function backoffMs(failures: number, waits: RetryWaits, random: () => number): number {
  const bound = Math.min(waits.maxMs, waits.firstMs * 2 ** Math.min(failures, 30));
  return Math.round(bound * random());
}

/** Between 0.9 and 1.1 of the wait. */
export function unauthorisedMs(waits: RetryWaits, random: () => number): number {
  return Math.round(waits.unauthorisedMs * (0.9 + 0.2 * random()));
}
