import type { BulletinSummary, Order } from '../../api/bulletins.js';
import { windowText } from '../../texts/code-words.js';
import { showDate, showDuration, showLocalDate } from '../../texts/format.js';
import type { Catalogue } from '../../texts/texts.js';

/** "tiếng Mông"; a code that nobody has named stays a code. */
export const languageName = (t: Catalogue, code: string): string =>
  (t.bulletins.languages as Record<string, string>)[code] ?? t.bulletins.otherLanguage(code);

export const fieldName = (t: Catalogue, field: number): string =>
  (t.common.fields as Record<number, string>)[field] ?? String(field);

export const className = (t: Catalogue, level: number): string =>
  (t.common.classes as Record<number, string>)[level] ?? String(level);

export const validityOf = (t: Catalogue, b: Pick<BulletinSummary, 'validFrom' | 'validTo'>): string =>
  t.bulletins.validityRange(showDate(b.validFrom), showDate(b.validTo));

/** "1:25 · tiếng Việt, tiếng Mông", or what holds the sound up. */
export function soundLine(t: Catalogue, { sound, durationMs, languages }: BulletinSummary): string {
  const names = languages.map((code) => languageName(t, code)).join(', ');
  const length =
    sound === 'working'
      ? t.bulletins.soundWorking
      : sound === 'refused'
        ? t.bulletins.soundRefused
        : showDuration(durationMs ?? 0);
  return `${length} · ${names}`;
}

/** Named by the station, or by the hour at which it begins. */
export function windowName(t: Catalogue, name: string, from?: string): string {
  const known = windowText(t, name);
  if (known !== undefined || from === undefined) return known ?? name;
  const hour = Number(from.slice(0, 2));
  const part = hour < 11 ? 'morning' : hour < 13 ? 'noon' : hour < 18 ? 'afternoon' : 'night';
  return t.bulletins.dayParts[part];
}

export interface Window {
  name: string;
  from: string;
  to: string;
}

/**
 * When an order airs, in a few words: "17:30 ngày 23/11/2026", "Buổi sáng (05:30–06:30), nhiều ngày".
 * @param windows of the station that it is for, where there is one
 */
export function whenOf(t: Catalogue, { content }: Order, windows: readonly Window[] = []): string {
  const times = content.airings
    .map((airing) => {
      if (airing.kind === 'fixed') return airing.atLocal.slice(0, 5);
      const window = windows.find(({ name }) => name === airing.window);
      const name = windowName(t, airing.window, window?.from);
      return window ? t.bulletins.windowAt(name, window.from, window.to) : name;
    })
    .join(', ');
  const { recurrence } = content;
  return recurrence.kind === 'once'
    ? t.bulletins.onDate(times, showLocalDate(recurrence.date))
    : t.bulletins.repeated(times);
}
