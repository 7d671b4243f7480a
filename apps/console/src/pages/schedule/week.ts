import { addDays, weekdayOf } from '#domain/time/civil-date.js';

const HOUR_MS = 3_600_000;
/** Stations of a hub share one wall clock, east of UTC by so much, whatever the computer's own zone is. */
const OFFSET_MS = 7 * HOUR_MS;

export const mondayOf = (date: string): string => addDays(date, 1 - weekdayOf(date));

/** The wall clock in Việt Nam of an instant: `2026-11-23T06:00:00`. */
export const wallOf = (at: string | number): string =>
  new Date(new Date(at).getTime() + OFFSET_MS).toISOString().slice(0, 19);

/** `06:00` of an instant. */
export const timeOf = (at: string | number): string => wallOf(at).slice(11, 16);
export const dateOf = (at: string | number): string => wallOf(at).slice(0, 10);

/** The date under which an airing is shown: of its time, else of what was asked for. */
export const dayOf = (o: { startAt: string | null; localDate: string }): string =>
  o.startAt ? dateOf(o.startAt) : o.localDate;

/** Dates from one to another, both included. */
export function datesBetween(from: string, to: string): string[] {
  const dates: string[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) dates.push(date);
  return dates;
}

const HALF_HOUR = 30;

/** What part of the day to draw: around the first and the last of these in half hours, or with an hour to spare in whole ones. */
export function drawnHours(
  spans: readonly { startAt: string; endAt: string }[],
  spare: 0 | 1 = 1,
): { from: string; to: string } {
  if (spans.length === 0) return { from: '05:00:00', to: '21:00:00' };
  const step = spare === 0 ? HALF_HOUR : 2 * HALF_HOUR;
  const starts = spans.map(({ startAt }) => Math.floor(minutesOf(startAt) / step) * step);
  const ends = spans.map(({ startAt, endAt }) =>
    dateOf(endAt) === dateOf(startAt) ? Math.ceil(minutesOf(endAt) / step) * step : 24 * 60,
  );
  return { from: clockOf(Math.min(...starts) - spare * 60), to: clockOf(Math.max(...ends) + spare * 60) };
}

function minutesOf(at: string): number {
  const [hours = 0, minutes = 0] = timeOf(at).split(':').map(Number);
  return hours * 60 + minutes;
}

/** Within the day: `05:30:00`, at most `24:00:00`. */
function clockOf(minutes: number): string {
  const inside = Math.min(24 * 60, Math.max(0, minutes));
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(inside / 60))}:${two(inside % 60)}:00`;
}
