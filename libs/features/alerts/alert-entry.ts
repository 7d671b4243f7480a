import type { AlertAudio, AlertEntry } from '#contracts/wire.js';
import type { AlertEntity } from '#persistence/entities/playback.entity.js';

/** How long one reading is, and how long all of them with what lies between. */
export function lengthsOf(entry: AlertEntry): { readingMs: number; totalMs: number } {
  const notice = entry.exercise ? (entry.exerciseNotice?.durationMs ?? 0) * 2 : 0;
  const readingMs =
    (entry.tone?.durationMs ?? 0) + notice + entry.items.reduce((sum, item) => sum + item.durationMs, 0);
  return {
    readingMs,
    totalMs: readingMs * entry.repeat.count + entry.repeat.everyMs * (entry.repeat.count - 1),
  };
}

/** Files of one reading in their order, from its start. */
export function readingFiles(entry: AlertEntry): { sha256: string; offsetMs: number; durationMs: number }[] {
  const notice = entry.exercise && entry.exerciseNotice ? [entry.exerciseNotice] : [];
  const order: AlertAudio[] = [...(entry.tone ? [entry.tone] : []), ...notice, ...entry.items, ...notice];
  let offsetMs = 0;
  return order.map(({ sha256, durationMs }) => {
    const file = { sha256, offsetMs, durationMs };
    offsetMs += durationMs;
    return file;
  });
}

/** The whole set of a unit: what plays, and tombstones until `exp`, in a fixed order. */
export function alertSet(alerts: readonly AlertEntity[]): AlertEntry[] {
  return [...alerts]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((alert) => ({
      ...(alert.entry as AlertEntry),
      action: alert.state === 'cancelled' ? ('cancel' as const) : ('play' as const),
    }));
}
