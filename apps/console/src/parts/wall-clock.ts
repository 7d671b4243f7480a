/** What people type for a time of day: `530`, `5:30`, `5h30`, `17.05` → `05:30`. null where it is none. */
export function readTime(typed: string): string | null {
  const match =
    /^(\d{1,2})(?:\s*[:hg.,]\s*|(?=\d{2}$))(\d{2})?$/i.exec(typed.trim()) ??
    /^(\d{1,2})()$/.exec(typed.trim());
  if (!match) return null;
  const hours = Number(match[1]);
  const minutes = Number(match[2] || 0);
  if (hours > 23 || minutes > 59) return null;
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

/** What people type for a date: `2/11/2026`, `02-11-2026` → `2026-11-02`. null where it is none. */
export function readDate(typed: string): string | null {
  const match = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(typed.trim());
  if (!match) return null;
  const [day, month, year] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || year < 1900) return null;
  return date.toISOString().slice(0, 10);
}

/** `05:30` → 330 */
export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
