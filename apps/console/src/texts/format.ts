const ZONE = 'Asia/Ho_Chi_Minh';
export type Language = 'vi' | 'en';
type Instant = string | number | Date;

// A time of day and the parts of a civil date are the same in both languages.
const part = (locale: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(locale, { timeZone: ZONE, hourCycle: 'h23', ...options });
const TIME = part('vi-VN', { hour: '2-digit', minute: '2-digit' });
const SECONDS = part('vi-VN', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const CIVIL_DATE = part('sv-SE', {});

interface Formats {
  number: Intl.NumberFormat;
  degrees: Intl.NumberFormat;
  decimalMark: ',' | '.';
  betweenNumbers: string;
  /** Of `2026-11-22`. */
  date: (date: string) => string;
  dayAndMonth: (date: string) => string;
  /** Of `2026-11`. */
  month: (month: string) => string;
  /** A day on the axis of a chart, in the letters of ECharts. */
  chartDay: string;
  dateTime: (time: string, date: string) => string;
}
const numbersOf = (locale: string) => ({
  number: new Intl.NumberFormat(locale),
  degrees: new Intl.NumberFormat(locale, { maximumFractionDigits: 5 }),
});
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const nameOf = (month: string): string => MONTHS[Number(month.slice(5, 7)) - 1] ?? '';
const inEnglish = (date: string): string => `${Number(date.slice(8, 10))} ${nameOf(date)}`;

const FORMATS: Record<Language, Formats> = {
  vi: {
    ...numbersOf('vi-VN'),
    ...{ decimalMark: ',', betweenNumbers: '; ', chartDay: '{dd}/{MM}' },
    date: (date) => typedDate(date),
    dayAndMonth: (date) => typedDate(date.slice(5)),
    month: (month) => typedDate(month),
    dateTime: (time, date) => `${time} ${date}`,
  },
  // Months by name: 2/11 is one date to half of those who read English, and another to the rest.
  en: {
    ...numbersOf('en-GB'),
    ...{ decimalMark: '.', betweenNumbers: ', ', chartDay: '{d} {MMM}' },
    date: (date) => `${inEnglish(date)} ${date.slice(0, 4)}`,
    dayAndMonth: inEnglish,
    month: (month) => `${nameOf(month)} ${month.slice(0, 4)}`,
    dateTime: (time, date) => `${time}, ${date}`,
  },
};
let formats = FORMATS.vi;

/** The one place that decides how numbers, dates and times are written: as the language of the screen does. */
export const formatIn = (language: Language): void => void (formats = FORMATS[language]);

/** 22/11/2026; 22 Nov 2026 */
export const showDate = (at: Instant): string => formats.date(localDateOf(at));
/** 05:30 */
export const showTime = (at: Instant): string => TIME.format(new Date(at));
/** 05:30:07 */
export const showSeconds = (at: Instant): string => SECONDS.format(new Date(at));
/** 05:30 22/11/2026; 05:30, 22 Nov 2026 */
export const showDateTime = (at: Instant): string => formats.dateTime(showTime(at), showDate(at));
/** 05:30:07 22/11/2026; 05:30:07, 22 Nov 2026 */
export const showDateSeconds = (at: Instant): string => formats.dateTime(showSeconds(at), showDate(at));
/** `2026-11-22` → 22/11/2026; 22 Nov 2026 */
export const showLocalDate = (date: string): string => formats.date(date);
/** `2026-11-22` → 22/11; 22 Nov */
export const shortDate = (date: string): string => formats.dayAndMonth(date);
/** `2026-11` → 11/2026; Nov 2026 */
export const showMonth = (month: string): string => formats.month(month);
/** `2026-11-22` → 22/11/2026, in a field: day first in both languages, as it is typed. */
export const typedDate = (date: string): string => date.split('-').reverse().join('/');
/** 1.184; 0,5 – 1,184; 0.5 */
export const showNumber = (value: number): string => formats.number.format(value);
/** 22,48123; 103,97 – 22.48123, 103.97 */
export const showPosition = (lat: number, lon: number): string =>
  [lat, lon].map((one) => formats.degrees.format(one)).join(formats.betweenNumbers);
export const decimalMark = (): ',' | '.' => formats.decimalMark;
export const chartDay = (): string => formats.chartDay;
/**
 * A sentence with its numbers as its language writes them: say`${1184} cụm loa` → 1.184 cụm loa. What stands in braces
 * goes with the number before it: say`${1} {place is|places are} ready` → 1 place is ready.
 */
export function say(words: TemplateStringsArray, ...given: readonly (string | number)[]): string {
  let isOne = false;
  return words.raw
    .map((piece, i) => {
      const before = given[i - 1];
      if (/^\d[\d.,]*$/.test(String(before))) isOne = String(before) === '1';
      return (
        (typeof before === 'number' ? showNumber(before) : (before ?? '')) +
        piece.replace(/\{([^{|}]*)\|([^{|}]*)\}/g, (_, one: string, many: string) => (isOne ? one : many))
      );
    })
    .join('');
}
/** "Xã Bắc Hà" inside a sentence, where the kind of unit is a common noun: "xã Bắc Hà". */
export const inSentence = (fullName: string): string => fullName.charAt(0).toLowerCase() + fullName.slice(1);
/** 0.9873 → 98,7%; 98.7% */
export const showShare = (part: number): string => `${showNumber(Math.round(part * 1000) / 10)}%`;
/** 184000 → 3:04 */
export function showDuration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const rest = String(seconds % 60).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${minutes}:${rest}`
    : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}:${rest}`;
}
/** The civil date in Việt Nam of an instant, `2026-11-22`. */
export const localDateOf = (at: Instant): string => CIVIL_DATE.format(new Date(at));
