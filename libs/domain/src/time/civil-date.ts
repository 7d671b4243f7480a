/** A civil date `YYYY-MM-DD`, without a zone. Strings compare in the order of time. */
export type LocalDate = string;

/** 1 = Monday … 7 = Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Days since 1970-01-01; the integer that all arithmetic on dates is done in. */
export type DayNumber = number;

const pattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * The day number of a proleptic Gregorian date. Months beyond 1–12 and days beyond the month carry over.
 * March-based years, so that the leap day is the last of the year and months have a linear length.
 */
export function dayNumberOf(year: number, month: number, day: number): DayNumber {
  const monthsFromMarch = month - 3;
  const y = year + Math.floor(monthsFromMarch / 12);
  const m = monthsFromMarch - Math.floor(monthsFromMarch / 12) * 12;
  const dayOfYear = Math.floor((153 * m + 2) / 5) + day - 1;
  return 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + dayOfYear - 719468;
}

/** Year, month (1–12) and day (1–31) of a day number. */
export function civilOf(dayNumber: DayNumber): { year: number; month: number; day: number } {
  const z = dayNumber + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const m = Math.floor((5 * dayOfYear + 2) / 153);
  const month = m < 10 ? m + 3 : m - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * m + 2) / 5) + 1,
  };
}

/** True for a well-formed date that exists (not 2026-02-30), years 0001–9999. */
export function isLocalDate(text: string): boolean {
  const parts = pattern.exec(text);
  if (!parts || parts[1] === '0000') return false;
  return formatLocalDate(dayNumberOf(Number(parts[1]), Number(parts[2]), Number(parts[3]))) === text;
}

/** @throws RangeError when the text is not an existing date. */
export function parseLocalDate(text: LocalDate): DayNumber {
  const parts = pattern.exec(text);
  const dayNumber = parts ? dayNumberOf(Number(parts[1]), Number(parts[2]), Number(parts[3])) : Number.NaN;
  if (!parts || parts[1] === '0000' || formatLocalDate(dayNumber) !== text) {
    throw new RangeError(`not a date: ${JSON.stringify(text)}`);
  }
  return dayNumber;
}

export function formatLocalDate(dayNumber: DayNumber): LocalDate {
  const { year, month, day } = civilOf(dayNumber);
  return `${String(year).padStart(4, '0')}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`;
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return formatLocalDate(parseLocalDate(date) + days);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return parseLocalDate(to) - parseLocalDate(from);
}

/** 1970-01-01 was a Thursday. */
export function weekdayOfDay(dayNumber: DayNumber): Weekday {
  return (((((dayNumber + 3) % 7) + 7) % 7) + 1) as Weekday;
}

export function weekdayOf(date: LocalDate): Weekday {
  return weekdayOfDay(parseLocalDate(date));
}
