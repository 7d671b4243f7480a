import type { OccurrenceEntity } from '#persistence/entities/orders.entity.js';
import { sha256Hex } from '#platform/ids.js';

const DAYS = 7;
const PER_DAY = 9;
const DURATION_MS = 180_000;
const HOUR_MS = 3600_000;

/** A week of a commune: three sessions a day of three bulletins, from tomorrow on, so that nothing is about to play. */
export function occurrenceRows(
  stationId: string,
  media: { sha256: string; bytes: number },
): OccurrenceEntity[] {
  const firstMs = Math.ceil(Date.now() / HOUR_MS) * HOUR_MS + 26 * HOUR_MS;
  return Array.from({ length: DAYS * PER_DAY }, (_, index) => {
    const dayMs = Math.floor(index / PER_DAY) * 24 * HOUR_MS;
    const startAt = new Date(
      firstMs + dayMs + Math.floor((index % PER_DAY) / 3) * 5 * HOUR_MS + (index % 3) * 240_000,
    );
    return {
      id: sha256Hex(`${stationId}|${index}`).slice(0, 32),
      orderId: `order-${index % 20}`,
      orderVersion: 1,
      stationId,
      unitPath: '2025-15/2025-02647/',
      localDate: startAt.toISOString().slice(0, 10),
      index,
      class: 3,
      state: 'placed',
      frozen: false,
      sessionId: `${stationId}-${Math.floor(index / 3)}`,
      startAt,
      latestStartAt: null,
      displayUntil: null,
      durationMs: DURATION_MS,
      plan: null,
      items: [
        {
          kind: 'content',
          bulletinId: `bulletin-${index % 20}`,
          language: 'vi',
          ...media,
          offsetMs: 0,
          durationMs: DURATION_MS,
        },
      ],
      places: null,
      rowsMade: false,
      bulletinIds: [`bulletin-${index % 20}`],
      replaces: null,
      outcome: null,
      updatedAt: new Date(),
    };
  });
}
