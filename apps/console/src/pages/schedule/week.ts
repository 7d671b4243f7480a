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

/** Dates from one to another, both included. */
export function datesBetween(from: string, to: string): string[] {
  const dates: string[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) dates.push(date);
  return dates;
}

/** `23/11` */
export const shortDate = (date: string): string => date.slice(5).split('-').reverse().join('/');

/** What part of the day to draw, in whole hours: around the first and the last of these, with some hours to spare. */
export function drawnHours(
  spans: readonly { startAt: string; endAt: string }[],
  spare = 1,
): {
  from: string;
  to: string;
} {
  const clock = (hour: number): string => `${String(Math.min(24, Math.max(0, hour))).padStart(2, '0')}:00:00`;
  const hours = spans.flatMap(({ startAt, endAt }) => [
    Number(timeOf(startAt).slice(0, 2)),
    hourAfter(startAt, endAt),
  ]);
  if (hours.length === 0) return { from: '05:00:00', to: '21:00:00' };
  return { from: clock(Math.min(...hours) - spare), to: clock(Math.max(...hours) + spare) };
}

/** The first whole hour at or after the end, 24 and more where it is another day. */
function hourAfter(startAt: string, endAt: string): number {
  if (dateOf(endAt) !== dateOf(startAt)) return 24;
  const [hour = 0, minute = 0] = timeOf(endAt).split(':').map(Number);
  return minute === 0 ? hour : hour + 1;
}
