import { civilOf, dayNumberOf, parseLocalDate, type DayNumber, type LocalDate } from './civil-date.js';
import { FIRST_NEW_MOON_JD, LUNATION_DAYS, newMoonJulianDay, sunLongitude } from './astronomy.js';

/** A date of the Vietnamese lunar calendar (âm lịch), reckoned for UTC+7. */
export interface LunarDate {
  year: number;
  /** 1–12; a leap month has the number of the month that it repeats. */
  month: number;
  day: number;
  leap: boolean;
}

export interface LunarMonth {
  year: number;
  month: number;
  leap: boolean;
  firstDay: DayNumber;
  /** 29 or 30. */
  length: number;
}

/** Julian day at 00:00 UTC of 1970-01-01, and the calendar's meridian as a part of a day. */
const EPOCH_JD = 2440587.5;
const MERIDIAN = 7 / 24;
/** 270°, the winter solstice, begins the tenth of the twelve principal terms counted from 0°. */
const WINTER_TERM = 9;

function newMoonDay(k: number): DayNumber {
  return Math.floor(newMoonJulianDay(k) - EPOCH_JD + MERIDIAN);
}

/** Which twelfth of the ecliptic the sun is in when the local day begins. */
function termAtStartOf(day: DayNumber): number {
  return Math.floor(sunLongitude(day + EPOCH_JD - MERIDIAN) / 30);
}

/** Number of the last new moon on or before a local day. */
function lunationOf(day: DayNumber): number {
  let k = Math.floor((day + EPOCH_JD - FIRST_NEW_MOON_JD) / LUNATION_DAYS) + 1;
  while (newMoonDay(k) > day) k -= 1;
  return k;
}

/** The lunation that holds the winter solstice of a solar year: its month is the eleventh. */
function solsticeLunation(year: number): number {
  const k = lunationOf(dayNumberOf(year, 12, 31));
  return termAtStartOf(newMoonDay(k)) >= WINTER_TERM ? k - 1 : k;
}

const known = new Map<number, readonly LunarMonth[]>();
const KNOWN_LIMIT = 512;

/**
 * The months from the eleventh of the year before to the tenth of `year`. Thirteen lunations between two solstices
 * make a leap year, whose leap month is the first without a principal term.
 */
function monthsBetweenSolstices(year: number): readonly LunarMonth[] {
  const remembered = known.get(year);
  if (remembered) return remembered;
  const first = solsticeLunation(year - 1);
  const count = solsticeLunation(year) - first;
  const months: LunarMonth[] = [];
  let number = 10;
  let leapPending = count === 13;
  for (let i = 0; i < count; i += 1) {
    const firstDay = newMoonDay(first + i);
    const nextDay = newMoonDay(first + i + 1);
    const leap = leapPending && i > 0 && termAtStartOf(firstDay) === termAtStartOf(nextDay);
    if (leap) leapPending = false;
    else number += 1;
    months.push({
      year: number <= 12 ? year - 1 : year,
      month: ((number - 1) % 12) + 1,
      leap,
      firstDay,
      length: nextDay - firstDay,
    });
  }
  if (known.size >= KNOWN_LIMIT) known.clear();
  known.set(year, months);
  return months;
}

/** The lunar month that a day lies in. Meant for 1900–2199. */
export function lunarMonthOf(day: DayNumber): LunarMonth {
  const { year } = civilOf(day);
  const months = [...monthsBetweenSolstices(year), ...monthsBetweenSolstices(year + 1)];
  const month = months.findLast(({ firstDay }) => firstDay <= day);
  if (!month) throw new RangeError(`no lunar month for day ${day}`);
  return month;
}

export function lunarOfDay(day: DayNumber): LunarDate {
  const { year, month, leap, firstDay } = lunarMonthOf(day);
  return { year, month, leap, day: day - firstDay + 1 };
}

export function lunarOf(date: LocalDate): LunarDate {
  return lunarOfDay(parseLocalDate(date));
}

/** The day of a lunar date, or null where that month is not leap or has no day 30. */
export function dayOfLunar(date: LunarDate): DayNumber | null {
  const months = [...monthsBetweenSolstices(date.year), ...monthsBetweenSolstices(date.year + 1)];
  const month = months.find((m) => m.year === date.year && m.month === date.month && m.leap === date.leap);
  return month && date.day >= 1 && date.day <= month.length ? month.firstDay + date.day - 1 : null;
}
