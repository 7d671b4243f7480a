/** Wall-clock time of a named zone, without relying on the zone of the process. */
export interface LocalMoment {
  /** YYYY-MM-DD */
  dateLocal: string;
  /** 1 = Monday … 7 = Sunday. */
  weekday: number;
  minuteOfDay: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();
const MAX_FORMATS = 64;

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  if (formats.size >= MAX_FORMATS) formats.clear();
  formats.set(zone, format);
  return format;
}

/** False for a zone that this machine's tables do not know. */
export function isZone(zone: string): boolean {
  try {
    formatOf(zone);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** How far the zone's wall clock is ahead of UTC at this instant, in ms. */
export function zoneOffsetMs(zone: string, atMs: number): number {
  const parts: Record<string, number> = {};
  for (const part of formatOf(zone).formatToParts(atMs)) parts[part.type] = Number(part.value);
  const local = Date.UTC(
    parts['year']!,
    parts['month']! - 1,
    parts['day'],
    parts['hour'],
    parts['minute'],
    parts['second'],
  );
  return local - Math.floor(atMs / 1000) * 1000;
}

export function localMoment(zone: string, atMs: number): LocalMoment {
  const local = new Date(atMs + zoneOffsetMs(zone, atMs));
  return {
    dateLocal: local.toISOString().slice(0, 10),
    weekday: local.getUTCDay() === 0 ? 7 : local.getUTCDay(),
    minuteOfDay: local.getUTCHours() * 60 + local.getUTCMinutes(),
  };
}

/**
 * The instant of a wall-clock time; in a gap of the zone the one after it, in a repeated hour the first.
 * @param dayStartUtcMs midnight of the civil date, as if it were UTC
 */
export function instantOf(zone: string, dayStartUtcMs: number, minuteOfDay: number): number {
  const wall = dayStartUtcMs + minuteOfDay * 60_000;
  const guess = wall - zoneOffsetMs(zone, wall);
  return wall - zoneOffsetMs(zone, guess);
}

/** "HH:MM" → minutes. */
export function minutesOf(timeLocal: string): number {
  return Number(timeLocal.slice(0, 2)) * 60 + Number(timeLocal.slice(3, 5));
}
