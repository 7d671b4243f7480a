import { instantOf, localDateOf, wallClockOf } from '#domain/time/zone.js';
import type { ApiClient } from './api-client.js';
import { until } from './until.js';

export const ZONE = 'Asia/Ho_Chi_Minh';
export const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

/** The date and second of an instant as an order says them. */
export const localOf = (atMs: number): { date: string; atLocal: string } => ({
  date: localDateOf(atMs, ZONE),
  atLocal: wallClockOf(atMs, ZONE).slice(0, 8),
});
/** The next full second at least so far away: orders name seconds. */
export const inSeconds = (seconds: number): number => Math.ceil((Date.now() + seconds * 1000) / 1000) * 1000;

/** A time whose date lasts so many minutes more: itself, or the midnight that would come before they are over. */
export function keepingItsDate(atMs: number, minutes: number): number {
  const later = localDateOf(atMs + minutes * 60_000, ZONE);
  return later === localDateOf(atMs, ZONE) ? atMs : instantOf(later, '00:00', ZONE);
}

/** For what pages call today: goes on at once, or, in the last minutes of a day, after its midnight. */
export async function roomBeforeMidnight(minutes: number): Promise<void> {
  const lasts = (): boolean => keepingItsDate(Date.now(), minutes) <= Date.now();
  await until(`${minutes} minutes of one date`, lasts, (minutes + 1) * 60_000);
}

/**
 * One window of a whole day that lasts half a day more at least: what tests air in the next hours meets no edge of it, and
 * its date is today's. From noon on it goes on past midnight.
 */
export function windowAroundNow(nowMs = Date.now()): { from: string; to: string } {
  const edge = wallClockOf(nowMs, ZONE) < '12' ? '00:00' : '12:00';
  return { from: edge, to: edge };
}

export interface StationOptions {
  technology?: 'ip' | 'fm' | 'wired';
  places?: string[];
  /** Chime, ident and closing as they ship; default: sessions begin with their first item. */
  furniture?: boolean;
  regulation?: Record<string, unknown>;
}
export interface TestStation {
  id: string;
  unit: string;
  places: string[];
}

/** A station that may broadcast at any hour, marked as a demonstration. */
export async function openStation(
  admin: ApiClient,
  unit: string,
  { technology = 'ip', places = ['Nhà văn hóa'], furniture = false, regulation = {} }: StationOptions = {},
): Promise<TestStation> {
  const { id } = await admin.ok(
    admin.post<{ id: string }>('/api/v1/stations', {
      unit,
      name: `Đài truyền thanh ${unit}`,
      technology,
      preset: 'highland',
    }),
  );
  await admin.ok(
    admin.put(`/api/v1/stations/${id}/regulation`, {
      demonstration: true,
      regulation: { ...openRegulation(), ...regulation },
    }),
  );
  if (!furniture)
    await admin.ok(
      admin.send('PATCH', `/api/v1/stations/${id}`, {
        furniture: { chime: null, ident: null, stinger: null, closing: null },
      }),
    );
  const made: string[] = [];
  for (const name of places)
    made.push((await admin.ok(admin.post<{ id: string }>(`/api/v1/stations/${id}/places`, { name }))).id);
  return { id, unit, places: made };
}

export function openRegulation() {
  const decision = 'Dùng cho kiểm thử';
  return {
    windows: [{ name: 'all-day', days: EVERY_DAY, ...windowAroundNow(), maxMinutes: 1440, volume: 50 }],
    quiet: [],
    quota: { maxSessionsPerDay: 24, maxMinutesPerSession: 1440, maxMinutesPerDay: 1440, weekdays: EVERY_DAY },
    volumes: { default: 50, cap: 80 },
    decisions: { windows: decision, quiet: decision, quota: decision, volumes: decision },
  };
}
