/**
 * Is a device there? Decided by the hub's own receipt of the device's own live messages (docs/device-protocol.md,
 * "status"): silent for three heartbeats is offline; a will shows that the link is lost; retained copies renew nothing;
 * for three heartbeats after a restart of hub or broker nobody who is silent is called offline.
 */
export const HEARTBEATS = 3;

/** What the hub remembers of a device; plain JSON. */
export interface Presence {
  lastHeardAtMs: number | null;
  linkLostAtMs: number | null;
}
export const NEVER_HEARD: Presence = { lastHeardAtMs: null, linkLostAtMs: null };

export type PresenceState = 'online' | 'link-lost' | 'offline' | 'unknown';
export interface PresenceAnswer {
  state: PresenceState;
  /** `offline` and `unknown`: last heard; `link-lost`: the will's arrival; `online`: null. null also for never heard. */
  sinceMs: number | null;
}

/** A status or report arrived. `will`: the broker's word, not the device's own. Messages may come in any order. */
export function heard(
  presence: Presence,
  message: { atMs: number; retained: boolean; will: boolean },
): Presence {
  if (message.retained) return presence;
  const { lastHeardAtMs, linkLostAtMs } = presence;
  if (message.will) return { lastHeardAtMs, linkLostAtMs: Math.max(message.atMs, linkLostAtMs ?? 0) };
  return { lastHeardAtMs: Math.max(message.atMs, lastHeardAtMs ?? 0), linkLostAtMs };
}

/** `restartedAtMs`: the later of the last starts of hub and broker, as the hub saw them. */
export function presenceAt(
  presence: Presence,
  nowMs: number,
  rule: { heartbeatMs: number; restartedAtMs: number },
): PresenceAnswer {
  const { lastHeardAtMs, linkLostAtMs } = presence;
  const patienceMs = HEARTBEATS * rule.heartbeatMs;
  const isSilent = lastHeardAtMs === null || nowMs - lastHeardAtMs >= patienceMs;
  const hasLostLink = linkLostAtMs !== null && linkLostAtMs >= (lastHeardAtMs ?? 0);
  if (isSilent) {
    // Silence since before the restart may be ours, until a live device would have spoken three times.
    const isExcused = nowMs - rule.restartedAtMs < patienceMs;
    return { state: isExcused ? 'unknown' : 'offline', sinceMs: lastHeardAtMs };
  }
  return hasLostLink ? { state: 'link-lost', sinceMs: linkLostAtMs } : { state: 'online', sinceMs: null };
}

/** When the answer of `presenceAt` changes next if nothing is heard; null: it stays. For timers that need no polling. */
export function nextChangeMs(
  presence: Presence,
  nowMs: number,
  rule: { heartbeatMs: number; restartedAtMs: number },
): number | null {
  const patienceMs = HEARTBEATS * rule.heartbeatMs;
  const instants = [presence.lastHeardAtMs, rule.restartedAtMs].flatMap((atMs) =>
    atMs === null ? [] : [atMs + patienceMs],
  );
  const coming = instants.filter((atMs) => atMs > nowMs);
  return coming.length === 0 ? null : Math.min(...coming);
}
