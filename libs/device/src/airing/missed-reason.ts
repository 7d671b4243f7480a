import type { DeviceClock } from '../clock/device-clock.js';
import type { Slot } from '../programme/programme.js';

export interface MissedFacts {
  clock: DeviceClock;
  /** Wall instant of this start of the device. */
  startedAtMs: number;
  /** When the clock became believable in this boot. */
  usableSinceMs: number;
  /** When this playlist was accepted; -Infinity: it was there when the device started. */
  acceptedAtMs: number;
  /** Somebody had ordered a pause over its time to begin. */
  wasPaused: boolean;
  wasBusy: boolean;
  isStaged: boolean;
}
export type MissedReason = 'clock' | 'power' | 'not-staged' | 'command' | 'busy' | 'device';

/** Why a slot went by without a sound: the first of these that holds. */
export function missedReason(slot: Slot, facts: MissedFacts): MissedReason {
  const { latestStartAtMs } = slot;
  if (facts.startedAtMs > latestStartAtMs && facts.acceptedAtMs < latestStartAtMs) return 'power';
  const jumpedOver = facts.clock.jumps.some(
    ({ fromMs, toMs }) => fromMs <= slot.startAtMs && toMs > latestStartAtMs,
  );
  if (jumpedOver || facts.usableSinceMs > latestStartAtMs) return 'clock';
  if (facts.acceptedAtMs > latestStartAtMs) return 'not-staged';
  if (facts.wasPaused) return 'command';
  if (facts.wasBusy) return 'busy';
  return facts.isStaged ? 'device' : 'not-staged';
}
