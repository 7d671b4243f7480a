const MINUTE_MS = 60_000;

export interface LeftWords {
  days: (n: number) => string;
  hours: (n: number) => string;
  minutes: (n: number) => string;
}

/** The two largest parts: `2 ngày 3 giờ`, `1 giờ 20 phút`, `5 phút`. */
export function showLeft(ms: number, words: LeftWords): string {
  const minutes = Math.max(1, Math.ceil(ms / MINUTE_MS));
  const [d, h, m] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
  const parts = [d > 0 && words.days(d), h > 0 && words.hours(h), d === 0 && m > 0 && words.minutes(m)];
  return parts.filter(Boolean).join(' ');
}
