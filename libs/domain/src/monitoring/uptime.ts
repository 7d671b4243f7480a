/** A change of presence as the monitor wrote it down; `atMs` may lie before the change that was written before it. */
export interface PresenceChange {
  atMs: number;
  state: string;
}

export interface Uptime {
  onlineMs: number;
  /** Silent, or its link lost. */
  offlineMs: number;
  /** The hub was not listening, or nothing was known yet: left out of the share. */
  unknownMs: number;
  /** online / (online + offline); null: nothing was measured. */
  share: number | null;
}

/**
 * How much of `fromMs … toMs` a device was there (requirement F30). A state holds from its instant to the next one.
 * Changes come in the order in which they were written: an offline since the last word cuts the online before it back,
 * and one that claims to be older than its predecessor counts from there.
 */
export function uptimeOf(changes: readonly PresenceChange[], fromMs: number, toMs: number): Uptime {
  const sum = { onlineMs: 0, offlineMs: 0, unknownMs: 0 };
  const add = (state: string, startMs: number, endMs: number): void => {
    const lengthMs = Math.min(endMs, toMs) - Math.max(startMs, fromMs);
    if (lengthMs <= 0) return;
    sum[state === 'online' ? 'onlineMs' : isDown(state) ? 'offlineMs' : 'unknownMs'] += lengthMs;
  };
  let state = 'unknown';
  let sinceMs = -Infinity;
  for (const change of changes) {
    const atMs = Math.max(change.atMs, sinceMs);
    add(state, sinceMs, atMs);
    state = change.state;
    sinceMs = atMs;
  }
  add(state, sinceMs, toMs);
  const measuredMs = sum.onlineMs + sum.offlineMs;
  return { ...sum, share: measuredMs === 0 ? null : sum.onlineMs / measuredMs };
}

const isDown = (state: string): boolean => state === 'offline' || state === 'link-lost';
