import { formatLocalDate, parseLocalDate, type DayNumber, type LocalDate } from './civil-date.js';
import { DAY_MS, MINUTE_MS, formatWallClock, parseWallClock } from './wall-clock.js';

/**
 * Zones without daylight saving, in minutes east of UTC. Own arithmetic instead of the server's zone or its tables:
 * a process runs under any `TZ` and on any build of Node, and gives the same instants.
 */
const offsets: Readonly<Record<string, number>> = {
  'Asia/Ho_Chi_Minh': 420,
  'Asia/Saigon': 420,
  'Asia/Bangkok': 420,
  'Asia/Vientiane': 420,
  'Asia/Phnom_Penh': 420,
  UTC: 0,
  'Etc/UTC': 0,
};
const fixed = /^([+-])(0\d|1[0-4]):([0-5]\d)$/;

/**
 * Milliseconds east of UTC of a named zone or of a fixed offset `+07:00`.
 * @throws RangeError for a zone that is not known here.
 */
export function zoneOffsetMs(zone: string): number {
  const minutes = Object.hasOwn(offsets, zone) ? offsets[zone] : undefined;
  if (minutes !== undefined) return minutes * MINUTE_MS;
  const parts = fixed.exec(zone);
  if (!parts) throw new RangeError(`unknown zone: ${JSON.stringify(zone)}`);
  return (parts[1] === '-' ? -1 : 1) * (Number(parts[2]) * 60 + Number(parts[3])) * MINUTE_MS;
}

export function isKnownZone(zone: string): boolean {
  return Object.hasOwn(offsets, zone) || fixed.test(zone);
}

/** The instant (epoch ms) of a wall-clock time on a local date. */
export function instantOf(date: LocalDate, atLocal: string, zone: string): number {
  return startOfDay(parseLocalDate(date), zoneOffsetMs(zone)) + parseWallClock(atLocal);
}

/** The instant of local midnight at the start of a day. */
export function startOfDay(day: DayNumber, offsetMs: number): number {
  return day * DAY_MS - offsetMs;
}

/** The local day that an instant falls on. */
export function dayOfInstant(instantMs: number, offsetMs: number): DayNumber {
  return Math.floor((instantMs + offsetMs) / DAY_MS);
}

export function localDateOf(instantMs: number, zone: string): LocalDate {
  return formatLocalDate(dayOfInstant(instantMs, zoneOffsetMs(zone)));
}

/** `HH:MM[:SS]` of an instant in a zone. */
export function wallClockOf(instantMs: number, zone: string): string {
  const local = instantMs + zoneOffsetMs(zone);
  return formatWallClock(local - Math.floor(local / DAY_MS) * DAY_MS);
}
