import { DiskFullError } from '#device/disk-full.js';
import type { StorePort } from '#device/ports.js';

const RECORD = 'wall-offset';
const STEP_MS = 250;
/** A clock that is wrong by more is no clock to lean on: then the device's own rules hold. */
const MAX_OFFSET_MS = 10 * 60_000;

/** How far the machine's clock was off when the hub last told the time: a board that starts without a network goes by it. */
export function rememberedOffsetMs(store: StorePort): number {
  const offsetMs = Number(store.read(RECORD) ?? 0);
  return Number.isFinite(offsetMs) && Math.abs(offsetMs) <= MAX_OFFSET_MS ? offsetMs : 0;
}

/** @param offsetMs the device's time minus the machine's */
export function rememberOffset(store: StorePort, offsetMs: number): void {
  const kept = Number(store.read(RECORD) ?? 0);
  if (Math.abs(kept - offsetMs) < STEP_MS) return;
  try {
    store.write(RECORD, String(offsetMs));
  } catch (error) {
    // It is written at one of the next measurements.
    if (!(error instanceof DiskFullError)) throw error;
  }
}
