import { civilOf, dayNumberOf, formatLocalDate, isLocalDate } from './civil-date.js';
import { DAY_MS, MINUTE_MS } from './wall-clock.js';
import { zoneOffsetMs } from './zone.js';

const pattern =
  /^(\d{4}-\d{2}-\d{2})[Tt]([01]\d|2[0-3]):([0-5]\d):([0-5]\d|60)(?:\.(\d{1,9}))?([Zz]|[+-](?:0\d|1[0-4]):[0-5]\d)$/;

/**
 * Epoch milliseconds of an RFC 3339 instant; digits beyond milliseconds are cut off and a leap second counts as the
 * next second. Null for anything else, also for an instant without an offset.
 */
export function parseInstant(text: string): number | null {
  const parts = pattern.exec(text);
  if (!parts?.[1] || !isLocalDate(parts[1])) return null;
  const [year, month, day] = parts[1].split('-').map(Number) as [number, number, number];
  const seconds = Number(parts[2]) * 3600 + Number(parts[3]) * 60 + Number(parts[4]);
  const milliseconds = Number((parts[5] ?? '').padEnd(3, '0').slice(0, 3));
  const zone = parts[6] ?? 'Z';
  const offsetMs = zone === 'Z' || zone === 'z' ? 0 : zoneOffsetMs(zone);
  return dayNumberOf(year, month, day) * DAY_MS + seconds * 1000 + milliseconds - offsetMs;
}

/** RFC 3339 with the zone's offset, milliseconds only where there are some: `2026-11-22T05:30:00+07:00`. */
export function formatInstant(instantMs: number, zone: string): string {
  const offsetMs = zoneOffsetMs(zone);
  const local = Math.floor(instantMs) + offsetMs;
  const day = Math.floor(local / DAY_MS);
  const inDay = local - day * DAY_MS;
  const two = (value: number): string => String(value).padStart(2, '0');
  const clock = [
    Math.floor(inDay / 3_600_000),
    Math.floor(inDay / MINUTE_MS) % 60,
    Math.floor(inDay / 1000) % 60,
  ];
  const ms = inDay % 1000;
  const fraction = ms === 0 ? '' : `.${String(ms).padStart(3, '0')}`;
  return `${formatLocalDate(day)}T${clock.map(two).join(':')}${fraction}${formatOffset(offsetMs)}`;
}

function formatOffset(offsetMs: number): string {
  const minutes = Math.abs(offsetMs) / MINUTE_MS;
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${offsetMs < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Day, month and year of an instant as Vietnamese screens write them, `dd/MM/yyyy`. */
export function formatDayMonthYear(instantMs: number, zone: string): string {
  const { year, month, day } = civilOf(Math.floor((instantMs + zoneOffsetMs(zone)) / DAY_MS));
  return `${String(day).padStart(2, '0')}/${String(month).padStart(2, '0')}/${year}`;
}
