import type { AlertAudio, AlertEntry } from '#contracts/wire.js';
import { sha256Hex } from '#platform/ids.js';
import type { BulletinVariantEntity } from '#persistence/entities/bulletins.entity.js';
import type { AlertEntity, AsRunEntity } from '#persistence/entities/playback.entity.js';

const MAX_WORDS = 8000;

/** How long one reading is, and how long all of them with what lies between. */
function lengthsOf(entry: AlertEntry): { readingMs: number; totalMs: number } {
  const notice = entry.exercise ? (entry.exerciseNotice?.durationMs ?? 0) * 2 : 0;
  const readingMs =
    (entry.tone?.durationMs ?? 0) + notice + entry.items.reduce((sum, item) => sum + item.durationMs, 0);
  return {
    readingMs,
    totalMs: readingMs * entry.repeat.count + entry.repeat.everyMs * (entry.repeat.count - 1),
  };
}

/** Files of one reading in their order, from its start. */
function readingFiles(entry: AlertEntry): { sha256: string; offsetMs: number; durationMs: number }[] {
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

type Part = Pick<AsRunEntity, 'channel' | 'planned' | 'durationMs' | 'readings'>;
/** 24 days: what a column of milliseconds holds. */
const LONGEST_MS = 24 * 24 * 3600_000;

/** What is expected of a loudspeaker: every reading of it. */
export const spokenPart = (entry: AlertEntry): Part => ({
  channel: 'speaker',
  planned: readingFiles(entry),
  durationMs: lengthsOf(entry).totalMs,
  readings: entry.repeat.count,
});

/** What is expected of a board: the words on the screen as long as the emergency lasts. */
export function shownPart(entry: AlertEntry, from: Date): Part {
  const durationMs = Math.min(LONGEST_MS, Math.max(1, Date.parse(entry.exp) - from.getTime()));
  const planned = [{ sha256: sha256Hex(entry.text), offsetMs: 0, durationMs }];
  return { channel: 'board', planned, durationMs, readings: 1 };
}

/** The words that a board shows: Vietnamese where there are any, in the version that is spoken. */
export function wordsOf(variants: readonly BulletinVariantEntity[]): string | null {
  const written = variants.filter(({ text }) => text);
  const chosen = written.find(({ language }) => language === 'vi') ?? written[0];
  const words = chosen?.spokenVersion === 'short' ? chosen.shortText : chosen?.text;
  return words?.slice(0, MAX_WORDS) ?? null;
}
