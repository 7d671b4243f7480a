const ZONE = 'Asia/Ho_Chi_Minh';
const part = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('vi-VN', { timeZone: ZONE, hourCycle: 'h23', ...options });
const DATE = part({ day: '2-digit', month: '2-digit', year: 'numeric' });
const TIME = part({ hour: '2-digit', minute: '2-digit' });
const SECONDS = part({ hour: '2-digit', minute: '2-digit', second: '2-digit' });
const NUMBER = new Intl.NumberFormat('vi-VN');
const DEGREES = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 5 });
type Instant = string | number | Date;

/** 22/11/2026 */
export const showDate = (at: Instant): string => DATE.format(new Date(at));
/** 05:30 */
export const showTime = (at: Instant): string => TIME.format(new Date(at));
/** 05:30:07 */
export const showSeconds = (at: Instant): string => SECONDS.format(new Date(at));
/** 05:30 22/11/2026 */
export const showDateTime = (at: Instant): string => `${showTime(at)} ${showDate(at)}`;
/** `2026-11-22` → 22/11/2026 */
export const showLocalDate = (date: string): string => date.split('-').reverse().join('/');
/** 1.184; 0,5 */
export const showNumber = (value: number): string => NUMBER.format(value);
/** 22,48123; 103,97 */
export const showPosition = (lat: number, lon: number): string =>
  `${DEGREES.format(lat)}; ${DEGREES.format(lon)}`;
/** A sentence with its numbers as they are written here: say`${1184} cụm loa` → 1.184 cụm loa */
export const say = (words: TemplateStringsArray, ...given: readonly (string | number)[]): string =>
  String.raw({ raw: words }, ...given.map((one) => (typeof one === 'number' ? showNumber(one) : one)));
/** 0.9873 → 98,7% */
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
export const localDateOf = (at: Instant): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE }).format(new Date(at));
